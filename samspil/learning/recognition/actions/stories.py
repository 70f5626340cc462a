"""Writing a story, and leading it through consent and approval to the public, and back."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.stories import (
    ConsentsAsked,
    StoryApproved,
    StoryDrafted,
    StoryErased,
    StoryPublished,
    StoryTakenDown,
    StoryUsed,
    StoryWritten,
)
from samspil.learning.recognition.flow import CONSENT, STORY, ConsentState, StoryState
from samspil.learning.recognition.models import Consent, MediaUse, Moment, Story, StoryKind, Theme
from samspil.learning.recognition.queries.names import unasked
from samspil.learning.recognition.rules.gate import lacks
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def draft_story(
    by: Actor,
    workplace: Workplace,
    *,
    kind: str,
    title: str,
    text: str,
    theme: str = Theme.COMPANY,
    lead: str = "",
    reach: str = "local",
    picture: str = "",
) -> Story:
    """Begin a story. Nobody but those who write stories here can read it."""
    require(by, Can.STORY_EDIT, workplace)
    story = Story.objects.create(
        authority_id=workplace.unit.authority_id,
        workplace=workplace,
        kind=StoryKind(kind),
        theme=Theme(theme),
        reach=reach,
        title=title.strip(),
        lead=lead.strip(),
        text=text.strip(),
        picture=picture.strip(),
        created_by_id=by.user_id,
    )
    record(StoryDrafted(subject=story, kind=story.kind), by=by)
    return story


@action
def begin_from_moment(by: Actor, moment: Moment) -> Story:
    """Begin a story with the words of a good moment. Raises Conflict when somebody has begun one already."""
    require(by, Can.STORY_EDIT, moment)
    story = draft_story(
        by,
        moment.workplace,
        kind=StoryKind.TOGETHER,
        theme=Theme.TEAM,
        title=_("A good moment"),
        text=moment.text,
    )
    if not Moment.objects.filter(pk=moment.pk, story=None).update(story=story):
        raise Conflict(_("Somebody has begun a story from this moment already."))
    record(StoryWritten(subject=story), by=by)
    return story


@action
def revise_story(
    by: Actor,
    story: Story,
    *,
    kind: str,
    theme: str,
    reach: str,
    title: str,
    lead: str,
    text: str,
    picture: str,
) -> None:
    """Write on a draft. What people have said yes to before does not count for other words."""
    require(by, Can.STORY_EDIT, story)
    values = {"kind": kind, "theme": theme, "reach": reach, "changed_at": clock.now()}
    words = {"title": title, "lead": lead, "text": text, "picture": picture}
    values |= {name: value.strip() for name, value in words.items()}
    if not Story.objects.filter(pk=story.pk, state=StoryState.DRAFT).update(**values):
        raise Conflict(
            _("Take the story back to a draft before you change it. Then everybody is asked again.")
        )
    record(StoryWritten(subject=story), by=by)


@action
def ask_consents(by: Actor, story: Story) -> None:
    """Ask everybody who is in the story and has not said yes to these very words."""
    require(by, Can.STORY_EDIT, story)
    locked(story)
    if not story.text:
        raise Invalid(_("Write the story first, so that people know what they say yes to."))
    if story.state == StoryState.DRAFT:
        STORY.move(story, to=StoryState.ASKING)
    elif story.state != StoryState.ASKING:
        raise Conflict(_("Take the story back to a draft before you ask again."))
    asked = [consent for consent in story.consents.all() if _may_be_asked(story, consent)]
    for consent in asked:
        _ask(consent)
    record(ConsentsAsked(subject=story, people=[consent.pk for consent in asked]), by=by)


def _may_be_asked(story: Story, consent: Consent) -> bool:
    if consent.state == ConsentState.LISTED:
        return True
    answered = (ConsentState.GIVEN, ConsentState.THINKING)
    return consent.state in answered and consent.content_hash != story.content_hash


def _ask(consent: Consent) -> None:
    fresh = {"asked_at": clock.now(), "first_yes_at": None, "given_at": None, "reminded_at": None}
    CONSENT.move(consent, to=ConsentState.ASKED, content_hash="", **fresh)
    consent.uses.filter(ended_at=None).update(ended_at=clock.now())


@action
def approve_story(by: Actor, story: Story) -> None:
    """Say that the story may be shown. Raises Closed with the reasons while anybody's yes is missing."""
    require(by, Can.STORY_PUBLISH, story)
    _pass_the_gate(story)
    STORY.move(story, to=StoryState.APPROVED, approved_at=clock.now(), approved_by_id=by.user_id)
    record(StoryApproved(subject=story), by=by)


@action
def publish_story(by: Actor, story: Story) -> None:
    """Show an approved story to everybody. Raises Closed with the reasons while anybody's yes is missing."""
    require(by, Can.STORY_EDIT, story)
    _pass_the_gate(story)
    STORY.move(story, to=StoryState.PUBLISHED, published_at=clock.now())
    record(StoryPublished(subject=story, reach=story.reach), by=by)


@action
def unpublish_story(by: Actor, story: Story) -> None:
    """Take the story back to a draft: to change it, or because it should not be shown any more."""
    require(by, Can.STORY_EDIT, story)
    locked(story)
    STORY.move(story, to=StoryState.DRAFT, changed_at=clock.now())
    record(StoryTakenDown(subject=story, is_final=False), by=by)


@action
def discard_story(by: Actor, story: Story) -> None:
    """Put the story away for good. What stands in it is erased a month later."""
    require(by, Can.STORY_EDIT, story)
    locked(story)
    STORY.move(story, to=StoryState.WITHDRAWN, withdrawn_at=clock.now())
    record(StoryTakenDown(subject=story, is_final=True), by=by)


@action
def use_story(by: Actor, story: Story, *, use: str, where: str, used_on: date | None = None) -> MediaUse:
    """Note that the story is used somewhere. Raises Closed unless everybody in it says yes to just that (RM-85)."""
    require(by, Can.STORY_EDIT, story)
    locked(story)
    if story.state not in (StoryState.APPROVED, StoryState.PUBLISHED):
        raise Closed([_("Only a story that has been approved can be used.")])
    found = lacks(story, unasked=unasked(story), use=use)
    if found:
        raise Closed(found)
    row = MediaUse.objects.create(
        story=story, use=use, where=where.strip(), used_on=used_on or clock.today(), used_by_id=by.user_id
    )
    record(StoryUsed(subject=story, use=row.use), by=by)
    return row


@action
def erase_story(by: Actor, story: Story) -> None:
    """Empty a story that was taken down for good of words and people."""
    require_system(by)
    story.consents.all().delete()
    story.media_uses.all().delete()
    empty = {"title": "–", "lead": "", "text": "", "picture": "", "erased_at": clock.now()}
    Story.objects.filter(pk=story.pk, state=StoryState.WITHDRAWN).update(**empty)
    record(StoryErased(subject=story), by=by)


def locked(story: Story) -> None:
    """Read the story anew and hold it, so that nobody takes a yes back while it is being published."""
    story.refresh_from_db(from_queryset=Story.objects.select_for_update(of=("self",)))
    prefetch_related_objects([story], "consents__uses")


def _pass_the_gate(story: Story) -> None:
    locked(story)
    found = lacks(story, unasked=unasked(story))
    if found:
        raise Closed(found)
