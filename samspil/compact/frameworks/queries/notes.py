"""The note of a consultation on paper: every answer, with what became of it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.base.ui.pdf import typeset
from samspil.compact.frameworks.models import Answer, Consultation
from samspil.compact.frameworks.queries.consultations import Passage, parties_of, passages

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "frameworks" / "note.typ"


def note_pdf(consultation: Consultation) -> bytes:
    """Return the note as a tagged PDF. In Danish, whoever prints it: it is a Danish document."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(TEMPLATE, note_paper(consultation), is_archival=True)


def note_paper(consultation: Consultation) -> dict[str, Any]:
    """Return what stands on the paper."""
    version = consultation.version
    return {
        "lang": settings.LANGUAGE_CODE,
        "title": _("Note of the consultation: %(title)s") % {"title": consultation.title},
        "kicker": f"{version.framework.authority.name} · {version.title}",
        "page": _("Page"),
        "of": _("of"),
        "facts": _facts(consultation),
        "note": {"title": _("What the consultation led to"), "text": consultation.note},
        "parties_title": _("Who was heard"),
        "parties_head": [_("Party"), _("What they are"), _("Answer")],
        "parties": [
            [party.name, str(party.get_kind_display()), _told(party)] for party in parties_of(consultation)
        ],
        "answers_title": _("All answers, and what became of them"),
        "no_answers": _("Nobody has sent remarks."),
        "passages": [_passage(passage) for passage in passages(consultation)],
    }


def _facts(consultation: Consultation) -> list[list[str]]:
    version = consultation.version
    return [
        [_("Draft"), _("%(title)s, version %(number)s") % {"title": version.title, "number": version.number}],
        *([[_("Opened"), date_long(consultation.opened_at)]] if consultation.opened_at else []),
        [_("Last day for answers"), date_long(consultation.deadline)],
        *([[_("Note published"), date_long(consultation.published_at)]] if consultation.published_at else []),
    ]


def _told(party: Any) -> str:
    """Say how a party of `parties_of` has answered."""
    if party.answered_at is None:
        return _("Has not answered")
    if not party.said:
        return _("Has no remarks")
    return _("Has answered, some of it late") if party.late else _("Has answered")


def _passage(passage: Passage) -> dict[str, Any]:
    clause = passage.clause
    return {
        "title": f"{clause.label} {clause.text}".strip() if clause else _("About the whole"),
        "is_quoted": clause is not None,
        "answers": [_answer(answer) for answer in passage.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "who": answer.party.name,
        "late": _("Came after the deadline") if answer.is_late else "",
        "text": answer.text,
        "became": str(answer.response.get_disposition_display()),
        "response": answer.response.text,
    }
