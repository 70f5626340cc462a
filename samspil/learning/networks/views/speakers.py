"""Those who may be asked to speak, and what is agreed with them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions import speakers as actions
from samspil.learning.networks.flow import PresentationState
from samspil.learning.networks.forms.speakers import AskSpeakerForm, HeldForm, SpeakerForm
from samspil.learning.networks.queries import speakers as queries
from samspil.learning.networks.rules.experiences import is_colleague
from samspil.learning.networks.rules.speakers import speak_verdict


def speakers(request: HttpRequest) -> HttpResponse:
    """Find somebody who has tried it."""
    if not is_colleague(request.actor):
        return redirect("networks:speaker_myself")
    query = request.GET.get("q", "")[:120]
    context = {"page": paginate(queries.speakers(request.actor, query), request, size=20), "query": query}
    return respond(request, "networks/speakers.html", context)


def myself(request: HttpRequest) -> HttpResponse:
    """Say that one may be asked, or change what one has said."""
    mine = queries.myself_as_speaker(request.actor)
    form = SpeakerForm(request.POST if request.method == "POST" else None, by=request.actor, speaker=mine)
    if form.is_valid() and form.submit(actions.offer_to_speak, request.actor, form.cleaned_data["authority"]):
        messages.success(request, _("Thank you. Now you can be asked, and you can always say no."))
        return redirect("networks:speaker_myself")
    can_offer = queries.belongings(request.actor).exists()
    context = {"mine": mine, "can_offer": can_offer, "is_colleague": is_colleague(request.actor)}
    return respond(request, "networks/speaker_myself.html", context, form=form)


@require_POST
def departure(request: HttpRequest) -> HttpResponse:
    mine = queries.myself_as_speaker(request.actor)
    if mine is None:
        raise NotVisible
    actions.stop_speaking(request.actor, mine)
    messages.success(request, _("You are not on the list any more. Thank you for the time you were."))
    return redirect("networks:speaker_myself")


def speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what somebody can tell about, and ask."""
    found = queries.speaker_or_404(request.actor, pk)
    form = AskSpeakerForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.ask_to_speak, request.actor, found):
        messages.success(request, _("You have asked. You get a message when there is an answer."))
        return redirect("networks:presentation", pk=form.result.pk)
    context = {"speaker": found, "verdict": speak_verdict(found, request.actor)}
    return respond(request, "networks/speaker.html", context, form=form)


def presentations(request: HttpRequest) -> HttpResponse:
    """What one has asked and been asked: the log of presentations."""
    page = paginate(queries.presentations(request.actor), request, size=30)
    return respond(request, "networks/presentations.html", {"page": page})


def presentation(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement; after its day, a note on how many came."""
    found = queries.presentation_or_404(request.actor, pk)
    form = HeldForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.note_presentation, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("networks:presentation", pk=pk)
    context = {
        "presentation": found,
        "is_speaker": found.speaker_id == request.actor.user_id,
        "is_asked": found.state == PresentationState.ASKED,
        "is_agreed": found.state == PresentationState.ACCEPTED,
    }
    return respond(request, "networks/presentation.html", context, form=form)


@require_POST
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    actions.accept_presentation(request.actor, queries.presentation_or_404(request.actor, pk))
    messages.success(request, _("Thank you. The one who asked has been told."))
    return redirect("networks:presentation", pk=pk)


@require_POST
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.decline_presentation(request.actor, queries.presentation_or_404(request.actor, pk))
    messages.success(request, _("That is fine. The one who asked has been told."))
    return redirect("networks:presentation", pk=pk)


@require_POST
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    actions.call_off_presentation(request.actor, queries.presentation_or_404(request.actor, pk))
    messages.success(request, _("It is called off, and both of you have been told."))
    return redirect("networks:presentation", pk=pk)
