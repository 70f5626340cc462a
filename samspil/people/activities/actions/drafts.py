"""Beginning an activity: blank, from a template, or from one that works elsewhere."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid, NotVisible
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import ActivityCloned, ActivityDrafted
from samspil.people.activities.models import Activity, Kind
from samspil.people.activities.queries.library import template_of
from samspil.people.activities.rules import ELSEWHERE, searchable
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.access.reach import Scope
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

# What is the same wherever the activity takes place. Persons, the meeting point, the insurance, the decision of another
# authority, the needs and the boundary check belong to the place they were written for, and are not copied (RM-75).
STRUCTURE = (
    "kind",
    "title",
    "summary",
    "description",
    "target_group",
    "staff_do",
    "volunteers_add",
    "without_volunteers",
    "role_card_patient",
    "access_mode",
    "language_level",
    "commitment",
    "min_age",
    "child_contact",
    "fixed_affiliation",
    "on_weekdays",
    "on_evenings",
    "on_weekends",
    "at_night",
    "course",
    "template_key",
)


@dataclass(frozen=True)
class Spot:
    """Where an activity is about to be, for the permission question."""

    workplace: Workplace
    partner: Partner | None

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.partner.pk if self.partner else None,
            )
        ]


@action
def draft_activity(
    by: Actor,
    workplace: Workplace,
    *,
    title: str = "",
    kind: str = Kind.OTHER,
    template: str = "",
    partner: Partner | None = None,
) -> Activity:
    """Begin an activity, blank or from a template of the library; a title given wins over the template's.

    A template brings everything but persons; its boundary answers are only proposed, on the page of the check. Raises
    Invalid when the partner does not belong at the workplace or the title is missing, NotVisible for an unknown template.
    """
    require(by, Can.ACTIVITY_EDIT, Spot(workplace, partner))
    _refuse_wrong_partner(workplace, partner)
    source = template_of(template) if template else None
    values: dict[str, Any] = {
        "kind": kind,
        "setting": workplace.setting,
        **(source.values() if source else {}),
    }
    if title.strip():
        values["title"] = title.strip()
    activity = _create(workplace, partner, {**values, "setting": _setting(values["setting"], workplace)})
    if source:
        Held(by, activity).write_tasks(may=source.may, may_not=source.may_not)
    record(ActivityDrafted(subject=activity, template=template), by=by)
    return activity


@action
def clone_activity(
    by: Actor, source: Activity, *, workplace: Workplace, partner: Partner | None = None
) -> Activity:
    """Begin an activity from another, with the link back to it kept. Structure is copied, persons are not (RM-75).

    Raises NotVisible when the actor may not read the source, Invalid when the partner does not belong at the workplace.
    """
    require(by, Can.ACTIVITY_EDIT, Spot(workplace, partner))
    if not Activity.objects.cloneable_by(by).filter(pk=source.pk).exists():
        raise NotVisible
    _refuse_wrong_partner(workplace, partner)
    values = {name: getattr(source, name) for name in STRUCTURE}
    values |= {"based_on": source, "setting": _setting(source.setting, workplace)}
    activity = _create(workplace, partner, values)
    tasks = list(source.tasks.all())
    Held(by, activity).write_tasks(
        may=[t.text for t in tasks if t.may], may_not=[t.text for t in tasks if not t.may]
    )
    record(ActivityCloned(subject=activity, based_on=source.pk), by=by)
    return activity


def _create(workplace: Workplace, partner: Partner | None, values: dict[str, Any]) -> Activity:
    if not values.get("title"):
        raise Invalid({"title": [_("Give the activity a title.")]})
    activity = Activity(workplace=workplace, partner=partner, **values)
    activity.slug = slugify(fold(activity.title))[:100] or "indsats"
    activity.search_text = searchable(activity)
    activity.save()
    return activity


def _setting(wanted: str, workplace: Workplace) -> str:
    """A template's hospital is this workplace's care home; but a private home is a private home everywhere."""
    return wanted if wanted in ELSEWHERE else workplace.setting


def _refuse_wrong_partner(workplace: Workplace, partner: Partner | None) -> None:
    if partner is None:
        return
    if partner.authority_id != workplace.unit.authority_id or not _in_the_same_house(workplace, partner):
        raise Invalid({"partner": [_("The partner does not belong at this workplace.")]})
    if partner.ended_on is not None:
        raise Invalid({"partner": [_("The collaboration with this partner has ended.")]})


def _in_the_same_house(workplace: Workplace, partner: Partner) -> bool:
    """A hospital's own corps is anchored in its lobby and helps on its wards too: all below the same unit is one house."""
    if partner.workplace is None or partner.workplace_id == workplace.pk:
        return True
    house = partner.workplace.unit.parent
    return house is not None and workplace.unit.path.startswith(house.path)
