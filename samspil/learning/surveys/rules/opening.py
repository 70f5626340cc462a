"""What a round may ask, of whom, and for how long."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid
from samspil.compact.dialogue.models import Involvement
from samspil.learning.surveys.models import Group, Kind, Question

LONGEST: Final = timedelta(days=92)
USUAL: Final = timedelta(days=14)
GROUPS: Final[dict[str, tuple[Group, ...]]] = {
    Kind.PULSE: (Group.VOLUNTEERS, Group.EMPLOYEES, Group.COMMITTEE),
    Kind.EXPERIENCE: (
        Group.PARENTS,
        Group.EMPLOYEES,
        Group.COMMITTEE,
        Group.VOLUNTEERS,
        Group.CITIZENS,
        Group.RELATIVES,
    ),
    Kind.PANEL: (Group.CITIZENS, Group.RELATIVES, Group.POTENTIAL),
    Kind.OUTCOME: (Group.CITIZENS, Group.RELATIVES),
}
OWN_KINDS: Final = (Kind.PULSE, Kind.EXPERIENCE)  # what somebody opens at a place, and writes questions for
INVOLVED: Final = {  # as what the proposal's page counts them
    Group.CITIZENS: Involvement.Group.CITIZENS,
    Group.RELATIVES: Involvement.Group.CITIZENS,
    Group.POTENTIAL: Involvement.Group.VOLUNTEERS,
}


def questions_for(group: str, questions: Sequence[Question]) -> list[Question]:
    """Return those of the questions that the group can be asked."""
    return [one for one in questions if group in one.groups]


def refuse_unaskable(
    *, kind: str, groups: Sequence[str], questions: Sequence[Question], ends_on: date
) -> None:
    """Raise Invalid unless everybody who is asked gets a question, and time to answer it."""
    errors = {}
    if not groups or not set(groups) <= set(GROUPS[kind]):
        errors["groups"] = [_("Choose who is to be asked.")]
    if not questions or any(one.kind != kind or one.is_retired for one in questions):
        errors["questions"] = [_("Choose at least one question.")]
    elif empty := [group for group in groups if not questions_for(group, questions)]:
        label = Group(empty[0]).label if empty[0] in Group.values else empty[0]
        errors["questions"] = [_("There is no question for this group: %(group)s.") % {"group": label}]
    if not clock.today() < ends_on <= clock.today() + LONGEST:
        errors["ends_on"] = [_("Choose a day between tomorrow and three months from now.")]
    if errors:
        raise Invalid(errors)
