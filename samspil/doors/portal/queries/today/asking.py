"""What citizens ask for, who is on the way home from one, and where somebody sits: the lines that staff see first. One query each."""

from datetime import datetime
from typing import Any

from django.db.models import Case as Order
from django.db.models import Count, IntegerField, Min, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.doors.portal.queries.today.frame import Row, Rows
from samspil.doors.portal.queries.today.waiting import first, waited
from samspil.everyday.cases.models import Case
from samspil.everyday.requests.models import Companionship, Meeting, Request, RequestKind
from samspil.everyday.requests.rules.finding import URGENT
from samspil.everyday.rotas.queries.vigils import listed
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within

_COLUMNS = ("pk", "kind", "starts_at", "ends_at", "created_at", "activity__workplace__unit__name")


def requests_of(by: Actor) -> Rows:
    """Return what still wants a volunteer: what is urgent first, then who has waited longest. Nobody's name."""
    soon = When(starts_at__lte=clock.now() + URGENT, then=Value(0))
    marked = When(starts_at=None, urgent_at__isnull=False, then=Value(0))
    order = Order(soon, marked, default=Value(1), output_field=IntegerField())
    rows = Request.objects.visible_to(by).wanting().order_by(order, "created_at", "pk")
    found, total = first(rows, *_COLUMNS)
    return Rows([_request(row) for row in found], total, reverse("requests:worklist"))


def late_home(by: Actor) -> list[Row]:
    """Return the volunteers who went to a private home, and have not said that they are on their way home."""
    reach = {
        "authority": "request__activity__workplace__unit__authority_id",
        "unit_path": "request__activity__workplace__unit__path",
        "partner": "affiliation__partner_id",
    }
    rows = Meeting.objects.live().filter(
        within(by, Can.REQUEST_HANDLE, **reach),
        home_visit__checked_in_at__isnull=False,
        home_visit__checked_out_at__isnull=True,
        home_visit__expected_out_at__lt=clock.now(),
    )
    columns = ("request_id", "volunteer__user__name", "volunteer__phone", "home_visit__expected_out_at")
    found = rows.order_by("home_visit__expected_out_at", "pk").values_list(*columns)[:20]
    return [_late(*row) for row in found]


def vigils_of(by: Actor) -> list[Row]:
    """Return the open vigils, and how many of their watches lack somebody."""
    if not grants_for(by, Can.VIGIL_OPEN):
        return []
    return [
        _vigil(one.vigil.pk, one.vigil.workplace.unit.name, one.lacking, one.first_lacking)
        for one in listed(by)
    ]


def uncovered(vigils: list[Row]) -> list[Row]:
    """Return those of the vigils that lack somebody, said as one line each."""
    return [Row(f"{row.title}: {row.badge}", row.url, row.note) for row in vigils if row.tone == "warning"]


def talks_of(by: Actor) -> list[Row]:
    """Return how many companionships have waited too long for the talk about how it goes."""
    reach = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}
    rows = Companionship.objects.filter(within(by, Can.COMPANIONSHIP_EDIT, **reach, partner="partner_id"))
    late = rows.late(clock.today()).count()
    title = ngettext(
        "%(n)s companionship waits for its talk", "%(n)s companionships wait for their talk", late
    ) % {"n": late}
    note = _("Ask both how it goes, and whether they would like to go on.")
    return [Row(title, reverse("requests:companionships"), note)] if late else []


def cases_of(by: Actor) -> list[Row]:
    """Return the cases that the reader has been asked to look into, with the first deadline. Nothing of what they are about."""
    rows = Case.objects.visible_to(by).open().order_by()
    found = rows.aggregate(n=Count("pk"), due=Min("due_on"))
    if not found["n"]:
        return []
    title = ngettext("%(n)s case waits for you", "%(n)s cases wait for you", found["n"]) % {"n": found["n"]}
    note = _("The first answer is due %(day)s.") % {"day": formats.date_long(found["due"])}
    late = found["due"] < clock.today()
    return [
        Row(title, reverse("cases:cases"), note, _("Overdue") if late else "", "error" if late else "neutral")
    ]


def _request(row: dict[str, Any]) -> Row:
    starts_at, kind = row["starts_at"], str(RequestKind(row["kind"]).label)
    when = _span(starts_at, row["ends_at"]) or _("as soon as it can be")
    note = f"{row['activity__workplace__unit__name']} · {when} · {waited(row['created_at'])}"
    url = reverse("requests:request", args=[row["pk"]])
    is_urgent = starts_at is not None and starts_at <= clock.now() + URGENT
    return Row(kind, url, note, _("Urgent") if is_urgent else "", "warning")


def _span(starts_at: datetime | None, ends_at: datetime | None) -> str:
    if starts_at is None:
        return ""
    return formats.timespan(starts_at, ends_at) if ends_at else formats.moment(starts_at)


def _late(request: int, name: str, phone: str, expected: datetime) -> Row:
    title = _("%(name)s has not said that they are on their way home") % {"name": name}
    note = _("Expected %(moment)s.") % {"moment": formats.moment(expected)}
    call = _("Call %(phone)s.") % {"phone": formats.phone(phone)} if phone else ""
    note = f"{note} {call}".strip()
    return Row(title, reverse("requests:request", args=[request]), note, _("Call now"), "error")


def _vigil(pk: int, workplace: str, lacking: int, first_lacking: datetime | None) -> Row:
    url = reverse("rotas:vigil", args=[pk])
    if not lacking or first_lacking is None:
        return Row(workplace, url, _("Somebody sits there on every watch."), _("Covered"), "success")
    lack = ngettext("%(n)s watch lacks somebody", "%(n)s watches lack somebody", lacking) % {"n": lacking}
    note = _("The first begins %(moment)s.") % {"moment": formats.moment(first_lacking)}
    return Row(workplace, url, note, lack, "warning")
