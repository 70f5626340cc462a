"""The frame that an activity stands in: the agreement that covers it, and the dialogue with the employees."""

from collections.abc import Iterator

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries import agreement_for, agreement_verdict
from samspil.compact.agreements.queries import policy_of as agreement_policy_of
from samspil.compact.dialogue.queries import discussion_verdict
from samspil.people.activities.models import Activity
from samspil.people.activities.rules.lacks import Lack


def about(activity: Activity) -> str:
    """Return the name under which the committees discuss the activity."""
    return f"activities.activity:{activity.pk}"


def frame_lacks(activity: Activity) -> Iterator[Lack]:
    """Say what the frame still needs: an agreement in force (DR-05), and that the employees were asked (HJ-32, RM-35)."""
    verdict = agreement_verdict(activity.workplace, activity.partner)
    if not verdict:
        yield Lack("agreement", "agreement", "", verdict.reason)
        return
    if is_light(activity):
        return
    verdict = discussion_verdict(activity.workplace, about(activity))
    if not verdict:
        yield Lack("discussion", "discussion", "", verdict.reason)


def is_light(activity: Activity) -> bool:
    """Say whether the activity happens once, under a light agreement that needs no committee (DR-17).

    What comes back every week is no small effort, whatever covers the place: it is discussed as everything else.
    """
    if activity.commitment != Activity.Commitment.ONE_OFF:
        return False
    found = agreement_for(activity.workplace, activity.partner)
    if found is None or found.kind != Agreement.Kind.LIGHT:
        return False
    return not agreement_policy_of(activity.workplace.unit.authority).light_needs_dialogue
