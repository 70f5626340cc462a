"""What a case must tell before it is shared, who may ask about it, and what the library searches."""

from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.search import search_text
from samspil.learning.networks.flow import ExperienceState
from samspil.learning.networks.models import Experience
from samspil.people.activities.models import Kind
from samspil.society.access.matrix import Can
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Setting

KEEP_DAYS: Final = 365  # how long a question about a case is kept
TOLD: Final = ("wanted", "done", "worked")


def lacks(experience: Experience) -> dict[str, list[str]]:
    """Return what is missing before the case can be shared, by field."""
    found = {name: [_("Write a sentence or two.")] for name in TOLD if not getattr(experience, name).strip()}
    if experience.contact_id is None:
        found["contact"] = [_("Choose whom others may ask.")]
    return found


def share_verdict(experience: Experience) -> Verdict:
    """Say whether the case tells enough to be shared."""
    if lacks(experience):
        return refused(
            _("Tell what you wanted, what you did and what worked, and choose whom others may ask.")
        )
    return ALLOWED


def is_colleague(by: Actor) -> bool:
    """Say whether the actor works with volunteers somewhere, in whatever authority."""
    return by.is_system or bool(grants_for(by, Can.EXPERIENCE_VIEW))


def ask_verdict(experience: Experience, by: Actor) -> Verdict:
    """Say whether the actor may ask to hear more."""
    if not is_colleague(by):
        return refused(_("Colleagues who work with volunteers can ask to hear more."))
    if experience.state != ExperienceState.SHARED:
        return refused(_("The experience is not shared now."))
    if by.user_id is not None and by.user_id == experience.contact_id:
        return refused(_("You are the one whom others ask."))
    return ALLOWED


def searchable(experience: Experience) -> str:
    """Return what the library searches: the case's own words, its kind and setting in both languages, and the place."""
    labels = []
    for language in ("da", "en"):
        with translation.override(language):
            labels += [str(Kind(experience.kind).label), str(Setting(experience.setting).label)]
    unit = experience.workplace.unit
    words = [getattr(experience, name) for name in (*TOLD, "not_worked")]
    return search_text(experience.title, *labels, unit.name, unit.authority.name, *words)
