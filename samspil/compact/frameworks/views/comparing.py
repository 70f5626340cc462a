"""Two versions beside each other: what was added, what went, and what only is spelled anew."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.forms.comparing import ComparisonForm
from samspil.compact.frameworks.queries.comparing import (
    comparable_versions,
    comparison_of,
    pair_of,
    shown,
    summed_up,
)


@login_not_required
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare two versions (`?fra=1&til=2`): the ones asked for, else the two latest the reader may see."""
    versions = comparable_versions(request.actor, pk)
    old, new = pair_of(versions, request.GET.get("fra", ""), request.GET.get("til", ""))
    if new is None:
        raise NotVisible
    request.tenant = new.framework.authority
    form = ComparisonForm(request.GET, versions=versions, old=old, new=new)
    found = comparison_of(old, new) if old else None
    context = {
        "framework": new.framework,
        "difference": found,
        "told": summed_up(found) if found else "",
        "entries": shown(found, **form.choice()) if found else [],
        "comparison": form,
    }
    return respond(request, "frameworks/difference.html", context)
