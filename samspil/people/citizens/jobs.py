"""What happens to the noes by themselves: the letter goes out, and what was lifted is forgotten."""

from datetime import time, timedelta

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
from samspil.people.citizens.actions import forget_letter, forget_lifted
from samspil.people.citizens.models import Letter, NoContact
from samspil.people.citizens.rules import KEPT_DAYS


@job(retries=6, backoff=timedelta(seconds=5))
def send_letter(letter_id: int) -> None:
    """Mail how the no is taken back, and forget the address. Nothing is sent to an address that has said nothing."""
    letter = Letter.objects.select_related("mark").filter(pk=letter_id).first()
    if letter is None:
        return
    if letter.mark is not None and letter.mark.lifted_at is None:
        with translation.override(letter.language):
            _mail(letter, letter.mark)
    forget_letter(SYSTEM, letter)


@periodic(daily_at=time(4, 20))
def forget_lifted_marks() -> None:
    """Delete marks a month after they were lifted, and letters that could not be sent."""
    now = clock.now()
    Letter.objects.filter(asked_at__lt=now - timedelta(days=1)).delete()
    for mark in NoContact.objects.filter(lifted_at__lt=now - timedelta(days=KEPT_DAYS)).order_by("pk"):
        forget_lifted(SYSTEM, mark)


def _mail(letter: Letter, mark: NoContact) -> None:
    path = reverse("citizens:own_mark", args=[mark.pk, mark.key])
    values = {"language": letter.language, "url": settings.PUBLIC_URL + path}
    text = render_to_string("citizens/mail/noted.txt", values)
    message = EmailMultiAlternatives(_("You have said no to visits from volunteers"), text, to=[letter.email])
    message.attach_alternative(render_to_string("citizens/mail/noted.html", values), "text/html")
    message.send()
