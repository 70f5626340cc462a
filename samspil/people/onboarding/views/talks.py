"""The expectation talk: both sides see the same page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import confirm_talk, write_talk
from samspil.people.onboarding.forms import RevisionForm, TalkForm
from samspil.people.onboarding.models import ExpectationTalk, Onboarding, TalkConfirmation, TextKind
from samspil.society.access.permission import visible_or_404


def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the questions, and what was agreed; write new words."""
    onboarding, held = _talk_or_404(request, pk)
    form = TalkForm(request.POST or None, initial={"agreed": held.agreed, "revision": held.revision})
    if form.submit(write_talk, request.actor, held):
        messages.success(request, _("Written down. Now both say yes to the same words."))
        return redirect("onboarding:talk", pk=pk)
    said = {one.side: one for one in held.confirmations.filter(revision=held.revision).select_related("by")}
    is_volunteer = request.actor.user_id == onboarding.volunteer_id
    mine = TalkConfirmation.Side.VOLUNTEER if is_volunteer else TalkConfirmation.Side.WORKPLACE
    context = {
        "onboarding": onboarding,
        "talk": held,
        "text": queries.text_for(onboarding, TextKind.EXPECTATION_TALK),
        "sides": said,
        "spoken": said.get(TalkConfirmation.Side.VOLUNTEER),
        "mine": mine,
        "is_volunteer": is_volunteer,
    }
    return respond(request, "onboarding/talk.html", context, form=form)


@require_POST
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    onboarding, held = _talk_or_404(request, pk)
    form = RevisionForm(request.POST)
    if not form.submit(confirm_talk, request.actor, held):
        return redirect("onboarding:talk", pk=pk)
    messages.success(request, _("Thank you. Your yes has been noted."))
    if request.actor.user_id == onboarding.volunteer_id:
        return redirect("onboarding:my_steps")
    return redirect("onboarding:volunteer", pk=onboarding.volunteer_id)


def _talk_or_404(request: HttpRequest, pk: int) -> tuple[Onboarding, ExpectationTalk]:
    onboarding = visible_or_404(request.actor, queries.onboardings().select_related("talk"), pk)
    return onboarding, onboarding.talk
