"""What somebody may open an evaluation of: "aftale-7", "indsats-12" or "sted-3"."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.compact.agreements.flow import IN_FORCE
from samspil.compact.agreements.flow import State as AgreementState
from samspil.compact.agreements.models import Agreement
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within
from samspil.society.places.models import Workplace

MOST = 200  # of each kind; somebody with a whole region begins at the page of the agreement or the activity
_OVER = (*IN_FORCE, AgreementState.EXPIRED, AgreementState.ENDED)


def abouts(by: Actor) -> list[tuple[str, str]]:
    """Return key and name of what the actor may have evaluated: agreements first, then activities and whole places."""
    agreement, activity = _("Agreement"), _("Activity")
    named = [
        (f"aftale-{row.pk}", f"{agreement}: {row.title} · {row.workplace.unit.name}")
        for row in _agreements(by)[:MOST]
    ]
    named += [
        (f"indsats-{row.pk}", f"{activity}: {row.title} · {row.workplace.unit.name}")
        for row in _activities(by)[:MOST]
    ]
    whole = _("All volunteering at %(place)s")
    return named + [(f"sted-{row.pk}", whole % {"place": row.unit.name}) for row in _places(by)[:MOST]]


def may_open(by: Actor) -> bool:
    """Say whether one of the actor's duties opens evaluations."""
    return bool(grants_for(by, Can.EVALUATION_EDIT))


def about_or_404(by: Actor, key: str) -> Agreement | Activity | Workplace:
    """Return what the key names, if the actor may have it evaluated. Raises NotVisible."""
    kind, _dash, number = key.partition("-")
    if number.isascii() and number.isdigit() and len(number) < 12:
        rows: dict[str, QuerySet[Agreement] | QuerySet[Activity] | QuerySet[Workplace]] = {
            "aftale": _agreements(by),
            "indsats": _activities(by),
            "sted": _places(by),
        }
        found = rows[kind].filter(pk=int(number)).first() if kind in rows else None
        if found is not None:
            return found
    raise NotVisible


def _agreements(by: Actor) -> QuerySet[Agreement]:
    rows = Agreement.objects.visible_to(by, Can.EVALUATION_EDIT).filter(state__in=_OVER)
    return rows.select_related("workplace__unit", "partner").order_by("title", "pk")


def _activities(by: Actor) -> QuerySet[Activity]:
    rows = Activity.objects.visible_to(by, Can.EVALUATION_EDIT).exclude(state=ActivityState.DRAFT)
    return rows.select_related("workplace__unit", "partner").order_by("title", "pk")


def _places(by: Actor) -> QuerySet[Workplace]:
    reached = within(by, Can.EVALUATION_EDIT, authority="unit__authority_id", unit_path="unit__path")
    return (
        Workplace.objects.filter(reached, is_active=True).select_related("unit").order_by("unit__name", "pk")
    )
