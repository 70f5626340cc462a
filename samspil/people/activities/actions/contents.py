"""What an activity says, what volunteers may and may not do, and who answers for it."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import ActivityDescribed, ResponsiblesNamed, TasksSet
from samspil.people.activities.models import Activity, Task
from samspil.people.activities.queries.people import possible_contacts, possible_leaders
from samspil.people.activities.rules import BOUNDARY_FIELDS
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User

_DESCRIBED = frozenset(
    {
        "kind",
        "title",
        "summary",
        "description",
        "target_group",
        "staff_do",
        "volunteers_add",
        "without_volunteers",
        "role_card_patient",
        "setting",
        "access_mode",
        "decision_reference",
        "language_level",
        "commitment",
        "min_age",
        "child_contact",
        "fixed_affiliation",
        "on_weekdays",
        "on_evenings",
        "on_weekends",
        "at_night",
        "meeting_point",
        "course",
        "insurance_statement",
        "hours_most",
    }
)
_MOST_TASKS = 20
_AGES = range(13, 100)


@action
def describe_activity(by: Actor, activity: Activity, **fields: Any) -> None:
    """Write or change what the activity says. Unknown fields are a programming error.

    When the kind, the place or the way in of a published activity become others, it is paused until the boundary check has
    been answered anew: what nobody has judged is shown to nobody, and yet nothing that was written is refused or lost.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    if unknown := set(fields) - _DESCRIBED:
        message = f"Not a field of an activity: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    held = Held.still_open(by, activity)
    _refuse_nonsense(fields)
    changed = {name: value for name, value in fields.items() if getattr(activity, name) != value}
    if "title" in changed:
        changed["slug"] = slugify(fold(changed["title"]))[:100] or "indsats"
    is_new_scope = bool(BOUNDARY_FIELDS & set(changed))
    if is_new_scope:
        held.halt(cause="change")
    held.change(changed, scope_changed=is_new_scope)
    record(ActivityDescribed(subject=activity, fields=sorted(changed)), by=by)


def _refuse_nonsense(fields: dict[str, Any]) -> None:
    errors = {}
    if "title" in fields and not fields["title"].strip():
        errors["title"] = [_("Give the activity a title.")]
    if "min_age" in fields and fields["min_age"] not in _AGES:
        errors["min_age"] = [_("Write an age between 13 and 99.")]
    for name in ("kind", "setting", "access_mode", "language_level", "commitment", "child_contact"):
        field: Any = Activity._meta.get_field(name)  # noqa: SLF001 - Django's documented look at a model
        if name in fields and fields[name] not in dict(field.choices):
            errors[name] = [_("Choose one of the answers.")]
    if errors:
        raise Invalid(errors)


@action
def set_tasks(by: Actor, activity: Activity, *, may: Sequence[str], may_not: Sequence[str]) -> None:
    """Set what a volunteer may, and may not, do. A real change pauses a published activity, as in `describe_activity`.

    Raises Invalid for a task that is too long, stands in both lists, or holds a CPR number.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    held = Held.still_open(by, activity)
    wanted = {"may": _lines(may), "may_not": _lines(may_not)}
    _refuse_bad_tasks(**wanted)
    before = [(task.text, task.may) for task in activity.tasks.all()]
    if before != [(text, True) for text in wanted["may"]] + [(text, False) for text in wanted["may_not"]]:
        held.halt(cause="change")
        held.write_tasks(**wanted)
        held.change({}, scope_changed=True)
    record(TasksSet(subject=activity, may=len(wanted["may"]), may_not=len(wanted["may_not"])), by=by)


def _lines(texts: Sequence[str]) -> list[str]:
    """Each task once, without blanks around it."""
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _refuse_bad_tasks(*, may: list[str], may_not: list[str]) -> None:
    errors: dict[str, list[str]] = {}
    longest = Task._meta.get_field("text").max_length or 0  # noqa: SLF001 - Django's documented look at a model
    for name, texts in (("may", may), ("may_not", may_not)):
        if any(holds_cpr(text) for text in texts):
            errors[name] = [str(MESSAGE)]
        elif any(len(text) > longest for text in texts):
            errors[name] = [_("Keep each task under %(longest)s characters.") % {"longest": longest}]
        elif len(texts) > _MOST_TASKS:
            errors[name] = [
                _("Keep the list under %(most)s tasks, so that people read it.") % {"most": _MOST_TASKS + 1}
            ]
    if both := set(may) & set(may_not):
        errors["may_not"] = [_("“%(task)s” stands in both lists.") % {"task": min(both)}]
    if errors:
        raise Invalid(errors)


@action
def name_responsibles(
    by: Actor, activity: Activity, *, leader: User, contact: User, substitute: User
) -> None:
    """Name the one leader who answers for the activity, the contact person and the substitute.

    Raises Invalid when a person is not active, has no fitting duty at the place, or is their own substitute.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    held = Held.still_open(by, activity)
    leaders, contacts = possible_leaders(activity), possible_contacts(activity)
    errors = {}
    if not leaders.filter(pk=leader.pk).exists():
        errors["leader"] = [_("Choose an active leader of this place.")]
    for name, person in (("contact", contact), ("substitute", substitute)):
        if not contacts.filter(pk=person.pk).exists():
            errors[name] = [_("Choose an active person with a duty at this place.")]
    if contact == substitute:
        errors["substitute"] = [_("The substitute must be somebody else than the contact person.")]
    if errors:
        raise Invalid(errors)
    before = activity.leader_id
    held.change({"leader": leader, "contact": contact, "substitute": substitute})
    named = {"leader": leader.pk, "contact": contact.pk, "substitute": substitute.pk}
    record(ResponsiblesNamed(subject=activity, **named, leader_before=before), by=by)
