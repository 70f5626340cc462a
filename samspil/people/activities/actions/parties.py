"""Sharing an activity of the workplace with partners, and no longer sharing it (RM-56)."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import PartyJoined, PartyLeft
from samspil.people.activities.models import Activity, Party
from samspil.people.activities.queries.parties import partners_to_share_with
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner


@action
def share_activity(by: Actor, activity: Activity, *, partner: Partner) -> Party:
    """Let a partner share the activity: it sees the whole rota, and keeps shifts of its own.

    Raises Conflict when the activity belongs to one association, Invalid for a partner that shares it already or does not belong.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    Held.still_open(by, activity)
    if activity.partner_id is not None:
        raise Conflict(
            _(
                "The activity belongs to one association. Only an activity of the workplace itself can be shared."
            )
        )
    if not partners_to_share_with(by, activity).filter(pk=partner.pk).exists():
        raise Invalid({"partner": [_("Choose a partner that does not share the activity already.")]})
    party = Party.objects.create(activity=activity, partner=partner)
    record(PartyJoined(subject=activity, partner=partner.pk), by=by)
    return party


@action
def end_sharing(by: Actor, party: Party) -> None:
    """Let the partner share the activity no longer. Its shifts that exist stay its own; no new ones are made.

    Raises Conflict when somebody has ended it already.
    """
    require(by, Can.ACTIVITY_EDIT, party)
    gone, _rows = Party.objects.filter(pk=party.pk).delete()
    if not gone:
        raise Conflict(_("The partner does not share the activity any more."))
    record(PartyLeft(subject=party.activity, partner=party.partner_id), by=by)
