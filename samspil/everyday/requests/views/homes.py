"""A volunteer's own meeting, and a meeting in a private home."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    agree_to_home,
    check_in_home,
    check_out_home,
    confirm_meeting,
    hold_meeting,
    open_home,
    step_back,
)
from samspil.everyday.requests.flow import LIVE
from samspil.everyday.requests.forms.finding import AgreeForm, HeldForm, HomeForm
from samspil.everyday.requests.models import HomeVisit, Meeting, Request
from samspil.everyday.requests.queries.worklist import errand_of

private = cache_control(private=True, no_store=True)
_TOLD = (
    "volunteer__user",
    "affiliation__partner",
    "request__activity__workplace__unit__authority",
    "request__activity__workplace__site",
    "request__activity__contact",
    "request__purchase",
    "request__escort",
    "request__talk",
)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom I meet, where and when; I may step back any time."""
    row = _own_or_404(request, pk)
    return respond(request, "requests/meeting.html", _context(row), form=HeldForm(kind=row.request.kind))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes to the new time or place."""
    confirm_meeting(request.actor, _own_or_404(request, pk))
    messages.success(request, _("Thank you. We count on you."))
    return redirect("requests:meeting", pk)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Step back. Nobody asks why."""
    step_back(request.actor, _own_or_404(request, pk))
    messages.success(request, _("That is quite all right. We look for somebody else."))
    return redirect("requests:near")


@require_POST
def held(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that we have met."""
    row = _own_or_404(request, pk)
    form = HeldForm(request.POST, kind=row.request.kind)
    if form.submit(hold_meeting, request.actor, row):
        messages.success(request, _("Thank you for your time. It meant something to somebody."))
        return redirect("requests:near")
    return respond(request, "requests/meeting.html", _context(row), form=form)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to meet in the home."""
    visit = _visit_or_404(request, pk)
    form = AgreeForm(request.POST)
    if form.submit(agree_to_home, request.actor, visit):
        messages.success(
            request, _("Thank you. You see the address here as soon as the citizen has agreed, too.")
        )
    return redirect("requests:meeting", pk)


@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one goes in."""
    check_in_home(request.actor, _visit_or_404(request, pk))
    messages.success(request, _("Noted. Have a good visit, and say when you are out again."))
    return redirect("requests:meeting", pk)


@require_POST
def depart(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one is out again."""
    check_out_home(request.actor, _visit_or_404(request, pk))
    messages.success(request, _("Good that you are out again. Thank you for saying so."))
    return redirect("requests:meeting", pk)


@login_not_required
@private
def home(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The citizen agrees to a meeting at home, and says where. Asked only when a volunteer is found."""
    wish = asked_or_404(pk, key)
    request.tenant = wish.activity.workplace.unit.authority
    visit = HomeVisit.objects.filter(meeting__request=wish, meeting__state__in=LIVE).first()
    form = HomeForm(request.POST or None)
    if visit is not None and form.submit(open_home, request.actor, wish, key=key):
        return redirect("requests:home", pk=pk, key=key)
    return respond(request, "requests/home.html", {"wish": wish, "visit": visit}, form=form)


def asked_or_404(pk: int, key: str) -> Request:
    """Return the request of the private address. Raises NotVisible for a guess."""
    rows = Request.objects.select_related("activity__workplace__unit__authority", "activity__contact")
    found = rows.filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found


def _own_or_404(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.select_related(*_TOLD)
    found = rows.filter(pk=pk, volunteer=request.actor.volunteer_id or 0).first()
    if found is None:
        raise NotVisible
    return found


def _visit_or_404(request: HttpRequest, pk: int) -> HomeVisit:
    rows = HomeVisit.objects.select_related("meeting__request__activity__workplace__unit")
    found = rows.filter(pk=pk, meeting__volunteer=request.actor.volunteer_id or 0).first()
    if found is None:
        raise NotVisible
    return found


def _context(row: Meeting) -> dict[str, object]:
    visit = HomeVisit.objects.select_related("alarm_contact").filter(meeting=row).first()
    return {
        "meeting": row,
        "wish": row.request,
        "errand": errand_of(row.request),
        "visit": visit,
        "agree_form": AgreeForm(),
    }
