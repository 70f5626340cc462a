"""Repeating shifts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import change_pattern, end_pattern, make_pattern
from samspil.everyday.rotas.forms import PatternChangeForm, PatternEndForm, PatternForm
from samspil.everyday.rotas.models import Pattern
from samspil.everyday.rotas.queries.sharing import sides_of, sides_or_denied
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The repeating shifts of an activity."""
    activity = visible_or_404(request.actor, Activity.objects.select_related("workplace__unit"), pk)
    patterns = Pattern.objects.visible_to(request.actor).current().filter(activity=activity)
    context = {
        "activity": activity,
        "patterns": [
            (pattern, _days(pattern), allowed(request.actor, Can.ROTA_EDIT, pattern))
            for pattern in patterns.select_related("activity__workplace__unit", "partner")
        ],
        "may_edit": bool(sides_of(request.actor, activity)),
    }
    return respond(request, "rotas/patterns.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    activity = visible_or_404(request.actor, Activity.objects.select_related("workplace__unit"), pk)
    sides = sides_or_denied(request.actor, activity)
    form = PatternForm(request.POST if request.method == "POST" else None, sides=sides)
    if form.submit(make_pattern, request.actor, activity):
        messages.success(request, _("The shifts of the next eight weeks have been made."))
        return redirect("rotas:patterns", activity.pk)
    return respond(request, "rotas/pattern_new.html", {"activity": activity}, form=form)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a repeating shift from a day on."""
    pattern = _own(request, pk)
    initial = PatternChangeForm.initial_of(pattern)
    form = PatternChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.submit(change_pattern, request.actor, pattern):
        messages.success(request, _("The shifts have been changed, and those on them have been asked again."))
        return redirect("rotas:patterns", pattern.activity_id)
    return respond(request, "rotas/pattern_edit.html", {"pattern": pattern}, form=form)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a repeating shift."""
    pattern = _own(request, pk)
    form = PatternEndForm(request.POST if request.method == "POST" else None)
    if form.submit(end_pattern, request.actor, pattern):
        messages.success(request, _("The repeating shift ends."))
        return redirect("rotas:patterns", pattern.activity_id)
    return respond(request, "rotas/pattern_end.html", {"pattern": pattern}, form=form)


def _own(request: HttpRequest, pk: int) -> Pattern:
    pattern = visible_or_404(request.actor, Pattern.objects.select_related("activity__workplace__unit"), pk)
    require(request.actor, Can.ROTA_EDIT, pattern)
    return pattern


def _days(pattern: Pattern) -> str:
    return ", ".join(str(name) for number, name in WEEKDAYS.items() if number in pattern.weekdays)
