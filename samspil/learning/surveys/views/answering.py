"""Answering: with a group's address, signed in, or after a visit. Nothing is kept for a retry, and no hour is kept at all."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from samspil.base.core.errors import Closed, NotVisible
from samspil.base.core.idempotency import kept_nowhere
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.models import Request
from samspil.learning.surveys.actions import answer_afterwards, answer_round
from samspil.learning.surveys.forms.answering import AnswerForm
from samspil.learning.surveys.models import Asked
from samspil.learning.surveys.queries.people import rounds_for
from samspil.learning.surveys.queries.sheets import (
    questions_afterwards,
    questions_of,
    takes_words,
    tasks_are_asked,
)
from samspil.learning.surveys.rules.answering import afterwards_verdict, answer_verdict, by_the_day
from samspil.society.accounts.rules import sparingly

private = cache_control(private=True, no_store=True)


@kept_nowhere
@login_not_required
@private
@sparingly("survey")
def open_answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Answer with the group's own address: from a poster, a letter, a screen."""
    asked = Asked.objects.select_related("round__workplace__unit", "round__authority").filter(pk=pk).first()
    if asked is None or not asked.opens_with(key):
        raise NotVisible
    request.tenant = asked.round.authority
    return _answered(request, asked, key)


@kept_nowhere
@private
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer as somebody who is signed in. Who belongs to two groups chooses as whom."""
    found = next((sheet for sheet in rounds_for(request.actor) if sheet.round.pk == pk), None)
    if found is None:
        raise NotVisible
    if found.is_answered:
        return redirect("surveys:thanks")
    chosen = next((one for one in found.groups if one.group == request.GET.get("som")), found.groups[0])
    request.tenant = found.round.authority
    return _answered(request, chosen, "", others=[one for one in found.groups if one != chosen])


def _answered(
    request: HttpRequest, asked: Asked, key: str, others: list[Asked] | None = None
) -> HttpResponse:
    verdict = answer_verdict(asked.round)
    if not verdict:
        raise Closed([verdict.reason])
    questions = questions_of(asked)
    form = AnswerForm(
        request.POST or None,
        questions=questions,
        has_words=takes_words(asked),
        has_tasks=tasks_are_asked(asked, questions),
    )
    with by_the_day():
        is_done = form.submit(answer_round, request.actor, asked, key=key)
    if is_done:
        return redirect("surveys:thanks")
    context = {"asked": asked, "round": asked.round, "others": others or [], "is_signed_in": not key}
    return respond(request, "surveys/answer.html", context, form=form)


@kept_nowhere
@login_not_required
@private
@sparingly("survey")
def afterwards(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Two short questions to a citizen when a request is done."""
    rows = Request.objects.select_related("activity__workplace__unit__authority")
    about = rows.filter(pk=pk).first()
    if about is None or not about.opens_with(key):
        raise NotVisible
    verdict = afterwards_verdict(about)
    if not verdict:
        raise Closed([verdict.reason])
    request.tenant = about.activity.workplace.unit.authority
    form = AnswerForm(request.POST or None, questions=questions_afterwards(about))
    with by_the_day():
        is_done = form.submit(answer_afterwards, request.actor, about, key=key)
    if is_done:
        return redirect("surveys:thanks")
    return respond(request, "surveys/afterwards.html", {"about": about}, form=form)


@login_not_required
def thanks(request: HttpRequest) -> HttpResponse:
    return respond(request, "surveys/thanks.html", {})


def mine(request: HttpRequest) -> HttpResponse:
    """List what the person can answer just now."""
    waiting = [sheet for sheet in rounds_for(request.actor) if not sheet.is_answered]
    return respond(request, "surveys/mine.html", {"sheets": waiting})
