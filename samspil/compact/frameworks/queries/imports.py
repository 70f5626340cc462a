"""What an import did to the text, in words for the person who checks it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samspil.compact.frameworks.rules.importing import Proposal, Repair, RepairKind

_WORDS = {
    RepairKind.LIGATURE: _("put a broken word together"),
    RepairKind.HYPHEN: _("put a divided word together"),
    RepairKind.HYPHEN_KEPT: _("kept the hyphen"),
    RepairKind.INNER_HYPHEN: _("took a hyphen out of a word"),
    RepairKind.STAMP: _("left out a stamp"),
    RepairKind.PAGE_NUMBER: _("left out a page number"),
    RepairKind.RUNNING: _("left out a line that is on every page"),
    RepairKind.PRINT_ADDRESS: _("left out an address at the edge of the page"),
    RepairKind.NAVIGATION: _("left out words of the web page"),
    RepairKind.MARKS: _("left out signs"),
}


@dataclass(frozen=True)
class Told:
    """One repair, with what was done in words."""

    done: str
    repair: Repair


def told(proposal: Proposal) -> list[Told]:
    """Return all repairs in the order of the text."""
    return [Told(str(_WORDS[repair.kind]), repair) for repair in proposal.repairs]
