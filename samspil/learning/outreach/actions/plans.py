"""The communication plan: what is planned, moved, carried out and dropped (VB-21)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.outreach.events import MessageChanged, MessageDone, MessageDropped, MessagePlanned
from samspil.learning.outreach.flow import MESSAGE, MessageState
from samspil.learning.outreach.models import Campaign, Channel, Home, PlannedMessage
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.queries.homes import possible_people
from samspil.learning.outreach.rules.campaigns import insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User


@action
def plan_message(
    by: Actor,
    home: Home,
    *,
    audience: str,
    message: str,
    channel: str,
    due_on: date,
    responsible: User,
    campaign: Campaign | None = None,
) -> PlannedMessage:
    """Put something into the plan. Raises Invalid for a day that is over, or somebody without a duty there."""
    require(by, Can.CAMPAIGN_EDIT, home)
    _refuse_past(due_on)
    fields = _checked(home, audience, message, channel, responsible, campaign)
    planned = PlannedMessage.objects.create(**home.fields, **fields, due_on=due_on)
    record(MessagePlanned(subject=planned, due_on=due_on.isoformat()), by=by)
    return planned


@action
def change_message(
    by: Actor,
    planned: PlannedMessage,
    *,
    audience: str,
    message: str,
    channel: str,
    due_on: date,
    responsible: User,
    campaign: Campaign | None = None,
) -> None:
    """Say it otherwise, move the day, or let somebody else see to it. Raises Conflict when it has been done or dropped."""
    require(by, Can.CAMPAIGN_EDIT, planned)
    if due_on != planned.due_on:
        _refuse_past(due_on)
    fields = _checked(planned, audience, message, channel, responsible, campaign)
    ahead = PlannedMessage.objects.filter(pk=planned.pk, state=MessageState.PLANNED)
    if not ahead.update(**fields, due_on=due_on):
        raise Conflict(_("It has been done or dropped meanwhile."))
    record(MessageChanged(subject=planned), by=by)


@action
def complete_message(by: Actor, planned: PlannedMessage) -> None:
    """Note that it has been carried out today."""
    require(by, Can.CAMPAIGN_EDIT, planned)
    MESSAGE.move(planned, to=MessageState.DONE, ended_on=clock.today())
    record(MessageDone(subject=planned), by=by)


@action
def drop_message(by: Actor, planned: PlannedMessage) -> None:
    """Drop it from the plan."""
    require(by, Can.CAMPAIGN_EDIT, planned)
    MESSAGE.move(planned, to=MessageState.DROPPED, ended_on=clock.today())
    record(MessageDropped(subject=planned), by=by)


def _refuse_past(due_on: date) -> None:
    if due_on < clock.today():
        raise Invalid({"due_on": [_("The day is over. Choose one to come.")]})


def _checked(
    home: Home | Owned,
    audience: str,
    message: str,
    channel: str,
    responsible: User,
    campaign: Campaign | None,
) -> dict[str, Any]:
    insist_on_words(audience=audience, message=message)
    if channel not in Channel.values:
        raise Invalid({"channel": [_("Choose one of the answers.")]})
    if not possible_people(home).filter(pk=responsible.pk).exists():
        raise Invalid({"responsible": [_("Choose somebody with a duty there.")]})
    if campaign is not None and campaign.authority_id != home.authority.pk:
        raise Invalid({"campaign": [_("The campaign is another authority's.")]})
    return {
        "audience": audience.strip(),
        "message": message.strip(),
        "channel": channel,
        "responsible": responsible,
        "campaign": campaign,
    }
