"""Decision papers: writing them, putting them forward, reading them, on paper too."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import (
    add_point,
    change_paper,
    change_point,
    draft_paper,
    remove_point,
    submit_paper,
    withdraw_paper,
)
from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.forms.papers import PaperForm, PointForm
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint
from samspil.learning.programmes.queries.papers import papers, papers_of
from samspil.learning.programmes.rules.papers import standing
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def paper_or_404(request: HttpRequest, pk: int) -> DecisionPaper:
    return visible_or_404(request.actor, papers(), pk)


def index(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    page = paginate(papers_of(programme, request.actor), request)
    context = {
        "programme": programme,
        "page": page,
        "rows": [(paper, standing(paper)) for paper in page],
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/papers.html", context)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the paper with each point and every decision about it."""
    paper = paper_or_404(request, pk)
    points = list(paper.points.all())
    context = {
        "paper": paper,
        "points": points,
        "standing": standing(paper),
        "is_draft": paper.state == PaperState.DRAFT,
        "is_submitted": paper.state == PaperState.SUBMITTED,
        "is_open": any(not point.decisions.all() for point in points),
        "may_edit": may_edit(request, paper.programme),
        "may_decide": allowed(request.actor, Can.PROGRAMME_DECIDE, paper),
    }
    return respond(request, "programmes/paper.html", context)


def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for paper: nothing to click, everything to read."""
    paper = paper_or_404(request, pk)
    context = {"paper": paper, "points": list(paper.points.all()), "standing": standing(paper)}
    return respond(request, "programmes/paper_print.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = PaperForm(request.POST or None)
    if form.submit(draft_paper, request.actor, programme):
        messages.success(request, _("Now write the points, one for each thing that is to be decided."))
        return redirect("programmes:paper", form.result.pk)
    context = {"title": _("Write a decision paper"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    paper = paper_or_404(request, pk)
    insist(may_edit(request, paper.programme))
    form = PaperForm(request.POST or None, paper=paper)
    if form.submit(change_paper, request.actor, paper):
        messages.success(request, _("Saved."))
        return redirect("programmes:paper", pk)
    context = {"title": _("Change the decision paper"), "paper": paper}
    return respond(request, "programmes/paper_form.html", context, form=form)


@require_POST
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    submit_paper(request.actor, paper_or_404(request, pk))
    messages.success(request, _("The paper has been put forward. Its words cannot be changed any more."))
    return redirect("programmes:paper", pk)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_paper(request.actor, paper_or_404(request, pk))
    messages.success(request, _("The paper has been withdrawn."))
    return redirect("programmes:paper", pk)


def point_new(request: HttpRequest, pk: int) -> HttpResponse:
    paper = paper_or_404(request, pk)
    insist(may_edit(request, paper.programme))
    form = PointForm(request.POST or None)
    if form.submit(add_point, request.actor, paper):
        messages.success(request, _("The point has been added."))
        return redirect("programmes:paper", pk)
    context = {"title": _("Add a point"), "paper": paper}
    return respond(request, "programmes/paper_form.html", context, form=form)


def point_or_404(request: HttpRequest, pk: int) -> DecisionPoint:
    """Return the point, if the actor sees its paper."""
    row = DecisionPoint.objects.filter(pk=pk).values_list("paper", flat=True).first()
    paper = paper_or_404(request, row or 0)
    return next(point for point in paper.points.all() if point.pk == pk)


def point_change(request: HttpRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    insist(may_edit(request, point.paper.programme))
    form = PointForm(request.POST or None, point=point)
    if form.submit(change_point, request.actor, point):
        messages.success(request, _("Saved."))
        return redirect("programmes:paper", point.paper_id)
    title = _("Change point %(number)s") % {"number": point.number}
    return respond(request, "programmes/paper_form.html", {"title": title, "paper": point.paper}, form=form)


@require_POST
def point_removal(request: HttpRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    remove_point(request.actor, point)
    messages.success(request, _("The point has been taken out."))
    return redirect("programmes:paper", point.paper_id)
