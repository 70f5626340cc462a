"""What a responder does on a phone: on or off duty, quiet hours, and one tap in a drill."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Conflict
from samspil.base.ui.shortcuts import respond
from samspil.everyday.callouts import actions
from samspil.everyday.callouts.forms.groups import QuietHoursForm
from samspil.everyday.callouts.models import CallOutAnswer
from samspil.everyday.callouts.queries import groups
from samspil.everyday.callouts.queries.drills import own_answer_or_404
from samspil.everyday.callouts.rules import verdicts
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404
from samspil.society.duties.queries import actor_for

_SAID = {
    "ja": actions.accept_alarm,
    "nej": actions.decline_alarm,
    "fremme": actions.arrive,
    "vender-om": actions.turn_back,
    "tale": actions.wish_for_talk,
}


def mine(request: HttpRequest) -> HttpResponse:
    """One's own duty in each group, and the drills one is called to."""
    places = [(place, verdicts.may_be_on_duty(place)) for place in groups.own(request.actor)]
    return respond(request, "callouts/mine.html", {"places": places})


@require_POST
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off duty by one tap."""
    place = visible_or_404(request.actor, groups.RESPONDERS, pk)
    on = request.POST.get("vagt") == "til"
    actions.switch_duty(request.actor, place, on=on)
    messages.success(request, _("You are on duty.") if on else _("You are off duty. Nobody calls you."))
    return redirect("callouts:mine")


def quiet(request: HttpRequest, pk: int) -> HttpResponse:
    """The hours between which one is never called."""
    place = visible_or_404(request.actor, groups.RESPONDERS, pk)
    require(request.actor, Can.CALLOUT_ANSWER, place)
    form = QuietHoursForm(
        request.POST if request.method == "POST" else None, initial=QuietHoursForm.of(place)
    )
    if form.submit(actions.set_quiet_hours, request.actor, place):
        messages.success(request, _("Saved."))
        return redirect("callouts:mine")
    return respond(request, "callouts/quiet.html", {"place": place}, form=form)


@login_not_required
def answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """A responder's part in a drill, without signing in; whoever holds the address is the one who was called."""
    found = own_answer_or_404(pk, key)
    said, problem = request.POST.get("svar", ""), ""
    if request.method == "POST" and said in _SAID:
        try:
            _say(found, said)
        except Conflict as refused:
            problem = refused.reason
        else:
            return redirect("callouts:answer", pk, key)
    context = {
        "answer": found,
        "drill": found.call_out,
        "problem": problem,
        "has_wished": found.call_out.talk_wishes.filter(responder=found.responder_id or 0).exists(),
    }
    return respond(request, "callouts/answer.html", context, status=Conflict.status if problem else 200)


def _say(found: CallOutAnswer, said: str) -> None:
    if found.responder is not None:
        _SAID[said](actor_for(found.responder.affiliation.volunteer.user), found)
