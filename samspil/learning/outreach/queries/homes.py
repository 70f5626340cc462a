"""Where the actor may run a campaign, plan what is said, and keep the press log."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.learning.outreach.models import Home
from samspil.learning.outreach.models.owned import Owned
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Workplace

Choices = list[tuple[str, list[tuple[str, str]]]]


def home_choices(by: Actor) -> Choices:
    """Return what a form offers, group by group. Three queries."""
    groups = (
        (_("The whole of"), [(f"a{one.pk}", one.name) for one in _authorities(by)]),
        (_("One place"), [(f"w{one.pk}", one.unit.name) for one in _workplaces(by)]),
        (_("One association"), [(f"p{one.pk}", one.name) for one in _partners(by)]),
    )
    return [(label, found) for label, found in groups if found]


def may_begin(by: Actor) -> bool:
    """Say whether there is any home for the actor to begin something in."""
    return _authorities(by).exists() or _workplaces(by).exists() or _partners(by).exists()


def home_of(by: Actor, key: str) -> Home | None:
    """Return the home that a form names, if the actor may write there."""
    kind, number = key[:1], key[1:]
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    pk = int(number)
    if kind == "a":
        authority = _authorities(by).filter(pk=pk).first()
        return Home(authority) if authority else None
    if kind == "w":
        workplace = _workplaces(by).filter(pk=pk).first()
        return Home(workplace.unit.authority, workplace=workplace) if workplace else None
    partner = _partners(by).filter(pk=pk).first() if kind == "p" else None
    return Home(partner.authority, partner=partner) if partner else None


def activities_in(home: Home | Owned) -> QuerySet[Activity]:
    """Return the published activities of the home, by title."""
    rows = Activity.objects.filter(state=State.PUBLISHED, workplace__is_active=True)
    if home.partner:
        rows = rows.filter(partner=home.partner)
    elif home.workplace:
        rows = rows.filter(workplace=home.workplace)
    else:
        rows = rows.filter(workplace__unit__authority=home.authority)
    return rows.select_related("workplace__unit").order_by("title", "pk")


def possible_people(home: Home | Owned) -> QuerySet[User]:
    """Return those who can see to something: the active people with a duty in the authority, of an association its own."""
    held = Assignment.objects.current().filter(authority=home.authority, partner=home.partner)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")


def _authorities(by: Actor) -> QuerySet[Authority]:
    return Authority.objects.filter(within(by, Can.CAMPAIGN_EDIT, authority="pk")).order_by("name", "pk")


def _workplaces(by: Actor) -> QuerySet[Workplace]:
    reached = within(by, Can.CAMPAIGN_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, is_active=True, unit__closed_on=None)
    return rows.select_related("unit__authority").order_by("unit__name", "pk")


def _partners(by: Actor) -> QuerySet[Partner]:
    reached = within(by, Can.CAMPAIGN_EDIT, partner="pk")
    return Partner.objects.filter(reached, ended_on=None).select_related("authority").order_by("name", "pk")
