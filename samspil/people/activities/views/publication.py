"""Opening an activity, pausing it, and closing it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.actor import Actor
from samspil.base.ui.shortcuts import INVALID, respond
from samspil.people.activities.actions import (
    close_activity,
    pause_activity,
    publish_activity,
    resume_activity,
)
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.activities import activity_or_404
from samspil.people.activities.rules import Gate
from samspil.people.activities.views.activities import work_context


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    return _through_the_gate(
        request, pk, publish_activity, _("The activity has been published. Everybody can see it now.")
    )


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    return _through_the_gate(request, pk, resume_activity, _("The activity is open again."))


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request.actor, pk)
    pause_activity(request.actor, activity)
    messages.success(request, _("The activity is paused."))
    return redirect("activities:activity", pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request.actor, pk)
    close_activity(request.actor, activity)
    messages.success(request, _("The activity is closed. Hours and thanks are kept."))
    return redirect("activities:activity", pk)


def _through_the_gate(
    request: HttpRequest, pk: int, act: Callable[[Actor, Activity], Gate], done: str
) -> HttpResponse:
    activity = activity_or_404(request.actor, pk)
    gate = act(request.actor, activity)
    if not gate:
        return respond(
            request, "activities/activity.html", work_context(request, activity, gate), status=INVALID
        )
    messages.success(request, done)
    return redirect("activities:activity", pk)
