"""Asking a department for hours, and its leader's answer."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.papers import (
    ResourceAsked,
    ResourceAskWithdrawn,
    ResourceCommitted,
    ResourceDeclined,
)
from samspil.learning.programmes.flow import ASK, AskState
from samspil.learning.programmes.models import Programme, ResourceAsk
from samspil.learning.programmes.rules.periods import insist_on_period, insist_on_words
from samspil.learning.programmes.rules.resources import may_commit
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Unit


@action
def ask_for_hours(
    by: Actor,
    programme: Programme,
    *,
    unit: Unit,
    function: str,
    purpose: str,
    hours: int,
    starts_on: date,
    until: date,
) -> ResourceAsk:
    """Ask a department for hours. Raises Invalid for one of another authority, or days that do not fit."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(function=function, purpose=purpose)
    insist_on_period(starts_on, until)
    if unit.authority_id != programme.authority_id:
        raise Invalid({"unit": [_("Choose a department of the same authority.")]})
    ask = ResourceAsk.objects.create(
        programme=programme,
        unit=unit,
        function=function.strip(),
        purpose=purpose.strip(),
        hours=hours,
        starts_on=starts_on,
        until=until,
    )
    record(ResourceAsked(subject=ask, hours=hours, starts_on=starts_on.isoformat()), by=by)
    return ask


@action
def commit_hours(by: Actor, ask: ResourceAsk, *, hours: int, words: str = "") -> None:
    """Commit hours of one's own department: what was asked, less, or more. Raises Invalid for none, Denied for others' leaders."""
    require(by, Can.RESOURCE_COMMIT, ask)
    _insist_on_leader(by, ask)
    if hours < 1:
        raise Invalid({"hours": [_("Write how many hours, or say no.")]})
    answer = {"words": words.strip(), "answered_on": clock.today(), "answered_by_id": by.user_id}
    ASK.move(ask, to=AskState.COMMITTED, hours_committed=hours, **answer)
    record(ResourceCommitted(subject=ask, hours=hours, asked=ask.hours), by=by)


@action
def decline_hours(by: Actor, ask: ResourceAsk, *, words: str) -> None:
    """Say no, or take hours back, with the reason."""
    require(by, Can.RESOURCE_COMMIT, ask)
    _insist_on_leader(by, ask)
    insist_on_words(words=words)
    answer = {"words": words.strip(), "answered_on": clock.today(), "answered_by_id": by.user_id}
    ASK.move(ask, to=AskState.DECLINED, hours_committed=None, **answer)
    record(ResourceDeclined(subject=ask), by=by)


@action
def withdraw_ask(by: Actor, ask: ResourceAsk) -> None:
    """Say that the hours are no longer needed."""
    require(by, Can.PROGRAMME_EDIT, ask.programme)
    ASK.move(ask, to=AskState.WITHDRAWN, hours_committed=None)
    record(ResourceAskWithdrawn(subject=ask), by=by)


def _insist_on_leader(by: Actor, ask: ResourceAsk) -> None:
    verdict = may_commit(by, ask)
    if not verdict:
        raise Denied(verdict.reason)
