"""Writing to each other: offered by one, accepted by the other, read by the two alone, deleted when it is over.

The codes come in, are used, and are forgotten: none of these functions stores, logs or hands on a code or a word.
"""

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.cases.actions import open_case
from samspil.everyday.cases.models import Case
from samspil.everyday.requests.events import (
    MessageSent,
    ThreadBegun,
    ThreadEnded,
    ThreadErased,
    ThreadOffered,
    ThreadReported,
)
from samspil.everyday.requests.models import Companionship, Side, Thread, ThreadMessage, ThreadParty
from samspil.everyday.requests.queries.threads import words
from samspil.everyday.requests.rules import sealing
from samspil.everyday.requests.rules import threads as rules
from samspil.everyday.requests.rules.threads import About, Seat, require_one_of_the_two, require_seat
from samspil.society.access.permission import require_system


@action
def offer_thread(by: Actor, about: About, *, code: str, key: str = "") -> Thread:
    """Say that one would like to write with the other; it begins when the other accepts.

    `code` is the one that the person has just been given. Raises Closed when the two may not write, Conflict when there is
    a conversation already.
    """
    require_one_of_the_two(by, about, key)
    rules.refuse_without_two(about)
    if about.threads.exists():
        raise Conflict(_("There is a conversation between you already. Reload the page to see it."))
    thread = _offered(about, rules.side_before(by, about, key), code)
    record(ThreadOffered(subject=thread, side=thread.offered_by), by=by)
    return thread


@action
def accept_thread(by: Actor, seat: Seat, *, code: str) -> None:
    """Say yes with a code of one's own: now both have a key, and can write. Raises Conflict when it has begun already."""
    require_seat(by, seat)
    thread = seat.thread
    rules.refuse_without_two(rules.about_of(thread))
    if seat.side == thread.offered_by or not _begin(thread):
        raise Conflict(_("Reload the page to see how things stand now."))
    _join(thread, seat.side, code)
    _hand_out_key(thread)
    record(ThreadBegun(subject=thread, side=seat.side), by=by)


@action
def write_message(by: Actor, seat: Seat, *, code: str, text: str) -> None:
    """Write to the other. Raises Invalid for what cannot be sent, WrongCode, and Closed when it is over."""
    require_seat(by, seat)
    thread, said = seat.thread, text.strip()
    rules.refuse_without_two(rules.about_of(thread))
    rules.refuse_unsendable(said)
    thread_key = rules.thread_key(seat, code)
    sequence = _next_place(thread)
    context = rules.message_context(thread.pk, sequence, seat.side)
    ThreadMessage.objects.create(
        thread=thread, sequence=sequence, side=seat.side, sealed=sealing.seal(thread_key, said, context)
    )
    record(MessageSent(subject=thread, side=seat.side), by=by)


@action
def begin_anew(by: Actor, seat: Seat, *, code: str) -> Thread:
    """Start over with a new code, for somebody who has lost the old one. What was written goes, for both."""
    require_seat(by, seat)
    about = rules.about_of(seat.thread)
    rules.refuse_without_two(about)
    _delete(seat.thread)
    thread = _offered(about, seat.side, code)
    record(ThreadOffered(subject=thread, side=thread.offered_by), by=by)
    return thread


@action
def end_thread(by: Actor, seat: Seat) -> None:
    """Close the conversation and delete everything in it, at any time and without a reason. Who did is not recorded."""
    require_seat(by, seat)
    _delete(seat.thread)
    record(ThreadEnded(subject=seat.thread), by=SYSTEM.in_request(by.request_id))


@action
def report_messages(
    by: Actor, seat: Seat, *, code: str, chosen: list[int], kind: str, text: str = ""
) -> Case:
    """Hand over the messages that the reporter has chosen, and nothing else, in plain words as a case.

    Raises Invalid when nothing is chosen and nothing is said, and WrongCode.
    """
    require_seat(by, seat)
    picked = [line for line in words(seat, code) if line.sequence in set(chosen)]
    if not picked:
        raise Invalid({"chosen": [_("Choose what you would like to hand over.")]})
    evidence = "\n".join(f"{line.who}, {line.moment}: {line.text}" for line in picked)
    case = open_case(
        by,
        kind=kind,
        workplace=seat.thread.workplace,
        text=text.strip() or _("Somebody has handed over messages from a conversation."),
        about_user_ids=(seat.thread.volunteer_id,) if seat.side == Side.CITIZEN else (),
        evidence=evidence,
    )
    record(ThreadReported(subject=seat.thread), by=SYSTEM.in_request(by.request_id))
    return case


@action
def erase_thread(by: Actor, thread: Thread) -> None:
    """Delete a conversation whose meeting or companionship is over, unread, as nobody else can."""
    require_system(by)
    _delete(thread)
    record(ThreadErased(subject=thread), by=by)


def _offered(about: About, side: Side, code: str) -> Thread:
    thread = Thread(volunteer_id=rules.volunteer_of(about), offered_by=side)
    if isinstance(about, Companionship):
        thread.companionship = about
    else:
        thread.request = about
    thread.save()  # one conversation at a time: a constraint decides who was first
    _join(thread, side, code)
    return thread


def _join(thread: Thread, side: str, code: str) -> None:
    salt = sealing.new_salt()
    public = sealing.public_half(sealing.private_key(code, salt))
    ThreadParty.objects.create(thread=thread, side=side, salt=salt, public=public)


def _begin(thread: Thread) -> bool:
    now = clock.now()
    begun = Thread.objects.filter(pk=thread.pk, begun_at=None).update(begun_at=now, last_at=now)
    thread.begun_at = now
    return bool(begun)


def _hand_out_key(thread: Thread) -> None:
    """Make the conversation's key, wrap it for each of the two, and forget it."""
    thread_key = sealing.new_thread_key()
    for party in thread.parties.all():
        party.wrapped = sealing.wrap(thread_key, bytes(party.public), rules.key_context(thread, party.side))
        party.save(update_fields=["wrapped"])


def _next_place(thread: Thread) -> int:
    """Take the next number. The row stays locked until the end, so that two who write at once get one each."""
    rows = Thread.objects.filter(pk=thread.pk)
    if not rows.update(last_sequence=F("last_sequence") + 1, last_at=clock.now()):
        raise Conflict(_("The conversation is closed."))
    return rows.values_list("last_sequence", flat=True).get()


def _delete(thread: Thread) -> None:
    """Delete the rows; the object keeps its number, for the event."""
    ThreadMessage.objects.filter(thread=thread).delete()
    ThreadParty.objects.filter(thread=thread).delete()
    if not Thread.objects.filter(pk=thread.pk).delete()[0]:
        raise Conflict(_("The conversation is closed."))
