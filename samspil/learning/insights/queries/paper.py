"""The report of an evaluation on paper."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.base.ui.pdf import typeset
from samspil.learning.insights.models import Answer, Evaluation, Outcome
from samspil.learning.insights.queries.context import numbers_of, told
from samspil.learning.insights.queries.evaluations import Report, Section, report_of

_TEMPLATE = Path(__file__).resolve().parents[1] / "templates/insights/report.typ"


def report_pdf(evaluation: Evaluation) -> bytes:
    """Return the report as PDF/UA-1 and PDF/A-2a, in Danish whoever prints it."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(_TEMPLATE, _data(evaluation, report_of(evaluation)), is_archival=True)


def _data(evaluation: Evaluation, report: Report) -> dict[str, Any]:
    return {
        "lang": settings.LANGUAGE_CODE,
        "kicker": _("Evaluation"),
        "title": evaluation.title,
        "place": evaluation.workplace.unit.name,
        "partner": evaluation.partner.name if evaluation.partner else "",
        "period": f"{date_long(evaluation.first_on)} – {date_long(evaluation.last_on)}",
        "state": str(evaluation.get_state_display()),
        "heard_title": _("Who has answered"),
        "heard": [f"{voice.label}: {count}" for voice, count in report.heard],
        "sections": [_section(section) for section in report.sections],
        "advice_title": _("What is advised"),
        "advice": [f"{one.get_voice_display()}: {one.get_advice_display()}" for one in report.answers],
        "keep_title": _("What works, and should stay as it is"),
        "keep": _lines(report, "keep"),
        "change_title": _("What should be done in another way"),
        "change": _lines(report, "change"),
        "numbers_title": _("Background: the numbers of the period"),
        "numbers": [list(row) for row in told(numbers_of(evaluation))],
        "page": _("Page"),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": str(section.group.label),
        "unlit": _("Not illuminated") if section.is_missing else "",
        "outcomes": [_outcome(row) for row in section.outcomes],
    }


def _outcome(row: Outcome) -> dict[str, str]:
    return {
        "heading": f"{row.answer.get_voice_display()}: {row.get_effect_display()}",
        "words": row.words,
        "basis": str(row.get_basis_display()),
    }


def _lines(report: Report, name: str) -> list[list[str]]:
    def line(answer: Answer) -> list[str]:
        return [str(answer.get_voice_display()), getattr(answer, name)]

    return [line(answer) for answer in report.answers if getattr(answer, name)]
