"""Doubts: asked by anybody, answered by the leader; many at one workplace are raised for the committee, without names."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.actions.raising import raise_item
from samspil.compact.dialogue.events.voices import (
    DoubtAnswered,
    DoubtErased,
    DoubtOverdue,
    DoubtRaised,
    DoubtWithdrawn,
)
from samspil.compact.dialogue.flow import DOUBT, DoubtState
from samspil.compact.dialogue.models import Cause
from samspil.compact.dialogue.models.voices import Doubt, Sender
from samspil.compact.dialogue.rules import voices as rules
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system
from samspil.society.places.models import Workplace


@action
def raise_doubt(
    by: Actor,
    workplace: Workplace,
    *,
    kind: str,
    question: str,
    about_title: str = "",
    about_key: str = "",
    email: str = "",
) -> Doubt:
    """Ask whether something is a volunteer's task. Three open doubts at a workplace within a month go to its committee."""
    require_anyone(by)
    locked = Workplace.objects.select_for_update(of=("self",)).get(
        pk=workplace.pk
    )  # they are counted one by one
    due_on = clock.today() + timedelta(days=rules.DOUBT_ANSWER_DAYS)
    doubt = Doubt.objects.create(
        authority_id=workplace.unit.authority_id,
        workplace=locked,
        sender_kind=rules.sender_kind(by),
        sender_id=by.user_id,
        email="" if by.user_id else email.strip().lower(),
        language=get_language() or "da",
        kind=kind,
        question=question.strip(),
        about_title=about_title.strip(),
        about_key=about_key,
        due_on=due_on,
    )
    _raise_when_many(workplace)
    record(DoubtRaised(subject=doubt, sender=doubt.sender_kind, kind=kind, due_on=due_on.isoformat()), by=by)
    return doubt


def _raise_when_many(workplace: Workplace) -> None:
    """Raise the doubts for the committee by their number alone: no text, no name."""
    since = clock.now() - rules.DOUBTS_WINDOW
    count = Doubt.objects.open().filter(workplace=workplace, created_at__gte=since).count()
    if count < rules.MANY_DOUBTS:
        return
    with translation.override(settings.LANGUAGE_CODE):
        place = workplace.unit.name
        raise_item(
            SYSTEM,
            workplace,
            cause=Cause.DOUBTS,
            about=rules.many_doubts_key(workplace.pk),
            title=_("Doubts about what is a volunteer's task: %(place)s") % {"place": place},
            what=_("%(count)s doubts from the last 30 days are open.") % {"count": count},
            why=_(
                "When several people are in doubt at the same time, the boundary should be talked through together."
            ),
            link=reverse("dialogue:doubt_counts"),
        )


@action
def answer_doubt(by: Actor, doubt: Doubt, *, outcome: str, answer: str) -> None:
    """Answer, in short and in words. The one who asked can read it as long as it is kept."""
    require(by, Can.IDEA_ANSWER, doubt)
    if not answer.strip():
        raise Invalid({"answer": [_("Write a line to the one who asked.")]})
    DOUBT.move(
        doubt,
        to=DoubtState.ANSWERED,
        outcome=outcome,
        answer=answer.strip(),
        answered_at=clock.now(),
        answered_by_id=by.user_id,
    )
    record(DoubtAnswered(subject=doubt, outcome=outcome), by=by)


@action
def withdraw_doubt(by: Actor, doubt: Doubt, *, key: str) -> None:
    """Take one's own question back."""
    require_anyone(by)
    if not rules.is_own(doubt, by, key):
        raise Denied(_("Only the person who asked can take the question back."))
    DOUBT.move(doubt, to=DoubtState.WITHDRAWN)
    record(DoubtWithdrawn(subject=doubt), by=by)


@action
def note_overdue_doubt(by: Actor, doubt: Doubt) -> None:
    """Say once that nobody has answered in time."""
    require_system(by)
    late = Doubt.objects.open().filter(pk=doubt.pk, overdue_at=None, due_on__lt=clock.today())
    if late.update(overdue_at=clock.now()):
        record(DoubtOverdue(subject=doubt), by=by)


@action
def erase_doubt(by: Actor, doubt: Doubt) -> None:
    """Erase the address; what a citizen wrote goes too. The kind of the question and the short answer stay, to be counted."""
    require_system(by)
    fields = {"email": "", "erased_at": clock.now()}
    if doubt.sender_kind == Sender.CITIZEN:
        fields |= {"question": str(rules.ERASED), "about_title": "", "answer": str(rules.ERASED)}
    Doubt.objects.filter(pk=doubt.pk, erased_at=None).update(**fields)
    record(DoubtErased(subject=doubt), by=by)
