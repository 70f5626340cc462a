"""The library, as everybody may read it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.forms.experiences import LibraryFilter
from samspil.learning.networks.queries import experiences as queries
from samspil.learning.networks.rules.experiences import ask_verdict, is_colleague
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed

_MOST_DIGITS = 15  # no case has a longer number


@login_not_required
def library(request: HttpRequest) -> HttpResponse:
    """Search the cases of all workplaces, the newest first."""
    form = LibraryFilter(request.GET)
    wishes = form.wishes()
    part = queries.library(request.actor, **wishes, after=_after(request))
    context = {
        "part": part,
        "form": form,
        "is_narrowed": any(wishes.values()),
        "next_query": _next_query(request, part.after),
        "is_colleague": is_colleague(request.actor),
        "can_write": queries.workplaces_to_tell_of(request.actor).exists(),
    }
    return respond(request, "networks/library.html", context)


@login_not_required
def experience(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one case: to colleagues with the contact, to everybody else without."""
    found = queries.experience_or_404(request.actor, pk)
    can_edit = allowed(request.actor, Can.EXPERIENCE_EDIT, found)
    context = {
        "experience": found,
        "is_colleague": is_colleague(request.actor),
        "can_edit": can_edit,
        "may_ask": ask_verdict(found, request.actor),
        "uses": queries.uses_of(found),
        "can_use": queries.workplaces_without_it(request.actor, found).exists(),
        "source": queries.source_of(request.actor, found),
    }
    return respond(request, "networks/experience.html", context)


def _after(request: HttpRequest) -> int | None:
    text = request.GET.get("efter", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise NotVisible
    return int(text)


def _next_query(request: HttpRequest, after: int | None) -> str:
    if after is None:
        return ""
    kept = request.GET.copy()
    kept["efter"] = str(after)
    return kept.urlencode()
