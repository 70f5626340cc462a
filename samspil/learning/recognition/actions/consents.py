"""What those say who are in a story. Nobody answers for anybody else: not from a duty's own page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.actions.stories import locked
from samspil.learning.recognition.events.stories import (
    ConsentBegun,
    ConsentGiven,
    ConsentNarrowed,
    ConsentRefused,
    ConsentWithdrawn,
    SecondYesDue,
    StoryTakenDown,
)
from samspil.learning.recognition.flow import CONSENT, STORY, ConsentState, StoryState
from samspil.learning.recognition.models import Consent, ConsentUse, Story, Use
from samspil.learning.recognition.rules import gate
from samspil.society.access.permission import require_anyone, require_system
from samspil.society.accounts.models import User


@action
def give_consent(
    by: Actor, consent: Consent, *, key: str, uses: Sequence[str], answered_by: str = ""
) -> None:
    """Say yes to the story, for these uses. Some say yes twice, a week apart (VB-34).

    Raises Invalid when nothing is chosen or nobody answers by name for somebody else, Conflict before the week is over.
    """
    require_anyone(by)
    story = _opened(by, consent, key)
    chosen = [use for use in Use.values if use in uses]
    _refuse_half_answers(consent, chosen, answered_by)
    if consent.state == ConsentState.ASKED and gate.needs_second_yes(story, consent):
        _begin(by, consent, chosen)
        return
    _refuse_haste(consent, story)
    CONSENT.move(consent, to=ConsentState.GIVEN, given_at=clock.now(), content_hash=story.content_hash)
    _set_uses(consent, chosen)
    record(ConsentGiven(subject=story, uses=chosen), by=by)


def _begin(by: Actor, consent: Consent, chosen: Sequence[str]) -> None:
    CONSENT.move(
        consent,
        to=ConsentState.THINKING,
        first_yes_at=clock.now(),
        content_hash=consent.story.content_hash,
    )
    _set_uses(consent, chosen)
    record(ConsentBegun(subject=consent.story, uses=list(chosen)), by=by)


def _refuse_half_answers(consent: Consent, chosen: Sequence[str], answered_by: str) -> None:
    if not chosen:
        raise Invalid(
            {"uses": [_("Choose where the story may be used. Or say no below: that is quite all right.")]}
        )
    if consent.is_guarded and not answered_by.strip():
        raise Invalid({"answered_by": [_("Write your own name, so that we know who has answered.")]})


def _refuse_haste(consent: Consent, story: Story) -> None:
    day = gate.second_yes_from(consent)
    if consent.state != ConsentState.THINKING or day is None:
        return
    if consent.content_hash != story.content_hash:
        raise Conflict(_("The story has been changed since. You will be asked again."))
    if clock.now() < day:
        raise Conflict(
            _("Take the week to think it over. You will hear from us, and can say yes or no then.")
        )


@action
def refuse_consent(by: Actor, consent: Consent, *, key: str) -> None:
    """Say no, without a reason. Nobody asks again about the same story."""
    require_anyone(by)
    story = _opened(by, consent, key)
    CONSENT.move(consent, to=ConsentState.REFUSED, ended_at=clock.now(), email="")
    _set_uses(consent, [])
    if consent.is_owner:
        _take_down(by, story, is_final=True)
    record(ConsentRefused(subject=story), by=by)


@action
def withdraw_consent(by: Actor, consent: Consent, *, key: str) -> None:
    """Take the whole yes back. The story is taken down in this very moment; its owner takes it down for good."""
    require_anyone(by)
    story = _opened(by, consent, key)
    CONSENT.move(consent, to=ConsentState.WITHDRAWN, ended_at=clock.now(), email="")
    _set_uses(consent, [])
    _take_down(by, story, is_final=consent.is_owner)
    record(ConsentWithdrawn(subject=story), by=by)


@action
def narrow_consent(by: Actor, consent: Consent, *, key: str, uses: Sequence[str]) -> None:
    """Keep the yes for these uses and take it back for the others. What was never asked cannot be added here."""
    require_anyone(by)
    story = _opened(by, consent, key)
    if consent.state != ConsentState.GIVEN:
        raise Conflict(_("There is no yes to take back."))
    before = gate.uses_of(consent)
    ended = sorted(before - set(uses))
    if not before & set(uses):
        raise Invalid({"uses": [_("Do you want to take back everything? Then use the button below.")]})
    _set_uses(consent, [use for use in Use.values if use in before and use in uses])
    if Use.WEB in ended:
        _take_down(by, story, is_final=False)
    record(ConsentNarrowed(subject=story, ended=ended), by=by)


@action
def ask_second_yes(by: Actor, consent: Consent) -> None:
    """Ask once more after a week: once, however often the clock comes by."""
    require_system(by)
    waiting = Consent.objects.filter(pk=consent.pk, state=ConsentState.THINKING, reminded_at=None)
    if waiting.update(reminded_at=clock.now()):
        record(SecondYesDue(subject=consent), by=by)


@action
def withdraw_all_consents(by: Actor, user: User) -> int:
    """Take every yes of a person back, before the person is erased."""
    require_system(by)
    found = list(Consent.objects.filter(user=user).select_related("story__workplace__unit").order_by("pk"))
    for consent in found:
        story = consent.story
        locked(story)
        Consent.objects.filter(pk=consent.pk).update(
            state=ConsentState.WITHDRAWN, ended_at=clock.now(), email=""
        )
        _set_uses(consent, [])
        _take_down(by, story, is_final=consent.is_owner)
        record(ConsentWithdrawn(subject=story), by=by)
    return len(found)


def _opened(by: Actor, consent: Consent, key: str) -> Story:
    """Return the story, held, to the person themselves. Raises Denied for everybody else, whatever their duty."""
    if not consent.opens_with(key) or not consent.is_of(by):
        raise Denied(_("Only the person themselves answers here. Sign out first if you help somebody."))
    story = consent.story
    locked(story)
    consent.refresh_from_db()
    consent.story = story
    return story


def _set_uses(consent: Consent, chosen: Sequence[str]) -> None:
    consent.uses.filter(ended_at=None).exclude(use__in=chosen).update(ended_at=clock.now())
    standing = set(consent.uses.filter(ended_at=None).values_list("use", flat=True))
    ConsentUse.objects.bulk_create(
        [ConsentUse(consent=consent, use=use, given_at=clock.now()) for use in chosen if use not in standing]
    )


def _take_down(by: Actor, story: Story, *, is_final: bool) -> None:
    """Close the story to the public: back to a draft, or for good when it was the owner who spoke."""
    to = StoryState.WITHDRAWN if is_final else StoryState.DRAFT
    if not STORY.can(story, to):
        return
    ends = {"withdrawn_at": clock.now()} if is_final else {}
    STORY.move(story, to=to, changed_at=clock.now(), **ends)
    record(StoryTakenDown(subject=story, is_final=is_final), by=by)
