"""From short answers to whole sections: how the guide writes a draft."""

import re
from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import date_long, number
from samspil.compact.agreements.models import Agreement, SectionKey
from samspil.compact.agreements.queries.library import Template, defaults, sentences

_NAME = re.compile(r"\{([a-z_]+)\}")
_BLANK_LINES = re.compile(r"\n{3,}")


def draft(agreement: Agreement, template: Template, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the text of every section, in Danish: what was answered, and where nothing was, what fits most places."""
    with translation.override("da"):
        words = {**defaults(), **_of_template(template), **_answered(answers), **_of_agreement(agreement)}
    return {key: _filled(template.sections[key], words) for key in SectionKey.values}


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Put the words in; twice, because a sentence may name the authority. What is no name of ours stays as written."""
    for _round in range(2):
        text = _NAME.sub(lambda found: words.get(found[1], found[0]), text)
    lines = "\n".join(line.strip() for line in text.splitlines())
    return _BLANK_LINES.sub("\n\n", lines).strip()


def _of_template(template: Template) -> dict[str, str]:
    return {"may": listed(template.may), "may_not": listed(template.may_not)}


def _answered(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers as sentences; what was left blank keeps the default."""
    found = {}
    for key, text in answers.items():
        if key in sentences():
            found[key] = " ".join(sentences()[key][code] for code in text.split() if code in sentences()[key])
        elif key in ("may", "may_not"):
            found[key] = listed(text.splitlines())
        else:
            found[key] = text.strip()
    for key in ("expenses", "insurance"):
        if note := answers.get(f"{key}_note", "").strip():
            found[key] = f"{found.get(key) or defaults()[key]} {note}"
    return {key: text for key, text in found.items() if text}


def _of_agreement(agreement: Agreement) -> dict[str, str]:
    partner = agreement.partner.name if agreement.partner else ""
    return {
        "place": agreement.workplace.unit.name,
        "authority": agreement.workplace.unit.authority.name,
        "partner": partner or _("the association"),
        "partner_responsibility": _partner_sentence(partner),
        "coordinator_time": _hours_sentence(agreement),
        "evaluation_interval": _interval(agreement.evaluate_months),
        "period": _period(agreement),
        "revise_on": date_long(agreement.revise_on) if agreement.revise_on else _("a year after it begins"),
        "notice": ngettext("%(count)s day's", "%(count)s days'", agreement.notice_days)
        % {"count": agreement.notice_days},
    }


def _partner_sentence(partner: str) -> str:
    if not partner:
        return ""
    return _(
        "%(partner)s answers for its own volunteers, and the workplace for what happens at the place."
    ) % {"partner": partner}


def _hours_sentence(agreement: Agreement) -> str:
    if not agreement.coordinator_hours:
        return ""
    return _("%(hours)s hours a week are set aside for working with the volunteers.") % {
        "hours": number(agreement.coordinator_hours)
    }


def _interval(months: int | None) -> str:
    if not months:
        return _("once a year")
    return ngettext("every month", "every %(count)s months", months) % {"count": months}


def _period(agreement: Agreement) -> str:
    if agreement.valid_from is None:
        return _("from the day when both sides have signed, until it is ended")
    words = {"start": date_long(agreement.valid_from)}
    if agreement.valid_to is None:
        return _("from %(start)s until it is ended") % words
    return _("from %(start)s to %(end)s") % {**words, "end": date_long(agreement.valid_to)}


def listed(lines: Sequence[str]) -> str:
    """Return a Markdown list of the lines that say something."""
    return "\n".join(f"- {line.strip().lstrip('-').strip()}" for line in lines if line.strip())
