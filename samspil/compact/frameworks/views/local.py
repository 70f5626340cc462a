"""Workplaces and the common frame: their own principles, who has none, and looking again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import look_again, start_local_principles
from samspil.compact.frameworks.forms import LocalForm, LookAgainForm
from samspil.compact.frameworks.models import Clause, LookAgain, Version
from samspil.compact.frameworks.queries.force import newer_than, principles_in_force
from samspil.compact.frameworks.queries.local import common_principles, implementation
from samspil.compact.frameworks.queries.pages import framework_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Workplace


def own(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a workplace's own principles, beside the common ones that they add to."""
    workplace = _workplace(request, slug)
    existing = workplace.frameworks.first()
    if existing is not None:
        return redirect("frameworks:framework", pk=existing.pk)
    form = LocalForm(request.POST or None)
    if form.submit(start_local_principles, request.actor, workplace):
        messages.success(request, _("You can begin to write."))
        return redirect("frameworks:text", pk=form.result.versions.get().pk)
    context = {
        "workplace": workplace,
        "common": common_principles(workplace.unit.authority),
        "verdict": allowed(request.actor, Can.PRINCIPLE_EDIT, workplace),
    }
    return respond(request, "frameworks/own.html", context, form=form)


def _workplace(request: HttpRequest, slug: str) -> Workplace:
    rows = Workplace.objects.visible_to(request.actor).select_related("unit__authority")
    found = rows.filter(slug=slug).first()
    if found is None:
        raise NotVisible
    return found


def principles(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every principle that holds at a workplace, the common ones and its own."""
    workplace = _workplace(request, slug)
    clauses = principles_in_force(workplace)
    return respond(request, "frameworks/principles.html", {"workplace": workplace, "clauses": clauses})


def carried_out(request: HttpRequest, pk: int) -> HttpResponse:
    """List the workplaces that have made the framework their own, those that have not first."""
    framework = framework_or_404(request.actor, pk)
    rows = implementation(request.actor, framework)
    missing = sum(row.stage != "done" for row in rows)
    return respond(
        request, "frameworks/carried_out.html", {"framework": framework, "rows": rows, "missing": missing}
    )


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at the workplace's own principles again, beside the new common version."""
    rows = LookAgain.objects.select_related("workplace__unit", "version__framework__authority")
    wanted = visible_or_404(request.actor, rows, pk)
    form = LookAgainForm(request.POST or None)
    if form.submit(look_again, request.actor, wanted):
        messages.success(request, _("Thank you. It has been noted."))
        return redirect("frameworks:index")
    own_ones = Clause.objects.filter(
        version__in=Version.objects.in_force().filter(framework__workplace=wanted.workplace_id)
    )
    context = {
        "wanted": wanted,
        "own": own_ones.select_related("parent"),
        "framework": wanted.workplace.frameworks.first(),
        "verdict": allowed(request.actor, Can.FRAMEWORK_SIGN, wanted),
        "newer": newer_than(wanted.version),
    }
    return respond(request, "frameworks/again.html", context, form=form)
