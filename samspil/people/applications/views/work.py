"""The coordinator's side: who is waiting, and what to answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.models import Activity
from samspil.people.applications import queries, rules
from samspil.people.applications.actions import (
    accept_application,
    answer_interest,
    decline_application,
    erase_interest,
    put_on_waiting_list,
    set_recruitment,
)
from samspil.people.applications.flow import FLOW, InterestState, State
from samspil.people.applications.forms import AcceptForm, DeclineForm, RecruitmentForm
from samspil.people.applications.models import Application, Interest
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404

_TABS = (State.RECEIVED, State.WAITING, State.OFFERED, State.ACCEPTED, State.DECLINED, State.WITHDRAWN)


def worklist(request: HttpRequest) -> HttpResponse:
    """List the applications by state; those who wait for an answer first."""
    state = request.GET.get("tilstand", State.RECEIVED)
    state = state if state in _TABS else State.RECEIVED
    counts = queries.counts(request.actor)
    context = {
        "state": State(state),
        "page": paginate(queries.worklist(request.actor, state), request),
        "tabs": [
            NavItem(str(tab.label), f"?tilstand={tab}", current=tab == state, count=counts[tab])
            for tab in _TABS
        ],
        "overdue": queries.overdue(request.actor),
        "answer_days": rules.ANSWER_DAYS,
        "interests": Interest.objects.visible_to(request.actor).filter(state=InterestState.OPEN).count(),
    }
    return respond(request, "applications/worklist.html", context)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one application with what can be decided."""
    return respond(request, "applications/detail.html", _context(request, _seen(request, pk)))


def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    application = _seen(request, pk)
    form = AcceptForm(request.POST or None)
    if form.submit(accept_application, request.actor, application):
        messages.success(
            request,
            _("%(name)s is welcome. We have written to them with the next steps.")
            % {"name": application.first_name},
        )
        return redirect("applications:detail", pk=pk)
    return respond(request, "applications/accept.html", {"application": application}, form=form)


def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    application = _seen(request, pk)
    form = DeclineForm(request.POST or None)
    if form.submit(decline_application, request.actor, application):
        messages.success(
            request, _("We have written a kind answer to %(name)s.") % {"name": application.first_name}
        )
        return redirect("applications:worklist")
    return respond(request, "applications/decline.html", {"application": application}, form=form)


@require_POST
def waiting_list(request: HttpRequest, pk: int) -> HttpResponse:
    application = _seen(request, pk)
    put_on_waiting_list(request.actor, application)
    messages.success(
        request, _("%(name)s is on the waiting list and has been told so.") % {"name": application.first_name}
    )
    return redirect("applications:detail", pk=pk)


def recruitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Set how many volunteers an activity wants."""
    activity = visible_or_404(
        request.actor, Activity.objects.select_related("workplace__unit", "partner"), pk
    )
    current = rules.recruitment_of(activity)
    form = RecruitmentForm(
        request.POST or None,
        initial={
            name: getattr(current, name) for name in ("wanted", "is_open", "seeks_young", "seeks_peers")
        },
    )
    if form.submit(set_recruitment, request.actor, activity):
        messages.success(request, _("Saved."))
        return redirect("applications:recruitment", pk=pk)
    waiting = Application.objects.in_queue().filter(activity=activity)
    context = {
        "activity": activity,
        "recruitment": current,
        "waiting": list(waiting[:100]),
        "invited": queries.invited(activity),
        "verdict": allowed(request.actor, Can.APPLICATION_DECIDE, activity),
    }
    return respond(request, "applications/recruitment.html", context, form=form)


def interests(request: HttpRequest) -> HttpResponse:
    """List the interests that nobody has answered yet, the oldest first."""
    rows = (
        Interest.objects.visible_to(request.actor)
        .filter(state=InterestState.OPEN)
        .select_related("workplace__unit", "authority")
    )
    page = paginate(rows, request)
    title = ngettext(
        "%(count)s person would like to help", "%(count)s people would like to help", page.total
    ) % {"count": page.total}
    return respond(request, "applications/interests.html", {"page": page, "title": title})


@require_POST
def interest_answer(request: HttpRequest, pk: int) -> HttpResponse:
    answer_interest(request.actor, visible_or_404(request.actor, Interest, pk))
    messages.success(request, _("Good. The interest is off the list."))
    return redirect("applications:interests")


@require_POST
def interest_erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase what somebody left, because they have changed their mind."""
    rows = Interest.objects.select_related("workplace__unit")
    erase_interest(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(request, _("The name and what was written have been erased."))
    return redirect("applications:interests")


def _seen(request: HttpRequest, pk: int) -> Application:
    rows = Application.objects.select_related(
        "activity__workplace__unit", "activity__partner", "volunteer__user"
    )
    return visible_or_404(request.actor, rows, pk)


def _context(request: HttpRequest, application: Application) -> dict[str, object]:
    verdict = allowed(request.actor, Can.APPLICATION_DECIDE, application)
    return {
        "application": application,
        "verdict": verdict,
        "can_accept": FLOW.can(application, State.ACCEPTED) and application.state != State.OFFERED,
        "can_wait": FLOW.can(application, State.WAITING),
        "can_decline": FLOW.can(application, State.DECLINED),
        "recruitment": rules.recruitment_of(application.activity),
        "traces": queries.other_traces(application),
        "position": queries.position(application) if application.state == State.WAITING else None,
    }
