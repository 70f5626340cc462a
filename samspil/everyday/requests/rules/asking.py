"""What a request must say, and nothing beyond it."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid, NotVisible
from samspil.everyday.requests.models import Asker, Request, RequestKind
from samspil.everyday.requests.rules import details, kinds
from samspil.people.activities.models import Activity

ERASE_DAYS = 30
UNMET_DAYS = 30  # who asked for "as soon as possible" gets an honest answer after this at the latest
ERASED = "-"
REQUESTS_OF_ONE = 5  # in a quarter of an hour: enough for a ward round, too few for a joke
REQUESTS_OF_A_NETWORK = 60  # a whole hospital may share one address on the net
WINDOWS = frozenset({RequestKind.RELIEF})  # asked for from one hour to another
UNTOLD = frozenset(
    {RequestKind.PEER}
)  # what two talk about who have been through the same is told to nobody else
TIMED = frozenset({RequestKind.ESCORT, RequestKind.TALK})  # an appointment does not wait


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody has filled in. `more` are the details of the kind, see `rules.details`."""

    kind: str
    asker: str
    first_name: str
    email: str = ""
    phone: str = ""
    whereabouts: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    message: str = ""
    citizen_agrees: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, **said: Any) -> "Asked":
        """Sort the fields of a form: those that every request has, stripped, and the details."""
        known = {one.name for one in fields(cls)} - {"more"}
        tidy: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in said.items()
        }
        tidy["email"] = tidy.get("email", "").lower()
        more = {name: tidy.pop(name) for name in set(tidy) - known}
        return cls(**tidy, more=more)

    @property
    def contact(self) -> tuple[str, ...]:
        """The ways to reach whoever asks; a request has one at most."""
        return tuple(way for way in (self.phone, self.email) if way)

    @property
    def by_another(self) -> bool:
        return self.asker != Asker.CITIZEN


def require_key(request: Request, key: str) -> None:
    """Raise NotVisible unless the key is the request's own: the private address is the asker's only pass."""
    if not request.opens_with(key):
        raise NotVisible


def refuse_incomplete(activity: Activity, asked: Asked) -> None:
    """Raise Invalid, with a sentence beside each field, for what cannot be worked with."""
    errors: dict[str, list[str]] = {}
    if asked.kind not in kinds.kinds_of(activity):
        errors["kind"] = [_("This cannot be asked for here. Choose something else.")]
    if not asked.first_name:
        errors["first_name"] = [_("Write a first name.")]
    if asked.by_another and not asked.citizen_agrees:
        errors["citizen_agrees"] = [_("Ask first: it is the citizen who decides. Then tick the box.")]
    errors |= _missing_way(activity, asked) | _wrong_time(asked) | details.faults(asked.kind, asked.more)
    if errors:
        raise Invalid(errors)


def _missing_way(activity: Activity, asked: Asked) -> dict[str, list[str]]:
    """A room is enough to be found by on a ward. Nobody is asked for two numbers."""
    if len(asked.contact) > 1:
        return {"contact": [_("One way is enough: a phone number or an e-mail.")]}
    if not kinds.has_rooms(activity):
        return (
            {}
            if asked.contact
            else {"contact": [_("Write a phone number or an e-mail, so that we can answer.")]}
        )
    if asked.asker == Asker.EMPLOYEE and not asked.whereabouts:
        return {"whereabouts": [_("Write the room or the bed, so that the volunteer finds the way.")]}
    if not asked.contact and not asked.whereabouts:
        return {"contact": [_("Write a phone number, an e-mail, or at least the room.")]}
    return {}


def _wrong_time(asked: Asked) -> dict[str, list[str]]:
    begins, ends = asked.starts_at, asked.ends_at
    if (last := ends or begins) is not None and last < clock.now():
        return {"starts_at": [_("That time has passed. Choose a later one.")]}
    if begins and ends and ends <= begins:
        return {"ends_at": [_("The end must be after the beginning.")]}
    if asked.kind in WINDOWS and not (begins and ends):
        return {"starts_at": [_("Write from when and until when you would like relief.")]}
    if asked.kind in TIMED and not begins:
        return {"starts_at": [_("Write the day and the time.")]}
    return {}
