"""Which workplaces have made the common frame their own, and which have been asked to look again."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.frameworks.models import Clause, Framework, LookAgain, Version
from samspil.compact.frameworks.queries.force import common_versions
from samspil.society.places.models import Authority, Workplace


@dataclass(frozen=True, slots=True)
class Implementation:
    """How far a workplace is with its own principles: none, begun (a draft), done (in force)."""

    workplace: Workplace
    stage: str
    since: date | None = None
    framework: Framework | None = None


def implementation(by: Actor, framework: Framework) -> list[Implementation]:
    """Return the open workplaces that the actor may see, those without their own principles first (HJ-01).

    A workplace has done it when its own principles are linked to the framework and hold today.
    """
    places = (
        Workplace.objects.visible_to(by)
        .public()
        .filter(unit__authority=framework.authority_id)
        .select_related("unit")
        .order_by("unit__name", "pk")
    )
    linked = Framework.objects.filter(links__other=framework, workplace__isnull=False)
    begun = {one.workplace_id: one for one in linked}
    held = Version.objects.in_force().filter(framework__in=linked).select_related("framework")
    done = {one.framework.workplace_id: one for one in held}
    rows = [_row(place, begun, done) for place in places]
    return sorted(rows, key=lambda row: ("none", "begun", "done").index(row.stage))


def _row(
    place: Workplace, begun: dict[int | None, Framework], done: dict[int | None, Version]
) -> Implementation:
    if version := done.get(place.pk):
        return Implementation(place, "done", version.valid_from, version.framework)
    return Implementation(place, "begun" if place.pk in begun else "none", None, begun.get(place.pk))


def common_principles(authority: Authority) -> QuerySet[Clause]:
    """Return the common principles that a workplace may build on."""
    return (
        Clause.objects.filter(version__in=common_versions(authority), kind=Clause.Kind.PRINCIPLE)
        .select_related("version__framework")
        .order_by("version__framework__title", "version__framework", "position")
    )


def waiting(by: Actor) -> QuerySet[LookAgain]:
    """Return what the workplaces that the actor sees have been asked to look at, and have not yet."""
    rows = LookAgain.objects.visible_to(by).waiting()
    return rows.select_related("workplace__unit", "version__framework__authority")
