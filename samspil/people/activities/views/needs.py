"""What a workplace lacks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import mark_need_met, register_need
from samspil.people.activities.forms.needs import NeedForm
from samspil.people.activities.queries.activities import needs_of, workplace_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404


def index(request: HttpRequest, slug: str) -> HttpResponse:
    workplace = workplace_or_404(request.actor, slug)
    page = paginate(needs_of(request.actor, workplace), request)
    may_edit = allowed(request.actor, Can.NEED_EDIT, workplace)
    return respond(
        request, "activities/needs.html", {"workplace": workplace, "page": page, "may_edit": may_edit}
    )


def register(request: HttpRequest, slug: str) -> HttpResponse:
    workplace = workplace_or_404(request.actor, slug)
    require(request.actor, Can.NEED_EDIT, workplace)
    form = NeedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(register_need, request.actor, workplace):
        messages.success(request, _("The need has been registered."))
        return redirect("activities:needs", slug)
    return respond(request, "activities/need_new.html", {"workplace": workplace}, form=form)


@require_POST
def met(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    workplace = workplace_or_404(request.actor, slug)
    need = visible_or_404(request.actor, needs_of(request.actor, workplace), pk)
    mark_need_met(request.actor, need)
    messages.success(request, _("The need has been marked as met."))
    return redirect("activities:needs", slug)
