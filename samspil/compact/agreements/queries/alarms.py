"""What is wrong with agreements in force: nobody leads, or one person carries everything."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.models.agreements import AgreementQuerySet
from samspil.society.access.matrix import Duty
from samspil.society.duties.models import Assignment


def with_leadership(rows: QuerySet[Agreement], *, on: date | None = None) -> QuerySet[Agreement]:
    """Add `is_led`: the leader who answers for the agreement holds the duty of a leader there on the day (today)."""
    return rows.annotate(is_led=_leads(on))


def without_leader(rows: AgreementQuerySet) -> QuerySet[Agreement]:
    """Return the agreements in force for which nobody answers today (RM-61)."""
    return rows.in_force().exclude(_leads())


def _leads(on: date | None = None) -> Exists:
    above = Q(unit=None, authority_id=OuterRef("workplace__unit__authority_id")) | Q(
        _path__startswith=F("unit__path")
    )
    here = ExpressionWrapper(OuterRef("workplace__unit__path"), output_field=CharField())
    held = Assignment.objects.current(on).annotate(_path=here)
    return Exists(held.filter(above, user_id=OuterRef("leader_id"), duty=Duty.LEADER, partner=None))


def agreements_of_contacts(contacts: Iterable[int | None]) -> Counter[int]:
    """Return how many agreements in force each of these people is the contact person of."""
    wanted = {pk for pk in contacts if pk}
    rows = Agreement.objects.in_force().filter(contact__in=wanted).order_by()
    return Counter(pk for pk in rows.values_list("contact", flat=True) if pk)
