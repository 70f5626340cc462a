"""The agenda, and the background paper that Samspil makes of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import send_agenda, set_agenda
from samspil.compact.dialogue.flow import ItemState
from samspil.compact.dialogue.forms.meetings import AgendaForm
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.queries.papers import paper_of, paper_pdf
from samspil.compact.dialogue.views.meetings import meeting_or_404, meeting_to_run

_MOST = 200


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose among what waits, the oldest first."""
    meeting = meeting_to_run(request, pk)
    rows = boards.possible_items(meeting)
    shown = list(rows.values_list("pk", flat=True)[:_MOST])
    begin = {"items": list(rows.filter(state=ItemState.ON_AGENDA).values_list("pk", flat=True))}
    form = AgendaForm(
        request.POST if request.method == "POST" else None,
        possible=rows.filter(pk__in=[*shown, *begin["items"]]),
        initial=begin,
    )
    if request.method == "POST" and form.submit(set_agenda, request.actor, meeting):
        messages.success(request, _("The agenda is set. Send it when it is ready."))
        return redirect("dialogue:meeting", pk)
    context = {"meeting": meeting, "count": len(shown), "total": rows.count()}
    return respond(request, "dialogue/agenda.html", context, form=form)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_to_run(request, pk)
    send_agenda(request.actor, meeting)
    messages.success(request, _("The members have been told that the agenda is ready."))
    return redirect("dialogue:meeting", pk)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    return respond(
        request, "dialogue/paper.html", {"meeting": meeting, "paper": paper_of(meeting, request.actor)}
    )


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    response = HttpResponse(paper_pdf(meeting), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="dagsorden-{meeting.pk}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response
