"""What stands around every page, for each kind of reader: navigation, footer, and whose house this is."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui.context import NavItem
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: its name on the screen and the name of its address."""

    label: str | Promise
    name: str


FIND = Link(_("Find an activity"), "portal:find")
APPLICATIONS = Link(_("Applications"), "applications:worklist")
WORKPLACES = Link(_("Workplaces"), "places:workplaces")
ORGANISATION = Link(_("Organisation"), "places:organisation")

FOR_STRANGERS = (FIND, Link(_("Ask for a volunteer"), "portal:ask"), Link(_("About"), "portal:about"))
# What each duty needs most, in the order in which it is shown. Somebody with several duties sees each link once.
FOR_DUTIES: dict[Duty, tuple[Link, ...]] = {
    Duty.ADMINISTRATOR: (APPLICATIONS, WORKPLACES, ORGANISATION),
    Duty.CONSULTANT: (WORKPLACES, ORGANISATION),
    Duty.LEADER: (APPLICATIONS, WORKPLACES),
    Duty.COORDINATOR: (APPLICATIONS, WORKPLACES),
    Duty.EMPLOYEE: (WORKPLACES,),
    Duty.COMMITTEE_MEMBER: (WORKPLACES,),
    Duty.ASSOCIATION_LEADER: (APPLICATIONS,),
    Duty.COUNCIL_MEMBER: (WORKPLACES,),
    Duty.VOLUNTEER: (FIND,),
}
IN_THE_FOOTER = (
    Link(_("Where volunteers take part"), "portal:overview"),
    Link(_("For workplaces"), "portal:workplaces"),
    Link(_("Citizenship"), "portal:citizenship"),
    Link(_("Accessibility statement"), "portal:accessibility"),
    Link(_("Privacy"), "portal:privacy"),
    Link(_("Cookies"), "portal:cookies"),
)


def for_request(request: HttpRequest) -> list[NavItem]:
    """Return the few links that this reader needs most."""
    actor: Actor = request.actor
    links = FOR_STRANGERS if actor.is_stranger else _for_duties(actor)
    return [_item(link, request) for link in links]


def footer(request: HttpRequest) -> list[NavItem]:
    """Return the links that belong to every page."""
    return [_item(link, request) for link in IN_THE_FOOTER]


def tenant(request: HttpRequest) -> Authority | None:
    """Return whose page this is: what the view shows, else where the reader belongs, else the installation's own.

    No query for a stranger, one for somebody signed in.
    """
    if not hasattr(request, "tenant"):
        request.tenant = _where_somebody_belongs(request.actor) or installed(settings.TENANT)
    found: Authority | None = request.tenant
    return found


@cache
def installed(slug: str) -> Authority | None:
    """Return the authority that SAMSPIL_TENANT names; read once by each process."""
    return Authority.objects.filter(slug=slug).first() if slug else None


def _for_duties(actor: Actor) -> tuple[Link, ...]:
    held = [link for duty, links in FOR_DUTIES.items() if duty in actor.duties for link in links]
    return tuple(dict.fromkeys(held))


def _item(link: Link, request: HttpRequest) -> NavItem:
    url = reverse(link.name)
    return NavItem(link.label, url, current=request.path == url)


def _where_somebody_belongs(actor: Actor) -> Authority | None:
    if actor.user_id is None:
        return None
    for grant in actor.grants:
        if grant.authority_id is not None:
            return Authority.objects.filter(pk=grant.authority_id).first()
        if grant.partner_id is not None:
            partner = Partner.objects.select_related("authority").filter(pk=grant.partner_id).first()
            return partner.authority if partner else None
    own = Affiliation.objects.current().filter(volunteer=actor.volunteer_id).select_related("workplace__unit__authority")
    first = own.order_by("-starts_on", "pk").first()
    return first.workplace.unit.authority if first else None
