"""How a framework is decided: what is said about it, by whom it is decided and signed, and what it builds on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied
from samspil.base.ui.forms import Form
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import (
    add_owner,
    describe_framework,
    link_framework,
    name_signatory,
    remove_owner,
    remove_signatory,
    unlink_framework,
)
from samspil.compact.frameworks.forms import LinkForm, OwnerForm, SettingsForm, SignatoryForm
from samspil.compact.frameworks.models import Framework
from samspil.compact.frameworks.queries.pages import framework_or_404
from samspil.compact.frameworks.rules.rights import deciding, editing
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.duties.queries import people_who


def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything that is set up, with a way to change each thing."""
    framework = _own(request, pk)
    context = {
        "framework": framework,
        "owners": framework.owners.all(),
        "signatories": framework.signatories.select_related("user"),
        "links": framework.links.select_related("other"),
        "draft": framework.versions.open().first(),
        "may_decide": allowed(request.actor, deciding(framework), framework),
    }
    return respond(request, "frameworks/settings.html", context)


def description(request: HttpRequest, pk: int) -> HttpResponse:
    framework = _own(request, pk)
    names = ("title", "about", "sector_name", "needs_med_dialogue")
    form = SettingsForm(request.POST or None, initial={name: getattr(framework, name) for name in names})
    return _filled_in(request, framework, form, describe_framework, _("What it is"))


def owner(request: HttpRequest, pk: int) -> HttpResponse:
    framework = _own(request, pk)
    return _filled_in(
        request, framework, OwnerForm(request.POST or None), add_owner, _("A body that decides")
    )


def signatory(request: HttpRequest, pk: int) -> HttpResponse:
    framework = _own(request, pk)
    people = people_who(Can.FRAMEWORK_SIGN, framework.access_scopes()[0])
    form = SignatoryForm(request.POST or None, people=people)
    return _filled_in(request, framework, form, name_signatory, _("Somebody who signs"))


def link(request: HttpRequest, pk: int) -> HttpResponse:
    framework = _own(request, pk)
    others = Framework.objects.visible_to(request.actor).filter(
        authority=framework.authority_id, workplace=None
    )
    form = LinkForm(request.POST or None, others=others.exclude(pk=pk))
    return _filled_in(request, framework, form, link_framework, _("How it stands to another framework"))


@require_POST
def owner_removal(request: HttpRequest, pk: int, owner_pk: int) -> HttpResponse:
    framework = _own(request, pk)
    remove_owner(request.actor, framework, get_object_or_404(framework.owners, pk=owner_pk))
    return redirect("frameworks:settings", pk=pk)


@require_POST
def signatory_removal(request: HttpRequest, pk: int, signatory_pk: int) -> HttpResponse:
    framework = _own(request, pk)
    remove_signatory(request.actor, framework, get_object_or_404(framework.signatories, pk=signatory_pk))
    return redirect("frameworks:settings", pk=pk)


@require_POST
def link_removal(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    framework = _own(request, pk)
    unlink_framework(request.actor, framework, get_object_or_404(framework.links, pk=link_pk))
    return redirect("frameworks:settings", pk=pk)


def _filled_in(
    request: HttpRequest, framework: Framework, form: Form, action: Callable[..., Any], title: str
) -> HttpResponse:
    if form.submit(action, request.actor, framework):
        messages.success(request, _("Saved."))
        return redirect("frameworks:settings", pk=framework.pk)
    return respond(request, "frameworks/setting.html", {"framework": framework, "title": title}, form=form)


def _own(request: HttpRequest, pk: int) -> Framework:
    """Return a framework that the reader may write. Raises Denied for those who only read it."""
    framework = framework_or_404(request.actor, pk)
    verdict = allowed(request.actor, editing(framework), framework)
    if not verdict:
        raise Denied(verdict.reason)
    return framework
