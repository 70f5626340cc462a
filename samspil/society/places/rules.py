"""How complete a workplace's profile is, and whether it may open to volunteers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core.search import search_text
from samspil.society.places.models import Workplace

# What a volunteer and a citizen must be able to read before the workplace is shown (RM-21).
REQUIRED: tuple[tuple[str, Promise], ...] = (
    ("site", _("Say where the place is")),
    ("citizens_group", _("Say who is here: patients, residents, pupils")),
    ("about", _("Tell about the place in a few sentences")),
    ("opening_hours", _("Write when volunteers can come")),
    ("access_rules", _("Explain how to find the way in")),
    ("hygiene_rules", _("Write what to know about hygiene and safety")),
    ("contact_phone", _("Give a phone number")),
    ("identification", _("Say how volunteers are recognised")),
)


@dataclass(frozen=True)
class Completeness:
    """How much of the profile is there, and what is missing."""

    done: int
    total: int
    missing: list[Promise]

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total)

    @property
    def is_complete(self) -> bool:
        return not self.missing


def searchable(workplace: Workplace) -> str:
    """Return what a search for workplaces looks through."""
    site = workplace.site
    where = [site.name, site.city, site.street] if site else []
    return search_text(workplace.unit.name, workplace.unit.authority.name, workplace.citizens_group, *where)


def completeness(workplace: Workplace) -> Completeness:
    """Return what the profile still lacks."""
    missing = [
        sentence
        for field, sentence in REQUIRED
        if not (workplace.site_id if field == "site" else getattr(workplace, field))
    ]
    return Completeness(done=len(REQUIRED) - len(missing), total=len(REQUIRED), missing=missing)
