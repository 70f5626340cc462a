"""An authority's own way of carrying on the dialogue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import name_levels, set_policy
from samspil.compact.dialogue.forms.policies import LevelsForm, PolicyForm
from samspil.compact.dialogue.models import CommitteeLevel
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.views.committees import authority_or_404
from samspil.society.access.matrix import Can


def choose_authority(request: HttpRequest) -> HttpResponse:
    """Go on to the only authority there is; of several, one is chosen."""
    rows = list(boards.authorities(request.actor, Can.RULE_EDIT))
    if not rows:
        raise NotVisible
    if len(rows) == 1:
        return redirect("dialogue:policy", rows[0].slug)
    return respond(request, "dialogue/choose_settings.html", {"authorities": rows})


def policy(request: HttpRequest, slug: str) -> HttpResponse:
    authority = authority_or_404(request, slug, Can.RULE_EDIT)
    begin = PolicyForm.of(policy_of(authority))
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST" and form.submit(set_policy, request.actor, authority):
        messages.success(request, _("Saved."))
        return redirect("dialogue:policy", slug)
    levels = list(CommitteeLevel.objects.filter(authority=authority))
    return respond(request, "dialogue/policy.html", {"authority": authority, "levels": levels}, form=form)


def levels(request: HttpRequest, slug: str) -> HttpResponse:
    authority = authority_or_404(request, slug, Can.RULE_EDIT)
    names = CommitteeLevel.objects.filter(authority=authority).values_list("name", flat=True)
    form = LevelsForm(request.POST if request.method == "POST" else None, initial={"names": "\n".join(names)})
    if request.method == "POST" and form.submit(name_levels, request.actor, authority):
        messages.success(request, _("Saved."))
        return redirect("dialogue:policy", slug)
    return respond(request, "dialogue/levels.html", {"authority": authority}, form=form)
