"""Milestones: set, changed, moved with what waits for them, and reached."""

from collections.abc import Collection
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.programmes import (
    MilestoneChanged,
    MilestoneForecastChanged,
    MilestoneMovedAlong,
    MilestoneReached,
    MilestoneSet,
)
from samspil.learning.programmes.models import Milestone, Programme, Track
from samspil.learning.programmes.queries.dependencies import moves, waiting_in
from samspil.learning.programmes.rules.dependencies import goes_in_circles
from samspil.learning.programmes.rules.periods import insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


class Dependants(models.TextChoices):
    """What becomes of the milestones that wait for one that moves."""

    MOVE = "move", gettext_lazy("They move along")
    STAY = "stay", gettext_lazy("They stay where they are")


@action
def add_milestone(
    by: Actor,
    programme: Programme,
    *,
    title: str,
    due_on: date,
    forecast_on: date | None = None,
    target_percent: int | None = None,
    track: str = Track.TASKFORCE,
    waits_for: Collection[Milestone] = (),
) -> Milestone:
    """Say what is to be reached by a day, and what has to be reached first."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(title=title)
    _insist_on_own(programme, waits_for)
    milestone = Milestone.objects.create(
        programme=programme,
        title=title.strip(),
        track=track,
        due_on=due_on,
        forecast_on=forecast_on or due_on,
        target_percent=target_percent,
    )
    milestone.waits_for.set(waits_for)
    record(MilestoneSet(subject=milestone, due_on=due_on.isoformat()), by=by)
    return milestone


@action
def change_milestone(
    by: Actor, milestone: Milestone, *, title: str, track: str, waits_for: Collection[Milestone] = ()
) -> None:
    """Change its words, its track, and what it waits for. Raises Invalid when it would wait for itself."""
    require(by, Can.PROGRAMME_EDIT, milestone)
    insist_on_words(title=title)
    _insist_on_own(milestone.programme, waits_for)
    before = sorted(one.pk for one in waits_for)
    if goes_in_circles({**waiting_in(milestone.programme), milestone.pk: before}):
        raise Invalid({"waits_for": [_("Then it would wait for itself. Choose others.")]})
    milestone.title, milestone.track = title.strip(), track
    milestone.save(update_fields=["title", "track"])
    milestone.waits_for.set(waits_for)
    record(MilestoneChanged(subject=milestone, waits_for=before), by=by)


@action
def change_forecast(by: Actor, milestone: Milestone, *, forecast_on: date, dependants: str = "") -> None:
    """Say when we now think it will be reached. The target stays; what waits for it moves along, or is left where it is.

    Raises Invalid when others would move and nobody has said what becomes of them, and Conflict when it has been reached,
    or moved by somebody else.
    """
    require(by, Can.PROGRAMME_EDIT, milestone)
    along = moves(milestone, forecast_on)
    if along and dependants not in Dependants:
        raise Invalid({"dependants": [_how_many(len(along))]})
    before = milestone.forecast_on
    if not _open(milestone).filter(forecast_on=before).update(forecast_on=forecast_on):
        raise Conflict(_("The milestone has been reached, or somebody else has moved it."))
    for move in along if dependants == Dependants.MOVE else ():
        move_along(by, move.milestone, forecast_on=move.to, because_of=milestone)
    milestone.forecast_on = forecast_on
    days = {"before": before.isoformat() if before else None, "forecast_on": forecast_on.isoformat()}
    record(MilestoneForecastChanged(subject=milestone, **days), by=by)


@action
def move_along(by: Actor, milestone: Milestone, *, forecast_on: date, because_of: Milestone) -> None:
    """Move what waits for a milestone that has moved. Raises Conflict when it has been reached or moved meanwhile."""
    require(by, Can.PROGRAMME_EDIT, milestone)
    before = milestone.expected_on
    if not _open(milestone).filter(forecast_on=milestone.forecast_on).update(forecast_on=forecast_on):
        raise Conflict(_("The milestone has been reached, or somebody else has moved it."))
    milestone.forecast_on = forecast_on
    days = {"before": before.isoformat(), "forecast_on": forecast_on.isoformat()}
    record(MilestoneMovedAlong(subject=milestone, because_of=because_of.pk, **days), by=by)


@action
def reach_milestone(by: Actor, milestone: Milestone) -> None:
    """Note that it has been reached today. Raises Conflict when that was noted before."""
    require(by, Can.PROGRAMME_EDIT, milestone)
    if not _open(milestone).update(reached_on=clock.today()):
        raise Conflict(_("The milestone has been reached."))
    milestone.reached_on = clock.today()
    record(MilestoneReached(subject=milestone), by=by)


def _open(milestone: Milestone) -> models.QuerySet[Milestone]:
    return Milestone.objects.filter(pk=milestone.pk, reached_on=None)


def _insist_on_own(programme: Programme, milestones: Collection[Milestone]) -> None:
    if any(one.programme_id != programme.pk for one in milestones):
        raise Invalid({"waits_for": [_("Choose milestones of the same programme.")]})


def _how_many(number: int) -> str:
    return ngettext(
        "%(n)s milestone waits for this one. Say what becomes of it.",
        "%(n)s milestones wait for this one. Say what becomes of them.",
        number,
    ) % {"n": number}
