"""The inbox, the preferences, the outbox, and the page of everything that happens by itself."""

import hmac
import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from samspil.base.core.errors import NotVisible
from samspil.base.jobs.schedule import listing
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.accounts.models import User
from samspil.society.notifications import actions, queries
from samspil.society.notifications.channels import push
from samspil.society.notifications.forms import OutboxFilter, PreferencesForm, SubscriptionForm
from samspil.society.notifications.models import Contact, Delivery, Notification
from samspil.society.notifications.outbox import note_receipt


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    page = paginate(queries.inbox(request.actor), request, size=10)
    return respond(
        request, "notifications/inbox.html", {"page": page, "unread": queries.unread_count(request.actor)}
    )


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    actions.mark_read(request.actor, visible_or_404(request.actor, Notification, pk))
    return redirect("notifications:inbox")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    actions.mark_all_read(request.actor, _myself(request))
    return redirect("notifications:inbox")


def preferences(request: HttpRequest) -> HttpResponse:
    user = _myself(request)
    habits, contact = queries.habits_of([user.pk])[user.pk], Contact.objects.filter(user=user).first()
    form = PreferencesForm(request.POST or None, habits=habits, contact=contact)
    if request.method == "POST" and form.submit(actions.change_preferences, request.actor, user):
        messages.success(request, _("Your choices have been saved."))
        return redirect("notifications:preferences")
    values: dict[str, Any] = {"push_key": push.public_key() if push.is_open() else ""}
    values |= {
        "browsers": user.subscriptions.count(),
        "subscription": SubscriptionForm(),
        "email": user.email,
    }
    return respond(request, "notifications/preferences.html", values, form=form)


@require_POST
def subscription(request: HttpRequest) -> HttpResponse:
    form = SubscriptionForm(request.POST)
    if form.submit(actions.subscribe_browser, request.actor, _myself(request)):
        messages.success(request, _("This browser now shows notices."))
    else:
        messages.error(request, _("This browser cannot show notices."))
    return redirect("notifications:preferences")


@require_POST
def no_subscription(request: HttpRequest) -> HttpResponse:
    actions.unsubscribe_browsers(request.actor, _myself(request))
    messages.success(request, _("No browser shows notices any more."))
    return redirect("notifications:preferences")


@login_not_required
@require_safe
def push_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows notices while no page is open. It has to lie at the root to reach the whole site."""
    script = render_to_string("notifications/push_worker.js")
    return HttpResponse(
        script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    if not grants_for(request.actor, Can.OUTBOX_VIEW):
        raise NotVisible
    form = OutboxFilter(request.GET)
    wanted = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    rows = Delivery.objects.visible_to(request.actor).filter(**wanted)
    page = paginate(rows.select_related("notification__recipient").order_by("-due_at", "-pk"), request)
    return respond(request, "notifications/outbox.html", {"page": page, "filter": form})


@require_POST
def resending(request: HttpRequest, pk: int) -> HttpResponse:
    actions.resend_delivery(request.actor, visible_or_404(request.actor, Delivery, pk))
    messages.success(request, _("The message is being sent again."))
    return redirect("notifications:outbox")


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    _require_operator(request)
    failed = paginate(DBTaskResult.objects.failed().order_by("-finished_at", "pk"), request)
    waiting = DBTaskResult.objects.ready().count()
    return respond(
        request, "notifications/jobs.html", {"lines": listing(), "failed": failed, "waiting": waiting}
    )


@require_POST
def retrial(request: HttpRequest, pk: Any) -> HttpResponse:
    _require_operator(request)
    task = DBTaskResult.objects.filter(pk=pk).first()
    if task is None:
        raise NotVisible
    actions.retry_job(request.actor, task)
    messages.success(request, _("The job has been queued again."))
    return redirect("notifications:jobs")


@csrf_exempt
@login_not_required
@require_POST
def sms_receipt(request: HttpRequest) -> HttpResponse:
    """The gateway's word on a text message: `{"id" or "reference", "status": "delivered" | "failed"}`."""
    known = f"Bearer {settings.SMS_TOKEN}".encode()
    if not settings.SMS_TOKEN or not hmac.compare_digest(
        request.headers.get("Authorization", "").encode(), known
    ):
        return HttpResponse(status=401)
    try:
        said = json.loads(request.body)
        status, number, reference = (
            str(said["status"]),
            str(said.get("id", "")),
            str(said.get("reference", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return HttpResponse(status=400)
    if status not in {"delivered", "failed"}:
        return HttpResponse(status=204)  # steps on the way
    found = note_receipt(provider_id=number, reference=reference, delivered=status == "delivered")
    return HttpResponse(status=204 if found else 404)


def _myself(request: HttpRequest) -> User:
    return User.objects.get(pk=request.actor.user_id or 0)


def _require_operator(request: HttpRequest) -> None:
    """Nobody else learns that the page exists."""
    if not allowed(request.actor, Can.SYSTEM_OPERATE, actions.Installation()):
        raise NotVisible
