"""The register of concerns."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.concerns import (
    edit_concern,
    move_concern,
    raise_concern,
)
from samspil.compact.dialogue.flow import CONCERN, ConcernState
from samspil.compact.dialogue.forms.register import EditConcernForm, NewConcernForm
from samspil.compact.dialogue.models.concerns import Concern
from samspil.compact.dialogue.queries import concerns as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def concerns(request: HttpRequest) -> HttpResponse:
    """List the four standard concerns, and those of the workplaces within reach."""
    standard = Concern.objects.visible_to(request.actor).standard().select_related("authority")
    context = {
        "standard": list(standard.order_by("authority__name", "pk")[:40]),
        "page": paginate(queries.concerns(request.actor), request),
        "can_add": queries.workplaces_to_care_for(request.actor).exists(),
    }
    return respond(request, "dialogue/concerns.html", context)


def concern_new(request: HttpRequest) -> HttpResponse:
    form = NewConcernForm(request.POST or None, by=request.actor)
    if form.is_valid() and form.submit(raise_concern, request.actor, form.cleaned_data["workplace"]):
        messages.success(request, _("The concern has been written down."))
        return redirect("dialogue:concern", pk=form.result.pk)
    return respond(request, "dialogue/concern_new.html", {}, form=form)


def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one concern, and change it."""
    found = _seen(request, pk)
    verdict = allowed(request.actor, Can.CONCERN_EDIT, found)
    moves = [state for state in ConcernState if CONCERN.can(found, state) and not found.is_standard]
    return respond(request, "dialogue/concern.html", {"concern": found, "verdict": verdict, "moves": moves})


def concern_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = EditConcernForm(request.POST or None, concern=found)
    if form.submit(edit_concern, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("dialogue:concern", pk=pk)
    context = {"concern": found, "verdict": allowed(request.actor, Can.CONCERN_EDIT, found)}
    return respond(request, "dialogue/concern_change.html", context, form=form)


@require_POST
def concern_state(request: HttpRequest, pk: int, state: str) -> HttpResponse:
    if state not in ConcernState:
        raise Http404
    move_concern(request.actor, _seen(request, pk), to=state)
    messages.success(request, _("Saved."))
    return redirect("dialogue:concern", pk=pk)


def _seen(request: HttpRequest, pk: int) -> Concern:
    rows = Concern.objects.select_related("workplace__unit", "authority", "owner")
    return visible_or_404(request.actor, rows, pk)
