"""A version on paper: its state on every page, and a code that leads to the proof."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.later import later
from samspil.base.ui.formats import date_long
from samspil.base.ui.pdf import typeset
from samspil.compact.frameworks.components import paper_of
from samspil.compact.frameworks.models import Clause, Version
from samspil.compact.frameworks.queries.pages import bodies_of, seats_of
from samspil.compact.frameworks.rules.status import status_of

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "frameworks" / "version.typ"


def proof_url(version: Version) -> str:
    """Return the address where anybody can see whether the text on paper is the adopted one."""
    return f"{settings.PUBLIC_URL}{reverse('frameworks:proof', args=[version.content_hash])}"


def pdf_of(version: Version) -> bytes:
    """Return the version as a tagged PDF. In Danish, whoever prints it: it is a Danish document."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(TEMPLATE, paper(version), is_archival=True)


def paper(version: Version) -> dict[str, Any]:
    """Return what stands on the paper."""
    framework, status = version.framework, status_of(version)
    adopted = version.is_public
    return {
        "lang": settings.LANGUAGE_CODE,
        "title": version.title,
        "kicker": f"{framework.authority.name} · {framework.get_kind_display()}",
        "mark": status.mark,
        "is_final": status.is_final,
        "version": _("Version %(number)s") % {"number": version.number},
        "page": _("Page"),
        "of": _("of"),
        "facts": _facts(version),
        "clauses": [_clause(clause) for clause in version.clauses.select_related("parent")],
        "proof": proof_url(version) if adopted else "",
        "qr": segno.make(proof_url(version), error="m").svg_inline(border=2) if adopted else "",
        "qr_alt": _("QR code: check whether this is the adopted text"),
        "mark_label": _("Mark of the text"),
        "hash": version.content_hash if adopted else "",
        "proof_told": _("Scan the code to see whether this is the adopted text, and who has signed it."),
    }


def _facts(version: Version) -> list[list[str]]:
    rows = [[_("State"), status_of(version).label]]
    if version.valid_from:
        rows.append([_("In force from"), date_long(version.valid_from)])
    if version.valid_to:
        rows.append([_("Until"), date_long(version.valid_to)])
    for row in bodies_of(version):
        decision = row["decision"]
        if decision is not None:
            told = (decision.get_outcome_display(), date_long(decision.decided_on), decision.case_number)
            rows.append([row["body"].name, ", ".join(map(str, told))])
    for seat in seats_of(version):
        signature = seat["signature"]
        words = f"{seat['holder']}, {date_long(signature.signed_at)}" if signature else _("Not signed yet")
        rows.append([seat["function"], words])
    return rows


def _clause(clause: Clause) -> dict[str, Any]:
    told = ""
    if clause.relation_kind:
        told = str(clause.get_relation_kind_display())
        told = f"{told}: {clause.parent}" if clause.parent else told
    return {
        "kind": clause.kind,
        "level": clause.level,
        "label": clause.label,
        "words": clause.text if clause.kind == Clause.Kind.HEADING else "",
        "blocks": paper_of(clause.text),
        "relation": told,
    }
