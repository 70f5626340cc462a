"""Whether one person carries too much (DR-37), and whether anybody has time (VB-14)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.compact.agreements.models import Agreement

MANY = 3  # agreements with one contact person: from here on it is pointed out


def burdens(agreement: Agreement, *, contact_of: int = 1) -> list[str]:
    """Return what makes the agreement depend on one person, in sentences. `contact_of`: agreements with the same contact."""
    return list(_burdens(agreement, contact_of))


def _burdens(agreement: Agreement, contact_of: int) -> Iterator[str]:
    if agreement.contact_id is not None and agreement.contact_id == agreement.leader_id:
        yield _("The leader is also the contact person: one person carries it all.")
    if agreement.substitute_id is None or agreement.substitute_id == agreement.contact_id:
        yield _("Nobody can step in for the contact person.")
    elif agreement.substitute_id == agreement.leader_id != agreement.contact_id:
        yield _("The leader is the only one who can step in for the contact person.")
    if contact_of >= MANY:
        yield ngettext(
            "The contact person has %(count)s agreement.",
            "The contact person has %(count)s agreements.",
            contact_of,
        ) % {"count": contact_of}
    if not agreement.is_light and not agreement.coordinator_hours:
        yield _("No time is set aside for the collaboration.")
