"""The end of an agreement: notice, an earlier day, the list of what is to be done, and the words of thanks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.formats import date_long
from samspil.base.ui.forms import Form
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.actions.ending import (
    end_agreement,
    give_notice,
    note_ending_step,
    take_back_notice,
    wish_earlier_end,
)
from samspil.compact.agreements.forms.ending import EarlierEndForm, NoticeForm, StepForm
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.sheets import agreement_or_404
from samspil.compact.agreements.rules.ending import (
    is_closed,
    may_end_now,
    may_give_notice,
    may_take_back_notice,
    may_wish_earlier,
)
from samspil.compact.agreements.rules.life import final_day
from samspil.compact.agreements.rules.thanks import thanks_letter
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Before notice: the form. After it: the last day and the list."""
    agreement = _begun_or_404(request, pk)
    form = NoticeForm(request.POST or None, agreement=agreement)
    if request.method == "POST" and form.submit(give_notice, request.actor, agreement):
        messages.success(request, _noticed(agreement))
        return redirect("agreements:ending", pk)
    return _page(request, agreement, form)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    take_back_notice(request.actor, _begun_or_404(request, pk))
    messages.success(request, _("The notice is taken back. The agreement goes on as before."))
    return redirect("agreements:agreement", pk)


@require_POST
def earlier(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = _begun_or_404(request, pk)
    form = EarlierEndForm(request.POST)
    if form.submit(wish_earlier_end, request.actor, agreement):
        agreed = _("Both sides agree. The last day has been moved.")
        wished = _("Your wish is noted. When the other side names the same day, it is agreed.")
        messages.success(request, agreed if form.result else wished)
        return redirect("agreements:ending", pk)
    return _page(request, agreement, form)


@require_POST
def step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    agreement = _begun_or_404(request, pk)
    found = agreement.ending_steps.filter(key=key).first()
    if found is None:
        raise NotVisible
    form = StepForm(request.POST)
    if form.submit(note_ending_step, request.actor, found):
        messages.success(request, _("Noted."))
        return redirect("agreements:ending", pk)
    return _page(request, agreement, form)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = _begun_or_404(request, pk)
    end_agreement(request.actor, agreement)
    messages.success(request, _("The agreement has ended. Access that came with it is closed."))
    return redirect("agreements:ending", pk)


def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = _begun_or_404(request, pk)
    return respond(
        request, "agreements/thanks.html", {"agreement": agreement, "letter": thanks_letter(agreement)}
    )


def _noticed(agreement: Agreement) -> str:
    day = final_day(agreement)
    return _("Notice is given. The last day is %(day)s.") % {"day": date_long(day) if day else ""}


def _begun_or_404(request: HttpRequest, pk: int) -> Agreement:
    agreement = agreement_or_404(request.actor, pk)
    if agreement.activated_at is None:
        raise NotVisible
    return agreement


def _page(request: HttpRequest, agreement: Agreement, form: Form) -> HttpResponse:
    steps = list(agreement.ending_steps.select_related("done_by"))
    may_wish = may_wish_earlier(request.actor, agreement)
    context: dict[str, Any] = {
        "agreement": agreement,
        "final_day": final_day(agreement),
        "steps": steps,
        "is_closed": is_closed(steps),
        "left": sum(1 for one in steps if one.is_required and one.done_at is None),
        "earlier_ends": list(agreement.earlier_ends.all()),
        "may_give_notice": may_give_notice(request.actor, agreement),
        "may_take_back": may_take_back_notice(request.actor, agreement),
        "may_wish_earlier": may_wish,
        "may_end_now": may_end_now(request.actor, agreement),
        "may_note": allowed(request.actor, Can.AGREEMENT_EDIT, agreement),
        "earlier_form": form if isinstance(form, EarlierEndForm) else EarlierEndForm(),
    }
    return respond(request, "agreements/ending.html", context, form=form)
