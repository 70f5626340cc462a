"""Who sits where in a conversation, whether there may be one, and that nobody else gets in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Invalid, NotVisible
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.everyday.requests.models import Asker, Companionship, Meeting, Request, Side, Thread
from samspil.everyday.requests.rules import sealing
from samspil.people.citizens.queries import said_no

LONGEST = 2_000
FORGOTTEN_DAYS = 90  # a conversation in which nobody has written so long is deleted

About = Request | Companionship


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the two chairs of a conversation, and what showed that it is theirs: the sign-in, or the private address."""

    thread: Thread
    side: Side
    key: str = ""


def seat_of(by: Actor, thread: Thread, key: str = "") -> Seat:
    """Return the chair of whoever comes. Raises NotVisible for everybody but the two: no duty opens, nor does the system."""
    if key:
        if thread.key and sealing.same(thread.key, key):
            return Seat(thread, Side.CITIZEN, key)
        raise NotVisible
    if by.user_id is None or by.user_id != thread.volunteer_id:
        raise NotVisible
    return Seat(thread, Side.VOLUNTEER)


def require_seat(by: Actor, seat: Seat) -> None:
    """Raise NotVisible unless whoever acts sits there."""
    if seat_of(by, seat.thread, seat.key) != seat:
        raise NotVisible


def side_before(by: Actor, about: About, key: str = "") -> Side:
    """Return which of the two comes, before there is a conversation. Raises NotVisible for everybody else."""
    if key:
        if about.opens_with(key):
            return Side.CITIZEN
        raise NotVisible
    if by.user_id is None or by.user_id != volunteer_of(about):
        raise NotVisible
    return Side.VOLUNTEER


def require_one_of_the_two(by: Actor, about: About, key: str) -> None:
    """Raise NotVisible unless it is the citizen or the volunteer whom this is about."""
    side_before(by, about, key)


def volunteer_of(about: About) -> int | None:
    """Return the volunteer who meets the citizen now, if there is one."""
    if isinstance(about, Companionship):
        return about.volunteer_id if about.is_together else None
    return Meeting.objects.live().filter(request=about).values_list("volunteer_id", flat=True).first()


def reasons_against(about: About) -> list[str]:
    """Return why there cannot be a conversation, one sentence each; nothing when there can."""
    if isinstance(about, Companionship):
        place, alone = about.workplace, not about.is_of_group
    else:
        place, alone = about.activity.workplace, about.asker != Asker.EMPLOYEE
    contacts = tuple(way for way in (about.email, about.phone) if way)
    if said_no(place, whereabouts=about.whereabouts, contacts=contacts):
        return [_("One of you does not want to be contacted, and that is quite all right.")]
    if not alone:
        return [_("A conversation here is for a citizen and one volunteer. Please ring or speak instead.")]
    if volunteer_of(about) is None:
        return [_("You can write to each other as soon as a volunteer has been found.")]
    return []


def refuse_without_two(about: About) -> None:
    """Raise Closed with the reasons when the two may not, or no longer, write to each other."""
    if reasons := reasons_against(about):
        raise Closed(reasons)


def about_of(thread: Thread) -> About:
    """Return what the conversation belongs to."""
    if thread.companionship is not None:
        return thread.companionship
    if thread.request is None:
        raise NotVisible
    return thread.request


def key_context(thread: Thread, side: str) -> str:
    return f"key {thread.pk} {side}"


def message_context(thread_id: int, sequence: int, side: str) -> str:
    """What is sealed along with the words: they cannot be moved to another place, another time or another sender."""
    return f"message {thread_id} {sequence} {side}"


def refuse_unsendable(text: str) -> None:
    """Raise Invalid for nothing, for too much, and for a civil registration number."""
    if not text:
        raise Invalid({"text": [_("Write something first.")]})
    if len(text) > LONGEST:
        raise Invalid({"text": [_("That is long. Send it in two parts, please.")]})
    if holds_cpr(text):
        raise Invalid({"text": [str(MESSAGE)]})


def thread_key(seat: Seat, code: str) -> bytes:
    """Return the conversation's key for the one who has the code. Raises WrongCode for another."""
    party = seat.thread.parties.filter(side=seat.side).first()
    if party is None or party.wrapped is None:
        raise WrongCode
    try:
        private = sealing.private_key(code, bytes(party.salt))
        return sealing.unwrap(bytes(party.wrapped), private, key_context(seat.thread, seat.side))
    except sealing.Unreadable:
        raise WrongCode from None


def knows_code(seat: Seat, code: str) -> bool:
    """Say whether the code is the one that was made for this chair."""
    party = seat.thread.parties.filter(side=seat.side).first()
    if party is None or not sealing.tidied(code):
        return False
    return sealing.same(
        sealing.public_half(sealing.private_key(code, bytes(party.salt))), bytes(party.public)
    )


class WrongCode(Invalid):
    """The code is not the one that was made for this conversation."""

    def __init__(self) -> None:
        super().__init__({"code": [_("That is not the code of this conversation. Look at it once more.")]})
