"""Writing an experience, sharing it, and saying that one does the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.experiences import (
    begin_experience,
    describe_experience,
    share_experience,
    use_experience,
    withdraw_experience,
)
from samspil.learning.networks.forms.experiences import BeginForm, DescribeForm, ShareForm, UseForm
from samspil.learning.networks.models import Experience
from samspil.learning.networks.queries import experiences as queries
from samspil.learning.networks.rules.experiences import lacks, share_verdict
from samspil.society.access.permission import visible_or_404


def ours(request: HttpRequest) -> HttpResponse:
    """What our workplaces are writing, and what has been asked."""
    context = {
        "page": paginate(queries.written_by_us(request.actor), request, size=20),
        "enquiries": list(queries.enquiries(request.actor)[:20]),
        "can_write": queries.workplaces_to_tell_of(request.actor).exists(),
    }
    return respond(request, "networks/ours.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid() and form.submit(begin_experience, request.actor, form.cleaned_data["workplace"]):
        return redirect("networks:experience_text", pk=form.result.pk)
    can_write = queries.workplaces_to_tell_of(request.actor).exists()
    return respond(request, "networks/experience_new.html", {"can_write": can_write}, form=form)


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on writing."""
    found = _ours(request, pk)
    form = DescribeForm(request.POST if request.method == "POST" else None, experience=found)
    if form.submit(describe_experience, request.actor, found):
        messages.success(request, _("Saved. You can go on whenever you like."))
        return redirect("networks:experience", pk=pk)
    return respond(request, "networks/experience_text.html", {"experience": found}, form=form)


def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose with whom, when there is enough to share."""
    found = _ours(request, pk)
    form = ShareForm(request.POST if request.method == "POST" else None)
    if form.submit(share_experience, request.actor, found):
        messages.success(request, _("The experience is in the library now. Thank you for sharing it."))
        return redirect("networks:experience", pk=pk)
    context = {"experience": found, "verdict": share_verdict(found), "lacks": lacks(found)}
    return respond(request, "networks/experience_sharing.html", context, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_experience(request.actor, _ours(request, pk))
    messages.success(request, _("The experience is not shown any more. The text is kept."))
    return redirect("networks:experience", pk=pk)


def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Say “we use this too”."""
    found = queries.experience_or_404(request.actor, pk)
    form = UseForm(request.POST if request.method == "POST" else None, by=request.actor, experience=found)
    if form.submit(use_experience, request.actor, found):
        messages.success(request, _("Thank you. Others can see now that it works in more places."))
        return redirect("networks:experience", pk=pk)
    can_use = queries.workplaces_without_it(request.actor, found).exists()
    return respond(
        request, "networks/experience_use.html", {"experience": found, "can_use": can_use}, form=form
    )


def _ours(request: HttpRequest, pk: int) -> Experience:
    """Return a case of one's own workplaces; another's text is read elsewhere, and changed by nobody else."""
    rows = Experience.objects.editable_by(request.actor).select_related("workplace__unit__authority")
    return visible_or_404(request.actor, rows, pk)
