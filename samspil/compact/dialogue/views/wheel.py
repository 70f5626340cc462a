"""The year wheel of a committee."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import add_wheel_entry, remove_wheel_entry
from samspil.compact.dialogue.forms.items import MONTHS, WheelForm
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.queries.pictures import segments
from samspil.compact.dialogue.rules.recording import insist, may_arrange
from samspil.compact.dialogue.views.committees import committee_or_404


def page(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    entries = list(boards.wheel_of(committee))
    months = [(number, label, [e for e in entries if e.month == number]) for number, label in MONTHS]
    context = {
        "committee": committee,
        "entries": entries,
        "months": [month for month in months if month[2]],
        "segments": segments(entries, this_month=clock.today().month),
        "may_arrange": may_arrange(request.actor, [committee]),
    }
    return respond(request, "dialogue/wheel.html", context)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    insist(may_arrange(request.actor, [committee]))
    form = WheelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(add_wheel_entry, request.actor, committee):
        messages.success(request, _("It now comes round every year."))
        return redirect("dialogue:wheel", pk)
    return respond(request, "dialogue/wheel_add.html", {"committee": committee}, form=form)


@require_POST
def remove(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    found = boards.wheel_of(committee).filter(pk=entry).select_related("committee").first()
    if found is None:
        raise NotVisible
    remove_wheel_entry(request.actor, found)
    messages.success(request, _("It no longer comes round."))
    return redirect("dialogue:wheel", pk)
