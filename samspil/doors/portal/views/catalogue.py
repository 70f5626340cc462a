"""Searching: for something to join, and for somebody to ask."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import PARAMETER, Page, paginate
from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.forms.catalogue import AskForm, FindForm
from samspil.doors.portal.queries import catalogue
from samspil.doors.portal.queries.cards import COLUMNS, Card, cards
from samspil.doors.portal.queries.catalogue import SIZE, Names, Wish
from samspil.doors.portal.queries.shifts import MOST, ShiftCard, coming_shifts, shift_cards
from samspil.doors.portal.queries.towns import names_of_towns
from samspil.doors.portal.views.freshness import public_page

VIEW, MAP = "visning", "kort"


@login_not_required
@public_page
def find(request: HttpRequest) -> HttpResponse:
    """The catalogue as a list, and as a map with the same list."""
    authorities, towns = catalogue.choices()
    form = FindForm(request.GET, authorities=authorities)
    is_map = request.GET.get(VIEW) == MAP
    context = {
        "page": _page(request, form.wish()),
        "filters": lambda: _filters(form, towns, "portal:find", is_map=is_map),  # HTMX does not ask for it
        "is_map": is_map,
        "views": _views(request),
        "points_url": f"{reverse('portal:points')}?{_query(request)}",
        "tile_url": settings.TILE_URL,
        "elsewhere": _elsewhere(request),
        "interest_slug": _interest(request, authorities),
    }
    return respond(request, "portal/find.html", context, form=form)


@login_not_required
@public_page
def shifts(request: HttpRequest) -> HttpResponse:
    """The coming shifts with a place free, in the activities of the same search."""
    authorities, towns = catalogue.choices()
    form = FindForm(request.GET, authorities=authorities)
    context = {
        "page": _page_of_shifts(request, form.wish()),
        "filters": lambda: _filters(form, towns, "portal:shifts"),
        "views": _views(request),
        "most": MOST,
    }
    return respond(request, "portal/shifts.html", context, form=form)


@login_not_required
@public_page
def points(request: HttpRequest) -> HttpResponse:
    """The sites of the same search as GeoJSON: names of towns and numbers, nothing about anybody."""
    wish = FindForm(request.GET, authorities=catalogue.choices()[0]).wish()
    features = [_feature(site) for site in catalogue.points(wish)] if wish else []
    return JsonResponse(
        {"type": "FeatureCollection", "features": features}, content_type="application/geo+json"
    )


@login_not_required
@public_page
def ask(request: HttpRequest) -> HttpResponse:
    """What citizens may ask for themselves, with whom to call or write. Nobody has to refer them (RM-29)."""
    form = AskForm(request.GET)
    context = {"page": _page(request, form.wish(is_direct=True)), "towns": names_of_towns()}
    return respond(request, "portal/ask.html", context, form=form)


def _page(request: HttpRequest, wish: Wish | None) -> Page[Card]:
    """Return one page of cards; a wish that cannot be read finds nothing."""
    if wish is None:
        return Page([], 1, 0, SIZE)
    if wish.is_for_all and PARAMETER not in request.GET:
        items, total = catalogue.first_of_all()
        return Page(cards(items), 1, total, SIZE)
    rows, reach = catalogue.found(wish)
    page = paginate(rows, request, size=SIZE, columns=COLUMNS)
    return replace(page, items=cards(page.items, reach))


def _page_of_shifts(request: HttpRequest, wish: Wish | None) -> Page[ShiftCard]:
    if wish is None:
        return Page([], 1, 0, SIZE)
    page = paginate(coming_shifts(wish), request, size=SIZE)
    return replace(page, items=shift_cards(request.actor, page))


def _filters(form: FindForm, towns: tuple[str, ...], page: str, *, is_map: bool = False) -> SafeString:
    """Return the form: with what was typed into it, or, as most readers see it, untouched and drawn once."""
    if form.is_untouched:
        return _untouched(get_language(), form.authorities, towns, page, is_map=is_map)
    return _drawn(form, towns, page, is_map=is_map)


@lru_cache(maxsize=16)
def _untouched(
    _language: str, authorities: Names, towns: tuple[str, ...], page: str, *, is_map: bool
) -> SafeString:
    return _drawn(FindForm({}, authorities=authorities), towns, page, is_map=is_map)


def _drawn(form: FindForm, towns: tuple[str, ...], page: str, *, is_map: bool) -> SafeString:
    context = {"form": form, "towns": towns, "is_map": is_map, "url": reverse(page)}
    return render_to_string("portal/parts/filters.html", context)


def _views(request: HttpRequest) -> list[NavItem]:
    here, rest = request.path, _query(request)
    is_map = request.GET.get(VIEW) == MAP
    find, coming = reverse("portal:find"), reverse("portal:shifts")
    return [
        NavItem(_("List"), _with(find, rest), current=here == find and not is_map),
        NavItem(_("Map and list"), _with(find, rest, f"{VIEW}={MAP}"), current=here == find and is_map),
        NavItem(_("Coming shifts"), _with(coming, rest), current=here == coming),
    ]


def _elsewhere(request: HttpRequest) -> dict[str, str]:
    """Return the whole addresses of the same search for other websites."""
    names = {"rss": "portal:feed_rss", "json": "portal:feed_json", "frame": "portal:embedded"}
    return {what: settings.PUBLIC_URL + _with(reverse(name), _query(request)) for what, name in names.items()}


def _with(address: str, *parts: str) -> str:
    query = "&".join(part for part in parts if part)
    return f"{address}?{query}" if query else address


def _query(request: HttpRequest) -> str:
    """Return the wish as it stands in the address, without what says how it is shown."""
    query = request.GET.copy()
    for name in (VIEW, PARAMETER):
        query.pop(name, None)
    return query.urlencode()


def _interest(request: HttpRequest, authorities: Names) -> str:
    """Return the authority to leave an interest with, when it is clear which."""
    slugs = {slug for slug, _name in authorities}
    asked = request.GET.get("myndighed", "")
    return asked if asked in slugs else (slugs.pop() if len(slugs) == 1 else settings.TENANT)


def _feature(site: dict[str, Any]) -> dict[str, Any]:
    town, postcode, count = site["workplace__site__city"], site["workplace__site__postcode"], site["count"]
    number = ngettext("%(count)s activity", "%(count)s activities", count) % {"count": count}
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [site["workplace__site__longitude"], site["workplace__site__latitude"]],
        },
        "properties": {"town": town, "postcode": postcode, "count": count, "number": number},
    }
