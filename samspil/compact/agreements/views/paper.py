"""The agreement on paper, and the check of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.queries.paper import agreement_pdf, signatures_under, signed_version
from samspil.compact.agreements.queries.sheets import agreement_or_404


def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as it stands now. Nothing keeps a copy of it on the way."""
    agreement = agreement_or_404(request.actor, pk)
    response = HttpResponse(agreement_pdf(agreement), content_type="application/pdf")
    name = slugify(agreement.title)[:60] or "aftale"
    response["Content-Disposition"] = f'inline; filename="{name}-{agreement.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_not_required
def check(request: HttpRequest, content_hash: str) -> HttpResponse:
    """Say to anybody whether the text with this hash is signed and in force; who signed is not said."""
    version = signed_version(content_hash.lower())
    if version is None:
        return respond(request, "agreements/check_unknown.html", {}, status=404)
    agreement = version.agreement
    request.tenant = agreement.workplace.unit.authority
    context = {
        "agreement": agreement,
        "version": version,
        "is_this_text": agreement.content_hash == version.content_hash,
        "signatures": signatures_under(version),
    }
    return respond(request, "agreements/check.html", context)
