"""What cannot wait."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import answer_home_alarm, mark_urgent
from samspil.everyday.requests.models import Request
from samspil.everyday.requests.queries.alarms import alarm_or_404
from samspil.society.access.permission import visible_or_404


@require_POST
def urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a wish without a time cannot wait."""
    rows = Request.objects.select_related("activity__workplace__unit")
    mark_urgent(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(
        request, _("We ask five at a time, and more every twenty minutes, until somebody says yes.")
    )
    return redirect("requests:request", pk)


def alarm(request: HttpRequest, pk: int) -> HttpResponse:
    """A volunteer has not come out of a visit: whom to call, and one button that says who looks after it."""
    visit = alarm_or_404(request.actor, pk)
    if request.method == "POST":
        answer_home_alarm(request.actor, visit)
        messages.success(request, _("Thank you. Nobody else is called."))
        return redirect("requests:alarm", pk)
    context = {"visit": visit, "volunteer": visit.meeting.volunteer, "wanted": visit.meeting.request}
    return respond(request, "requests/alarm.html", context)
