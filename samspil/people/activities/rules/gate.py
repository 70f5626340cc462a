"""The gate that an activity passes to be published."""

from collections.abc import Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.actor import Actor
from samspil.people.activities.models import Activity, Task
from samspil.people.activities.rules.boundary import boundary_lacks
from samspil.people.activities.rules.frame import frame_lacks, is_light
from samspil.people.activities.rules.lacks import Gate, Lack
from samspil.people.activities.rules.readiness import (
    asks_for_preparation,
    has_started,
    start_lacks,
    start_readiness,
)
from samspil.society.places.models import Setting
from samspil.society.places.rules import completeness

# Where an activity takes place somewhere else than at the workplace itself.
ELSEWHERE = frozenset({Setting.PUBLIC_SPACE, Setting.PRIVATE_HOME, Setting.PHONE_ONLINE})


def publication_gate(activity: Activity, by: Actor) -> Gate:
    """Return what keeps the actor from publishing the activity as it stands: nothing, when the gate is open.

    The same answer stops the action and explains itself on the screen. No duty passes it, not even the system.
    """
    check, tasks = activity.checks.first(), list(activity.tasks.all())
    return Gate(
        (
            *text_lacks(activity, tasks),
            *place_lacks(activity),
            *people_lacks(activity),
            *boundary_lacks(activity, check, by),
            *frame_lacks(activity),
            *preparation_lacks(activity),
        )
    )


def preparation_lacks(activity: Activity) -> Iterator[Lack]:
    """Say what a workplace lacks before its first activity (VB-48). A small one-off effort needs no preparation."""
    if activity.published_at is not None or not asks_for_preparation(activity.workplace):
        return
    if not has_started(activity.workplace) and not is_light(activity):
        yield from start_lacks(start_readiness(activity.workplace))


def text_lacks(activity: Activity, tasks: Sequence[Task]) -> Iterator[Lack]:
    """Say what the reader would miss (RM-02, DR-30)."""
    for field, step, sentence in _TEXTS:
        if not getattr(activity, field).strip():
            yield Lack(field, field, step, str(sentence))
    if not any(task.may for task in tasks):
        yield Lack("may", "may", "opgaver", _("Write what a volunteer may do."))
    if all(task.may for task in tasks):
        yield Lack("may_not", "may_not", "opgaver", _("Write what a volunteer may not do."))


_TEXTS: tuple[tuple[str, str, Promise], ...] = (
    ("title", "beskrivelse", gettext_lazy("Give the activity a title.")),
    ("summary", "beskrivelse", gettext_lazy("Say in one sentence what it is about.")),
    ("staff_do", "roller", gettext_lazy("Write what the staff do.")),
    ("volunteers_add", "roller", gettext_lazy("Write what the volunteers add.")),
    ("without_volunteers", "roller", gettext_lazy("Write what happens if nobody comes.")),
    ("meeting_point", "sted", gettext_lazy("Say where a volunteer meets.")),
)


def place_lacks(activity: Activity) -> Iterator[Lack]:
    """Say what the place and the frame still need (RM-21, RM-30, RM-31)."""
    workplace = activity.workplace
    if not workplace.is_active:
        yield Lack("workplace_closed", "workplace", "", _("The workplace has not opened to volunteers yet."))
    for sentence in completeness(workplace).missing:
        yield Lack(
            "workplace_incomplete",
            "workplace",
            "",
            _("The workplace's profile: %(lack)s.") % {"lack": sentence},
        )
    if activity.setting == Setting.PRIVATE_HOME and not activity.insurance_statement.strip():
        yield Lack(
            "insurance_statement",
            "insurance_statement",
            "rammer",
            _("It takes place in a private home. Write how the volunteer is insured."),
        )
    if activity.access_mode == Activity.Access.REFERRED and not activity.decision_reference.strip():
        yield Lack(
            "decision_reference",
            "decision_reference",
            "rammer",
            _("A professional decides who gets it. Name the decision that allows it."),
        )


def people_lacks(activity: Activity) -> Iterator[Lack]:
    """Say who is missing among those who answer for it (RM-61, VB-49)."""
    for field, sentence in _PEOPLE:
        named = getattr(activity, field)
        if named is None or not named.is_active:
            yield Lack(field, field, "ansvarlige", str(sentence))


_PEOPLE: tuple[tuple[str, Promise], ...] = (
    ("leader", gettext_lazy("Name the leader who answers for it.")),
    ("contact", gettext_lazy("Name the contact person.")),
    ("substitute", gettext_lazy("Name the contact person's substitute.")),
)
