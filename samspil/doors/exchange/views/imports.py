"""From a list on somebody's computer to an import that is done, or undone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.base.ui.components.facts import Step
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.doors.exchange.actions.importing import confirm_import
from samspil.doors.exchange.actions.receiving import (
    discard_import,
    map_columns,
    recheck_import,
    upload_import,
)
from samspil.doors.exchange.actions.undoing import order_undoing
from samspil.doors.exchange.flow import FLOW, State
from samspil.doors.exchange.forms import ColumnsForm, UploadForm
from samspil.doors.exchange.models import Import
from samspil.doors.exchange.queries import imports as queries
from samspil.doors.exchange.rules import examples, sheets, undoing
from samspil.doors.exchange.rules.headings import LABELS
from samspil.society.access.permission import visible_or_404


def imports(request: HttpRequest) -> HttpResponse:
    """Show the imports within reach, and receive a new list."""
    if not queries.authorities(request.actor):
        raise Denied(_("Only an administrator of a whole authority can import lists."))
    form = UploadForm(request.actor, request.POST or None, request.FILES or None)
    if form.is_valid() and form.submit(upload_import, request.actor, form.cleaned_data["authority"]):
        return redirect("exchange:import", pk=form.result.pk)
    return respond(
        request,
        "exchange/imports.html",
        {"page": paginate(queries.recent(request.actor), request, size=20)},
        form=form,
    )


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand over a list to fill in, with its headings and an example row."""
    if kind not in LABELS:
        raise Http404
    title = str(Import.Kind(kind).label)
    return download(sheets.content(examples.example(kind), kind="xlsx", title=title), name=title, kind="xlsx")


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an import has come, what the check found, and what can be done now."""
    found = _find(request, pk)
    wrong = paginate(queries.wrong_rows(found), request)
    alone = paginate(queries.left_alone(found), request) if found.state == State.UNDONE else None
    context = {
        "found": found,
        "page": wrong,
        "complaints": list(queries.complaints(found, wrong)),
        "columns": queries.columns(found) if found.state == State.CHECKED and found.rows_kept else [],
        "left_alone": queries.reasons(alone) if alone else [],
        "may_confirm": undoing.may_confirm(found),
        "may_undo": undoing.may_undo(found),
        "can_discard": FLOW.can(found, State.DISCARDED) and found.rows_kept,
        "can_recheck": found.state == State.FAILED and found.rows_kept,
        "steps": _steps(found),
    }
    return respond(request, "exchange/import.html", context)


def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the columns be taken for other fields."""
    found = _find(request, pk)
    form = ColumnsForm(found, request.POST or None)
    if form.submit(map_columns, request.actor, found):
        return redirect("exchange:import", pk=pk)
    return respond(request, "exchange/columns.html", {"found": found}, form=form)


def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over all errors as a list, to be put right in the office."""
    found = _find(request, pk)
    rows = [
        [str(one.number), one.column, one.sentence]
        for one in queries.complaints(found, queries.wrong_rows(found))
    ]
    heading = [_("Row"), _("Column"), _("What is wrong")]
    return download(sheets.content([heading, *rows], kind="csv", title=""), name=_("Errors"), kind="csv")


@require_POST
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """Import what the check has shown."""
    revision = request.POST.get("revision", "")
    if not (revision.isascii() and revision.isdigit() and len(revision) < 9):
        raise Invalid(_("The form is incomplete. Go back, and try once more."))
    confirm_import(request.actor, _find(request, pk), revision=int(revision))
    return redirect("exchange:import", pk=pk)


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the list once more."""
    return _done(request, pk, recheck_import)


@require_POST
def regret(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the import undone."""
    return _done(request, pk, order_undoing)


@require_POST
def discarding(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the list away."""
    discard_import(request.actor, _find(request, pk))
    messages.success(request, _("The list is thrown away. Nothing of it is kept."))
    return redirect("exchange:imports")


def download(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """Return the bytes as a file to be saved, never to be shown."""
    response = HttpResponse(content, content_type=sheets.TYPES[kind])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{name.lower().replace(" ", "-")}.{kind}"'
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _done(request: HttpRequest, pk: int, action: Callable[[Actor, Import], None]) -> HttpResponseRedirect:
    action(request.actor, _find(request, pk))
    return redirect("exchange:import", pk=pk)


def _find(request: HttpRequest, pk: int) -> Import:
    return visible_or_404(
        request.actor,
        Import.objects.select_related("authority", "uploaded_by", "default_workplace__unit"),
        pk,
    )


def _steps(found: Import) -> list[Step]:
    """Return the way of an import, and where this one stands."""
    order = [State.CHECKING, State.CHECKED, State.IMPORTING, State.DONE]
    stands = {
        State.UPLOADED: 0,
        State.FAILED: 0,
        State.DISCARDED: 0,
        State.UNDONE: 4,
        State.UNDOING: 4,
        State.DONE: 4,
    }
    now = stands.get(State(found.state), order.index(State(found.state)) if found.state in order else 0)
    labels = [_("The list is checked"), _("You look at the result"), _("It is imported"), _("Done")]
    return [Step(_("The list is sent"), "done")] + [
        Step(label, "done" if at < now else "now" if at == now else "later")
        for at, label in enumerate(labels)
    ]
