"""Whether a taskforce carries its programme: what depends on a single person, what nobody has looked at, and who has left. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

QUIET = timedelta(days=60)  # without a sign of life
FEW = 3  # so few members that one who leaves is missed at once
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Check:
    """One question about the taskforce, and how it stands."""

    label: str
    is_well: bool
    said: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the check looks at."""

    lacks: Sequence[str]
    members: int
    left: int  # in the last year, with nobody in their place
    owners: Sequence[int]  # who sees to each open matter, by number
    overdue: int  # strengths and weaknesses whose day has passed
    unseen: int  # weaknesses and threats for which nobody does anything
    last_sign: date | None


def checks(of: Standing, today: date) -> list[Check]:
    """Return the questions, each with how it stands."""
    return [_functions(of), _size(of), _left(of), _shared(of.owners), _looked_at(of), _alive(of, today)]


def is_engaged(found: Iterable[Check]) -> bool:
    return all(check.is_well for check in found)


def _functions(of: Standing) -> Check:
    said = _("Lacks: %(functions)s") % {"functions": ", ".join(of.lacks)} if of.lacks else _("All are there.")
    return Check(_("Are an owner and the employees’ voice there?"), not of.lacks, said)


def _size(of: Standing) -> Check:
    said = ngettext("%(n)s member today.", "%(n)s members today.", of.members) % {"n": of.members}
    return Check(_("Are there enough to carry it when one is away?"), of.members > FEW, said)


def _left(of: Standing) -> Check:
    said = ngettext(
        "%(n)s seat was left in the last year, and nobody took it over.",
        "%(n)s seats were left in the last year, and nobody took them over.",
        of.left,
    ) % {"n": of.left}
    return Check(_("Has everybody who left been replaced?"), not of.left, said if of.left else _("Yes."))


def _shared(owners: Sequence[int]) -> Check:
    label = _("Is the work shared by several?")
    if not owners:
        return Check(label, False, _("Nobody sees to anything yet."))
    most = Counter(owners).most_common(1)[0][1]
    said = _("One person sees to %(most)s of %(all)s open matters.") % {"most": most, "all": len(owners)}
    return Check(label, len(owners) == 1 or most / len(owners) <= HALF, said)


def _looked_at(of: Standing) -> Check:
    idle = of.overdue + of.unseen
    said = ngettext("%(n)s waits.", "%(n)s wait.", idle) % {"n": idle} if idle else _("Yes.")
    return Check(_("Are weaknesses and threats looked at in time, by somebody?"), not idle, said)


def _alive(of: Standing, today: date) -> Check:
    label = _("Has something happened in the last two months?")
    if of.last_sign is None:
        return Check(label, False, _("Nothing is written down yet."))
    days = max(0, (today - of.last_sign).days)
    said = ngettext(
        "The last sign of life is %(n)s day old.", "The last sign of life is %(n)s days old.", days
    )
    return Check(label, today - of.last_sign <= QUIET, said % {"n": days})
