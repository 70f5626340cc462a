"""The page of one activity, for those who may join it and those who may ask for it."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samspil.base.core.errors import NotVisible
from samspil.base.core.kept import kept
from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries.catalogue import open_to_all
from samspil.doors.portal.queries.shifts import open_shifts
from samspil.doors.portal.views.freshness import public_page
from samspil.everyday.requests.rules.kinds import kinds_of, may_ask
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.queries import sheet_of
from samspil.people.applications.rules import may_apply


@kept
def _shown(pk: int) -> QuerySet[Activity]:
    return open_to_all().detailed().filter(pk=pk).order_by("pk")


@login_not_required
@public_page
def activity(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What it is, when and where, what a volunteer may do, and the two ways in."""
    shown = next(iter(_shown(pk)), None)
    if shown is None:
        raise NotVisible
    if shown.slug != slug:  # the title has changed since somebody shared the address
        return redirect("portal:activity", shown.pk, shown.slug, permanent=True)
    request.tenant = shown.workplace.unit.authority
    is_open = shown.state == State.PUBLISHED
    context = {
        "activity": shown,
        "sheet": sheet_of(shown),
        "may_apply": may_apply(shown),
        "can_ask": bool(may_ask(shown)) and bool(kinds_of(shown)),
        "shifts": open_shifts(shown) if is_open else [],
    }
    return respond(request, "portal/activity.html", context)
