"""Bringing in a text as it was found: paste it, correct the proposal, and it is the next draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import import_text
from samspil.compact.frameworks.forms.importing import MOST_CLAUSES, FoundTextForm, ProposalForm
from samspil.compact.frameworks.models import Framework
from samspil.compact.frameworks.queries.imports import told
from samspil.compact.frameworks.queries.pages import framework_or_404
from samspil.compact.frameworks.rules.importing import lost_words, proposed_clauses
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.permission import allowed


def importing(request: HttpRequest, pk: int) -> HttpResponse:
    """Paste a text, or correct what was made of it: both steps are this page, and only the last one saves."""
    framework = framework_or_404(request.actor, pk)
    verdict = allowed(request.actor, editing(framework), framework)
    if not verdict:
        raise Denied(verdict.reason)
    if "count" in request.POST:
        return _saved(request, framework)
    form = FoundTextForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        return _proposal(request, framework, form)
    return respond(request, "frameworks/importing.html", {"framework": framework}, form=form)


def _proposal(request: HttpRequest, framework: Framework, form: FoundTextForm) -> HttpResponse:
    found = form.cleaned_data["found"]
    proposal = proposed_clauses(found)
    if not 0 < len(proposal.clauses) <= MOST_CLAUSES:
        form.add_error("text", _("There is no text in it, or more than can be brought in at once."))
        return respond(request, "frameworks/importing.html", {"framework": framework}, form=form)
    context = {
        "framework": framework,
        "repairs": told(proposal),
        "original": found,
        "lost": lost_words(found, proposal),
        "correction": ProposalForm(proposed=proposal.clauses, original=found),
    }
    return respond(request, "frameworks/proposal.html", context)


def _saved(request: HttpRequest, framework: Framework) -> HttpResponse:
    form = ProposalForm(request.POST)
    if form.submit(import_text, request.actor, framework):
        messages.success(request, _("The text is in. It is a draft: read it through before you send it on."))
        return redirect("frameworks:version", pk=form.result.pk)
    found = form.data.get("original", "")
    context = {
        "framework": framework,
        "repairs": told(proposed_clauses(found)),
        "original": found,
        "lost": [],
        "correction": form,
    }
    return respond(request, "frameworks/proposal.html", context, status=422)
