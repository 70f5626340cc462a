"""Finding everything that leads to a person, and all that is kept about them."""

from dataclasses import dataclass

from samspil.base.core.search import fold
from samspil.compact.dialogue.models import Idea
from samspil.people.applications.models import Application, Interest
from samspil.people.volunteers.models import Volunteer
from samspil.society.accounts.models import User
from samspil.society.accounts.models.users import address
from samspil.society.notifications.models import Contact


@dataclass(frozen=True)
class Traces:
    """What leads to a person: the number of the account, the addresses, and the words that name them in a text."""

    number: int | None
    emails: tuple[str, ...]
    words: tuple[str, ...]  # the longest first, so that no rest is left

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.words)


def find_person(key: str) -> User | None:
    """Return the user with this number or e-mail address."""
    found = User.objects.filter(pk=int(key)) if key.isdigit() else User.objects.filter(email=address(key))
    return found.first()


def traces_of(user: User | None, email: str = "") -> Traces:
    """Return what leads to the user, or to somebody who has only ever written with this address.

    A full name counts as a trace unless somebody else bears it: then it would be theirs that is taken out.
    """
    emails = {address(mail) for mail in (email, user.email if user else "") if mail}
    names, phones = ({user.name} if user else set()), set()
    asked = [*Application.objects.filter(email__in=emails), *Interest.objects.filter(email__in=emails)]
    ideas = Idea.objects.filter(email__in=emails - {""}).order_by()
    if user is not None:
        asked += Application.objects.filter(volunteer=user.pk)
        phones |= set(Volunteer.objects.filter(pk=user.pk).values_list("phone", flat=True))
        phones |= set(Contact.objects.filter(user=user).values_list("phone", flat=True))
    names |= {row.name for row in asked} | set(ideas.values_list("name", flat=True))
    phones |= {row.phone for row in asked}
    words = {*emails, *filter(_names_one, names), *(way for phone in phones for way in _ways_to_write(phone))}
    words -= {
        name for name in names if User.objects.filter(name=name).exclude(pk=user.pk if user else 0).exists()
    }
    return Traces(
        user.pk if user else None,
        tuple(sorted(emails)),
        tuple(sorted(words, key=lambda word: (-len(word), word))),
    )


def _names_one(name: str) -> bool:
    """A first name alone is a word like others."""
    return " " in name.strip() and len(name) >= 5


def _ways_to_write(phone: str) -> list[str]:
    digits = phone.removeprefix("+45").replace(" ", "")
    if len(digits) < 8:
        return []
    pairs = " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))
    return [phone, digits, pairs]
