"""What anybody meets who wants to say that something is wrong: no account, one form, and a private page for the answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.events.recording import record_read
from samspil.base.ui.shortcuts import respond
from samspil.everyday.cases.actions import Kind, ask_again, open_case, withdraw_case
from samspil.everyday.cases.events.cases import CaseViewed
from samspil.everyday.cases.flow import FLOW, State
from samspil.everyday.cases.forms import AgainForm, CaseForm
from samspil.everyday.cases.models import Case
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import TextKind
from samspil.people.onboarding.queries.pages import text_in_force
from samspil.society.accounts.rules import sparingly
from samspil.society.places.models import Authority, Workplace


@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """Ask where it was; straight on when there is only one authority."""
    rows = list(Authority.objects.order_by("name"))
    if len(rows) == 1:
        return redirect("cases:ways", slug=rows[0].slug)
    return respond(request, "cases/choose.html", {"authorities": rows})


@login_not_required
def ways(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ways to say that something is wrong, or good."""
    authority, workplace, activity = _place(request, slug)
    context = {"authority": authority, "workplace": workplace, "query": _query(workplace, activity)}
    return respond(request, "cases/ways.html", context)


@login_not_required
def conduct(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody how we treat each other: the words that the volunteers say yes to."""
    authority = request.tenant = get_object_or_404(Authority, slug=slug)
    text = text_in_force(TextKind.CODE_OF_CONDUCT, authority.pk, "")
    return respond(request, "cases/conduct.html", {"authority": authority, "text": text})


@login_not_required
@sparingly("case")
def complaint(request: HttpRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Kind.COMPLAINT)


@login_not_required
@sparingly("case")
def conflict(request: HttpRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Kind.CONFLICT)


@login_not_required
@sparingly("case")
def concern(request: HttpRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Kind.SAFEGUARDING)


def _file(request: HttpRequest, slug: str, kind: Kind) -> HttpResponse:
    authority, workplace, activity = _place(request, slug)
    form = CaseForm(request.POST or None, authority=authority, workplace=workplace, by=request.actor)
    known = {"workplace": workplace, "activity": activity} if workplace else {}
    if form.submit(open_case, request.actor, kind=kind, **known):
        messages.success(request, _("Thank you for telling us. It has been received."))
        return redirect("cases:followed", pk=form.result.pk, key=form.result.key)
    context = {"authority": authority, "workplace": workplace, "kind": kind.value}
    return respond(request, "cases/file.html", context, form=form)


@login_not_required
def followed(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the one who filed it how it stands, and the answer. Nothing of what those write who look into it."""
    case = _own(request, pk, key)
    record_read(CaseViewed(subject=case), by=request.actor)
    context = {
        "case": case,
        "can_withdraw": case.kind != Kind.SAFEGUARDING and FLOW.can(case, State.WITHDRAWN),
        "can_ask_again": case.state == State.DECIDED,
    }
    return respond(request, "cases/followed.html", context)


@login_not_required
@require_POST
def withdrawal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    withdraw_case(request.actor, _own(request, pk, key), key=key)
    messages.success(request, _("You have taken it back. You are welcome to write again."))
    return redirect("cases:followed", pk=pk, key=key)


@login_not_required
@sparingly("case")
def again(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Ask to be heard once more."""
    case = _own(request, pk, key)
    form = AgainForm(request.POST or None)
    if form.submit(ask_again, request.actor, case, key=key):
        messages.success(request, _("Thank you. Those who look into it have been told."))
        return redirect("cases:followed", pk=pk, key=key)
    return respond(request, "cases/again.html", {"case": case}, form=form)


def _own(request: HttpRequest, pk: int, key: str) -> Case:
    rows = Case.objects.select_related("workplace__unit", "authority", "activity", "filer")
    found = rows.filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    request.tenant = found.authority
    return found


def _place(request: HttpRequest, slug: str) -> tuple[Authority, Workplace | None, Activity | None]:
    """Return the authority, and what the address brings along: an activity with its workplace, or a workplace."""
    authority = request.tenant = get_object_or_404(Authority, slug=slug)
    number = request.GET.get("indsats", "")
    if number.isdecimal() and len(number) < 10:
        activities = Activity.objects.public().filter(workplace__unit__authority=authority, pk=int(number))
        activity = activities.select_related("workplace__unit__authority", "partner").first()
        if activity is not None:
            return authority, activity.workplace, activity
    here = Workplace.objects.public().filter(unit__authority=authority, slug=request.GET.get("sted", ""))
    return authority, here.select_related("unit__authority").first(), None


def _query(workplace: Workplace | None, activity: Activity | None) -> str:
    if activity is not None:
        return f"?indsats={activity.pk}"
    return f"?sted={workplace.slug}" if workplace else ""
