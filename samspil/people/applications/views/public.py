"""What an applicant meets: no account, one form, and a private page to follow it on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.models import Activity
from samspil.people.applications import queries, rules
from samspil.people.applications.actions import (
    apply_to_activity,
    confirm_application,
    leave_interest,
    take_offered_place,
    withdraw_application,
)
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.forms import ApplyForm, InterestForm
from samspil.people.applications.models import Application
from samspil.society.accounts.rules import sparingly
from samspil.society.places.models import Authority, Workplace


@login_not_required
@sparingly("apply")
def apply(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Apply to one activity."""
    activity = get_object_or_404(
        Activity.objects.public().select_related("workplace__unit__authority", "partner"), pk=pk
    )
    request.tenant = activity.workplace.unit.authority
    code = request.GET.get("invitation", "")[:100]
    form = ApplyForm(request.POST or None, activity=activity, initial=_known(request))
    codes = {"invitation": code, "campaign": request.GET.get(rules.CAMPAIGN, "")}
    if form.submit(apply_to_activity, request.actor, activity, **codes):
        return redirect("applications:sent")
    context = {
        "activity": activity,
        "verdict": rules.may_apply(activity),
        "recruitment": rules.recruitment_of(activity),
        "inviter": rules.inviter(activity, code) if code else None,
    }
    return respond(request, "applications/apply.html", context, form=form)


@login_not_required
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens next; the same page whether or not the address is known."""
    return respond(request, "applications/sent.html", {})


@login_not_required
def status(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the applicant how things stand, and what they can do."""
    application = _own(pk, key)
    request.tenant = application.activity.workplace.unit.authority
    context = {
        "application": application,
        "position": queries.position(application) if application.state == State.WAITING else None,
        "can_confirm": application.state == State.UNCONFIRMED,
        "can_take": application.state == State.OFFERED,
        "can_withdraw": application.state != State.UNCONFIRMED and FLOW.can(application, State.WITHDRAWN),
    }
    return respond(request, "applications/status.html", context)


@login_not_required
@require_POST
def confirmation(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Confirm by the button: a mail scanner that follows the link confirms nothing."""
    counting = confirm_application(request.actor, _own(pk, key), key=key)
    messages.success(request, _("Thank you! The coordinator has your application now."))
    return redirect("applications:status", pk=counting.pk, key=counting.key)


@login_not_required
@require_POST
def withdrawal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    withdraw_application(request.actor, _own(pk, key), key=key)
    messages.success(
        request, _("You have withdrawn your application. You are welcome to apply again any time.")
    )
    return redirect("applications:status", pk=pk, key=key)


@login_not_required
@require_POST
def offered_place(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    take_offered_place(request.actor, _own(pk, key), key=key)
    messages.success(request, _("Welcome! The place is yours."))
    return redirect("applications:status", pk=pk, key=key)


@login_not_required
@sparingly("interest")
def interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave an interest with an authority, or from a workplace's page with the workplace."""
    authority = request.tenant = get_object_or_404(Authority, slug=slug)
    workplace = (
        Workplace.objects.public().filter(unit__authority=authority, slug=request.GET.get("sted", "")).first()
    )
    form = InterestForm(request.POST or None, initial=_known(request))
    code = request.GET.get(rules.CAMPAIGN, "")
    if form.submit(leave_interest, request.actor, authority, workplace=workplace, campaign=code):
        return redirect("applications:interest_left")
    return respond(
        request, "applications/interest.html", {"authority": authority, "workplace": workplace}, form=form
    )


@login_not_required
def interest_left(request: HttpRequest) -> HttpResponse:
    return respond(request, "applications/interest_left.html", {})


def _own(pk: int, key: str) -> Application:
    application = (
        Application.objects.select_related("activity__workplace__unit__authority", "activity__contact")
        .filter(pk=pk)
        .first()
    )
    if application is None or not application.opens_with(key):
        raise NotVisible
    return application


def _known(request: HttpRequest) -> dict[str, str]:
    """Fill in what we know already of somebody who is signed in."""
    if not request.user.is_authenticated:
        return {}
    return {"name": request.user.name, "email": request.user.email or ""}
