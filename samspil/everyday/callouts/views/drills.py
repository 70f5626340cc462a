"""Drills for those who run them: begin, watch, alert more, stand down, gather afterwards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import respond
from samspil.everyday.callouts import actions
from samspil.everyday.callouts.flow import AnswerState
from samspil.everyday.callouts.forms.drills import DebriefForm, DrillForm
from samspil.everyday.callouts.models import TalkWish
from samspil.everyday.callouts.queries import drills as queries
from samspil.everyday.callouts.queries import groups
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404
from samspil.society.access.reach import grants_for


def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise a simulated alarm."""
    group = visible_or_404(request.actor, groups.GROUPS, pk)
    require(request.actor, Can.CALLOUT_EDIT, group)
    form = DrillForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.begin_drill, request.actor, group):
        messages.success(request, _("The drill has begun. The nearest have been alerted."))
        return redirect("callouts:drill", form.result.pk)
    return respond(request, "callouts/begin.html", {"group": group}, form=form)


def drill(request: HttpRequest, pk: int) -> HttpResponse:
    """One drill, as it goes or as it went."""
    found = visible_or_404(request.actor, queries.DRILLS, pk)
    may_edit = allowed(request.actor, Can.CALLOUT_EDIT, found)
    rows = queries.answers(found)
    taking_part = [row for row in rows if row.role]
    context = {
        "drill": found,
        "may_edit": may_edit,
        "team": [(queries.who(row, named=bool(may_edit)), row) for row in taking_part],
        "alerted": len(rows),
        "declined": sum(row.state == AnswerState.DECLINED for row in rows),
        "timeline": queries.timeline(found, rows, named=bool(may_edit)),
    }
    return respond(request, "callouts/drill.html", context)


@require_POST
def wave(request: HttpRequest, pk: int) -> HttpResponse:
    alerted = actions.alert_wave(request.actor, visible_or_404(request.actor, queries.DRILLS, pk))
    told = ngettext("%(count)s more has been alerted.", "%(count)s more have been alerted.", alerted)
    messages.success(request, told % {"count": alerted})
    return redirect("callouts:drill", pk)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stand_down(request.actor, visible_or_404(request.actor, queries.DRILLS, pk))
    messages.success(request, _("The drill is stood down, and everybody is told. A debrief is waiting."))
    return redirect("callouts:debrief", pk)


def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """Gather those who took part, and note what was learned."""
    found = visible_or_404(request.actor, queries.DRILLS, pk)
    require(request.actor, Can.CALLOUT_EDIT, found)
    form = DebriefForm(
        request.POST if request.method == "POST" else None, things=groups.equipment(found.group)
    )
    if form.submit(actions.hold_debrief, request.actor, found):
        messages.success(request, _("Thank you. The debrief is done."))
        return redirect("callouts:drill", pk)
    team = [row for row in queries.answers(found) if row.role and row.responder]
    return respond(request, "callouts/debrief.html", {"drill": found, "team": team}, form=form)


def after(request: HttpRequest) -> HttpResponse:
    """What is left to do after drills: debriefs that wait, and people who would like to talk."""
    if not grants_for(request.actor, Can.CALLOUT_EDIT):
        raise Denied(_("None of your duties allows this."))
    context = {"debriefs": queries.debriefs(request.actor), "talks": queries.talks(request.actor)}
    return respond(request, "callouts/after.html", context)


@require_POST
def talked(request: HttpRequest, pk: int) -> HttpResponse:
    rows = TalkWish.objects.select_related("call_out__group__workplace__unit")
    actions.note_talk(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(request, _("Noted. Thank you for calling."))
    return redirect("callouts:after")
