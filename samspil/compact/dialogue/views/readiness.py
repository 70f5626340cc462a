"""How the staff are made ready: their page, who has read it, briefings, and contacts for volunteers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.readiness import (
    assign_buddy,
    confirm_read,
    end_buddy,
    hold_briefing,
    hold_first_day,
    publish_staff_page,
)
from samspil.compact.dialogue.forms.readiness import BriefingForm, BuddyForm, StaffPageForm
from samspil.compact.dialogue.models.briefings import Buddy, StaffPage
from samspil.compact.dialogue.queries import readiness as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404
from samspil.society.places.models import Workplace


def staff_index(request: HttpRequest) -> HttpResponse:
    """List the workplaces within reach, with how far each has come."""
    return respond(
        request, "dialogue/staff_index.html", {"page": paginate(queries.overview(request.actor), request)}
    )


def staff_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what every employee reads in two minutes; and how the reading goes to those who answer for it."""
    workplace = _workplace(request, pk)
    verdict = allowed(request.actor, Can.BRIEFING_HOLD, workplace)
    context = {
        "workplace": workplace,
        "staff_page": queries.current_page(workplace),
        "has_read": queries.has_read(request.actor, workplace),
        "verdict": verdict,
        "reading": queries.reading_of(workplace) if verdict else None,
        "briefings": list(queries.briefings_of(workplace)[:5]) if verdict else [],
        "buddies": list(queries.buddies(request.actor, workplace)[:50]),
    }
    return respond(request, "dialogue/staff_page.html", context)


@require_POST
def staff_page_receipt(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    page = get_object_or_404(StaffPage, workplace=_workplace(request, pk), version=version)
    confirm_read(request.actor, page)
    messages.success(request, _("Thank you for reading."))
    return redirect("dialogue:staff_page", pk=pk)


def staff_page_change(request: HttpRequest, pk: int) -> HttpResponse:
    workplace = _workplace(request, pk)
    form = StaffPageForm(request.POST or None, page=queries.current_page(workplace))
    if form.submit(publish_staff_page, request.actor, workplace):
        messages.success(request, _("The page has been published."))
        return redirect("dialogue:staff_page", pk=pk)
    context = {"workplace": workplace, "verdict": allowed(request.actor, Can.BRIEFING_HOLD, workplace)}
    return respond(request, "dialogue/staff_page_change.html", context, form=form)


def staff_page_unread(request: HttpRequest, pk: int) -> HttpResponse:
    """List who has not read the page yet, to those who answer for the briefing."""
    workplace = _workplace(request, pk)
    require(request.actor, Can.BRIEFING_HOLD, workplace)
    reading = queries.reading_of(workplace)
    context = {"workplace": workplace, "reading": reading, "page": paginate(reading.unread, request)}
    return respond(request, "dialogue/staff_page_unread.html", context)


def staff_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the page for the wall."""
    workplace = _workplace(request, pk)
    context = {"workplace": workplace, "staff_page": queries.current_page(workplace)}
    return respond(request, "dialogue/staff_notice.html", context)


def briefing_new(request: HttpRequest, pk: int) -> HttpResponse:
    workplace = _workplace(request, pk)
    form = BriefingForm(request.POST or None, workplace=workplace)
    if form.submit(hold_briefing, request.actor, workplace):
        messages.success(request, _("Noted. Well done."))
        return redirect("dialogue:staff_page", pk=pk)
    context = {"workplace": workplace, "verdict": allowed(request.actor, Can.BRIEFING_HOLD, workplace)}
    return respond(request, "dialogue/briefing_new.html", context, form=form)


def buddies(request: HttpRequest) -> HttpResponse:
    """List one's own contact, those one is the contact of, and the pairs one looks after."""
    page = paginate(queries.buddies(request.actor), request)
    return respond(request, "dialogue/buddies.html", {"page": page, "me": request.actor.user_id})


def buddy_new(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Give a volunteer a contact. The page of the volunteer leads here and vouches for who it is."""
    workplace = _workplace(request, pk)
    require(request.actor, Can.BRIEFING_HOLD, workplace)
    volunteer = queries.volunteer_named_by(token, workplace)
    form = BuddyForm(request.POST or None, workplace=workplace)
    if form.submit(assign_buddy, request.actor, workplace, volunteer=volunteer):
        messages.success(request, _("Both have been told."))
        return redirect("dialogue:buddies")
    context = {
        "workplace": workplace,
        "volunteer": volunteer,
        "now": queries.buddy_of(volunteer.pk, workplace),
    }
    return respond(request, "dialogue/buddy_new.html", context, form=form)


@require_POST
def buddy_ending(request: HttpRequest, pk: int) -> HttpResponse:
    end_buddy(request.actor, _pair(request, pk))
    messages.success(request, _("It has ended."))
    return redirect("dialogue:buddies")


def first_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list for the first day, and note that it was held."""
    pair = _pair(request, pk)
    if request.method == "POST":
        hold_first_day(request.actor, pair)
        messages.success(request, _("Noted. Thank you for taking good care of a volunteer."))
        return redirect("dialogue:buddies")
    context = {"pair": pair, "is_mine": pair.user_id == request.actor.user_id}
    return respond(request, "dialogue/first_day.html", context)


def _workplace(request: HttpRequest, pk: int) -> Workplace:
    return visible_or_404(request.actor, Workplace.objects.select_related("unit__authority", "site"), pk)


def _pair(request: HttpRequest, pk: int) -> Buddy:
    rows = Buddy.objects.select_related("workplace__unit", "volunteer", "user")
    return visible_or_404(request.actor, rows, pk)
