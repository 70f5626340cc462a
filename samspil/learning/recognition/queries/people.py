"""Who can be chosen from when a story is written."""

from django.db.models import QuerySet

from samspil.learning.recognition.models import Story
from samspil.people.volunteers.models import Affiliation
from samspil.society.accounts.models import User


def possible_people(story: Story) -> QuerySet[User]:
    """Return the volunteers of the place who can sign in and are not on the list yet, by name."""
    here = Affiliation.objects.current().filter(workplace=story.workplace_id)
    rows = User.objects.filter(pk__in=here.values("volunteer"), is_active=True, email__isnull=False)
    return rows.exclude(pk__in=story.consents.exclude(user=None).values("user")).order_by("name", "pk")
