"""A companionship as those see it who are in it: the volunteer, the citizen and a group's contact person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    end_companionship,
    note_time,
    pause_companionship,
    refuse_companionship_contact,
    resume_companionship,
)
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.forms.companionships import TimeForm
from samspil.everyday.requests.models import Companionship
from samspil.everyday.requests.queries import companionships as queries
from samspil.everyday.requests.queries.threads import my_threads

# What a person in it may do, by the last word of the address.
_STEPS = {"pause": pause_companionship, "fortsat": resume_companionship, "afslutning": end_companionship}


def mine(request: HttpRequest) -> HttpResponse:
    """List the volunteer's own companionships and conversations."""
    context = {
        "companionships": list(queries.mine(request.actor)),
        "threads": list(my_threads(request.actor)),
    }
    return respond(request, "requests/companionships/mine.html", context)


def my_page(request: HttpRequest, pk: int) -> HttpResponse:
    companionship = _my_own(request, pk)
    form = TimeForm(request.POST or None)
    if companionship.counts_hours and form.submit(note_time, request.actor, companionship):
        messages.success(request, _("Noted."))
        return redirect("requests:my_companionship", pk=pk)
    context = {**_context(companionship, "my"), "minutes": queries.minutes(companionship)}
    return respond(request, "requests/companionships/own.html", context, form=form)


@require_POST
def my_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Pause, go on, or end: one press, no reason."""
    companionship = _my_own(request, pk)
    if step not in _STEPS:
        raise NotVisible
    _STEPS[step](request.actor, companionship)
    if companionship.is_together:
        return redirect("requests:my_companionship", pk=pk)
    messages.success(request, _("It has ended. Thank you for the time you gave."))
    return redirect("requests:my_companionships")


@login_not_required
def citizen_page(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    companionship = _by_key(request, pk)
    if not companionship.opens_with(key):
        raise NotVisible
    return respond(request, "requests/companionships/own.html", _context(companionship, "citizen", key))


@login_not_required
@require_POST
def citizen_step(request: HttpRequest, pk: int, key: str, step: str) -> HttpResponse:
    companionship = _by_key(request, pk)
    if not companionship.opens_with(key):
        raise NotVisible
    if step == "nej":
        refuse_companionship_contact(request.actor, companionship, key=key)
        messages.success(request, _("We have noted it. No volunteer contacts you any more."))
    elif step in _STEPS:
        _STEPS[step](request.actor, companionship, key=key)
    else:
        raise NotVisible
    return redirect("requests:companionship_citizen", pk=pk, key=key)


@login_not_required
def group_page(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    companionship = _by_key(request, pk)
    if not companionship.is_of_group or not companionship.opens_for_group_with(key):
        raise NotVisible
    return respond(request, "requests/companionships/own.html", _context(companionship, "group", key))


@login_not_required
@require_POST
def group_step(request: HttpRequest, pk: int, key: str, step: str) -> HttpResponse:
    companionship = _by_key(request, pk)
    if not companionship.is_of_group or not companionship.opens_for_group_with(key) or step not in _STEPS:
        raise NotVisible
    _STEPS[step](request.actor, companionship, key=key)
    return redirect("requests:companionship_group", pk=pk, key=key)


def _my_own(request: HttpRequest, pk: int) -> Companionship:
    found = queries.mine(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _by_key(request: HttpRequest, pk: int) -> Companionship:
    """Return what a private address points at; the caller sees to the key."""
    found = queries.detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    request.tenant = found.workplace.unit.authority
    return found


def _context(companionship: Companionship, who: str, key: str = "") -> dict[str, object]:
    """Say who looks: "my" (the volunteer), "citizen" or "group" (its contact person)."""
    name = "requests:my_companionship_step" if who == "my" else f"requests:companionship_{who}_step"
    arguments = [companionship.pk, key] if key else [companionship.pk]
    steps = (*_STEPS, "nej") if who == "citizen" else tuple(_STEPS)
    talk = "requests:thread_in_companionship" + ("_citizen" if who == "citizen" else "")
    return {
        "companionship": companionship,
        "who": who,
        "is_together": companionship.is_together,
        "can_pause": companionship.state == CompanionshipState.ACTIVE,
        "can_resume": companionship.state == CompanionshipState.PAUSED,
        "urls": {step: reverse(name, args=[*arguments, step]) for step in steps},
        "talk_url": "" if companionship.is_of_group else reverse(talk, args=arguments),
    }
