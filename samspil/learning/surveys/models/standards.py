"""The questions and values that come with the house: a beginning, in words that both sides can answer."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

# Stored, and the authority's own to change; therefore Danish and not a translation.
VALUES: Final[dict[str, tuple[str, str]]] = {
    "trust": ("Tillid", "Vi stoler på hinanden og på det, vi har aftalt."),
    "dialogue": ("Dialog", "Vi siger tingene til hinanden, også når det er svært."),
    "respect": ("Gensidig respekt", "Medarbejdernes faglighed og de frivilliges indsats bliver begge set."),
    "joy": ("Arbejdsglæde", "Det er rart at være her, også når vi er flere om det."),
}


@dataclass(frozen=True, slots=True)
class Standard:
    """One question as it comes with the house."""

    kind: str
    groups: tuple[str, ...]
    words: Any
    value: str = ""
    is_reversed: bool = False


_BOTH = ("volunteers", "employees")
_TABLE = (*_BOTH, "committee")
_AROUND = ("parents", "employees", "committee", "volunteers", "citizens", "relatives")
_AFTER = ("citizens", "relatives")
_PANEL = ("citizens", "relatives", "potential")

BEST_TASKS: Final = "best_tasks"
EQUALITY: Final = "equality"
STANDARD: Final[dict[str, Standard]] = {
    EQUALITY: Standard("pulse", _TABLE, _("We work together as equals."), "respect"),
    "trust": Standard("pulse", _TABLE, _("Employees and volunteers trust each other."), "trust"),
    "dialogue": Standard(
        "pulse", _TABLE, _("We can talk openly about it when something is difficult."), "dialogue"
    ),
    "respect": Standard("pulse", _TABLE, _("We treat each other with respect."), "respect"),
    "competence": Standard(
        "pulse", _TABLE, _("The employees' professional skill is respected here."), "respect"
    ),
    "effort": Standard("pulse", _TABLE, _("What the volunteers do is recognised here."), "respect"),
    "joy": Standard("pulse", _TABLE, _("Working together makes it good to be here."), "joy"),
    BEST_TASKS: Standard(
        "pulse", ("employees",), _("The best tasks disappear from us."), "joy", is_reversed=True
    ),
    "extra": Standard(
        "experience", _AROUND, _("The volunteers add something that would not be here otherwise.")
    ),
    "safe": Standard(
        "experience", _AROUND, _("I feel safe with volunteers being part of everyday life here."), "trust"
    ),
    "informed": Standard("experience", _AROUND, _("I know enough about what the volunteers do."), "dialogue"),
    "own_tasks": Standard(
        "experience", _AROUND, _("The staff do themselves what takes their professional skill.")
    ),
    "added": Standard("outcome", _AFTER, _("It gave me something I would not have had otherwise.")),
    "quality_of_life": Standard("outcome", _AFTER, _("It made my everyday life better.")),
    "wanted": Standard("panel", _PANEL, _("It is a good idea.")),
    "would_use": Standard("panel", _PANEL, _("I would use it, or take part in it, myself.")),
}
