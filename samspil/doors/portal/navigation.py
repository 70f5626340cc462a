"""What stands around every page, for each kind of reader: navigation, footer, and whose house this is."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.base.ui.context import NavItem
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.notifications.queries import unread_count
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A place to go: its name on the screen and the name of its address. There is one of each."""

    label: str | Promise
    name: str


TODAY = Link(_("Today"), "portal:today")
MESSAGES = Link(_("Messages"), "notifications:inbox")
FIND = Link(_("Find an activity"), "portal:find")
ACTIVITIES = Link(_("Activities"), "activities:index")
AGREEMENTS = Link(_("Agreements"), "agreements:index")
DIALOGUE = Link(_("Dialogue"), "dialogue:index")
FRAMEWORKS = Link(_("Frameworks"), "frameworks:index")
APPLICATIONS = Link(_("Applications"), "applications:worklist")
DUTIES = Link(_("Duties"), "duties:assignments")
ORGANISATION = Link(_("Organisation"), "places:organisation")
PARTNERS = Link(_("Partners"), "partners:partners")
PROGRAMMES = Link(_("Programmes"), "programmes:index")
REQUESTS = Link(_("Requests"), "requests:worklist")
ROTA = Link(_("Rota"), "rotas:board")
VIGILS = Link(_("Vigils"), "rotas:vigils")
SURVEYS = Link(_("Questionnaires"), "surveys:rounds")
VOLUNTEERS = Link(_("Volunteers"), "volunteers:directory")
WORKPLACES = Link(_("Workplaces"), "places:workplaces")

FOR_STRANGERS = (FIND, Link(_("Ask for a volunteer"), "requests:choose"), Link(_("About"), "portal:about"))
# What each duty needs most between today and the messages, in the order in which it is shown.
FOR_DUTIES: dict[Duty, tuple[Link, ...]] = {
    Duty.COORDINATOR: (ROTA, REQUESTS, VOLUNTEERS, APPLICATIONS, ACTIVITIES, AGREEMENTS),
    Duty.ASSOCIATION_LEADER: (ROTA, REQUESTS, VOLUNTEERS, APPLICATIONS, ACTIVITIES, AGREEMENTS),
    Duty.LEADER: (ACTIVITIES, AGREEMENTS, DIALOGUE, ROTA, VOLUNTEERS, APPLICATIONS),
    Duty.ADMINISTRATOR: (VOLUNTEERS, WORKPLACES, ORGANISATION, DUTIES, AGREEMENTS, PROGRAMMES),
    Duty.CONSULTANT: (WORKPLACES, ACTIVITIES, AGREEMENTS, DIALOGUE, FRAMEWORKS, PARTNERS),
    Duty.EMPLOYEE: (ROTA, REQUESTS, VIGILS, ACTIVITIES, AGREEMENTS, DIALOGUE),
    Duty.COMMITTEE_MEMBER: (DIALOGUE, AGREEMENTS, FRAMEWORKS, WORKPLACES, ACTIVITIES, SURVEYS),
    Duty.COUNCIL_MEMBER: (FRAMEWORKS, PROGRAMMES, AGREEMENTS, WORKPLACES, ACTIVITIES, PARTNERS),
}
FOR_VOLUNTEERS = (
    Link(_("My shifts"), "rotas:mine"),
    Link(_("What can I do now?"), "rotas:opportunities"),
    Link(_("Who would like company"), "requests:near"),
    Link(_("My next step"), "onboarding:my_steps"),
    FIND,
)
MOST = 6  # links between today and the messages, for somebody with several duties
IN_THE_FOOTER = (
    Link(_("Where volunteers take part"), "portal:overview"),
    Link(_("Agreements that are in force"), "agreements:directory"),
    Link(_("Everything you can ask for"), "portal:ask"),
    Link(_("Stories"), "recognition:stories"),
    Link(_("Learn about living with serious illness"), "sessions:catalogue"),
    Link(_("Your rights as a volunteer"), "onboarding:rights"),
    Link(_("Say no to visits"), "citizens:no"),
    Link(_("Tell us when something is wrong"), "cases:choose"),
    Link(_("When you worry about a child"), "cases:guidance"),
    Link(_("For workplaces"), "portal:workplaces"),
    Link(_("Experiences"), "networks:library"),
    Link(_("Support for associations"), "networks:support"),
    Link(_("Citizenship"), "portal:citizenship"),
    Link(_("Accessibility statement"), "portal:accessibility"),
    Link(_("Privacy"), "portal:privacy"),
    Link(_("Cookies"), "portal:cookies"),
)


def for_request(request: HttpRequest) -> list[NavItem]:
    """Return the few links that this reader needs most. One query for somebody signed in: the unread messages."""
    actor: Actor = request.actor
    if actor.is_stranger:
        return [_item(link, request) for link in FOR_STRANGERS]
    unread = unread_count(actor)
    links = (TODAY, *_for_duties(actor), MESSAGES)
    return [_item(link, request, count=unread if link is MESSAGES else 0) for link in links]


def footer(request: HttpRequest) -> list[NavItem]:
    """Return the links that belong to every page."""
    return [_item(link, request) for link in IN_THE_FOOTER]


def tenant(request: HttpRequest) -> Authority | None:
    """Return whose page this is: what the view shows, else where the reader belongs, else the installation's own.

    No query for a stranger, one for somebody signed in.
    """
    if hasattr(request, "tenant"):
        return request.tenant
    return _where_somebody_belongs(request.actor) or installed(settings.TENANT)


@cache
def installed(slug: str) -> Authority | None:
    """Return the authority that SAMSPIL_TENANT names; read once by each process."""
    return Authority.objects.filter(slug=slug).first() if slug else None


def _for_duties(actor: Actor) -> tuple[Link, ...]:
    """Each link once. Everybody may volunteer; only those who hold no other duty find all of that in the navigation."""
    held = [link for duty, links in FOR_DUTIES.items() if duty in actor.duties for link in links]
    return tuple(dict.fromkeys(held))[:MOST] or FOR_VOLUNTEERS


def _item(link: Link, request: HttpRequest, *, count: int = 0) -> NavItem:
    url = _address(link.name)
    return NavItem(_label(link, get_language()), url, current=request.path.startswith(url), count=count)


@cache
def _label(link: Link, _language: str | None) -> str:
    return str(link.label)


_address = cache(reverse)  # the same on every page, as long as the process lives


def _where_somebody_belongs(actor: Actor) -> Authority | None:
    if actor.user_id is None:
        return None
    for grant in actor.grants:
        if grant.authority_id is not None:
            return next(iter(_authority(grant.authority_id)), None)
        if grant.partner_id is not None:
            partner = Partner.objects.select_related("authority").filter(pk=grant.partner_id).first()
            return partner.authority if partner else None
    return next(iter(_where_a_volunteer_belongs(actor.user_id, clock.today())), None)


@kept
def _authority(pk: int) -> QuerySet[Authority]:
    return Authority.objects.filter(pk=pk)


@kept
def _where_a_volunteer_belongs(volunteer: int, day: date) -> QuerySet[Authority]:
    own = Affiliation.objects.current(day).filter(volunteer=volunteer).order_by("-starts_on", "pk")
    return Authority.objects.filter(pk=Subquery(own.values("workplace__unit__authority_id")[:1]))
