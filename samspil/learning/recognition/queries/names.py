"""Who at a place could be named by mistake."""

from collections.abc import Iterable

from django.db.models import Q

from samspil.learning.recognition.models import Story
from samspil.learning.recognition.rules.names import names_in
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Workplace


def people_at(workplace: Workplace) -> list[str]:
    """Return the names of the volunteers who belong to the place, and of those who hold a duty there. One query."""
    here = Affiliation.objects.current().filter(workplace=workplace)
    duty = people_who(Can.PLACE_VIEW, workplace.access_scopes()[0])
    rows = User.objects.filter(
        Q(pk__in=here.values("volunteer")) | Q(pk__in=duty.values("pk")), is_active=True
    )
    return list(rows.order_by("pk").values_list("name", flat=True))


def named_at(workplace: Workplace, text: str) -> list[str]:
    """Return who of the place is named in the text."""
    return names_in(text, people_at(workplace))


def unasked(story: Story) -> list[str]:
    """Return who of the place is named in the story without being on its list."""
    text = f"{story.title}\n{story.lead}\n{story.text}\n{story.picture}"
    listed = _firsts(name for row in story.consents.all() for name in (row.name, row.guardian_name))
    return [name for name in named_at(story.workplace, text) if not _firsts([name]) & listed]


def _firsts(names: Iterable[str]) -> set[str]:
    """Return first names: the story's Jytte may be any Jytte on the list."""
    return {name.split()[0].casefold() for name in names if name.split()}
