"""Members hear of what is raised for them, and the leader of what came of it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.compact.dialogue import events
from samspil.compact.dialogue.models import Item
from samspil.compact.dialogue.queries.people import keepers_of, members_of, nearest_leaders
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(events.ItemRaised, events.ItemTakenUp, kind="dialogue")
def tell_members(fact: events.ItemRaised | events.ItemTakenUp) -> list[Message]:
    item = _item(fact)
    if item.committee is None:
        return []
    body = [item.title, _about(item), item.what, _("Put it on the agenda of your next meeting.")]
    subject = _("A new matter for %(committee)s") % {"committee": item.committee.name}
    return _to(members_of([item.committee]), item, subject=subject, body=body)


@notify(events.ItemDiscussed, kind="dialogue")
def tell_leader(fact: events.ItemDiscussed) -> list[Message]:
    item = _item(fact)
    if item.workplace is None:
        return []
    body = [item.title, item.get_conclusion_display(), item.outcome]
    if item.follow_up:
        body.append(_("To be followed up: %(what)s") % {"what": item.follow_up})
    return _to(
        nearest_leaders(item.workplace), item, subject=_("The committee has discussed a matter"), body=body
    )


@notify(events.ItemFoundNotRelevant, kind="dialogue")
def tell_leader_of_no_need(fact: events.ItemFoundNotRelevant) -> list[Message]:
    item = _item(fact)
    if item.workplace is None:
        return []
    body = [item.title, _("The committee finds that it needs no discussion: %(why)s") % {"why": item.reason}]
    subject = _("The committee need not discuss a matter")
    return _to(nearest_leaders(item.workplace), item, subject=subject, body=body)


@notify(events.FollowUpDue, kind="dialogue")
def remind_keepers(fact: events.FollowUpDue) -> list[Message]:
    item = _item(fact)
    if item.committee is None:
        return []
    body = [item.title, item.follow_up]
    subject = _("Something is to be followed up")
    return _to(keepers_of(item.committee), item, subject=subject, body=body)


def _item(fact: object) -> Item:
    item: Item = fact.subject  # type: ignore[attr-defined] # each of these facts is about a matter
    return item


def _about(item: Item) -> str:
    place = f" – {item.workplace.unit.name}" if item.workplace else ""
    return f"{item.get_cause_display()}{place}"


def _to(people: Iterable[User], item: Item, *, subject: str, body: list[str]) -> list[Message]:
    path = reverse("dialogue:item", args=[item.pk])
    return [
        Message(
            recipient=user, subject=subject, body=body, action_label=_("See the matter"), action_path=path
        )
        for user in people
    ]
