"""Where the dialogue begins: my committees, what waits, and what is late."""

from django.http import HttpRequest, HttpResponse

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.forms.committees import SearchForm
from samspil.compact.dialogue.models import Committee
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.queries.committees import own_committees
from samspil.compact.dialogue.queries.items import overdue_evaluations
from samspil.society.access.matrix import Can

_FEW = 5


def index(request: HttpRequest) -> HttpResponse:
    by = request.actor
    visible = Committee.objects.visible_to(by).standing()
    mine = list(own_committees(by))
    near = [] if mine else list(boards.committees(by)[:_FEW])
    late, follow_ups, orphans = overdue_evaluations(visible), boards.follow_ups(by), boards.orphans(by)
    context = {
        "mine": boards.lines(mine),
        "near": boards.lines(near),
        "total": visible.count(),
        "late": list(late[: _FEW + 1]),
        "follow_ups": list(follow_ups[: _FEW + 1]),
        "orphans": list(orphans[: _FEW + 1]),
        "few": _FEW,
        "may_set": boards.authorities(by, Can.RULE_EDIT).exists(),
        "may_found": boards.authorities(by, Can.COMMITTEE_EDIT).exists(),
    }
    return respond(request, "dialogue/index.html", context)


def committees(request: HttpRequest) -> HttpResponse:
    """All committees that the reader may see, a page at a time."""
    form = SearchForm(request.GET)
    query = form.cleaned_data["soeg"] if form.is_valid() else ""
    page = paginate(boards.committees(request.actor, query), request)
    context = {
        "page": page,
        "lines": boards.lines(page.items),
        "filter": form,
        "may_found": boards.authorities(request.actor, Can.COMMITTEE_EDIT).exists(),
    }
    return respond(request, "dialogue/committees.html", context)


def evaluations(request: HttpRequest) -> HttpResponse:
    """Evaluations that should have been spoken of by now."""
    visible = Committee.objects.visible_to(request.actor).standing()
    page = paginate(overdue_evaluations(visible), request)
    return respond(request, "dialogue/evaluations.html", {"page": page})


def follow_ups(request: HttpRequest) -> HttpResponse:
    """What is still to be followed up."""
    page = paginate(boards.follow_ups(request.actor), request)
    return respond(request, "dialogue/follow_ups.html", {"page": page})


def orphans(request: HttpRequest) -> HttpResponse:
    """Matters that no committee covers."""
    page = paginate(boards.orphans(request.actor), request)
    return respond(request, "dialogue/orphans.html", {"page": page})
