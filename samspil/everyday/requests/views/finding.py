"""Somebody near you would like company: the list, one of them, and a question that came by e-mail or text message."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Conflict, Denied, NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    accept_question,
    decline_question,
    silence_need,
    stand_by,
    take_request,
)
from samspil.everyday.requests.models import Meeting, Question, Request, question_key
from samspil.everyday.requests.queries.gates import is_wanting
from samspil.everyday.requests.queries.pulling import explanations, may_see, takeable_by
from samspil.everyday.requests.queries.standing import coming_meetings, standing
from samspil.people.volunteers.models import Volunteer

private = cache_control(private=True, no_store=True)


def near(request: HttpRequest) -> HttpResponse:
    """What I may take now, and those I meet."""
    volunteer = own_volunteer(request)
    context = {"found": takeable_by(volunteer), "coming": coming_meetings(volunteer)}
    return respond(request, "requests/near.html", context)


def why(request: HttpRequest) -> HttpResponse:
    """Why was I, or was I not, asked?"""
    return respond(request, "requests/why.html", {"answers": explanations(own_volunteer(request))})


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """What, where and when, before somebody says yes."""
    volunteer = own_volunteer(request)
    wish = _wish_or_404(volunteer, pk)
    return respond(request, "requests/offer.html", {"wish": wish, "standing": standing(volunteer, wish)})


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes; who comes too late, or is not ready, is told on the page itself (409)."""
    volunteer = own_volunteer(request)
    wish = _wish_or_404(volunteer, pk)
    try:
        meeting = take_request(request.actor, wish, volunteer=volunteer)
    except Conflict as refused:
        wish.refresh_from_db(fields=["state"])
        context = {"wish": wish, "standing": standing(volunteer, wish), "problem": refused.reason}
        return respond(request, "requests/offer.html", context, status=refused.status)
    messages.success(request, _("Thank you! You are the one who comes."))
    return redirect("requests:meeting", meeting.pk)


@require_POST
def silence(request: HttpRequest, pk: int) -> HttpResponse:
    """No thanks: I do not want to hear of this one again."""
    volunteer = own_volunteer(request)
    silence_need(request.actor, _wish_or_404(volunteer, pk), volunteer=volunteer)
    messages.success(request, _("That is quite all right. You will not hear of it again."))
    return redirect("requests:near")


@require_POST
def wait(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask me first if it becomes free again."""
    volunteer = own_volunteer(request)
    stand_by(request.actor, _wish_or_404(volunteer, pk), volunteer=volunteer)
    messages.success(request, _("Thank you. We ask you first if it becomes free again."))
    return redirect("requests:near")


@login_not_required
@private
def answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Two big buttons. A mail scanner that follows the link answers nothing."""
    question = _question(pk, key)
    meeting = None
    if question is not None:
        live = Meeting.objects.live().filter(request=question.request, volunteer=question.volunteer)
        meeting = live.first()
    context = {
        "question": question if question and is_wanting(question.request) else None,
        "meeting": meeting,
        "wish": question.request if question else None,
    }
    return respond(request, "requests/answer.html", context)


@login_not_required
@private
@require_POST
def yes(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Say yes without signing in. Whoever comes second is thanked, not scolded."""
    question = _question(pk, key)
    if question is None:
        return respond(request, "requests/answer.html", _NOTHING, status=Conflict.status)
    try:
        accept_question(request.actor, question, key=key)
    except Conflict as refused:
        context = {**_NOTHING, "problem": refused.reason}
        return respond(request, "requests/answer.html", context, status=refused.status)
    return redirect("requests:answer", pk=pk, key=key)


@login_not_required
@private
@require_POST
def no(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Say no thanks without signing in. A second time changes nothing."""
    question = _question(pk, key)
    if question is not None:
        decline_question(request.actor, question, key=key)
    return respond(request, "requests/declined.html", {})


_NOTHING = {"question": None, "meeting": None, "wish": None}


def _question(pk: int, key: str) -> Question | None:
    """Return the question; nothing when it has been answered or settled. Raises NotVisible for a key that is a guess."""
    if not constant_time_compare(question_key(pk), key):
        raise NotVisible
    rows = Question.objects.select_related(
        "volunteer__user",
        "request__activity__workplace__unit__authority",
        "request__activity__workplace__site",
        "request__activity__partner",
    )
    return rows.filter(pk=pk).first()


def own_volunteer(request: HttpRequest) -> Volunteer:
    """Return the reader as a volunteer. Raises Denied for those who are none."""
    found = Volunteer.objects.select_related("user").filter(pk=request.actor.volunteer_id or 0).first()
    if found is None:
        raise Denied(_("This page is for volunteers. You are not registered as one."))
    return found


def _wish_or_404(volunteer: Volunteer, pk: int) -> Request:
    found = may_see(volunteer).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
