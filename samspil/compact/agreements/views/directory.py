"""The public list of collaborations."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.queries.directory import authorities_with_agreements, public_agreements


@login_not_required
def directory(request: HttpRequest) -> HttpResponse:
    """Every agreement in force that is shown to everybody, once each; `?myndighed=` narrows to one authority."""
    slug = request.GET.get("myndighed", "")
    search = request.GET.get("q", "")[:120]
    authorities = list(authorities_with_agreements())
    chosen = next((one for one in authorities if one.slug == slug), None)
    if slug and chosen is None:
        raise NotVisible
    if chosen is not None:
        request.tenant = chosen
    context = {
        "authorities": authorities,
        "chosen": chosen,
        "search": search,
        "page": paginate(public_agreements(authority=chosen, search=search), request),
    }
    return respond(request, "agreements/directory.html", context)
