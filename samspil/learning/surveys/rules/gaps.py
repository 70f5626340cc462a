"""What a difference means, said in words: between the two sides, and from one round to the next."""

from typing import Final

from django.utils.translation import gettext as _

from samspil.learning.surveys.rules.suppression import Cell

ALIKE: Final = 0.3
FAR: Final = 0.8


def gap_in_words(volunteers: Cell, employees: Cell) -> str:
    """Say how far the two sides lie apart. Nothing is said when one of them is hidden."""
    if volunteers.mean is None or employees.mean is None:
        return _("Too few answers to compare.")
    gap = round(volunteers.mean - employees.mean, 1)
    if abs(gap) <= ALIKE:
        return _("The two sides answer alike.")
    if gap >= FAR:
        return _("The volunteers answer clearly higher. Talk about why.")
    if gap <= -FAR:
        return _("The employees answer clearly higher. Talk about why.")
    return (
        _("The volunteers answer a little higher.") if gap > 0 else _("The employees answer a little higher.")
    )


def trend_in_words(before: Cell, now: Cell) -> str:
    """Say what has happened since the last round that can be shown."""
    if before.mean is None or now.mean is None:
        return _("Too few answers to compare.")
    change = round(now.mean - before.mean, 1)
    if abs(change) <= ALIKE:
        return _("About the same as last time.")
    return _("Higher than last time.") if change > 0 else _("Lower than last time.")
