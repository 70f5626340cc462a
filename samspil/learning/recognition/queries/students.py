"""A student's certificate: role, hours, and when."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, NotVisible
from samspil.base.ui.formats import date_long, number
from samspil.base.ui.pdf import typeset
from samspil.everyday.rotas.queries.hours import hours_through
from samspil.learning.recognition.queries.certificates import TEMPLATE
from samspil.people.volunteers.models import Placement, Student


def own_studies(by: Actor) -> QuerySet[Student]:
    """Return where the reader has been a volunteer as a student, the latest first."""
    rows = _detailed().filter(affiliation__volunteer=by.volunteer_id or 0)
    return rows.order_by("-placement__last_day", "-pk")


def student_or_404(by: Actor, pk: int) -> Student:
    """Return the student if it is the reader, or one of a class that the reader looks after. Raises NotVisible."""
    found = _detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    is_own = found.affiliation.volunteer_id == (by.volunteer_id or by.user_id)
    if not is_own and not Placement.objects.visible_to(by).filter(pk=found.placement_id).exists():
        raise NotVisible
    return found


def student_certificate(student: Student) -> bytes:
    """Return the paper as PDF/UA-1. Nothing keeps a copy of it. Raises Closed while no hours are noted."""
    placement = student.placement
    last = min(placement.last_day, clock.today())
    hours = hours_through(student.affiliation_id, placement.starts_on, last)
    if not hours:
        raise Closed([_("No attendance has been noted yet, so there are no hours for the certificate.")])
    return typeset(TEMPLATE, paper_of(student, hours=hours, last=last))


def paper_of(student: Student, *, hours: float, last: date) -> dict[str, str]:
    """Return what stands on the certificate."""
    placement, unit = student.placement, student.placement.workplace.unit
    lines = [
        _("Role: %(role)s") % {"role": placement.role},
        _("From %(first)s to %(last)s") % {"first": date_long(placement.starts_on), "last": date_long(last)},
        str(placement),
    ]
    return {
        "lang": translation.get_language() or settings.LANGUAGE_CODE,
        "title": _("Certificate"),
        "kicker": _("Student volunteer"),
        "name": student.affiliation.volunteer.user.name,
        "line": _("has been a volunteer for %(hours)s hours") % {"hours": number(hours)},
        "words": "\n".join(lines),
        "place": unit.name,
        "with": "",
        "day": f"{unit.authority.name}, {date_long(clock.today())}",
        "by": placement.made_by.name if placement.made_by else "",
    }


def _detailed() -> QuerySet[Student]:
    return Student.objects.select_related(
        "placement__workplace__unit__authority", "placement__made_by", "affiliation__volunteer__user"
    )
