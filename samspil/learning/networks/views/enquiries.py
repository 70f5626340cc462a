"""Asking to hear more, and answering."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.enquiries import answer_enquiry, ask_to_hear_more
from samspil.learning.networks.forms.experiences import AskForm, ReplyForm
from samspil.learning.networks.queries import experiences as queries
from samspil.learning.networks.rules.experiences import ask_verdict
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the contact of the case."""
    found = queries.experience_or_404(request.actor, pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.submit(ask_to_hear_more, request.actor, found):
        messages.success(
            request, _("Your question is on its way. You get a message when there is an answer.")
        )
        return redirect("networks:enquiry", pk=form.result.pk)
    context = {"experience": found, "verdict": ask_verdict(found, request.actor)}
    return respond(request, "networks/enquiry_new.html", context, form=form)


def enquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """The question, and its answer."""
    found = queries.enquiry_or_404(request.actor, pk)
    is_contact = found.experience.contact_id == request.actor.user_id
    can_answer = is_contact or bool(allowed(request.actor, Can.EXPERIENCE_EDIT, found))
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.submit(answer_enquiry, request.actor, found):
        messages.success(request, _("Your answer has been sent."))
        return redirect("networks:enquiry", pk=pk)
    return respond(request, "networks/enquiry.html", {"enquiry": found, "can_answer": can_answer}, form=form)
