"""What a volunteer does at a vigil: answer a question, stand by, wish for peace, hand over, wish for a talk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Conflict, Denied, NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import (
    decline_call,
    lift_silence,
    sign_up,
    silence_vigil,
    stand_by,
    stop_standing_by,
    wish_for_talk,
    write_hand_over,
)
from samspil.everyday.rotas.forms import HandOverForm
from samspil.everyday.rotas.models import Call, Vigil
from samspil.everyday.rotas.queries.sitters import watch_to_hand_over
from samspil.everyday.rotas.rules.measure import AboveMeasure
from samspil.everyday.rotas.rules.vigils import CALL, TALK, opened
from samspil.everyday.rotas.views.mine import own_volunteer
from samspil.everyday.rotas.views.vigils import vigil_or_404
from samspil.people.volunteers.models import Volunteer
from samspil.society.duties.queries import actor_for

_CALLED = "volunteer__user", "shift__vigil__workplace__unit", "shift__activity__workplace__unit"


@login_not_required
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no by one tap, without signing in; whoever holds the address is the one who was asked. Reading it changes nothing."""
    found = opened(token, CALL)
    if found is None:
        raise NotVisible
    rows = Call.objects.filter(shift=found[0], volunteer=found[1], volunteer__user__is_active=True)
    call = rows.select_related(*_CALLED).first()
    said, problem, may_insist = "", "", False
    if call is not None and request.method == "POST":
        try:
            said = _answered(call, request.POST.get("svar", ""))
        except Conflict as refused:
            problem, may_insist = refused.reason, isinstance(refused, AboveMeasure)
    context = {"call": call, "said": said, "problem": problem, "may_insist": may_insist, "token": token}
    return respond(request, "rotas/call.html", context, status=Conflict.status if problem else 200)


def _answered(call: Call, word: str) -> str:
    """Do what the volunteer has said, and return it. An unknown word does nothing."""
    by, vigil = actor_for(call.volunteer.user), call.shift.vigil
    if word in {"ja", "alligevel"}:
        sign_up(by, call.shift, volunteer_id=call.volunteer_id, confirmed=word == "alligevel")
        return "ja"
    if word == "nej":
        decline_call(by, call)
    elif word == "ro" and vigil is not None:
        silence_vigil(by, vigil, volunteer_id=call.volunteer_id)
    else:
        return ""
    return word


@login_not_required
def talk(request: HttpRequest, token: str) -> HttpResponse:
    """Wish for a talk after the vigil by one tap, without signing in."""
    found = opened(token, TALK)
    if found is None:
        raise NotVisible
    vigil = Vigil.objects.filter(pk=found[0]).select_related("workplace__unit", "activity").first()
    volunteer = Volunteer.objects.filter(pk=found[1], user__is_active=True).select_related("user").first()
    if vigil is None or volunteer is None:
        raise NotVisible
    wished = request.method == "POST"
    if wished:
        wish_for_talk(actor_for(volunteer.user), vigil, volunteer_id=volunteer.pk)
    return respond(request, "rotas/talk.html", {"vigil": vigil, "wished": wished})


@require_POST
def standby(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand by tonight, or step back from it."""
    vigil, volunteer = vigil_or_404(request, pk), own_volunteer(request)
    if request.POST.get("fra") == "1":
        stop_standing_by(request.actor, vigil, volunteer_id=volunteer.pk)
        messages.success(request, _("You no longer stand by. Thank you for saying so."))
    else:
        stand_by(request.actor, vigil, volunteer_id=volunteer.pk)
        messages.success(request, _("Thank you. You are asked first, until seven in the morning."))
    return redirect("rotas:vigil", pk)


@require_POST
def quiet(request: HttpRequest, pk: int) -> HttpResponse:
    """Be left in peace about this vigil, or be asked again. Nobody else sees it."""
    vigil, volunteer = vigil_or_404(request, pk), own_volunteer(request)
    if request.POST.get("fra") == "1":
        lift_silence(request.actor, vigil, volunteer_id=volunteer.pk)
        messages.success(request, _("You may be asked again."))
    else:
        silence_vigil(request.actor, vigil, volunteer_id=volunteer.pk)
        messages.success(request, _("You are not asked about this vigil any more. Nobody else can see that."))
    return redirect("rotas:vigil", pk)


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """A few words to the next watch."""
    vigil = vigil_or_404(request, pk)
    shift = watch_to_hand_over(request.actor, vigil)
    if shift is None:
        raise Denied(_("Whoever sits there now, and the staff, can hand over."))
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if form.submit(write_hand_over, request.actor, shift):
        messages.success(request, _("Thank you. The next watch can see it."))
        return redirect("rotas:vigil", pk)
    return respond(request, "rotas/hand_over.html", {"vigil": vigil, "shift": shift}, form=form)
