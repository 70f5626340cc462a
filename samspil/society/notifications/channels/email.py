"""E-mail over SMTP, as plain text and as simple HTML."""

from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from samspil.society.notifications.channels.outcome import Never, NotNow
from samspil.society.notifications.models import Notification


def send(to: str, notices: list[Notification], *, subject: str, reference: str) -> str:
    """Send the notices in one e-mail, and return its Message-ID. Raises NotNow or Never."""
    first = notices[0]
    preferences = f"{settings.PUBLIC_URL}{reverse('notifications:preferences')}" if first.recipient_id else ""
    values = {"notices": notices, "preferences": preferences, "language": first.language, "subject": subject}
    with translation.override(first.language):
        text = render_to_string("notifications/email.txt", values)
        html = render_to_string("notifications/email.html", values)
    message_id = f"<{reference}@{_domain()}>"
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),
        text,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers=_headers(message_id, preferences),
    )
    mail.attach_alternative(html, "text/html")
    _post(mail)
    return message_id


def _headers(message_id: str, preferences: str) -> dict[str, str]:
    headers = {
        "Message-ID": message_id,  # the same at every attempt: a mail system can tell a duplicate
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    return headers | ({"List-Unsubscribe": f"<{preferences}>"} if preferences else {})


def _post(mail: EmailMultiAlternatives) -> None:
    try:
        mail.send()
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        raise _refusal(max(codes, default=450)) from None
    except SMTPResponseException as refused:
        raise _refusal(refused.smtp_code) from None
    except (SMTPException, OSError) as problem:
        raise NotNow(type(problem).__name__) from None


def _refusal(code: int) -> Exception:
    return Never(f"SMTP {code}") if code in {550, 551, 553, 554} else NotNow(f"SMTP {code}")


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
