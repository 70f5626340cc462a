"""Who speaks for a circle of friends."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.people.volunteers.events import ContactNamed
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner


@action
def name_contact(by: Actor, affiliation: Affiliation) -> None:
    """Let the volunteer speak for the circle of friends that they belong to, instead of whoever did before.

    Raises Closed when the affiliation is through no circle, Conflict when it has ended.
    """
    require(by, Can.VOLUNTEER_EDIT, affiliation)
    circle = affiliation.partner
    if circle is None or not circle.is_circle:
        raise Closed([_("Only a circle of friends has a contact person.")])
    if not Affiliation.objects.current().filter(pk=affiliation.pk).exists():
        raise Conflict(_("This affiliation has already ended."))
    Partner.objects.filter(pk=circle.pk).update(contact=affiliation.volunteer_id)
    record(ContactNamed(subject=circle, volunteer=affiliation.volunteer_id), by=by)
