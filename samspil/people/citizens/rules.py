"""How a citizen is recognised without being registered: keyed hashes that nobody can turn back without the installation's key."""

from django.utils.crypto import salted_hmac

from samspil.base.core.search import fold
from samspil.society.places.models import Workplace

SHORTEST_NUMBER = 8  # digits; a shorter one may ring at several telephones
KEPT_DAYS = 30  # a mark that was lifted, so that a mistake can be understood
MARKS = 5  # of one number or address in a quarter of an hour
MARKS_OF_A_NETWORK = 30


def is_way_to_reach(contact: str) -> bool:
    """Say whether the text is a telephone number or an e-mail address."""
    name, at, host = contact.strip().rpartition("@")
    return bool(name and "." in host) if at else len(_digits(contact)) == SHORTEST_NUMBER


def contact_key(contact: str) -> str:
    """Return the key of a telephone number or an e-mail address; the same however it is typed. Empty for an empty text."""
    known = _digits(contact) if "@" not in contact else fold(contact).replace(" ", "")
    return _keyed("citizens.contact", known)


def place_key(workplace: Workplace, whereabouts: str) -> str:
    """Return the key of a room or a bed at the workplace; "Stue 4, seng 2" and "stue 4 seng 2" are the same."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(whereabouts)).split()
    return _keyed("citizens.place", f"{workplace.pk}:{' '.join(words)}" if words else "")


def _digits(contact: str) -> str:
    """The last eight digits: "+45 12 34 56 78" and "12345678" ring at the same telephone."""
    return "".join(letter for letter in contact if letter.isdecimal())[-8:]


def _keyed(salt: str, text: str) -> str:
    return salted_hmac(salt, text, algorithm="sha256").hexdigest() if text else ""
