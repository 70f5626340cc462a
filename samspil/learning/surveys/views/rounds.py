"""Where somebody asks, hands out the way to answer, and closes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.models import Idea
from samspil.learning.surveys.actions import close_round, open_panel, open_round, withdraw_round
from samspil.learning.surveys.flow import FLOW, State
from samspil.learning.surveys.forms.rounds import PanelForm, RoundForm
from samspil.learning.surveys.models import Kind, Round
from samspil.learning.surveys.queries import pages
from samspil.learning.surveys.rules.opening import OWN_KINDS
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Authority


def rounds(request: HttpRequest) -> HttpResponse:
    """List what has been asked within reach, and lead to asking."""
    context = {
        "page": paginate(pages.rounds(request.actor), request),
        "asking": list(pages.asking_authorities(request.actor)),
        "seen": list(pages.seen_authorities(request.actor)[:5]),
    }
    return respond(request, "surveys/rounds.html", context)


def new(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Ask at a workplace, or in the whole authority."""
    authority = request.tenant = _asking(request, slug)
    if kind not in OWN_KINDS:
        raise NotVisible
    form = RoundForm(
        request.POST or None,
        authority=authority,
        kind=kind,
        places=pages.asking_workplaces(request.actor, authority),
        questions=pages.questions_of(authority, kind),
        may_all=bool(allowed(request.actor, Can.SURVEY_EDIT, authority)),
        initial={"title": _title(kind)},
    )
    if form.submit(open_round, request.actor, form.where, kind=kind):
        messages.success(request, _("It is open. Those who have an account get a message now."))
        return redirect("surveys:round", pk=form.result.pk)
    context = {"authority": authority, "kind": kind, "label": Kind(kind).label}
    return respond(request, "surveys/new.html", context, form=form)


def _title(kind: str) -> str:
    today = clock.today()
    names = {Kind.PULSE: _("Our collaboration, %(year)s"), Kind.EXPERIENCE: _("Volunteers here, %(year)s")}
    return names[Kind(kind)] % {"year": today.year}


def panel_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask users, relatives and people who may become volunteers about a proposal."""
    idea = pages.askable_ideas(request.actor).filter(pk=pk).first()
    if idea is None:
        idea = visible_or_404(request.actor, Idea.objects.select_related("workplace__unit", "authority"), pk)
    form = PanelForm(request.POST or None, initial={"intro": idea.text})
    if form.submit(open_panel, request.actor, idea):
        messages.success(request, _("It is open. Hand out the link, or hang up the poster."))
        return redirect("surveys:round", pk=form.result.pk)
    verdict = allowed(request.actor, Can.SURVEY_EDIT, idea)
    return respond(request, "surveys/panel_new.html", {"idea": idea, "verdict": verdict}, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one round: how each group answers, until when, and how to close it."""
    of = round_or_404(request, pk)
    verdict = allowed(request.actor, Can.SURVEY_EDIT, of)
    context = {
        "round": of,
        "ways": pages.ways_of(of),
        "verdict": verdict,
        "can_close": FLOW.can(of, State.CLOSED),
        "questions": list(of.questions.select_related("question", "value")),
    }
    return respond(request, "surveys/round.html", context)


def poster(request: HttpRequest, pk: int, group: str) -> HttpResponse:
    """A sheet for the notice board: two lines and a code."""
    of = round_or_404(request, pk)
    asked = of.asked.filter(group=group).first()
    if asked is None:
        raise NotVisible
    context = {"round": of, "asked": asked, "code": pages.code_of(asked), "url": pages.address_of(asked)}
    return respond(request, "surveys/poster.html", context)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    close_round(request.actor, round_or_404(request, pk))
    messages.success(request, _("It is closed, and here is the report."))
    return redirect("surveys:report", pk=pk)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_round(request.actor, round_or_404(request, pk))
    messages.success(request, _("It is called off, and what had been answered is deleted."))
    return redirect("surveys:rounds")


def round_or_404(request: HttpRequest, pk: int) -> Round:
    rows = Round.objects.select_related(
        "workplace__unit", "authority", "idea__workplace__unit", "idea__authority"
    )
    found = visible_or_404(request.actor, rows, pk)
    request.tenant = found.authority
    return found


def _asking(request: HttpRequest, slug: str) -> Authority:
    found = pages.asking_authorities(request.actor).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found
