"""Answering the guide: short answers that write the draft."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import FramingAnswered
from samspil.compact.agreements.models import Agreement, FramingAnswer
from samspil.compact.agreements.rules.framing import PAGES
from samspil.compact.agreements.rules.people import possible_contacts, possible_leaders
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

_PEOPLE = ("leader", "contact", "substitute", "conflict_first", "conflict_second")
_NOTICE = range(366)
_MONTHS = range(1, 37)
_HOURS = Decimal(60)


@action
def answer_framing(by: Actor, agreement: Agreement, *, page: str, **answers: Any) -> None:
    """Save the answers of one page and write the draft anew, but for the sections that a person has written.

    An answer that is left blank takes the standard sentence again. Raises Invalid for people without a duty at the place,
    dates in the wrong order and CPR numbers, IllegalMove once the agreement is in force. Unknown names are a programming error.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    names = PAGES[page]
    if unknown := set(answers) - {*names.words, *names.facts}:
        message = f"The page {page} does not ask for {', '.join(sorted(unknown))}."
        raise TypeError(message)
    held = Held.being_written(by, agreement)
    facts = {name: answers[name] for name in names.facts if name in answers}
    _refuse_nonsense(agreement, facts, {name: answers[name] for name in names.words if name in answers})
    held.change(facts)
    for name in names.words:
        if name in answers:
            _keep(agreement, name, answers[name])
    sections = held.redraft()
    held.settle()
    record(FramingAnswered(subject=agreement, page=page, sections=sections), by=by)


def _keep(agreement: Agreement, key: str, answer: str | list[str]) -> None:
    text = "\n".join(answer) if isinstance(answer, list) else answer.strip()
    FramingAnswer.objects.update_or_create(agreement=agreement, key=key, defaults={"text": text})


def _refuse_nonsense(agreement: Agreement, facts: Mapping[str, Any], words: Mapping[str, Any]) -> None:
    errors: dict[str, list[str]] = {
        name: [str(MESSAGE)] for name, text in {**facts, **words}.items() if holds_cpr(str(text))
    }
    errors |= _people_errors(agreement, facts)
    errors |= _date_errors(agreement, facts)
    if "title" in facts and not facts["title"].strip():
        errors["title"] = [_("Give the agreement a title.")]
    if facts.get("notice_days") is not None and facts["notice_days"] not in _NOTICE:
        errors["notice_days"] = [_("Write a number of days between 0 and 365.")]
    if facts.get("evaluate_months") is not None and facts["evaluate_months"] not in _MONTHS:
        errors["evaluate_months"] = [_("Write a number of months between 1 and 36.")]
    hours = facts.get("coordinator_hours")
    if hours is not None and not 0 <= hours <= _HOURS:
        errors["coordinator_hours"] = [_("Write a number of hours between 0 and 60.")]
    if errors:
        raise Invalid(errors)


def _people_errors(agreement: Agreement, facts: Mapping[str, Any]) -> dict[str, list[str]]:
    errors = {}
    contacts = possible_contacts(agreement)
    for name in _PEOPLE:
        person = facts.get(name)
        if person is None:
            continue
        if name == "leader" and not possible_leaders(agreement).filter(pk=person.pk).exists():
            errors[name] = [_("Choose an active leader of this place.")]
        elif not contacts.filter(pk=person.pk).exists():
            errors[name] = [_("Choose an active person with a duty at this place.")]
    for first, second, sentence in _TWO_PEOPLE:
        one, other = (facts.get(name, getattr(agreement, name)) for name in (first, second))
        if one is not None and one == other and {first, second} & set(facts):
            errors[second if second in facts else first] = [str(sentence)]
    return errors


_TWO_PEOPLE: tuple[tuple[str, str, Promise], ...] = (
    ("contact", "substitute", gettext_lazy("The substitute must be somebody else than the contact person.")),
    (
        "conflict_first",
        "conflict_second",
        gettext_lazy("Choose another person, so that there is always somebody to go to."),
    ),
)


def _date_errors(agreement: Agreement, facts: Mapping[str, Any]) -> dict[str, list[str]]:
    begins: date | None = facts.get("valid_from", agreement.valid_from)
    ends: date | None = facts.get("valid_to", agreement.valid_to)
    revised: date | None = facts.get("revise_on", agreement.revise_on)
    errors = {}
    if begins and ends and ends < begins:
        errors["valid_to"] = [_("The last day cannot come before the first.")]
    if "revise_on" in facts and revised and begins and revised <= begins:
        errors["revise_on"] = [_("Choose a day after the first one.")]
    if "revise_on" in facts and revised and ends and revised > ends:
        errors["revise_on"] = [_("Choose a day no later than the last one.")]
    return errors
