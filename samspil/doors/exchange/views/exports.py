"""Lists that a person takes out."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Conflict, Denied
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.doors.exchange.actions.exporting import download_export, export_list
from samspil.doors.exchange.forms import ExportForm
from samspil.doors.exchange.models import KEEP_FILE, Export
from samspil.doors.exchange.queries import lists
from samspil.doors.exchange.rules import sheets
from samspil.doors.exchange.views.imports import download
from samspil.society.access.permission import visible_or_404

_SALT = "exchange.export"


def exports(request: HttpRequest) -> HttpResponse:
    """Show what the person may take out, and hand a short list over at once."""
    offered = lists.offered(request.actor)
    if not offered:
        raise Denied(_("None of your duties allows exporting lists."))
    form = ExportForm(request.POST or None)
    if form.is_valid():
        export = export_list(request.actor, form.sheet(), format_kind=form.cleaned_data["format_kind"])
        return _handed_over(request, export) if export.at_once else redirect("exchange:export", pk=export.pk)
    taken = paginate(Export.objects.visible_to(request.actor), request, size=10)
    return respond(request, "exchange/exports.html", {"offered": offered, "page": taken}, form=form)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whether the file of a long list is ready."""
    found = visible_or_404(request.actor, Export, pk)
    token = signing.dumps([found.pk, found.ordered_by_id], salt=_SALT)
    return respond(request, "exchange/export.html", {"found": found, "token": token})


@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over the file to the person who ordered it; the signed mark of the page lasts a day."""
    found = visible_or_404(request.actor, Export, pk)
    try:
        signed = signing.loads(request.POST.get("token", ""), salt=_SALT, max_age=KEEP_FILE)
    except signing.BadSignature:
        signed = None
    if signed != [found.pk, request.actor.user_id]:
        raise Conflict(_("This link is no longer valid. Reload the page, and try once more."))
    content = download_export(request.actor, found)
    return download(content, name=str(found.get_kind_display()), kind=found.format_kind)


def _handed_over(request: HttpRequest, export: Export) -> HttpResponse:
    title, kind = str(export.get_kind_display()), export.format_kind
    return download(
        sheets.content(lists.lines(request.actor, export.kind), kind=kind, title=title), name=title, kind=kind
    )
