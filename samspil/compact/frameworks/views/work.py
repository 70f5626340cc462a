"""Where frameworks are worked on: what I may see, one framework, one version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import create_framework, start_version, withdraw_version
from samspil.compact.frameworks.forms import FrameworkForm
from samspil.compact.frameworks.models import Framework
from samspil.compact.frameworks.queries.consultations import consultations_of
from samspil.compact.frameworks.queries.local import waiting
from samspil.compact.frameworks.queries.pages import (
    bodies_of,
    entries,
    framework_or_404,
    own_authorities,
    own_authority_or_404,
    seats_of,
    version_or_404,
    waiting_for_signature,
    with_versions,
)
from samspil.compact.frameworks.queries.paper import pdf_of
from samspil.compact.frameworks.rules import (
    adoption_gate,
    consulting,
    may_correct,
    may_decide,
    may_edit,
    may_sign,
)
from samspil.compact.frameworks.rules.rights import deciding, editing
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.places.models import Workplace


def index(request: HttpRequest) -> HttpResponse:
    """Show the frameworks that the reader may see, and what waits for them."""
    by = request.actor
    rows = entries(
        with_versions(
            Framework.objects.visible_to(by).order_by("authority__name", "kind", "title", "pk"), reader=by
        )
    )
    context = {
        "common": [row for row in rows if not row.framework.is_local],
        "local": [row for row in rows if row.framework.is_local],
        "to_sign": waiting_for_signature(by),
        "to_look_at": waiting(by)[:20],
        "may_create": own_authorities(by, Can.FRAMEWORK_EDIT),
        "without_own": _without_own(request),
    }
    return respond(request, "frameworks/index.html", context)


def _without_own(request: HttpRequest) -> list[Workplace]:
    """Return the workplaces whose own principles the reader could begin; none for those who look after many."""
    places = Workplace.objects.visible_to(request.actor).public().filter(frameworks=None)
    found = [
        place
        for place in places.select_related("unit")[:20]
        if allowed(request.actor, Can.PRINCIPLE_EDIT, place)
    ]
    return found if len(found) <= 3 else []


def creation(request: HttpRequest, authority: str) -> HttpResponse:
    """Begin a framework of the authority."""
    found = own_authority_or_404(request.actor, Can.FRAMEWORK_EDIT, authority)
    form = FrameworkForm(request.POST or None)
    if form.submit(create_framework, request.actor, found):
        messages.success(request, _("The framework has been created. Now say who decides it."))
        return redirect("frameworks:settings", pk=form.result.pk)
    return respond(request, "frameworks/creation.html", {"authority": found}, form=form)


def framework(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a framework: what it is, who decides it, its versions."""
    found = framework_or_404(request.actor, pk)
    context = {
        "framework": found,
        "versions": found.versions.visible_to(request.actor),
        "owners": found.owners.all(),
        "signatories": found.signatories.select_related("user"),
        "links": found.links.select_related("other"),
        "links_from": found.links_from.select_related("framework"),
        "may_edit": allowed(request.actor, editing(found), found),
        "may_set_up": allowed(request.actor, deciding(found), found),
        "has_draft": found.versions.open().exists(),
    }
    return respond(request, "frameworks/framework.html", context)


@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    version = start_version(request.actor, framework_or_404(request.actor, pk))
    messages.success(request, _("Version %(number)s has been begun.") % {"number": version.number})
    return redirect("frameworks:text", pk=version.pk)


def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version to those who work with it: the words, what it lacks, the decisions, the signatures."""
    found = version_or_404(request.actor, pk)
    by = request.actor
    context = {
        "version": found,
        "framework": found.framework,
        "clauses": found.clauses.select_related("parent__version__framework"),
        "gate": adoption_gate(found),
        "bodies": bodies_of(found),
        "seats": seats_of(found),
        "void": found.signatures.exclude(voided_at=None),
        "may_edit": may_edit(by, found),
        "may_decide": may_decide(by, found),
        "may_correct": may_correct(by, found),
        "may_sign": may_sign(by, found),
        "may_withdraw": allowed(by, deciding(found.framework), found),
        "consultations": consultations_of(by, found),
        "may_plan": consulting.may_plan(by, found),
    }
    return respond(request, "frameworks/version.html", context)


def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as it stands, on paper; a draft says so on every page."""
    found = version_or_404(request.actor, pk)
    response = HttpResponse(pdf_of(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.framework.slug}-version-{found.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    found = version_or_404(request.actor, pk)
    withdraw_version(request.actor, found)
    messages.success(request, _("The version has been withdrawn."))
    return redirect("frameworks:version", pk=pk)
