"""Where those look into a case who have been asked to. Every reading is recorded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.events.recording import record_read
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.cases import queries
from samspil.everyday.cases.actions import (
    add_reader,
    close_case,
    decide_case,
    hand_over_case,
    name_people,
    take_up_case,
    write_note,
)
from samspil.everyday.cases.events.cases import CaseViewed
from samspil.everyday.cases.forms import (
    ClosingForm,
    DecisionForm,
    NoteForm,
    PeopleForm,
    SeatForm,
    TakeUpForm,
)
from samspil.everyday.cases.models import Case, Lesson
from samspil.society.access.permission import visible_or_404


def cases(request: HttpRequest) -> HttpResponse:
    """List what the reader has been asked to look into, the most urgent first. The list tells nothing of the contents."""
    is_ended = request.GET.get("vis") == "afsluttede"
    context = {
        "page": paginate(queries.worklist(request.actor, is_ended=is_ended), request),
        "is_ended": is_ended,
        "tabs": queries.tabs(request.actor, request.path, is_ended=is_ended),
    }
    return respond(request, "cases/cases.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """List what the reader has written themselves."""
    return respond(request, "cases/mine.html", {"page": paginate(queries.own(request.actor), request)})


def lessons(request: HttpRequest) -> HttpResponse:
    """List what cases have taught, for those who lead, advise or sit in a committee."""
    page = paginate(Lesson.objects.visible_to(request.actor), request)
    return respond(request, "cases/lessons.html", {"page": page})


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case to those who look into it: what happened, who reads it, what was said, and who has read it when."""
    found = _case(request, pk)
    return respond(request, "cases/case.html", queries.picture(found, request.actor))


def talk(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = TakeUpForm(request.POST or None)
    if form.submit(take_up_case, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("cases:case", pk=pk)
    return respond(request, "cases/talk.html", {"case": found}, form=form)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = NoteForm(request.POST or None)
    if form.submit(write_note, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("cases:case", pk=pk)
    return respond(request, "cases/note.html", {"case": found}, form=form)


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = DecisionForm(request.POST or None)
    if form.submit(decide_case, request.actor, found):
        messages.success(request, _("The answer has been given."))
        return redirect("cases:case", pk=pk)
    return respond(request, "cases/decision.html", {"case": found}, form=form)


def closing(request: HttpRequest, pk: int) -> HttpResponse:
    found = _case(request, pk)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.submit(close_case, request.actor, found):
        messages.success(request, _("The case is closed."))
        return redirect("cases:case", pk=pk)
    return respond(request, "cases/closing.html", {"case": found}, form=form)


def reader(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one more person to look into it."""
    found = _case(request, pk)
    form = SeatForm(request.POST or None, case=found)
    if form.submit(add_reader, request.actor, found):
        messages.success(request, _("They have been asked."))
        return redirect("cases:case", pk=pk)
    return respond(request, "cases/reader.html", {"case": found}, form=form)


def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody else take one's place."""
    found = _case(request, pk)
    form = SeatForm(request.POST or None, case=found)
    if form.submit(hand_over_case, request.actor, found):
        messages.success(request, _("You have handed the case over, and can no longer read it."))
        return redirect("cases:cases")
    return respond(request, "cases/handover.html", {"case": found}, form=form)


def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Note whom it is about."""
    found = _case(request, pk)
    form = PeopleForm(request.POST or None, case=found)
    if request.method == "POST" and form.submit(name_people, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("cases:cases")
    return respond(request, "cases/people.html", {"case": found}, form=form)


def _case(request: HttpRequest, pk: int) -> Case:
    """Return the case to one who may read it, and record that they did: whichever of its pages it was."""
    found = visible_or_404(request.actor, queries.detailed(), pk)
    record_read(CaseViewed(subject=found), by=request.actor)
    return found
