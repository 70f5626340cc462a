"""The values of an authority, and the questions that stand for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.learning.surveys.actions import (
    edit_value,
    map_question,
    retire_question,
    retire_value,
    set_asking_afterwards,
    write_question,
    write_value,
)
from samspil.learning.surveys.forms.questions import MappingForm, QuestionForm, ValueForm
from samspil.learning.surveys.models import Question, Value
from samspil.learning.surveys.queries import pages
from samspil.learning.surveys.rules.answering import asks_afterwards
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.places.models import Authority


def values(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the values, and what is asked about each."""
    authority = request.tenant = _seen(request, slug)
    context = {
        "authority": authority,
        "values": pages.values_of(authority),
        "questions": list(pages.questions_of(authority)),
        "verdict": allowed(request.actor, Can.SURVEY_EDIT, authority),
        "asks_afterwards": asks_afterwards(authority.pk),
    }
    return respond(request, "surveys/values.html", context)


def value_new(request: HttpRequest, slug: str) -> HttpResponse:
    authority = request.tenant = _edited(request, slug)
    form = ValueForm(request.POST or None)
    if form.submit(write_value, request.actor, authority):
        messages.success(request, _("Saved."))
        return redirect("surveys:values", slug=slug)
    return respond(request, "surveys/value_new.html", {"authority": authority}, form=form)


def value(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a value other words."""
    found = _value(request, pk)
    form = ValueForm(request.POST or None, initial={"name": found.name, "about": found.about})
    if form.submit(edit_value, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("surveys:values", slug=found.authority.slug)
    return respond(request, "surveys/value.html", {"value": found}, form=form)


@require_POST
def value_end(request: HttpRequest, pk: int) -> HttpResponse:
    found = _value(request, pk)
    retire_value(request.actor, found)
    messages.success(request, _("The value is out of use. Old reports keep it."))
    return redirect("surveys:values", slug=found.authority.slug)


def question_new(request: HttpRequest, slug: str) -> HttpResponse:
    authority = request.tenant = _edited(request, slug)
    form = QuestionForm(request.POST or None, values=Value.objects.in_use().filter(authority=authority))
    if form.submit(write_question, request.actor, authority):
        messages.success(request, _("Saved."))
        return redirect("surveys:values", slug=slug)
    return respond(request, "surveys/question_new.html", {"authority": authority}, form=form)


def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which value a question stands for."""
    found = _question(request, pk)
    of = Value.objects.in_use().filter(authority=found.authority)
    form = MappingForm(request.POST or None, values=of, initial={"value": found.value_id})
    if form.submit(map_question, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("surveys:values", slug=found.authority.slug)
    return respond(request, "surveys/question.html", {"question": found}, form=form)


@require_POST
def question_end(request: HttpRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    retire_question(request.actor, found)
    messages.success(request, _("It is not asked any more. What was answered stays."))
    return redirect("surveys:values", slug=found.authority.slug)


@require_POST
def asking_afterwards(request: HttpRequest, slug: str) -> HttpResponse:
    authority = _edited(request, slug)
    set_asking_afterwards(request.actor, authority, asks=request.POST.get("asks") == "yes")
    messages.success(request, _("Saved."))
    return redirect("surveys:values", slug=slug)


def _seen(request: HttpRequest, slug: str) -> Authority:
    found = pages.seen_authorities(request.actor).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found


def _edited(request: HttpRequest, slug: str) -> Authority:
    found = pages.whole_authorities(request.actor).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found


def _value(request: HttpRequest, pk: int) -> Value:
    rows = Value.objects.in_use().select_related("authority")
    found = rows.filter(pk=pk, authority__in=pages.whole_authorities(request.actor)).first()
    if found is None:
        raise NotVisible
    request.tenant = found.authority
    return found


def _question(request: HttpRequest, pk: int) -> Question:
    rows = Question.objects.in_use().select_related("authority", "value")
    found = rows.filter(pk=pk, authority__in=pages.whole_authorities(request.actor)).first()
    if found is None:
        raise NotVisible
    request.tenant = found.authority
    return found
