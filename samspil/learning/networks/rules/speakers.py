"""Who may ask somebody to speak."""

from typing import Final

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.search import search_text
from samspil.learning.networks.models import Speaker
from samspil.learning.networks.rules.experiences import is_colleague
from samspil.society.access.permission import ALLOWED, Verdict, refused

KEEP_DAYS: Final = 365  # how long an agreement on a presentation is kept after its day


def speak_verdict(speaker: Speaker, by: Actor) -> Verdict:
    """Say whether the actor may ask the person to speak."""
    if not is_colleague(by):
        return refused(_("Those who look after volunteers can ask somebody to speak."))
    if by.user_id == speaker.user_id:
        return refused(_("This is you."))
    return ALLOWED


def searchable_speaker(speaker: Speaker) -> str:
    """Return what is searched: the person's own words, and where they belong."""
    return search_text(speaker.topic, speaker.about, speaker.nearby, speaker.authority.name)
