"""How a version stands, in the few words that are written on every page and every sheet of paper."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_short
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Version


@dataclass(frozen=True, slots=True)
class Status:
    """`mark` is for paper and stands in capitals; `label` is for the badge."""

    mark: str
    label: str
    tone: str
    is_final: bool  # nothing more is to come before it can be relied on


def status_of(version: Version) -> Status:
    """Return how the version stands today."""
    if version.state == State.ADOPTED:
        return _adopted(version)
    words = {
        State.DRAFT: (_("Draft"), "warning", False),
        State.IN_CONSULTATION: (_("In consultation"), "warning", False),
        State.SIGNED: (_("Adopted and signed"), "success", True),
        State.SUPERSEDED: (_("Superseded"), "neutral", False),
        State.WITHDRAWN: (_("Withdrawn"), "neutral", False),
    }
    label, tone, is_final = words[State(version.state)]
    mark = _("DRAFT") if version.state == State.DRAFT else label.upper()
    return Status(mark, label, tone, is_final)


def _adopted(version: Version) -> Status:
    if version.sealed_at is None:
        label = _("Adopted, not signed")
        return Status(label.upper(), label, "info", is_final=False)
    if version.valid_from is not None and version.valid_from > clock.today():
        label = _("Adopted, in force from %(day)s") % {"day": date_short(version.valid_from)}
        return Status(label.upper(), label, "info", is_final=True)
    label = _("Adopted")
    return Status(label.upper(), label, "success", is_final=True)
