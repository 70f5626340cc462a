"""The programmes, and the page of one that is read in a minute."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import Denied
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import change_programme, found_programme
from samspil.learning.programmes.forms.programmes import NewProgrammeForm, ProgrammeForm
from samspil.learning.programmes.models import Programme
from samspil.learning.programmes.queries.overview import overview
from samspil.society.access.matrix import Can
from samspil.society.access.permission import Verdict, allowed, visible_or_404
from samspil.society.access.reach import within
from samspil.society.places.models import Authority


def programme_or_404(request: HttpRequest, pk: int) -> Programme:
    return visible_or_404(request.actor, Programme.objects.select_related("authority"), pk)


def insist(verdict: Verdict) -> None:
    """Raise Denied with the reason of a no."""
    if not verdict:
        raise Denied(verdict.reason)


def may_edit(request: HttpRequest, programme: Programme) -> Verdict:
    return allowed(request.actor, Can.PROGRAMME_EDIT, programme)


def _authorities(request: HttpRequest) -> list[Authority]:
    reached = within(request.actor, Can.PROGRAMME_EDIT, authority="pk")
    return list(Authority.objects.filter(reached).order_by("name", "pk"))


def index(request: HttpRequest) -> HttpResponse:
    rows = Programme.objects.visible_to(request.actor).select_related("authority")
    context = {
        "page": paginate(rows.order_by("-starts_on", "-pk"), request),
        "may_begin": bool(_authorities(request)),
    }
    return respond(request, "programmes/index.html", context)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in a minute what is decided, what runs, what is late, and what is asked for."""
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "found": overview(programme, request.actor),
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/programme.html", context)


def new(request: HttpRequest) -> HttpResponse:
    rows = Authority.objects.filter(pk__in=[authority.pk for authority in _authorities(request)])
    form = NewProgrammeForm(request.POST or None, authorities=rows.order_by("name", "pk"))
    if form.is_valid() and form.submit(found_programme, request.actor, form.cleaned_data["authority"]):
        messages.success(request, _("The programme has begun. Write down the first milestones."))
        return redirect("programmes:programme", form.result.pk)
    context = {"title": _("Begin a programme"), "programme": None}
    return respond(request, "programmes/form.html", context, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = ProgrammeForm(request.POST or None, programme=programme)
    if form.submit(change_programme, request.actor, programme):
        messages.success(request, _("Saved."))
        return redirect("programmes:programme", pk)
    context = {"title": _("Change the programme"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)
