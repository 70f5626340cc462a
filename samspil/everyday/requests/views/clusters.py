"""The clusters: institutions near each other that are each other's volunteers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    agree_visit,
    ask_workplace,
    call_off_visit,
    close_post,
    end_cluster,
    found_cluster,
    join_cluster,
    leave_cluster,
    propose_visit,
    put_up_post,
)
from samspil.everyday.requests.forms.clusters import AskForm, ClusterForm, PostForm, VisitForm
from samspil.everyday.requests.models import Cluster
from samspil.everyday.requests.queries import clusters as queries
from samspil.society.access.permission import visible_or_404

_BOARD = "requests:cluster"


def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "clusters": list(queries.clusters(request.actor)),
        "can_found": queries.speaking_for(request.actor).exists(),
    }
    return respond(request, "requests/clusters/overview.html", context)


def founding(request: HttpRequest) -> HttpResponse:
    form = ClusterForm(request.POST or None, workplaces=queries.speaking_for(request.actor))
    if form.is_valid():
        workplace = form.cleaned_data.pop("workplace")
        if form.submit(found_cluster, request.actor, workplace):
            return redirect(_BOARD, pk=form.result.pk)
    context = {"title": _("A new cluster"), "submit": _("Create the cluster"), "cluster": None}
    return respond(request, "requests/clusters/form.html", context, form=form)


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is offered and wished for, the days ahead, and who takes part."""
    cluster = _cluster(request, pk)
    mine = {place.pk for place in queries.speaking_for(request.actor)}
    speaking = {place.pk for place in queries.speaking_in(request.actor, cluster)}
    context = {
        "cluster": cluster,
        "posts": list(queries.board(cluster)),
        "visits": list(queries.visits(cluster)),
        "members": list(queries.members(cluster)),
        "mine": mine,
        "speaking": speaking if cluster.ended_at is None else set(),
        "can_end": cluster.founder_id in mine and cluster.ended_at is None,
    }
    return respond(request, "requests/clusters/board.html", context)


def asking(request: HttpRequest, pk: int) -> HttpResponse:
    cluster = _cluster(request, pk)
    form = AskForm(request.POST or None, workplaces=queries.askable(cluster))
    if form.is_valid():
        ask_workplace(request.actor, cluster, form.cleaned_data["workplace"])
        messages.success(request, _("They have been asked, and decide themselves."))
        return redirect(_BOARD, pk=pk)
    return _form_page(request, cluster, form, _("Ask another workplace"), _("Ask them"))


def posting(request: HttpRequest, pk: int) -> HttpResponse:
    cluster = _cluster(request, pk)
    form = PostForm(request.POST or None, workplaces=queries.speaking_in(request.actor, cluster))
    if form.is_valid():
        workplace = form.cleaned_data.pop("workplace")
        if form.submit(put_up_post, request.actor, cluster, workplace):
            return redirect(_BOARD, pk=pk)
    return _form_page(request, cluster, form, _("An offer or a wish"), _("Put it on the board"))


def visiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what is on the board with a day."""
    post = visible_or_404(request.actor, queries.post_rows(), pk)
    places = queries.speaking_in(request.actor, post.cluster).exclude(pk=post.workplace_id)
    form = VisitForm(request.POST or None, workplaces=places, initial={"count": post.count})
    if form.is_valid():
        guest = form.cleaned_data["workplace"]
        if form.submit(propose_visit, request.actor, post, guest):
            messages.success(request, _("The day is proposed. It holds when they have said yes."))
            return redirect(_BOARD, pk=post.cluster_id)
    return _form_page(request, post.cluster, form, post.title, _("Propose the day"))


@require_POST
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    member = visible_or_404(request.actor, queries.member_rows(), pk)
    join_cluster(request.actor, member)
    messages.success(request, _("Welcome! The board is yours, too."))
    return redirect(_BOARD, pk=member.cluster_id)


@require_POST
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    leave_cluster(request.actor, visible_or_404(request.actor, queries.member_rows(), pk))
    messages.success(request, _("Done. The others are told about the days that are called off."))
    return redirect("requests:clusters")


@require_POST
def post_closing(request: HttpRequest, pk: int) -> HttpResponse:
    post = visible_or_404(request.actor, queries.post_rows(), pk)
    close_post(request.actor, post)
    return redirect(_BOARD, pk=post.cluster_id)


@require_POST
def visit_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    visit = visible_or_404(request.actor, queries.visit_rows(), pk)
    agree_visit(request.actor, visit)
    messages.success(request, _("The day is agreed."))
    return redirect(_BOARD, pk=visit.post.cluster_id)


@require_POST
def visit_calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    visit = visible_or_404(request.actor, queries.visit_rows(), pk)
    call_off_visit(request.actor, visit)
    return redirect(_BOARD, pk=visit.post.cluster_id)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    end_cluster(request.actor, _cluster(request, pk))
    messages.success(request, _("The cluster is closed. Thank you for what you did for each other."))
    return redirect("requests:clusters")


def _cluster(request: HttpRequest, pk: int) -> Cluster:
    return visible_or_404(request.actor, Cluster.objects.select_related("founder__unit", "founder__site"), pk)


def _form_page(request: HttpRequest, cluster: Cluster, form: object, title: str, submit: str) -> HttpResponse:
    context = {"cluster": cluster, "title": title, "submit": submit}
    return respond(request, "requests/clusters/form.html", context, form=form)  # type: ignore[arg-type] # each is a Form
