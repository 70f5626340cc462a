"""The partners of an authority: who they are, and how to reach them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Denied
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.partners import queries
from samspil.society.partners.actions import change_partner, note_talk, register_partner
from samspil.society.partners.forms import DetailsForm, PartnerForm, RegisterFilter, TalkForm
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Workplace


def partners(request: HttpRequest) -> HttpResponse:
    """The register: which kind, whom one reaches there, and when somebody last spoke with them."""
    form = RegisterFilter(request.GET)
    context = {
        "form": form,
        "page": paginate(queries.register(request.actor, **form.wishes()), request),
        "authorities": _own_authorities(request),
    }
    return respond(request, "partners/partners.html", context)


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a partner, and change its details."""
    found = visible_or_404(
        request.actor, Partner.objects.select_related("authority", "workplace__unit", "contact"), pk
    )
    known = {
        name: getattr(found, name) for name in ("name", "contact_name", "email", "phone", "website", "cvr")
    }
    form = DetailsForm(request.POST or None, initial=known)
    if form.submit(change_partner, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("partners:partner", pk=pk)
    context = {
        "partner": found,
        "talks": queries.talks_with(found),
        "verdict": allowed(request.actor, Can.PARTNER_EDIT, found),
    }
    return respond(request, "partners/partner.html", context, form=form)


def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody spoke with the partner."""
    found = visible_or_404(request.actor, Partner.objects.select_related("authority", "workplace__unit"), pk)
    verdict = allowed(request.actor, Can.PARTNER_EDIT, found)
    if not verdict:
        raise Denied(verdict.reason)
    form = TalkForm(request.POST or None, initial={"held_on": clock.today()})
    if form.submit(note_talk, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("partners:partner", pk=pk)
    return respond(request, "partners/talk.html", {"partner": found}, form=form)


def registration(request: HttpRequest, slug: str) -> HttpResponse:
    """Register a new partner of the authority."""
    authority = next((row for row in _own_authorities(request) if row.slug == slug), None)
    if authority is None:
        raise Denied(_("None of your duties allows this."))
    workplaces = list(
        Workplace.objects.visible_to(request.actor)
        .filter(unit__authority=authority)
        .select_related("unit")
        .order_by("unit__name")
    )
    form = PartnerForm(request.POST or None, workplaces=workplaces)
    if form.submit(register_partner, request.actor, authority):
        messages.success(request, _("The partner is registered."))
        return redirect("partners:partner", pk=form.result.pk)
    return respond(request, "partners/registration.html", {"authority": authority}, form=form)


def _own_authorities(request: HttpRequest) -> list[Authority]:
    """Return the authorities at which the actor may register partners."""
    near = {grant.authority_id for grant in request.actor.grants if grant.authority_id}
    return [
        row for row in Authority.objects.filter(pk__in=near) if allowed(request.actor, Can.PARTNER_EDIT, row)
    ]
