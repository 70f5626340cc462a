"""The guide: a few short pages that write the draft. It can be left at any time and taken up again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements import actions
from samspil.compact.agreements.forms import beginning, guide, light, matrix, people
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.lists import workplaces_to_agree_at
from samspil.compact.agreements.queries.sheets import agreement_or_404, sheet_of
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.gate import activation_gate
from samspil.compact.agreements.rules.next_step import first_to_mend
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@dataclass(frozen=True, slots=True)
class Step:
    """One page: what it asks, and in how few words."""

    key: str
    label: Promise
    lead: Promise
    form: Any


STEPS = (
    Step("hvad", gettext_lazy("What and for whom"), gettext_lazy("What do you want?"), guide.PurposeForm),
    Step(
        "opgaver",
        gettext_lazy("Tasks and limits"),
        gettext_lazy("What may volunteers do, and what not?"),
        guide.TasksForm,
    ),
    Step(
        "personer",
        gettext_lazy("Who answers for it"),
        gettext_lazy("Names that people can go to."),
        people.PeopleForm,
    ),
    Step(
        "hverdag",
        gettext_lazy("Everyday"),
        gettext_lazy("How it works on an ordinary day."),
        guide.EverydayForm,
    ),
    Step(
        "ansvar",
        gettext_lazy("Who does what"),
        gettext_lazy("One responsible for each task."),
        matrix.MatrixForm,
    ),
    Step(
        "vilkaar",
        gettext_lazy("Terms"),
        gettext_lazy("Money, insurance, thanks, and room for everybody."),
        guide.TermsForm,
    ),
    Step(
        "tid",
        gettext_lazy("When it is in force"),
        gettext_lazy("From when, until when, and when you look again."),
        guide.TimeForm,
    ),
)
LIGHT_STEPS = (
    Step("lille-hvad", gettext_lazy("What"), gettext_lazy("What happens?"), light.LightWhatForm),
    Step(
        "lille-hvornaar",
        gettext_lazy("When and where"),
        gettext_lazy("When does it happen, and where do they meet?"),
        light.LightWhenForm,
    ),
    Step("lille-hvem", gettext_lazy("Who"), gettext_lazy("Who answers for it?"), people.LightPeopleForm),
)


def begin(request: HttpRequest) -> HttpResponse:
    """The first page: where, and with whom."""
    form = beginning.BeginForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(actions.draft_agreement, request.actor):
        messages.success(request, _("A draft has been made. Answer the questions, and it becomes yours."))
        return redirect("agreements:guide", form.result.pk, STEPS[0].key)
    can_begin = workplaces_to_agree_at(request.actor).exists()
    return respond(request, "agreements/begin.html", {"can_begin": can_begin}, form=form)


def begin_light(request: HttpRequest) -> HttpResponse:
    """The first of four steps of a small effort."""
    form = beginning.LightBeginForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(actions.draft_light, request.actor):
        return redirect("agreements:guide", form.result.pk, "lille-hvornaar")
    can_begin = workplaces_to_agree_at(request.actor).exists()
    return respond(request, "agreements/light_begin.html", {"can_begin": can_begin}, form=form)


def step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One page of the guide: show it, take it, go on."""
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    steps = LIGHT_STEPS if agreement.is_light else STEPS
    number = _number(steps, key)
    form = steps[number].form(request.POST if request.method == "POST" else None, agreement=agreement)
    if form.submit(_action_of(key), request.actor, agreement):
        messages.success(request, _("Saved."))
        return _onward(request, agreement, steps, number)
    return respond(request, "agreements/step.html", _context(agreement, steps, number), form=form)


def confirm_light(request: HttpRequest, pk: int) -> HttpResponse:
    """The fourth step of a small effort: read it, and confirm."""
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    if not agreement.is_light:
        raise NotVisible
    start = {"content_hash": content_hash(agreement)}
    form = light.LightConfirmForm(request.POST if request.method == "POST" else None, initial=start)
    if form.submit(actions.confirm_light, request.actor, agreement):
        messages.success(request, _("Confirmed."))
        return redirect("agreements:agreement", pk)
    lack = first_to_mend(activation_gate(agreement), but=frozenset({"principles"}))
    context = {"agreement": agreement, "sheet": sheet_of(agreement), "lack": lack}
    return respond(request, "agreements/light_confirm.html", context, form=form)


def _action_of(key: str) -> Callable[..., Any]:
    if key == "ansvar":
        return actions.set_matrix

    def answer(by: Any, agreement: Agreement, **answers: Any) -> None:
        actions.answer_framing(by, agreement, page=key, **answers)

    return answer


def _context(agreement: Agreement, steps: tuple[Step, ...], number: int) -> dict[str, Any]:
    before = 0 if agreement.is_light else 1  # the first page of the guide chose the place
    return {
        "agreement": agreement,
        "step": steps[number],
        "number": number + 1 + before,
        "total": len(steps) + 1,
        "next": steps[number + 1] if number + 1 < len(steps) else None,
        "previous": steps[number - 1] if number else None,
    }


def _onward(request: HttpRequest, agreement: Agreement, steps: tuple[Step, ...], number: int) -> HttpResponse:
    if request.POST.get("then") == "overblik":
        return redirect("agreements:agreement", agreement.pk)
    if number + 1 < len(steps):
        return redirect("agreements:guide", agreement.pk, steps[number + 1].key)
    if agreement.is_light:
        return redirect("agreements:light_confirmation", agreement.pk)
    return redirect("agreements:agreement", agreement.pk)


def _number(steps: tuple[Step, ...], key: str) -> int:
    found = next((number for number, step in enumerate(steps) if step.key == key), None)
    if found is None:
        raise NotVisible
    return found
