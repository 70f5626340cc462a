"""The deadlines of answers, how many doubts are many, and what must come before an idea starts."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui.formats import date_long
from samspil.compact.dialogue.models.voices import Doubt, Idea, Involvement, Sender
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import ALLOWED, Verdict, refused

DOUBT_ANSWER_DAYS: Final = 7
MANY_DOUBTS: Final = 3
DOUBTS_WINDOW: Final = timedelta(days=30)
ERASE_DAYS: Final = 183
ERASED: Final = gettext_lazy("Erased")


def sender_kind(by: Actor) -> Sender:
    """Return in what quality the actor speaks: by their duties, and a stranger as a citizen."""
    if by.is_stranger:
        return Sender.CITIZEN
    if Duty.ASSOCIATION_LEADER in by.duties:
        return Sender.ASSOCIATION
    return Sender.EMPLOYEE if by.duties - {Duty.VOLUNTEER} else Sender.VOLUNTEER


def many_doubts_key(workplace_id: int) -> str:
    """Return what the committee's item about many doubts at a workplace is about."""
    return f"places.workplace:{workplace_id}"


def start_verdict(idea: Idea, starts_on: date) -> Verdict:
    """Say whether the idea may start on the day: the employees, and whoever else was involved, came first."""
    involved = list(idea.involvements.all())
    if not any(one.group == Involvement.Group.EMPLOYEES for one in involved):
        return refused(
            _("Note first when the employees were involved. They are always asked before anything starts.")
        )
    latest = max(one.held_on for one in involved)
    if starts_on < latest:
        return refused(
            _("People were involved as late as %(day)s. The start must come after that.")
            % {"day": date_long(latest)}
        )
    return ALLOWED


def involvement_verdict(idea: Idea, held_on: date) -> Verdict:
    """Say whether the day fits: what is noted has happened, and before the planned start."""
    if held_on > clock.today():
        return refused(_("Note it when it has taken place. The date is in the future."))
    if idea.starts_on and held_on > idea.starts_on:
        return refused(_("The start is planned earlier than that. Move the start first."))
    return ALLOWED


def is_own(voice: Idea | Doubt, by: Actor, key: str) -> bool:
    """Say whether the actor sent it: signed in, or with the private address."""
    return by.is_system or voice.is_from(by) or voice.opens_with(key)
