"""A matter: raised, put on an agenda, settled, followed up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import (
    complete_follow_up,
    mark_not_relevant,
    put_on_agenda,
    raise_matter,
    record_discussion,
)
from samspil.compact.dialogue.flow import OPEN_ITEM, ItemState, MeetingState
from samspil.compact.dialogue.forms.items import MatterForm, NotRelevantForm, OutcomeForm
from samspil.compact.dialogue.models import Item, Meeting
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.rules.reading import may_follow
from samspil.compact.dialogue.rules.recording import insist, may_record
from samspil.compact.dialogue.views.committees import committee_or_404
from samspil.society.access.permission import Verdict, refused, visible_or_404


def item_or_404(request: HttpRequest, pk: int) -> Item:
    rows = Item.objects.select_related(
        "committee", "workplace__unit", "meeting", "authority", "raised_by", "settled_by"
    )
    return visible_or_404(request.actor, rows, pk)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    may = _may_settle(request, item)
    is_open = item.state in OPEN_ITEM
    coming = list(boards.meetings_of(item.committee, coming=True)[:10]) if item.committee and is_open else []
    context = {
        "item": item,
        "may_follow": may_follow(request.actor, item),
        "may": may,
        "is_open": is_open,
        "is_waiting": item.state == ItemState.WAITING,
        "can_record": item.state == ItemState.ON_AGENDA and item.meeting and item.meeting.has_begun,
        "coming": coming if item.state == ItemState.WAITING else [],
        "may_skip": policy_of(item.authority).may_mark_not_relevant,
        "is_to_follow_up": bool(item.follow_up) and item.followed_up_on is None,
    }
    return respond(request, "dialogue/item.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    insist(may_record(request.actor, committee))
    form = MatterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(raise_matter, request.actor, committee):
        messages.success(request, _("The matter waits for the committee, and the members have been told."))
        return redirect("dialogue:item", form.result.pk)
    return respond(request, "dialogue/item_new.html", {"committee": committee}, form=form)


@require_POST
def agenda(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Put the matter on the agenda of one of the coming meetings."""
    item = item_or_404(request, pk)
    coming = visible_or_404(request.actor, Meeting.objects.filter(state=MeetingState.PLANNED), meeting)
    put_on_agenda(request.actor, item, coming)
    messages.success(request, _("It is on the agenda."))
    return redirect("dialogue:item", pk)


def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    insist(_may_settle(request, item))
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(record_discussion, request.actor, item):
        messages.success(request, _("Recorded. Whoever is waiting for it can go on."))
        return redirect("dialogue:meeting", item.meeting_id)
    return respond(request, "dialogue/outcome.html", {"item": item}, form=form)


def not_relevant(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_or_404(request, pk)
    insist(_may_settle(request, item))
    form = NotRelevantForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(mark_not_relevant, request.actor, item):
        messages.success(request, _("Recorded with the reason."))
        return redirect("dialogue:item", pk)
    return respond(request, "dialogue/not_relevant.html", {"item": item}, form=form)


@require_POST
def followed_up(request: HttpRequest, pk: int) -> HttpResponse:
    complete_follow_up(request.actor, item_or_404(request, pk))
    messages.success(request, _("Marked as done."))
    return redirect("dialogue:item", pk)


def _may_settle(request: HttpRequest, item: Item) -> Verdict:
    if item.committee is None:
        return refused(_("No committee covers this workplace yet."))
    return may_record(request.actor, item.committee)
