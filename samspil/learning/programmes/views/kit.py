"""The kit for leaders: on the screen, and to take along."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.queries.kit import kit_of, kit_pdf
from samspil.learning.programmes.views.programmes import may_edit, programme_or_404


def page(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "kit": kit_of(programme),
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/kit.html", context)


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the kit as a PDF."""
    programme = programme_or_404(request, pk)
    response = HttpResponse(kit_pdf(programme), content_type="application/pdf")
    name = slugify(programme.name)[:60] or "program"
    response["Content-Disposition"] = f'attachment; filename="lederpakke-{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
