"""Seats: taken, handed on, and left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import add_member, end_membership, replace_member
from samspil.compact.dialogue.forms.committees import LeaveForm, MemberForm, SuccessorForm
from samspil.compact.dialogue.models import Committee, Membership
from samspil.compact.dialogue.views.committees import committee_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


def add(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    require(request.actor, Can.COMMITTEE_EDIT, committee)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(add_member, request.actor, committee):
        messages.success(request, _("The member has a seat, and can see what waits."))
        return redirect("dialogue:committee", pk)
    return respond(request, "dialogue/member_add.html", {"committee": committee}, form=form)


def replace(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _seat_or_404(request, pk)
    form = SuccessorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(replace_member, request.actor, seat):
        messages.success(request, _("The seat has been handed on."))
        return redirect("dialogue:committee", seat.committee_id)
    return respond(request, "dialogue/member_replace.html", {"seat": seat}, form=form)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    seat = _seat_or_404(request, pk)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(end_membership, request.actor, seat):
        messages.success(request, _("The membership ends, and the access with it."))
        return redirect("dialogue:committee", seat.committee_id)
    return respond(request, "dialogue/member_leave.html", {"seat": seat}, form=form)


def _seat_or_404(request: HttpRequest, pk: int) -> Membership:
    """Return the seat in a committee that the actor may see and keep in order."""
    rows = Membership.objects.filter(committee__in=Committee.objects.visible_to(request.actor))
    seat = rows.select_related("committee__authority", "user").filter(pk=pk).first()
    if seat is None:
        raise NotVisible
    require(request.actor, Can.COMMITTEE_EDIT, seat)
    return seat
