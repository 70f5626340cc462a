"""Who keeps volunteering alive at each workplace."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.duties.actions import end_ambassador, name_ambassador
from samspil.society.duties.forms import AmbassadorForm
from samspil.society.duties.models import Ambassador
from samspil.society.duties.queries import possible_ambassadors, workplaces_with_ambassadors
from samspil.society.places.models import Workplace


def overview(request: HttpRequest) -> HttpResponse:
    """List the open workplaces with their ambassadors; those without one first."""
    page = paginate(workplaces_with_ambassadors(request.actor), request)
    return respond(request, "duties/ambassadors.html", {"page": page})


def ambassadors(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and name the ambassadors of one workplace."""
    workplace = visible_or_404(request.actor, Workplace.objects.select_related("unit__authority"), pk)
    form = AmbassadorForm(request.POST or None, people=possible_ambassadors(workplace))
    if form.submit(name_ambassador, request.actor, workplace):
        messages.success(request, _("The ambassador is named."))
        return redirect("duties:ambassadors_at", pk=pk)
    named = Ambassador.objects.filter(workplace=workplace).select_related("user", "substitute")
    present = named.current()
    context = {
        "workplace": workplace,
        "present": list(present),
        "others": list(named.exclude(pk__in=present.values("pk"))[:20]),
        "verdict": allowed(request.actor, Can.PLACE_EDIT, workplace),
    }
    return respond(request, "duties/ambassadors_at.html", context, form=form)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    ambassador = visible_or_404(
        request.actor, Ambassador.objects.select_related("workplace__unit__authority"), pk
    )
    end_ambassador(request.actor, ambassador)
    messages.success(request, _("The period is over from today. Remember to say thank you."))
    return redirect("duties:ambassadors_at", pk=ambassador.workplace_id)
