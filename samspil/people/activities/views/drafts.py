"""Beginning an activity: blank, from the library, or from one that works elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import clone_activity, draft_activity
from samspil.people.activities.forms.drafts import BlankForm, PlaceForm
from samspil.people.activities.models import Kind
from samspil.people.activities.queries.activities import source_or_404, workplaces_to_draft_at
from samspil.people.activities.queries.activities import sources as sources_for
from samspil.people.activities.queries.library import search_templates, template_of
from samspil.people.activities.queries.sheets import sheet_of


def start(request: HttpRequest) -> HttpResponse:
    """Three ways to begin."""
    can_begin = workplaces_to_draft_at(request.actor).exists()
    return respond(request, "activities/new.html", {"can_begin": can_begin})


def blank(request: HttpRequest) -> HttpResponse:
    form = BlankForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(draft_activity, request.actor):
        return redirect("activities:step", form.result.pk, "beskrivelse")
    return respond(request, "activities/new_blank.html", {}, form=form)


def library(request: HttpRequest) -> HttpResponse:
    """The templates, to look through and search."""
    query, kind = request.GET.get("q", "")[:120], request.GET.get("slags", "")
    found = search_templates(query, kind if kind in Kind.values else "")
    kinds = [(value, label) for value, label in Kind.choices if search_templates(kind=value)]
    return respond(
        request, "activities/templates.html", {"found": found, "query": query, "kind": kind, "kinds": kinds}
    )


def from_template(request: HttpRequest, key: str) -> HttpResponse:
    """Read a template, and begin from it."""
    template = template_of(key)
    form = PlaceForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(draft_activity, request.actor, template=template.key):
        return redirect("activities:activity", form.result.pk)
    return respond(request, "activities/new_from_template.html", {"template": template}, form=form)


def sources(request: HttpRequest) -> HttpResponse:
    """Activities of other workplaces, to begin from."""
    query = request.GET.get("q", "")[:120]
    page = paginate(sources_for(request.actor, query), request, size=20)
    return respond(request, "activities/sources.html", {"page": page, "query": query})


def from_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Read another activity, and begin from it."""
    source = source_or_404(request.actor, pk)
    form = PlaceForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(clone_activity, request.actor, source):
        return redirect("activities:activity", form.result.pk)
    return respond(
        request, "activities/new_from_source.html", {"source": source, "sheet": sheet_of(source)}, form=form
    )
