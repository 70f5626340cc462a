"""What a committee says of a matter, and what follows from it."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import (
    FollowUpDone,
    FollowUpDue,
    ItemDiscussed,
    ItemFoundNotRelevant,
    ItemRaised,
)
from samspil.compact.dialogue.flow import ITEM, ItemState
from samspil.compact.dialogue.models import Cause, Committee, Conclusion, Item
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.rules.recording import insist, may_record
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def raise_matter(by: Actor, committee: Committee, *, title: str, what: str, why: str = "") -> Item:
    """Let a member put a matter of any kind before the committee. Raises Invalid for empty words."""
    require(by, Can.DISCUSSION_RECORD, committee)
    insist(may_record(by, committee))
    if errors := {
        name: [_("Write something here.")]
        for name, text in (("title", title), ("what", what))
        if not text.strip()
    }:
        raise Invalid(errors)
    item = Item.objects.create(
        authority_id=committee.authority_id,
        committee=committee,
        cause=Cause.OTHER,
        title=title.strip(),
        what=what.strip(),
        why=why.strip(),
        raised_by_id=by.user_id,
        raised_at=clock.now(),
    )
    record(ItemRaised(subject=item, cause=Cause.OTHER, about="", committee=committee.pk), by=by)
    return item


@action
def record_discussion(
    by: Actor,
    item: Item,
    *,
    conclusion: str,
    outcome: str,
    follow_up: str = "",
    follow_up_due: date | None = None,
) -> None:
    """Record that the committee has discussed the matter, what was said, and what is to be followed up.

    Raises Conflict before the meeting has begun, IllegalMove when it is not on an agenda or somebody was first, Invalid
    for an outcome without words.
    """
    require(by, Can.DISCUSSION_RECORD, item)
    insist(may_record(by, _committee_of(item)))
    _refuse_empty(conclusion=conclusion, outcome=outcome, follow_up=follow_up, due=follow_up_due)
    if item.meeting is not None and not item.meeting.has_begun:
        raise Conflict(_("The meeting has not begun yet. Record the outcome when you have spoken of it."))
    ITEM.move(
        item,
        to=ItemState.DISCUSSED,
        conclusion=conclusion,
        outcome=outcome.strip(),
        follow_up=follow_up.strip(),
        follow_up_due=follow_up_due,
        settled_at=clock.now(),
        settled_by_id=by.user_id,
    )
    record(
        ItemDiscussed(
            subject=item,
            cause=item.cause,
            about=item.about,
            committee=_committee_of(item).pk,
            conclusion=conclusion,
        ),
        by=by,
    )


@action
def mark_not_relevant(by: Actor, item: Item, *, reason: str) -> None:
    """Say why the matter needs no discussion. Raises Closed where the authority does not allow that, Invalid without a reason."""
    require(by, Can.DISCUSSION_RECORD, item)
    insist(may_record(by, _committee_of(item)))
    if not policy_of(item.authority).may_mark_not_relevant:
        raise Closed([_("%(authority)s wants every matter discussed.") % {"authority": item.authority.name}])
    if not reason.strip():
        raise Invalid({"reason": [_("Write why.")]})
    ITEM.move(
        item,
        to=ItemState.NOT_RELEVANT,
        reason=reason.strip(),
        settled_at=clock.now(),
        settled_by_id=by.user_id,
    )
    record(
        ItemFoundNotRelevant(subject=item, cause=item.cause, about=item.about, committee=item.committee_id),
        by=by,
    )


@action
def complete_follow_up(by: Actor, item: Item) -> None:
    """Mark what was to be followed up as done. Raises Conflict when there is nothing, or it is done already."""
    require(by, Can.DISCUSSION_RECORD, item)
    insist(may_record(by, _committee_of(item)))
    open_still = Item.objects.filter(pk=item.pk, followed_up_on=None).exclude(follow_up="")
    if not open_still.update(followed_up_on=clock.today()):
        raise Conflict(_("There is nothing left to follow up here."))
    record(FollowUpDone(subject=item), by=by)


@action
def remind_of_follow_up(by: Actor, item: Item) -> None:
    """Remind of a follow-up whose day has come, once."""
    require_system(by)
    waiting = Item.objects.filter(pk=item.pk, followed_up_on=None, follow_up_reminded_on=None)
    if waiting.update(follow_up_reminded_on=clock.today()):
        record(FollowUpDue(subject=item), by=by)


def _committee_of(item: Item) -> Committee:
    if item.committee is None:
        raise Conflict(_("No committee covers this workplace yet."))
    return item.committee


def _refuse_empty(*, conclusion: str, outcome: str, follow_up: str, due: date | None) -> None:
    errors = {}
    if conclusion not in Conclusion.values:
        errors["conclusion"] = [_("Choose one of the answers.")]
    if not outcome.strip():
        errors["outcome"] = [_("Write in a few words what was said.")]
    if due is not None and not follow_up.strip():
        errors["follow_up"] = [_("Write what is to be done by that day.")]
    if follow_up.strip() and due is None:
        errors["follow_up_due"] = [_("Choose a day, so that it is not forgotten.")]
    if errors:
        raise Invalid(errors)
