"""Saying thank you: on days that must not be forgotten, and in between (RM-41)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.recognition import (
    MilestoneComing,
    MilestonePassed,
    VolunteerThanked,
)
from samspil.learning.recognition.flow import THANKS, ThanksState
from samspil.learning.recognition.models import Thanks
from samspil.learning.recognition.rules.anniversaries import milestone_of
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def notice_milestone(by: Actor, affiliation: Affiliation) -> Thanks | None:
    """Notice that a volunteer's years are near, and let the leader know: exactly once, whoever else notices it."""
    require_system(by)
    found = milestone_of(affiliation.starts_on, clock.today())
    if found is None:
        return None
    years, day = found
    try:
        with transaction.atomic():
            thanks = Thanks.objects.create(affiliation=affiliation, years=years, due_on=day)
    except IntegrityError:  # somebody noticed it first
        return None
    record(MilestoneComing(subject=thanks, years=years, due_on=day.isoformat()), by=by)
    return thanks


@action
def thank(by: Actor, thanks: Thanks, *, words: str = "") -> None:
    """Note that the volunteer has been thanked for the years. From now on the certificate can be printed by both."""
    require(by, Can.RECOGNITION_EDIT, thanks)
    THANKS.move(
        thanks,
        to=ThanksState.THANKED,
        thanked_on=clock.today(),
        thanked_by_id=by.user_id,
        words=words.strip(),
    )
    record(_thanked(thanks), by=by)


@action
def thank_now(by: Actor, affiliation: Affiliation, *, words: str) -> Thanks:
    """Thank a volunteer in between, with a few words that reach them. Raises Invalid without words."""
    require(by, Can.RECOGNITION_EDIT, affiliation)
    if not words.strip():
        raise Invalid({"words": [_("Write a few words. They are what counts.")]})
    thanks = Thanks.objects.create(
        affiliation=affiliation,
        words=words.strip(),
        state=ThanksState.THANKED,
        thanked_on=clock.today(),
        thanked_by_id=by.user_id,
    )
    record(_thanked(thanks), by=by)
    return thanks


@action
def pass_over(by: Actor, thanks: Thanks) -> None:
    """Let the day pass: the volunteer wants no fuss, or has left."""
    require(by, Can.RECOGNITION_EDIT, thanks)
    THANKS.move(thanks, to=ThanksState.PASSED)
    record(MilestonePassed(subject=thanks), by=by)


def _thanked(thanks: Thanks) -> VolunteerThanked:
    return VolunteerThanked(subject=thanks, volunteer=thanks.affiliation.volunteer_id, years=thanks.years)
