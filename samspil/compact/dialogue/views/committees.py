"""A committee: what waits, when it meets, who sits in it, and what it covers."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import (
    attach_unit,
    detach_unit,
    dissolve_committee,
    found_committee,
    rename_committee,
)
from samspil.compact.dialogue.forms.committees import AttachForm, DayForm, FoundForm, RenameForm
from samspil.compact.dialogue.forms.items import ItemFilter
from samspil.compact.dialogue.models import Committee, CommitteeLevel
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.rules.recording import may_arrange, may_record
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404
from samspil.society.places.models import Authority, Unit

_FEW = 10


def committee_or_404(request: HttpRequest, pk: int) -> Committee:
    return visible_or_404(request.actor, Committee.objects.select_related("authority", "level"), pk)


def authority_or_404(request: HttpRequest, slug: str, can: Can) -> Authority:
    """Return the authority if the actor has the permission over all of it."""
    found = boards.authorities(request.actor, can).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found


def page(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    form = DayForm(request.GET)
    day = (form.cleaned_data["dag"] if form.is_valid() else None) or clock.today()
    waiting = boards.items_of(committee)
    coming = list(boards.meetings_of(committee, coming=True)[:_FEW])
    context = {
        "committee": committee,
        "units": list(committee.units_on(clock.today())),
        "items": list(waiting[:_FEW]),
        "waiting": waiting.count(),
        "coming": coming,
        "held": list(boards.meetings_of(committee, coming=False)[:3]),
        "benches": boards.benches(committee, day),
        "day": day,
        "is_today": day == clock.today(),
        "day_form": form,
        "may_arrange": may_arrange(request.actor, [committee]),
        "may_record": may_record(request.actor, committee),
        "may_edit": allowed(request.actor, Can.COMMITTEE_EDIT, committee),
    }
    return respond(request, "dialogue/committee.html", context)


def items(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee's matters, a page at a time."""
    committee = committee_or_404(request, pk)
    form = ItemFilter(request.GET)
    shown = form.cleaned_data["vis"] if form.is_valid() else ""
    page = paginate(boards.items_of(committee, shown), request)
    may = may_record(request.actor, committee)
    context = {"committee": committee, "page": page, "filter": form, "may_record": may}
    return respond(request, "dialogue/items.html", context)


def meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings that are over, a page at a time."""
    committee = committee_or_404(request, pk)
    page = paginate(boards.meetings_of(committee, coming=False), request)
    return respond(request, "dialogue/meetings.html", {"committee": committee, "page": page})


def found(request: HttpRequest, slug: str) -> HttpResponse:
    authority = authority_or_404(request, slug, Can.COMMITTEE_EDIT)
    levels = CommitteeLevel.objects.filter(authority=authority)
    units = _units(authority)
    form = FoundForm(request.POST if request.method == "POST" else None, levels=levels, units=units)
    if request.method == "POST" and form.submit(found_committee, request.actor, authority):
        messages.success(request, _("The committee has been founded. Now add its members."))
        return redirect("dialogue:committee", form.result.pk)
    context = {
        "authority": authority,
        "has_levels": levels.exists(),
        "may_set": allowed(request.actor, Can.RULE_EDIT, authority),
    }
    return respond(request, "dialogue/found.html", context, form=form)


def choose_authority(request: HttpRequest) -> HttpResponse:
    """Go on to the only authority there is; of several, one is chosen."""
    rows = list(boards.authorities(request.actor, Can.COMMITTEE_EDIT))
    if not rows:
        raise NotVisible
    if len(rows) == 1:
        return redirect("dialogue:found", rows[0].slug)
    return respond(request, "dialogue/choose_authority.html", {"authorities": rows})


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    require(request.actor, Can.COMMITTEE_EDIT, committee)
    levels = CommitteeLevel.objects.filter(authority=committee.authority_id)
    begin = {"name": committee.name, "sector": committee.sector, "level": committee.level_id}
    form = RenameForm(request.POST if request.method == "POST" else None, levels=levels, initial=begin)
    if request.method == "POST" and form.submit(rename_committee, request.actor, committee):
        messages.success(request, _("Changed."))
        return redirect("dialogue:committee", pk)
    return respond(request, "dialogue/rename.html", {"committee": committee}, form=form)


def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """What the committee covers; a POST adds a unit."""
    committee = committee_or_404(request, pk)
    require(request.actor, Can.COMMITTEE_EDIT, committee)
    form = AttachForm(request.POST if request.method == "POST" else None, units=_units(committee.authority))
    if request.method == "POST" and form.submit(attach_unit, request.actor, committee):
        messages.success(request, _("The committee covers the unit from today."))
        return redirect("dialogue:coverage", pk)
    units = list(committee.units.select_related("unit").order_by("ends_on", "unit__path"))
    return respond(request, "dialogue/coverage.html", {"committee": committee, "units": units}, form=form)


@require_POST
def uncover(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    found = committee.units.filter(unit=unit).select_related("unit").first()
    if found is None:
        raise NotVisible
    detach_unit(request.actor, committee, unit=found.unit)
    messages.success(request, _("The committee no longer covers the unit."))
    return redirect("dialogue:coverage", pk)


@require_POST
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    dissolve_committee(request.actor, committee)
    messages.success(request, _("The committee has been dissolved. What it has discussed is kept."))
    return redirect("dialogue:index")


def _units(authority: Authority) -> QuerySet[Unit]:
    return Unit.objects.filter(authority=authority, closed_on=None).order_by("path")
