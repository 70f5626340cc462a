"""The boundary that keeps an activity a supplement: four questions, and what a yes means."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.actor import Actor
from samspil.people.activities.models import Activity, BoundaryCheck
from samspil.people.activities.rules.lacks import Lack
from samspil.society.access.matrix import Duty
from samspil.society.access.reach import reaches

QUESTIONS = ("legal_entitlement", "referral", "registration", "professional_insight")
# A change of one of these makes the latest boundary check too old to count; so does a change of the tasks.
BOUNDARY_FIELDS = frozenset({"kind", "setting", "access_mode", "decision_reference"})


def boundary_lacks(activity: Activity, check: BoundaryCheck | None, by: Actor) -> Iterator[Lack]:
    """Say why the boundary closes publication: no check, an old one, or a yes (RM-03, DR-28).

    One yes has an exception (RM-30): an activity to which a professional refers, with the decision that allows it, may
    take a referral, and then a leader must be the one who publishes it. A yes to any other question has none.
    """
    if check is None:
        yield Lack(
            "boundary_missing",
            "boundary",
            "graensetjek",
            _("Answer the four questions of the boundary check."),
        )
        return
    if check.checked_at < activity.scope_changed_at:
        yield Lack(
            "boundary_stale",
            "boundary",
            "graensetjek",
            _("The tasks or the frame have changed since the boundary check. Answer it again."),
        )
    for question in yes_answers(check):
        if question == "referral" and is_referred_by_decision(activity):
            if not leads(by, activity):
                yield Lack(
                    "boundary_leader",
                    "referral",
                    "",
                    _("It takes a referral, so only a leader can publish it."),
                )
        else:
            yield Lack(f"boundary_{question}", question, "graensetjek", str(YES_CLOSES[question]))


YES_CLOSES: dict[str, Promise] = {
    "legal_entitlement": gettext_lazy("The citizen is legally entitled to this, so it stays with the staff."),
    "referral": gettext_lazy("This takes a referral, so it cannot be published as a task for volunteers."),
    "registration": gettext_lazy(
        "This takes registering something about the citizen, so it stays with the staff."
    ),
    "professional_insight": gettext_lazy("This takes professional insight, so it stays with the staff."),
}


def yes_answers(check: BoundaryCheck) -> list[str]:
    """Return the questions that were answered yes."""
    return [question for question in QUESTIONS if getattr(check, question)]


def is_referred_by_decision(activity: Activity) -> bool:
    """Say whether a professional refers to the activity, on a decision that is named."""
    return activity.access_mode == Activity.Access.REFERRED and bool(activity.decision_reference.strip())


def leads(by: Actor, activity: Activity) -> bool:
    """Say whether the actor is a leader at the activity's place."""
    return any(
        grant.duty == Duty.LEADER and reaches(by, grant, scope)
        for grant in by.grants
        for scope in activity.access_scopes()
    )
