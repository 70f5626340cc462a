"""A wish that nothing meets yet: kept as a need of the place, without anybody's name (RM-20)."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.asking import WishLeft
from samspil.everyday.requests.rules.asking import REQUESTS_OF_A_NETWORK
from samspil.people.activities.actions import register_need
from samspil.people.activities.models import Need
from samspil.society.access.permission import require_anyone
from samspil.society.accounts.models import Tries
from samspil.society.accounts.rules import TooManyTries
from samspil.society.places.models import Workplace


@action
def leave_wish(by: Actor, workplace: Workplace, *, what: str, source: str, network: str = "") -> Need:
    """Tell the place what is missing. Raises TooManyTries when the network has told too much just now."""
    require_anyone(by)
    if network and not Tries.objects.take(network, limit=REQUESTS_OF_A_NETWORK, now=clock.now()):
        raise TooManyTries(_("We have received many wishes from you just now. Wait a quarter of an hour."))
    need = register_need(
        SYSTEM.in_request(by.request_id),
        workplace,
        what=what.strip(),
        for_whom=workplace.citizens_group or "-",
        how_much="1",
        source=source,
    )
    record(WishLeft(subject=need), by=by)
    return need
