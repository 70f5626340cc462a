"""What anybody may read: the register of an authority, its frameworks, and the proof behind a printed code."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.models import Version
from samspil.compact.frameworks.queries.consultations import published_notes
from samspil.compact.frameworks.queries.pages import (
    bodies_of,
    entries,
    proof_of,
    public_register,
    public_version,
    seats_of,
)
from samspil.compact.frameworks.queries.paper import pdf_of
from samspil.compact.frameworks.queries.picture import picture


@login_not_required
def register(request: HttpRequest, authority: str) -> HttpResponse:
    """List everything that holds at the authority: kind, range, validity, state, and how it hangs together."""
    found, frameworks = public_register(authority)
    request.tenant = found
    rows = entries(frameworks)
    context = {
        "authority": found,
        "common": [row for row in rows if not row.framework.is_local],
        "local": [row for row in rows if row.framework.is_local],
    }
    return respond(request, "frameworks/register.html", context)


@login_not_required
def hierarchy(request: HttpRequest, authority: str) -> HttpResponse:
    """Draw the frameworks of the authority, from the outermost to the local."""
    found, frameworks = public_register(authority)
    told = _("The frameworks of %(name)s and how they stand to each other") % {"name": found.name}
    context = {"drawing": picture(list(frameworks)), "told": told}
    response = respond(request, "frameworks/hierarchy.svg", context)
    response["Content-Type"] = "image/svg+xml"
    return response


@login_not_required
def document(request: HttpRequest, authority: str, slug: str, number: int | None = None) -> HttpResponse:
    """Show a version: the one in force, unless another is asked for by its number."""
    version = public_version(authority, slug, number)
    request.tenant = version.framework.authority
    context = {
        "version": version,
        "asked_for": number,
        "framework": version.framework,
        "clauses": version.clauses.select_related("parent__version__framework"),
        "others": Version.objects.public().filter(framework=version.framework).exclude(pk=version.pk),
        "bodies": bodies_of(version),
        "seats": seats_of(version),
        "notes": published_notes(version.framework),
    }
    return respond(request, "frameworks/document.html", context)


@login_not_required
def pdf(request: HttpRequest, authority: str, slug: str, number: int) -> HttpResponse:
    """The version on paper, with its state on every page and a code that leads to the proof."""
    version = public_version(authority, slug, number)
    response = HttpResponse(pdf_of(version), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-version-{number}.pdf"'
    return response


@login_not_required
def proof(request: HttpRequest, digest: str) -> HttpResponse:
    """Say whether a printed mark is that of a text that was adopted, and who has signed it."""
    version, is_current = proof_of(digest)
    context = {
        "digest": digest,
        "version": version,
        "is_current": is_current,
        "bodies": bodies_of(version) if version else [],
        "seats": seats_of(version) if version else [],
    }
    return respond(request, "frameworks/proof.html", context, status=200 if version else 404)
