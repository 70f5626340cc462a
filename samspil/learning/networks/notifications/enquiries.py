"""The contact of a case hears that somebody would like to know more, and the one who asked hears the answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.learning.networks.events.experiences import EnquiryAnswered, EnquirySent
from samspil.learning.networks.models import Enquiry
from samspil.learning.networks.queries.experiences import possible_contacts
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(EnquirySent, kind="activity")
def tell_the_contact(fact: EnquirySent) -> list[Message]:
    enquiry = _enquiry(fact)
    body = [
        _("%(name)s has read your experience “%(title)s” and would like to hear more.")
        % {"name": enquiry.asker, "title": enquiry.experience.title},
        _("A few lines are enough."),
    ]
    return [
        Message(
            recipient=user,
            subject=_("Somebody would like to hear about your experience"),
            body=body,
            action_label=_("Read and answer"),
            action_path=reverse("networks:enquiry", args=[enquiry.pk]),
        )
        for user in _asked(enquiry)
    ]


@notify(EnquiryAnswered, kind="activity")
def tell_the_one_who_asked(fact: EnquiryAnswered) -> list[Message]:
    enquiry = _enquiry(fact)
    if not enquiry.asker.is_active:
        return []
    return [
        Message(
            recipient=enquiry.asker,
            subject=_("An answer about an experience"),
            body=[
                _("You asked about “%(title)s”. Now there is an answer.")
                % {"title": enquiry.experience.title}
            ],
            action_label=_("Read the answer"),
            action_path=reverse("networks:enquiry", args=[enquiry.pk]),
        )
    ]


def _asked(enquiry: Enquiry) -> list[User]:
    """Return the contact; once that person has left, those who look after volunteers there."""
    contact = enquiry.experience.contact
    here = possible_contacts(enquiry.experience)
    if contact is not None and contact.is_active and here.filter(pk=contact.pk).exists():
        return [contact]
    return list(here.exclude(pk=enquiry.asker_id)[:5])


def _enquiry(fact: EnquirySent | EnquiryAnswered) -> Enquiry:
    rows = Enquiry.objects.select_related("experience__workplace__unit", "experience__contact", "asker")
    return rows.get(pk=fact.subject.pk)
