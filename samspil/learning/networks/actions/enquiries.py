"""Asking to hear more about a case, and answering."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.experiences import EnquiryAnswered, EnquiryErased, EnquirySent
from samspil.learning.networks.models import Enquiry, Experience
from samspil.learning.networks.rules.experiences import ask_verdict
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require_anyone, require_system


@action
def ask_to_hear_more(by: Actor, experience: Experience, *, text: str) -> Enquiry:
    """Ask the contact of a shared case. Open to everybody who works with volunteers, in whatever authority."""
    require_anyone(by)
    if not Experience.objects.shared_with(by).filter(pk=experience.pk).exists():
        raise NotVisible
    verdict = ask_verdict(experience, by)
    if by.user_id is None or not verdict:
        raise Denied(verdict.reason)
    if not text.strip():
        raise Invalid({"text": [_("Write what you would like to hear about.")]})
    enquiry = Enquiry.objects.create(experience=experience, asker_id=by.user_id, text=text.strip())
    record(EnquirySent(subject=enquiry), by=by)
    return enquiry


@action
def answer_enquiry(by: Actor, enquiry: Enquiry, *, reply: str) -> None:
    """Answer, as the contact or as somebody who looks after volunteers at the workplace. Raises Conflict when it is answered."""
    require_anyone(by)
    is_contact = by.user_id is not None and by.user_id == enquiry.experience.contact_id
    verdict = allowed(by, Can.EXPERIENCE_EDIT, enquiry)
    if not (is_contact or verdict):
        raise Denied(verdict.reason)
    if not reply.strip():
        raise Invalid({"reply": [_("Write a reply.")]})
    fields = {"reply": reply.strip(), "replied_at": clock.now(), "replied_by_id": by.user_id}
    if not Enquiry.objects.filter(pk=enquiry.pk, replied_at=None).update(**fields):
        raise Conflict(_("The question has been answered already."))
    record(EnquiryAnswered(subject=enquiry), by=by)


@action
def erase_enquiry(by: Actor, enquiry: Enquiry) -> None:
    """Delete a question after its time; what was learned from it stands in the case."""
    require_system(by)
    Enquiry.objects.filter(pk=enquiry.pk).delete()
    record(EnquiryErased(subject=enquiry), by=by)
