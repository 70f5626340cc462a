"""Paper and spoken words, for volunteers without an e-mail address: printed, signed or said, and noted by a witness."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import witness_declaration, witness_own_insurance, witness_talk
from samspil.people.onboarding.forms import PaperSignatureForm, SpokenYesForm, ToldInsuranceForm
from samspil.people.onboarding.models import Onboarding, TextKind
from samspil.people.onboarding.models.texts import SIGNED
from samspil.people.onboarding.rules.witnessing import refuse_witness
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show a text ready to print, with lines for the name, the day and the witness."""
    onboarding = _unsigned_or_404(request, pk, kind)
    context = {"onboarding": onboarding, "text": queries.text_for(onboarding, kind)}
    return respond(request, "onboarding/paper.html", context)


def paper_signature(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Note what was signed on paper, and when."""
    onboarding = _unsigned_or_404(request, pk, kind)
    text = queries.text_for(onboarding, kind)
    form = PaperSignatureForm(request.POST or None, initial={"digest": text.digest})
    if form.submit(witness_declaration, request.actor, onboarding, text):
        messages.success(request, _("Noted, with you as the witness. Keep the paper in your binder."))
        return redirect("onboarding:volunteer", pk=onboarding.volunteer_id)
    return respond(
        request, "onboarding/paper_signature.html", {"onboarding": onboarding, "text": text}, form=form
    )


def spoken_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the volunteer has said yes to the expectation talk."""
    onboarding = _spoken_for_or_404(request, pk)
    text, talk = queries.text_for(onboarding, TextKind.EXPECTATION_TALK), onboarding.talk
    form = SpokenYesForm(request.POST or None, initial={"revision": talk.revision})
    if form.submit(witness_talk, request.actor, talk):
        messages.success(request, _("Noted, with you as the witness."))
        return redirect("onboarding:talk", pk=pk)
    context = {"onboarding": onboarding, "text": text, "talk": talk}
    return respond(request, "onboarding/spoken_yes.html", context, form=form)


def told_insurance(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the volunteer has looked into their own insurance."""
    onboarding = _spoken_for_or_404(request, pk)
    form = ToldInsuranceForm(request.POST or None)
    if form.submit(witness_own_insurance, request.actor, onboarding):
        messages.success(request, _("Noted, with you as the witness."))
        return redirect("onboarding:volunteer", pk=onboarding.volunteer_id)
    return respond(request, "onboarding/told_insurance.html", {"onboarding": onboarding}, form=form)


def _spoken_for_or_404(request: HttpRequest, pk: int) -> Onboarding:
    rows = queries.onboardings().select_related("talk", "affiliation__workplace__unit__authority")
    onboarding = visible_or_404(request.actor, rows, pk)
    require(request.actor, Can.ONBOARDING_CONFIRM, onboarding)
    refuse_witness(request.actor, onboarding.volunteer_id)
    return onboarding


def _unsigned_or_404(request: HttpRequest, pk: int, kind: str) -> Onboarding:
    if kind not in SIGNED:
        raise NotVisible
    return _spoken_for_or_404(request, pk)
