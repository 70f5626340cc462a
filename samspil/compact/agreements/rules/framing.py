"""Which answers each page of the guide asks for: those that become words, and those that the agreement holds itself."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The names of the answers on one page."""

    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


PAGES: Mapping[str, Page] = {
    "hvad": Page(words=("purpose", "target_group"), facts=("title", "summary", "leader_statement")),
    "opgaver": Page(words=("may", "may_not", "absence")),
    "personer": Page(
        facts=("leader", "contact", "substitute", "conflict_first", "conflict_second", "coordinator_hours")
    ),
    "hverdag": Page(words=("times", "meeting_point", "identification", "information")),
    "vilkaar": Page(
        words=(
            "expenses",
            "expenses_note",
            "insurance",
            "insurance_note",
            "recognition",
            "recruitment",
            "refusal_how",
            "diversity_how",
        ),
        facts=("legal_reviewed_on",),
    ),
    "tid": Page(
        words=("evaluation_how",),
        facts=("valid_from", "valid_to", "revise_on", "notice_days", "evaluate_months", "is_public"),
    ),
    # The light track: what, when and where, who answers. The fourth step is the signature.
    "lille-hvad": Page(words=("purpose", "target_group", "may"), facts=("title", "summary")),
    "lille-hvornaar": Page(words=("times", "meeting_point"), facts=("valid_from", "valid_to")),
    "lille-hvem": Page(facts=("leader", "contact")),
}
