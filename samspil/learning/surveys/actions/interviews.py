"""Interviews: written down with consent, taken back by whoever was asked, and erased after a year."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.learning.surveys.events import InterviewErased, InterviewNoted, InterviewWithdrawn
from samspil.learning.surveys.models import Interview
from samspil.learning.surveys.rules.interviewing import refuse_unfounded
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Authority, Workplace


@action
def note_interview(
    by: Actor,
    place: Workplace | Authority,
    *,
    group: str,
    form: str,
    held_on: date,
    consent: str,
    consented_on: date | None,
    learned: str,
    people: int = 1,
) -> Interview:
    """Write down what was learned at a workplace, or in the whole authority. Raises Invalid, always so without a consent."""
    require(by, Can.SURVEY_EDIT, place)
    refuse_unfounded(
        group=group,
        form=form,
        people=people,
        held_on=held_on,
        consent=consent,
        consented_on=consented_on,
        learned=learned,
    )
    made = Interview.objects.create(
        authority=place.unit.authority if isinstance(place, Workplace) else place,
        workplace=place if isinstance(place, Workplace) else None,
        group=group,
        form=form,
        people=people,
        held_on=held_on,
        consent=consent,
        consented_on=consented_on or held_on,
        learned=learned.strip(),
    )
    record(InterviewNoted(subject=made), by=by)
    return made


@action
def withdraw_interview(by: Actor, interview: Interview) -> None:
    """Delete what was said at once, as the person wished; that an interview was held stays. Raises Conflict when it is gone."""
    require(by, Can.SURVEY_EDIT, interview)
    if not _emptied(interview, is_withdrawn=True):
        raise Conflict(_("What was said is deleted already."))
    record(InterviewWithdrawn(subject=interview), by=by)


@action
def erase_interview(by: Actor, interview: Interview) -> None:
    """Delete what was said when its year is over."""
    require_system(by)
    if not _emptied(interview, is_withdrawn=False):
        return
    record(InterviewErased(subject=interview), by=by)


def _emptied(interview: Interview, *, is_withdrawn: bool) -> bool:
    rows = Interview.objects.filter(pk=interview.pk, erased_on=None)
    return bool(rows.update(learned="", erased_on=clock.today(), is_withdrawn=is_withdrawn))
