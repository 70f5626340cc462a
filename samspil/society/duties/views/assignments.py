"""Who holds which duty, and the matrix of what each duty may do."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import MATRIX, Can, Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.duties.actions import appoint, end_duty
from samspil.society.duties.forms import AssignForm
from samspil.society.duties.models import Assignment
from samspil.society.duties.rules import duties_to_give
from samspil.society.partners.models import Partner
from samspil.society.places.models import Unit


def assignments(request: HttpRequest) -> HttpResponse:
    """List today's duties within reach."""
    _refuse_others(request.actor, Can.DUTY_ASSIGN)
    query = request.GET.get("q", "").strip()[:100]
    rows = (
        Assignment.objects.visible_to(request.actor)
        .current()
        .select_related("user", "authority", "unit", "partner")
    )
    if query:
        rows = rows.filter(Q(user__name__icontains=query) | Q(user__email__icontains=query))
    page = paginate(rows.order_by("user__name", "pk"), request, size=25)
    return respond(request, "duties/assignments.html", {"page": page, "query": query})


def appointment(request: HttpRequest) -> HttpResponse:
    """Give somebody a duty."""
    _refuse_others(request.actor, Can.DUTY_ASSIGN)
    units = list(
        Unit.objects.visible_to(request.actor)
        .filter(closed_on__isnull=True)
        .order_by("authority_id", "path")[:500]
    )
    partners = list(Partner.objects.visible_to(request.actor).order_by("name")[:500])
    form = AssignForm(
        request.POST or None, duties=duties_to_give(request.actor), units=units, partners=partners
    )
    if form.submit(_appoint, request.actor):
        messages.success(request, _("Done. The person can sign in with their e-mail address."))
        return redirect("duties:assignments")
    return respond(request, "duties/appointment.html", {}, form=form)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """End a duty today."""
    end_duty(
        request.actor, visible_or_404(request.actor, Assignment.objects.select_related("unit", "partner"), pk)
    )
    messages.success(request, _("The duty has ended, and the access with it."))
    return redirect("duties:assignments")


def matrix(request: HttpRequest) -> HttpResponse:
    """Show what each duty may do, just as the code has it."""
    _refuse_others(request.actor, Can.SYSTEM_OPERATE)
    rows = [(can.value, [can in MATRIX[duty] for duty in Duty]) for can in Can]
    return respond(request, "duties/matrix.html", {"duties": list(Duty), "rows": rows})


def _appoint(
    by: Actor, *, place: str, duty: str, name: str, email: str, starts_on: date, ends_on: date | None
) -> Assignment:
    kind, _dash, key = place.partition("-")
    found: Any = visible_or_404(by, Unit if kind == "unit" else Partner, key)
    where = {"unit": found, "partner": None} if kind == "unit" else {"unit": None, "partner": found}
    return appoint(by, name=name, email=email, duty=Duty(duty), starts_on=starts_on, ends_on=ends_on, **where)


def _refuse_others(by: Actor, can: Can) -> None:
    if not grants_for(by, can):
        raise Denied(_("None of your duties allows this."))
