"""The lists that can be taken out: what they are called, which rows a person may take, and what a row says."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.doors.exchange.models import Export
from samspil.doors.exchange.queries import interviews
from samspil.doors.exchange.rules.headings import LABELS, VOLUNTEERS, WORKPLACES
from samspil.people.activities.models import Activity
from samspil.people.applications.models import Application
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.access.reach import Scope, grants_for
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

Row = list[str]
Names = dict[int, str]


@dataclass(frozen=True)
class Sheet:
    """One list: its headings, the permission to see its rows, the rows, and one row in words."""

    kind: str
    headings: list[Promise]
    can: Can
    rows: Callable[[Actor], "QuerySet[Any]"]
    row: Callable[[Any, Names], Row]

    @property
    def label(self) -> str:
        return str(Export.Kind(self.kind).label)


class Reach:
    """Everywhere that the actor's own duties reach: for asking whether any of them may take lists out."""

    def __init__(self, by: Actor) -> None:
        self.by = by

    def access_scopes(self) -> list[Scope]:
        return [Scope(g.authority_id, g.unit_path, g.partner_id) for g in self.by.grants]


def taking_out(by: Actor) -> Actor:
    """Return the actor with only the duties that may take lists out: what they may just look at stays where it is."""
    return replace(by, grants=tuple(grants_for(by, Can.DATA_EXPORT)), volunteer_id=None)


def home(by: Actor) -> int | None:
    """Return the authority whose log tells of what the actor takes out."""
    for grant in by.grants:
        if grant.authority_id:
            return grant.authority_id
        if grant.partner_id:
            return Partner.objects.values_list("authority_id", flat=True).get(pk=grant.partner_id)
    return None


def offered(by: Actor) -> list[tuple[Sheet, int]]:
    """Return the lists that the actor may take out, and how many rows each holds."""
    if not allowed(by, Can.DATA_EXPORT, Reach(by)):
        return []
    narrow = taking_out(by)
    return [(sheet, sheet.rows(narrow).count()) for sheet in SHEETS.values() if grants_for(narrow, sheet.can)]


def lines(by: Actor, kind: str) -> Iterator[Row]:
    """Yield the headings and the rows of the list, in the language that is active."""
    sheet, narrow = SHEETS[kind], taking_out(by)
    yield [str(heading) for heading in sheet.headings]
    names = _names(narrow)
    for thing in sheet.rows(narrow).iterator(chunk_size=2_000):
        yield sheet.row(thing, names)


def _names(by: Actor) -> Names:
    """Return what each workplace is called; where two share a name, with the unit above, so that the list can be read back."""
    found = Workplace.objects.visible_to(by).values_list("pk", "unit__name", "unit__parent__name")
    shared = Counter(name for _pk, name, _above in found)
    return {pk: f"{above}, {name}" if above and shared[name] > 1 else name for pk, name, above in found}


def _affiliations(by: Actor) -> "QuerySet[Affiliation]":
    rows = Affiliation.objects.current().visible_to(by).filter(volunteer__departed_on__isnull=True)
    return rows.select_related("volunteer__user", "partner").order_by("volunteer__user__name", "pk")


def _affiliation(one: Affiliation, names: Names) -> Row:
    volunteer = one.volunteer
    return [
        volunteer.user.name,
        volunteer.user.email or "",
        _phone(volunteer.phone),
        names.get(one.workplace_id, ""),
        one.partner.name if one.partner else "",
        formats.in_figures(one.starts_on),
    ]


def _workplaces(by: Actor) -> "QuerySet[Workplace]":
    rows = Workplace.objects.visible_to(by).filter(unit__closed_on__isnull=True)
    return rows.select_related("unit__parent", "site").order_by("unit__path", "pk")


def _workplace(one: Workplace, names: Names) -> Row:
    site, above = one.site, one.unit.parent
    return [
        one.unit.name,
        above.name if above else "",
        str(one.get_setting_display()),
        one.citizens_group,
        one.about,
        one.opening_hours,
        site.street if site else "",
        site.postcode if site else "",
        site.city if site else "",
        _phone(one.contact_phone),
        one.contact_email,
    ]


def _activities(by: Actor) -> "QuerySet[Activity]":
    return Activity.objects.visible_to(by).select_related("partner").order_by("title", "pk")


def _activity(one: Activity, names: Names) -> Row:
    return [
        one.title,
        names.get(one.workplace_id, ""),
        one.partner.name if one.partner else "",
        str(one.get_state_display()),
        str(one.get_kind_display()),
        one.summary,
        formats.in_figures(one.published_at) if one.published_at else "",
    ]


def _applications(by: Actor) -> "QuerySet[Application]":
    return Application.objects.visible_to(by).select_related("activity").order_by("created_at", "pk")


def _application(one: Application, names: Names) -> Row:
    return [
        one.name,
        one.email,
        _phone(one.phone),
        one.activity.title,
        names.get(one.activity.workplace_id, ""),
        str(one.get_state_display()),
        formats.in_figures(one.created_at),
    ]


def _agreements(by: Actor) -> "QuerySet[Agreement]":
    rows = Agreement.objects.visible_to(by).filter(state__in=[*IN_FORCE, *BEING_WRITTEN])
    return rows.select_related("workplace__unit", "partner", "leader", "contact").order_by(
        "workplace__unit__name", "title", "pk"
    )


def _agreement(one: Agreement, names: Names) -> Row:
    days = (one.valid_from, one.last_day or one.valid_to, one.revise_on)
    return [
        names.get(one.workplace_id, one.workplace.unit.name),
        one.title,
        str(one.get_kind_display()),
        one.partner.name if one.partner else "",
        str(one.get_state_display()),
        *(formats.in_figures(day) if day else "" for day in days),
        one.leader.name if one.leader else "",
        one.contact.name if one.contact else "",
    ]


def _phone(number: str) -> str:
    return formats.phone(number) if number else ""


_PERSON, _PLACE = LABELS[VOLUNTEERS], LABELS[WORKPLACES]
_WHO = [_PERSON["name"], _PERSON["email"], _PERSON["phone"]]
SHEETS = {
    sheet.kind: sheet
    for sheet in (
        Sheet(
            Export.Kind.VOLUNTEERS,
            [*_WHO, _PERSON["workplace"], _PERSON["partner"], _PERSON["starts_on"]],
            Can.VOLUNTEER_VIEW,
            _affiliations,
            _affiliation,
        ),
        Sheet(Export.Kind.WORKPLACES, list(_PLACE.values()), Can.PLACE_VIEW, _workplaces, _workplace),
        Sheet(
            Export.Kind.ACTIVITIES,
            [
                _("Activity"),
                _PERSON["workplace"],
                _PERSON["partner"],
                _("State"),
                _("Kind"),
                _("In one sentence"),
                _("Published on"),
            ],
            Can.ACTIVITY_VIEW,
            _activities,
            _activity,
        ),
        Sheet(
            Export.Kind.APPLICATIONS,
            [*_WHO, _("Activity"), _PERSON["workplace"], _("State"), _("Received on")],
            Can.APPLICATION_VIEW,
            _applications,
            _application,
        ),
        Sheet(
            Export.Kind.AGREEMENTS,
            [
                _PERSON["workplace"],
                _("Agreement"),
                _("Kind"),
                _PERSON["partner"],
                _("State"),
                _("First day"),
                _("Last day"),
                _("Revise by"),
                _("Leader"),
                _("Contact person"),
            ],
            Can.AGREEMENT_VIEW,
            _agreements,
            _agreement,
        ),
        Sheet(Export.Kind.INTERVIEWS, interviews.HEADINGS, Can.SURVEY_VIEW, interviews.rows, interviews.row),
    )
}
