"""The coordinator's side of companionships: who needs a talk, what can be done, and bringing two together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import Denied, NotVisible
from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    change_companion,
    change_companionship,
    end_companionship,
    found_companionship,
    hold_review,
    pause_companionship,
    resume_companionship,
    start_companionship,
    stop_companionship,
)
from samspil.everyday.requests.flow import COMPANIONSHIP_FLOW as FLOW
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.forms.companionships import (
    CompanionForm,
    FoundForm,
    FrameForm,
    ReviewForm,
    StartForm,
)
from samspil.everyday.requests.models import Companionship, Request
from samspil.everyday.requests.queries import companionships as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404

_PAGE = "requests:companionship"


def worklist(request: HttpRequest) -> HttpResponse:
    """List the companionships by state, those with the oldest talk due first."""
    state = request.GET.get("tilstand", CompanionshipState.ACTIVE)
    state = state if state in CompanionshipState.values else CompanionshipState.ACTIVE
    context = {
        "state": CompanionshipState(state),
        "page": paginate(queries.worklist(request.actor, state), request),
        "today": clock.today(),
        "late": queries.late(request.actor),
        "tabs": [
            NavItem(str(tab.label), f"?tilstand={tab}", current=tab == state) for tab in CompanionshipState
        ],
        "can_found": queries.activities_of(request.actor).exists(),
    }
    return respond(request, "requests/companionships/worklist.html", context)


def founding(request: HttpRequest) -> HttpResponse:
    """Bring two together; out of a request when the address names one."""
    activities, wish = queries.activities_of(request.actor), _wish(request)
    if not activities.exists():
        raise Denied(_("There is no published activity of yours at which two can be brought together."))
    form = FoundForm(
        request.POST or None,
        activities=activities,
        volunteers=queries.companions_of(request.actor),
        partners=queries.circles_of(request.actor),
        initial=_known(wish),
    )
    if form.is_valid():
        activity = form.cleaned_data.pop("activity")
        if form.submit(found_companionship, request.actor, activity, request=wish):
            messages.success(request, _("Both have been invited to a first talk."))
            return redirect(_PAGE, pk=form.result.pk)
    return respond(request, "requests/companionships/founding.html", {"wish": wish}, form=form)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one companionship to whoever looks after it."""
    companionship = _seen(request, pk)
    context = {
        "companionship": companionship,
        "reviews": list(companionship.reviews.select_related("held_by")[:12]),
        "minutes": queries.minutes(companionship) if companionship.counts_hours else None,
        "is_late": Companionship.objects.late(clock.today()).filter(pk=pk).exists(),
        "can_start": FLOW.can(companionship, CompanionshipState.ACTIVE)
        and companionship.state == CompanionshipState.START_TALK,
        "can_pause": FLOW.can(companionship, CompanionshipState.PAUSED),
        "can_resume": companionship.state == CompanionshipState.PAUSED,
        "is_together": companionship.is_together,
    }
    return respond(request, "requests/companionships/detail.html", context)


def start(request: HttpRequest, pk: int) -> HttpResponse:
    companionship = _seen(request, pk)
    form = StartForm(request.POST or None)
    if form.submit(start_companionship, request.actor, companionship):
        messages.success(request, _("Good. They are under way."))
        return redirect(_PAGE, pk=pk)
    return _form_page(request, companionship, form, _("After the first talk"), _("They go on together"))


def frame(request: HttpRequest, pk: int) -> HttpResponse:
    companionship = _seen(request, pk)
    names = ("review_every_months", "counts_hours", "has_goal", "goal")
    form = FrameForm(request.POST or None, initial={name: getattr(companionship, name) for name in names})
    if form.submit(change_companionship, request.actor, companionship):
        messages.success(request, _("Saved."))
        return redirect(_PAGE, pk=pk)
    return _form_page(request, companionship, form, _("Talks, hours and goal"), _("Save"))


def review(request: HttpRequest, pk: int) -> HttpResponse:
    companionship = _seen(request, pk)
    form = ReviewForm(request.POST or None)
    if form.submit(hold_review, request.actor, companionship):
        messages.success(request, _("Noted. Thank you for asking them."))
        return redirect(_PAGE, pk=pk)
    return _form_page(request, companionship, form, _("How does it go?"), _("Note the talk"))


def companion(request: HttpRequest, pk: int) -> HttpResponse:
    companionship = _seen(request, pk)
    form = CompanionForm(request.POST or None, volunteers=queries.companions_of(request.actor))
    if form.submit(change_companion, request.actor, companionship):
        messages.success(request, _("Both have been invited to a first talk."))
        return redirect(_PAGE, pk=pk)
    return _form_page(request, companionship, form, _("Another volunteer"), _("Invite to a first talk"))


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    pause_companionship(request.actor, _seen(request, pk))
    return redirect(_PAGE, pk=pk)


@require_POST
def resumption(request: HttpRequest, pk: int) -> HttpResponse:
    resume_companionship(request.actor, _seen(request, pk))
    return redirect(_PAGE, pk=pk)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    end_companionship(request.actor, _seen(request, pk))
    messages.success(request, _("It has ended, and both have been thanked."))
    return redirect(_PAGE, pk=pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    stop_companionship(request.actor, _seen(request, pk))
    messages.success(
        request, _("It is stopped. Whoever came is told once, gently; the citizen is not written to.")
    )
    return redirect(_PAGE, pk=pk)


def _seen(request: HttpRequest, pk: int) -> Companionship:
    """Return what the actor looks after; the volunteer's own has another page."""
    companionship = visible_or_404(request.actor, queries.detailed(), pk)
    if not allowed(request.actor, Can.COMPANIONSHIP_EDIT, companionship):
        raise NotVisible
    return companionship


def _wish(request: HttpRequest) -> Request | None:
    number = request.GET.get("anmodning", "")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    rows = Request.objects.select_related("activity__workplace__unit")
    return visible_or_404(request.actor, rows, number)


def _known(wish: Request | None) -> dict[str, object]:
    if wish is None:
        return {}
    meeting = wish.meetings.live().first()
    return {
        "activity": wish.activity_id,
        "first_name": wish.first_name,
        "whereabouts": wish.whereabouts,
        "phone": wish.phone,
        "email": wish.email,
        "volunteer": meeting.volunteer_id if meeting else None,
    }


def _form_page(
    request: HttpRequest, companionship: Companionship, form: object, title: str, submit: str
) -> HttpResponse:
    context = {"companionship": companionship, "title": title, "submit": submit}
    return respond(request, "requests/companionships/form.html", context, form=form)  # type: ignore[arg-type] # each is a Form
