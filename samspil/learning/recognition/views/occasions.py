"""Where volunteers are invited, and answer."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.actions.occasions import (
    answer_invitation,
    cancel_occasion,
    invite_group,
    note_attendance,
    plan_occasion,
)
from samspil.learning.recognition.forms.occasions import AnswerForm, AttendanceForm, GroupForm, OccasionForm
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.learning.recognition.queries import occasions as queries
from samspil.learning.recognition.queries.stories import plan_places
from samspil.society.access.permission import visible_or_404


def occasions(request: HttpRequest) -> HttpResponse:
    """Show one's own invitations, and to hosts what they have planned."""
    context = {
        "invitations": list(queries.own_invitations(request.actor)[:50]),
        "page": paginate(queries.hosted(request.actor), request),
        "is_host": plan_places(request.actor).exists(),
    }
    return respond(request, "recognition/occasions.html", context)


def new(request: HttpRequest) -> HttpResponse:
    form = OccasionForm(request.POST or None, places=plan_places(request.actor))
    if form.is_valid() and form.submit(plan_occasion, request.actor, form.place()):
        messages.success(request, _("It is planned. Now invite the guests."))
        return redirect("recognition:occasion", pk=form.result.pk)
    return respond(request, "recognition/occasion_new.html", {}, form=form)


def occasion(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the host who comes."""
    found = _hosted(request, pk)
    context = {"occasion": found, **queries.guests(found)}
    return respond(request, "recognition/occasion.html", context)


def invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a group."""
    found = _hosted(request, pk)
    form = GroupForm(request.POST if request.method == "POST" else None, occasion=found)
    if form.submit(invite_group, request.actor, found):
        said = ngettext("%(n)s volunteer is invited.", "%(n)s volunteers are invited.", form.result)
        messages.success(request, said % {"n": form.result})
        return redirect("recognition:occasion", pk=pk)
    return respond(request, "recognition/invitations.html", {"occasion": found}, form=form)


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Note who came."""
    found = _hosted(request, pk)
    form = AttendanceForm(request.POST if request.method == "POST" else None, occasion=found)
    if form.submit(note_attendance, request.actor, found):
        messages.success(request, _("Noted."))
        return redirect("recognition:occasion", pk=pk)
    return respond(request, "recognition/attendance.html", {"occasion": found}, form=form)


@require_POST
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_occasion(request.actor, _hosted(request, pk))
    messages.success(request, _("It is called off, and the guests have been told."))
    return redirect("recognition:occasion", pk=pk)


def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one's own invitation. For everybody else it does not exist."""
    rows = Invitation.objects.select_related("occasion__workplace__unit")
    found = visible_or_404(request.actor, rows, pk)
    form = AnswerForm(request.POST or None, initial={"answer": found.answer, "meal": found.meal})
    if form.submit(answer_invitation, request.actor, found):
        messages.success(request, _("Thank you. Your answer is noted."))
        return redirect("recognition:occasions")
    return respond(request, "recognition/invitation.html", {"occasion": found.occasion}, form=form)


def _hosted(request: HttpRequest, pk: int) -> Occasion:
    rows: QuerySet[Occasion] = Occasion.objects.select_related("workplace__unit")
    return visible_or_404(request.actor, rows, pk)
