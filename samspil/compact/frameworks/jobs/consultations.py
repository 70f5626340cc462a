"""What happens to consultations by itself."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict
from samspil.base.jobs.schedule import periodic
from samspil.compact.frameworks.actions import close_consultation, erase_contacts, remind_party
from samspil.compact.frameworks.flow import ConsultationState
from samspil.compact.frameworks.models import Consultation, Party
from samspil.compact.frameworks.rules import consulting


@periodic(daily_at=time(8, 0))
def remind_of_consultations() -> None:
    """Remind those who have not answered, a few days before the deadline."""
    today = clock.today()
    near = Party.objects.filter(
        consultation__state=ConsultationState.OPEN,
        consultation__deadline__range=(today, today + timedelta(days=consulting.REMIND_DAYS)),
        invited_at__lt=clock.now() - timedelta(days=1),
        answered_at=None,
        reminded_at=None,
    )
    for party in near.select_related("consultation").order_by("pk"):
        try:
            remind_party(SYSTEM, party)
        except Conflict:
            continue  # the answer came this very moment


@periodic(daily_at=time(0, 20))
def end_consultations() -> None:
    """End those that take no late answers, when their last day is over."""
    over = Consultation.objects.filter(
        state=ConsultationState.OPEN,
        late_kind=Consultation.Late.REFUSED,
        deadline__lt=clock.today(),
    )
    for consultation in over.detailed().order_by("pk"):
        close_consultation(SYSTEM, consultation)


@periodic(daily_at=time(4, 30))
def erase_consultation_contacts() -> None:
    """Erase the addresses of those who were heard, half a year after the note."""
    limit = clock.now() - timedelta(days=consulting.ERASE_DAYS)
    old = Consultation.objects.published().filter(published_at__lt=limit, contacts_erased_at=None)
    for consultation in old.order_by("pk"):
        erase_contacts(SYSTEM, consultation)
