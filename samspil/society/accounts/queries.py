"""What the pages of an account show."""

from django.db.models import QuerySet

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import AddressChange, Session, SignInLink, User
from samspil.society.accounts.models.links import digest_of

DEMO_DOMAIN = "@demo.samspil.example"


def link_of(token: str) -> SignInLink | None:
    """Return the link that still opens the door; nothing for one that is unknown, used or too old."""
    links = SignInLink.objects.select_related("user").filter(user__is_active=True, used_at=None)
    return links.filter(digest=digest_of(token), expires_at__gt=clock.now()).first()


def address_change_of(token: str) -> AddressChange | None:
    """Return the wish for another address that still can be confirmed."""
    rows = AddressChange.objects.select_related("user").filter(user__is_active=True, confirmed_at=None)
    return rows.filter(digest=digest_of(token), expires_at__gt=clock.now()).first()


def session_of(user: User, handle: str) -> Session:
    """Return the person's session that a page calls so. Raises NotVisible."""
    found = next((session for session in sessions_of(user) if session.handle == handle), None)
    if found is None:
        raise NotVisible
    return found


def sessions_of(user: User) -> QuerySet[Session]:
    """Return the browsers in which the person is signed in, the latest first."""
    return Session.objects.filter(user=user, expire_date__gt=clock.now()).order_by("-last_seen_at", "pk")


def demo_people() -> list[tuple[str, str, User]]:
    """Return the people of the demonstration: the name of their duty in the address, in words, and the person."""
    found = User.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True)
    order = {duty.value: number for number, duty in enumerate(Duty)}
    people = [(str(user.email).removesuffix(DEMO_DOMAIN), user) for user in found]
    people.sort(key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    return [(duty, _duty_label(duty), user) for duty, user in people]


def demo_person(duty: str) -> User | None:
    """Return the demonstration's person with this duty."""
    return User.objects.who_signs_in_with(f"{duty}{DEMO_DOMAIN}")


def _duty_label(duty: str) -> str:
    return (
        str(Duty(duty).label)
        if duty in Duty.values
        else duty.replace("-", " ").replace("_", " ").capitalize()
    )
