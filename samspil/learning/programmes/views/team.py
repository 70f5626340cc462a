"""The taskforce: who is in it, and who was on any day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import end_seat, replace_member, seat_member
from samspil.learning.programmes.forms.programmes import DayForm, MemberForm, ReplacementForm, SeatEndForm
from samspil.learning.programmes.models import TeamMember
from samspil.learning.programmes.queries.engagement import engagement
from samspil.learning.programmes.queries.people import team_on
from samspil.learning.programmes.rules.team import team_lacks
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.permission import visible_or_404


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the taskforce today, or on the day that was asked for."""
    programme = programme_or_404(request, pk)
    form = DayForm(request.GET)
    day = (form.cleaned_data["dag"] if form.is_valid() else None) or clock.today()
    team = team_on(programme, day)
    context = {
        "programme": programme,
        "team": team,
        "day": day,
        "is_today": day == clock.today(),
        "lacks": team_lacks(team),
        "engagement": engagement(programme),
        "filter": form,
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/team.html", context)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = MemberForm(request.POST or None, programme=programme)
    if form.submit(seat_member, request.actor, programme):
        messages.success(request, _("Welcome to the taskforce."))
        return redirect("programmes:team", pk)
    context = {"title": _("Bring somebody into the taskforce"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def _member(request: HttpRequest, pk: int) -> TeamMember:
    rows = TeamMember.objects.select_related("programme__authority", "user")
    member = visible_or_404(request.actor, rows, pk)
    insist(may_edit(request, member.programme))
    return member


def replace(request: HttpRequest, pk: int) -> HttpResponse:
    member = _member(request, pk)
    form = ReplacementForm(request.POST or None, member=member)
    if form.submit(replace_member, request.actor, member):
        messages.success(request, _("The seat has been taken over."))
        return redirect("programmes:team", member.programme_id)
    title = _("Who takes over from %(name)s?") % {"name": member.user.name}
    context = {"title": title, "programme": member.programme}
    return respond(request, "programmes/form.html", context, form=form)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    member = _member(request, pk)
    form = SeatEndForm(request.POST or None)
    if form.submit(end_seat, request.actor, member):
        messages.success(request, _("Noted. The taskforce can be seen as it was on any day."))
        return redirect("programmes:team", member.programme_id)
    title = _("%(name)s leaves the taskforce") % {"name": member.user.name}
    context = {"title": title, "programme": member.programme}
    return respond(request, "programmes/form.html", context, form=form)
