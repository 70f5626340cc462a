"""The yearly declarations on special terms: who has given them, one of them, and the employees' comment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.declarations import (
    comment_special_terms,
    correct_special_terms,
    give_special_terms,
)
from samspil.compact.dialogue.flow import DeclarationState
from samspil.compact.dialogue.forms.register import CommentForm, SpecialTermsForm
from samspil.compact.dialogue.models.declarations import SpecialTerms
from samspil.compact.dialogue.queries import declarations as queries
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.rules import special_terms as rules
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Workplace

_YEARS = 4


def special_terms_list(request: HttpRequest) -> HttpResponse:
    """List who has declared the year, who has not, and what needs attention."""
    this = clock.today().year
    year = _year(request.GET.get("aar", str(this - 1)))
    lists, counts = queries.year_lists(request.actor, year), queries.year_figures(request.actor, year)
    shown = request.GET.get("vis", "")
    shown = shown if shown in lists else ""
    tabs = (
        ("", _("Given"), counts.declared),
        ("mangler", _("Missing"), counts.missing),
        ("opmaerksomhed", _("Needs attention"), counts.flagged),
    )
    context = {
        "year": year,
        "years": [
            NavItem(str(one), f"?aar={one}", current=one == year) for one in range(this, this - _YEARS, -1)
        ],
        "tabs": [NavItem(label, f"?aar={year}&vis={one}", one == shown, count) for one, label, count in tabs],
        "shown": shown,
        "page": paginate(lists[shown], request),
    }
    return respond(request, "dialogue/special_terms_list.html", context)


def special_terms(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Show the declaration of a workplace for a year, or ask for it."""
    workplace = _workplace(request, pk)
    found = queries.declaration_of(workplace, year)
    if found is not None:
        return respond(request, "dialogue/special_terms.html", _context(request, found))
    form = SpecialTermsForm(request.POST or None, counted=queries.counted_hours(workplace, year))
    if form.submit(give_special_terms, request.actor, workplace, year=year):
        messages.success(request, _("Thank you. The declaration has been given."))
        return redirect("dialogue:special_terms", pk=pk, year=year)
    context = {
        "workplace": workplace,
        "year": year,
        "verdict": allowed(request.actor, Can.DECLARATION_GIVE, workplace),
    }
    return respond(request, "dialogue/special_terms_new.html", context, form=form)


def special_terms_correction(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    found = _declared(request, pk, year)
    form = SpecialTermsForm(request.POST or None, declaration=found)
    if form.submit(correct_special_terms, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("dialogue:special_terms", pk=pk, year=year)
    context = {
        "workplace": found.workplace,
        "year": year,
        "verdict": allowed(request.actor, Can.DECLARATION_GIVE, found),
    }
    return respond(request, "dialogue/special_terms_new.html", context, form=form)


def special_terms_comment(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Comment for the employees; a member of their side of the committee alone may."""
    found = _declared(request, pk, year)
    form = CommentForm(request.POST or None, is_flagged=found.state == DeclarationState.FLAGGED)
    if form.submit(comment_special_terms, request.actor, found):
        messages.success(request, _("The comment has been added."))
        return redirect("dialogue:special_terms", pk=pk, year=year)
    context = {"declaration": found, "verdict": rules.comment_verdict(request.actor, found)}
    return respond(request, "dialogue/special_terms_comment.html", context, form=form)


def _context(request: HttpRequest, found: SpecialTerms) -> dict[str, object]:
    reading = policy_of(found.workplace.unit.authority).special_terms_rule
    return {
        "declaration": found,
        "reasons": rules.flag_reasons(found, reading),
        "is_flagged": found.state == DeclarationState.FLAGGED,
        "comments": list(found.comments.select_related("author")),
        "may_give": allowed(request.actor, Can.DECLARATION_GIVE, found),
        "may_comment": rules.comment_verdict(request.actor, found),
    }


def _workplace(request: HttpRequest, pk: int) -> Workplace:
    return visible_or_404(request.actor, Workplace.objects.select_related("unit__authority"), pk)


def _declared(request: HttpRequest, pk: int, year: int) -> SpecialTerms:
    found = queries.declaration_of(_workplace(request, pk), year)
    if found is None:
        raise Http404
    return found


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Http404
    return int(text)
