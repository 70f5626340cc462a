"""An agreement on paper, and the check that anybody can make of what is printed there."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.later import later
from samspil.base.ui import formats
from samspil.base.ui.pdf import typeset
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementVersion, MatrixRow, SectionKey, SignOff
from samspil.compact.agreements.queries.checklist import questions_for
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.dialogue.models import Concern
from samspil.compact.frameworks.models import Clause
from samspil.society.accounts.models import User

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "agreements" / "agreement.typ"
_PEOPLE = ("leader", "contact", "substitute", "conflict_first", "conflict_second")


def agreement_pdf(agreement: Agreement) -> bytes:
    """Return the agreement as PDF/UA-1 and PDF/A-2a, its state on every page. In Danish, whoever prints it."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(TEMPLATE, _data(agreement), is_archival=True)


def signed_version(content_hash: str) -> AgreementVersion | None:
    """Return the text with this hash that somebody has signed, with its agreement."""
    rows = AgreementVersion.objects.filter(content_hash=content_hash, sign_offs__isnull=False)
    found = rows.select_related("agreement__workplace__unit__authority", "agreement__partner")
    return found.order_by("-frozen_at", "-pk").first()


def signatures_under(version: AgreementVersion) -> list[SignOff]:
    """Return the signatures that stand under the text."""
    return list(version.sign_offs.filter(voided_at=None).order_by("signed_at", "pk"))


def check_url(text_hash: str) -> str:
    """Return the address where anybody can check the paper."""
    return f"{settings.PUBLIC_URL}{reverse('agreements:check', args=[text_hash])}"


def state_on_paper(agreement: Agreement) -> str:
    """Return the word that stands on every page."""
    return {
        State.DRAFT: _("DRAFT"),
        State.IN_DIALOGUE: _("DRAFT, OUT FOR COMMENTS"),
        State.AWAITING_SIGNATURES: _("NOT SIGNED BY ALL"),
        State.ACTIVE: _("IN FORCE"),
        State.DUE_FOR_REVISION: _("IN FORCE"),
        State.REPLACED: _("REPLACED BY A NEWER ONE"),
        State.ENDED: _("ENDED"),
        State.EXPIRED: _("RUN OUT"),
        State.WITHDRAWN: _("GIVEN UP, NEVER IN FORCE"),
    }[State(agreement.state)]


def _data(agreement: Agreement) -> dict[str, Any]:
    """Return what the template shows."""
    text_hash = agreement.content_hash or content_hash(agreement)
    version = signed_version(text_hash)
    return {
        "lang": settings.LANGUAGE_CODE,
        "title": agreement.title,
        "state": state_on_paper(agreement),
        "is_in_force": agreement.is_in_force,
        "mark": "" if agreement.activated_at else _("DRAFT"),
        "kicker": agreement.get_kind_display(),
        "authority": agreement.workplace.unit.authority.name,
        "summary": agreement.summary,
        "facts": _facts(agreement),
        "people_title": _("Who is who"),
        "people": _people(agreement, version),
        "statement_title": _("The leader's own words"),
        "statement": agreement.leader_statement,
        "sections": _sections(agreement),
        "matrix": _matrix(agreement),
        "questions": _answers(agreement),
        "concerns": _concerns(agreement),
        "principles": _principles(agreement),
        "signatures": _signatures(version),
        "check": _check(version),
        "printed": _("Printed on %(day)s") % {"day": formats.date_short(clock.today())},
        "page_of": _("Page {page} of {pages}"),
    }


def _facts(agreement: Agreement) -> list[list[str]]:
    ends = agreement.last_day or agreement.valid_to
    rows = [
        (_("Workplace"), agreement.workplace.unit.name),
        (_("Association"), agreement.partner.name if agreement.partner else ""),
        (_("Version"), str(agreement.number)),
        (_("From"), _day(agreement.valid_from)),
        (_("Last day"), _day(ends) or (_("Until it is ended") if agreement.valid_from else "")),
        (_("Revise by"), _day(agreement.revise_on)),
        (_("Notice"), _("%(days)s days") % {"days": agreement.notice_days}),
    ]
    return [[label, value] for label, value in rows if value]


def _people(agreement: Agreement, version: AgreementVersion | None) -> list[list[str]]:
    labels = {
        "leader": _("The leader who answers for it"),
        "contact": _("Contact person"),
        "substitute": _("Steps in for the contact person"),
        "conflict_first": _("In a conflict, first"),
        "conflict_second": _("In a conflict, second"),
    }
    rows = [[labels[name], str(getattr(agreement, name))] for name in _PEOPLE if getattr(agreement, name)]
    signed = version.content["agreement"]["leader_id"] if version else agreement.leader_id
    if signed != agreement.leader_id:  # somebody else leads since: the paper says who it was
        before = User.objects.filter(pk=signed or 0).first()
        rows.insert(1, [_("Leader when it was signed"), str(before) if before else ""])
    return rows


def _sections(agreement: Agreement) -> list[dict[str, Any]]:
    rows = {row.key: row for row in agreement.sections.all()}
    found = [rows[key] for key in SectionKey.values if key in rows]
    return [
        {
            "title": str(row.get_key_display()),
            "has_matrix": row.key == SectionKey.RESPONSIBILITY,
            "text": row.text,
            "left": _("Left out on purpose: %(why)s") % {"why": row.left_because} if row.left_because else "",
        }
        for row in found
        if row.text.strip() or row.left_because
    ]


def _matrix(agreement: Agreement) -> dict[str, Any]:
    def line(row: MatrixRow) -> list[str]:
        owner = _("Yes") if row.is_staff_task else ""
        return [row.text, str(row.get_responsible_display()), owner]

    return {
        "title": _("Who is responsible for what"),
        "headings": [_("Task"), _("Responsible"), _("Belongs to the staff")],
        "rows": [line(row) for row in agreement.matrix.all()],
    }


def _answers(agreement: Agreement) -> dict[str, Any]:
    rows = {row.key: row for row in agreement.answers.all()}
    asked = [
        (question.text, rows[question.key]) for question in questions_for(agreement) if question.key in rows
    ]
    left = _("Left on purpose: %(why)s")
    return {
        "title": _("What we have thought of before the start"),
        "items": [[text, row.text or left % {"why": row.left_because}] for text, row in asked],
    }


def _concerns(agreement: Agreement) -> dict[str, Any]:
    rows = list(agreement.concerns.order_by("concern_number"))
    titles = Concern.objects.in_bulk([row.concern_number for row in rows])
    return {
        "title": _("Worries, and what we answer"),
        "items": [
            [titles[row.concern_number].title, row.text] for row in rows if row.concern_number in titles
        ],
    }


def _principles(agreement: Agreement) -> dict[str, Any]:
    keys = list(agreement.principles.values_list("clause_version", "clause_key"))
    clauses = Clause.objects.filter(version__in={version for version, _key in keys})
    known = {(row.version_id, row.key): row for row in clauses.select_related("version").order_by("position")}
    held = [row for pair, row in known.items() if pair in set(keys)]
    return {
        "title": _("Principles that the agreement confirms"),
        "items": [f"{row.label}. {row.text}" if row.label else row.text for row in held],
        "source": "; ".join(sorted({_("%(title)s, version %(number)s") % _named(row) for row in held})),
    }


def _named(clause: Clause) -> dict[str, Any]:
    return {"title": clause.version.title, "number": clause.version.number}


def _signatures(version: AgreementVersion | None) -> dict[str, Any]:
    rows = signatures_under(version) if version else []
    return {
        "title": _("Signatures"),
        "none": _("Nobody has signed this text yet."),
        "rows": [
            [str(row.get_side_display()), str(row.signer), formats.moment(row.signed_at)] for row in rows
        ],
    }


def _check(version: AgreementVersion | None) -> dict[str, str] | None:
    if version is None:
        return None
    url = check_url(version.content_hash)
    return {
        "text": _("Scan the code to see whether this text is signed and in force. Anybody can."),
        "hash": version.content_hash,
        "url": url.partition("//")[2].partition("/")[0],
        "qr": segno.make(url, error="m").svg_inline(border=2),
        "alt": _("QR code: check this agreement"),
    }


def _day(day: Any) -> str:
    return formats.date_short(day) if day else ""
