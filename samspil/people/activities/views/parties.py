"""Who shares an activity with the workplace."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import end_sharing, share_activity
from samspil.people.activities.forms.parties import PartyForm
from samspil.people.activities.models import Party
from samspil.people.activities.queries.activities import activity_or_404
from samspil.people.activities.queries.parties import parties_of, partners_to_share_with
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


def parties(request: HttpRequest, pk: int) -> HttpResponse:
    """List who shares the activity, and let one more come along."""
    activity = activity_or_404(request.actor, pk)
    require(request.actor, Can.ACTIVITY_EDIT, activity)
    partners = list(partners_to_share_with(request.actor, activity)[:500])
    form = PartyForm(request.POST if request.method == "POST" else None, partners=partners)
    if form.submit(share_activity, request.actor, activity):
        messages.success(request, _("The activity is shared. The partner can make shifts of its own now."))
        return redirect("activities:parties", activity.pk)
    context = {"activity": activity, "parties": parties_of(activity), "partners": partners}
    return respond(request, "activities/parties.html", context, form=form)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Share the activity with this partner no longer."""
    party = visible_or_404(
        request.actor, Party.objects.select_related("activity__workplace__unit", "partner"), pk
    )
    end_sharing(request.actor, party)
    messages.success(
        request, _("The partner does not share the activity any more. Its shifts stay as they are.")
    )
    return redirect("activities:parties", party.activity_id)
