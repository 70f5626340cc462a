"""Saying how it was when one leaves, and what all of them have said. No hour is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from samspil.base.core.errors import Closed, NotVisible
from samspil.base.core.idempotency import kept_nowhere
from samspil.base.ui.shortcuts import respond
from samspil.everyday.cases.models import Departure
from samspil.learning.surveys.actions import answer_parting
from samspil.learning.surveys.forms.partings import PartingForm
from samspil.learning.surveys.queries.partings import partings
from samspil.learning.surveys.rules.answering import by_the_day
from samspil.learning.surveys.rules.parting import parting_verdict


@kept_nowhere
@cache_control(private=True, no_store=True)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody who leaves say why, if they like."""
    rows = Departure.objects.select_related("affiliation__workplace__unit__authority")
    departure = rows.filter(pk=pk, affiliation__volunteer=request.actor.user_id or 0).first()
    if departure is None:
        raise NotVisible
    if not (verdict := parting_verdict(departure)):
        raise Closed([verdict.reason])
    form = PartingForm(request.POST or None)
    with by_the_day():
        is_done = form.submit(answer_parting, request.actor, departure)
    if is_done:
        return redirect("surveys:thanks")
    place = departure.affiliation.workplace.unit
    return respond(request, "surveys/parting.html", {"place": place}, form=form)


def report(request: HttpRequest) -> HttpResponse:
    """Show why volunteers stop."""
    return respond(request, "surveys/partings.html", {"years": partings(request.actor)})
