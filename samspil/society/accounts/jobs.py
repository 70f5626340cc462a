"""Mails of sign-in, and the sweeping up."""

from datetime import time, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.queue import job
from samspil.base.jobs.schedule import periodic
from samspil.society.accounts.actions.addresses import note_address_link_sent
from samspil.society.accounts.actions.links import note_link_sent
from samspil.society.accounts.models import AddressChange, Session, SignInLink, Tries, User
from samspil.society.accounts.models.sessions import device_words


@job(queue="urgent", retries=6, backoff=timedelta(seconds=5))
def send_sign_in_link(link_id: int) -> None:
    """Mail the link, unless nobody has the address, it has been sent, or it has grown too old to help."""
    link = SignInLink.objects.select_related("user").filter(pk=link_id).first()
    if link is None or link.user is None or link.sent_at or link.expires_at <= clock.now():
        return
    with translation.override(link.user.language):
        url = settings.PUBLIC_URL + reverse("accounts:link", args=[link.token])
        _mail(link.user, _("Your link to Samspil"), "link", url=url, device=device_words(link.device))
    note_link_sent(SYSTEM, link)


@job(queue="urgent", retries=6, backoff=timedelta(seconds=5))
def send_address_link(change_id: int) -> None:
    """Mail the link to the new address, unless somebody else has it, it has been sent, or it is too old to help."""
    change = AddressChange.objects.select_related("user").filter(pk=change_id).first()
    if change is None or change.sent_at or change.confirmed_at or change.expires_at <= clock.now():
        return
    if User.objects.filter(email=change.address).exists():
        return
    with translation.override(change.user.language):
        url = settings.PUBLIC_URL + reverse("accounts:address_confirmation", args=[change.token])
        _mail(change.user, _("Confirm your new e-mail address"), "address", to=change.address, url=url)
    note_address_link_sent(SYSTEM, change)


@job()
def tell_the_old_address(change_id: int) -> None:
    """Tell the address that was, in case it was not its owner who changed it."""
    change = AddressChange.objects.select_related("user").filter(pk=change_id).exclude(before="").first()
    if change is None:
        return
    with translation.override(change.user.language):
        subject = _("Your e-mail address has been changed")
        _mail(change.user, subject, "address_changed", to=change.before, address=change.address)


@job()
def warn_about_change(user_id: int, what: str) -> None:
    """Tell the person that their password or a passkey is new, in case it was not they who did it."""
    user = User.objects.filter(pk=user_id, is_active=True).exclude(email=None).first()
    if user is None:
        return
    with translation.override(user.language):
        subjects = {"password": _("Your password has been changed"), "passkey": _("A passkey has been added")}
        _mail(
            user, subjects[what], "change", what=what, url=settings.PUBLIC_URL + reverse("accounts:account")
        )


@periodic(daily_at=time(3, 40))
def sweep_accounts() -> None:
    """Delete sessions, links and counters that no longer mean anything."""
    now = clock.now()
    Session.objects.filter(expire_date__lt=now).delete()
    SignInLink.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()
    AddressChange.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()
    Tries.objects.filter(last_at__lt=now - timedelta(days=1)).delete()


def _mail(user: User, subject: str, template: str, *, to: str = "", **context: Any) -> None:
    values = {"person": user, "language": user.language, **context}
    message = EmailMultiAlternatives(
        subject, render_to_string(f"accounts/mail/{template}.txt", values), to=[to or str(user.email)]
    )
    message.attach_alternative(render_to_string(f"accounts/mail/{template}.html", values), "text/html")
    message.send()
