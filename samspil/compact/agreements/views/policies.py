"""How an authority works with agreements, and its own templates."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements import actions
from samspil.compact.agreements.forms.policies import PolicyForm, TemplateForm
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.library import template_of, templates_for
from samspil.compact.agreements.queries.lists import authorities_ruled
from samspil.compact.agreements.queries.policies import policy_of
from samspil.society.places.models import Authority


def policy(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules of one authority."""
    authority = _ruled(request, slug)
    form = PolicyForm(request.POST if request.method == "POST" else None, policy=policy_of(authority))
    if form.submit(actions.set_policy, request.actor, authority):
        messages.success(request, _("Saved."))
        return redirect("agreements:policy", slug)
    found = [(Agreement.Kind(kind).label, templates_for(authority, kind)) for kind in Agreement.Kind.values]
    return respond(request, "agreements/policy.html", {"authority": authority, "found": found}, form=form)


def template(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Write the authority's own template, beginning from one that is there."""
    authority = _ruled(request, slug)
    source = template_of(authority, key)
    form = TemplateForm(request.POST if request.method == "POST" else None, template=source)
    if form.submit(actions.write_template, request.actor, authority, based_on=source.based_on or source.key):
        messages.success(request, _("Saved."))
        return redirect("agreements:policy", slug)
    return respond(request, "agreements/template.html", {"authority": authority, "source": source}, form=form)


def _ruled(request: HttpRequest, slug: str) -> Authority:
    found = authorities_ruled(request.actor).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found
