"""Saying that one may be asked to speak, asking, and what becomes of it."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.speakers import (
    PresentationAccepted,
    PresentationCalledOff,
    PresentationDeclined,
    PresentationErased,
    PresentationHeld,
    PresentationSought,
    SpeakerLeft,
    SpeakerRegistered,
)
from samspil.learning.networks.flow import PRESENTATION, PresentationState
from samspil.learning.networks.models import Presentation, Speaker
from samspil.learning.networks.queries.speakers import belongings
from samspil.learning.networks.rules.speakers import searchable_speaker, speak_verdict
from samspil.society.access.permission import require_anyone, require_system, require_user
from samspil.society.places.models import Authority


@action
def offer_to_speak(
    by: Actor, authority: Authority, *, topic: str, about: str = "", nearby: str = ""
) -> Speaker:
    """Say, for oneself alone, that one may be asked to speak, and what about; or change what one has said."""
    require_user(by, by.user_id)
    if by.user_id is None or not belongings(by).filter(pk=authority.pk).exists():
        raise Denied(_("Those who take part here can offer to speak."))
    if not topic.strip():
        raise Invalid({"topic": [_("Write what you can tell about.")]})
    speaker = Speaker.objects.filter(user=by.user_id).first() or Speaker(user_id=by.user_id)
    speaker.authority, speaker.topic = authority, topic.strip()
    speaker.about, speaker.nearby = about.strip(), nearby.strip()
    speaker.search_text = searchable_speaker(speaker)
    speaker.save()
    record(SpeakerRegistered(subject=speaker), by=by)
    return speaker


@action
def stop_speaking(by: Actor, speaker: Speaker) -> None:
    """Say that one does not wish to be asked any more. What is agreed stays agreed."""
    require_user(by, speaker.user_id)
    authority = speaker.authority
    if not Speaker.objects.filter(pk=speaker.pk).delete()[0]:
        raise Conflict(_("You are not on the list any more."))
    record(SpeakerLeft(subject=authority), by=by)


@action
def ask_to_speak(by: Actor, speaker: Speaker, *, held_on: date, place: str, text: str = "") -> Presentation:
    """Ask somebody to speak on a day. Raises Invalid when the day is past."""
    require_anyone(by)
    if not Speaker.objects.visible_to(by).filter(pk=speaker.pk).exists():
        raise NotVisible
    verdict = speak_verdict(speaker, by)
    if by.user_id is None or not verdict:
        raise Denied(verdict.reason)
    if held_on < clock.today():
        raise Invalid({"held_on": [_("Choose a day that is still to come.")]})
    presentation = Presentation.objects.create(
        speaker_id=speaker.user_id,
        asker_id=by.user_id,
        authority=speaker.authority,
        topic=speaker.topic,
        held_on=held_on,
        place=place.strip(),
        text=text.strip(),
    )
    record(PresentationSought(subject=presentation, held_on=held_on.isoformat()), by=by)
    return presentation


@action
def accept_presentation(by: Actor, presentation: Presentation) -> None:
    """Say yes."""
    require_user(by, presentation.speaker_id)
    PRESENTATION.move(presentation, to=PresentationState.ACCEPTED)
    record(PresentationAccepted(subject=presentation), by=by)


@action
def decline_presentation(by: Actor, presentation: Presentation) -> None:
    """Say not this time. Nobody asks why."""
    require_user(by, presentation.speaker_id)
    PRESENTATION.move(presentation, to=PresentationState.DECLINED)
    record(PresentationDeclined(subject=presentation), by=by)


@action
def call_off_presentation(by: Actor, presentation: Presentation) -> None:
    """Call it off, from either side."""
    require_anyone(by)
    if by.user_id not in (presentation.speaker_id, presentation.asker_id):
        raise Denied(_("Only the two it is about can do this."))
    PRESENTATION.move(presentation, to=PresentationState.WITHDRAWN)
    record(PresentationCalledOff(subject=presentation), by=by)


@action
def note_presentation(by: Actor, presentation: Presentation, *, people: int | None = None) -> None:
    """Note that it was held, and how many listened. Raises Conflict before its day."""
    require_anyone(by)
    if by.user_id not in (presentation.speaker_id, presentation.asker_id):
        raise Denied(_("Only the two it is about can do this."))
    if not presentation.is_past:
        raise Conflict(_("It has not been held yet."))
    PRESENTATION.move(presentation, to=PresentationState.HELD, listeners_count=people)
    record(PresentationHeld(subject=presentation, people=people), by=by)


@action
def erase_presentation(by: Actor, presentation: Presentation) -> None:
    """Delete an agreement after its time; that it was held, and how many listened, stands in the log of events."""
    require_system(by)
    authority = presentation.authority
    Presentation.objects.filter(pk=presentation.pk).delete()
    record(PresentationErased(subject=authority), by=by)
