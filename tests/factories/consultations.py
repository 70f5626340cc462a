"""Consultations as they stand on the way: planned, open, ended."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import (
    add_party,
    close_consultation,
    open_consultation,
    plan_consultation,
    send_answers,
)
from samspil.compact.frameworks.models import Answer, Clause, Consultation, Party, Version


def planned(of: Version, *kinds: str, days: int = 30, late_kind: str = "marked") -> Consultation:
    """Return a consultation that nobody has been invited to yet, with one party of each kind."""
    consultation = plan_consultation(
        SYSTEM,
        of,
        title="Høring om rammen",
        deadline=clock.today() + timedelta(days=days),
        late_kind=late_kind,
    )
    for kind in kinds:
        add_party(SYSTEM, consultation, kind=kind, name=f"Part {kind}", email=f"{kind}@example.dk")
    return consultation


def opened(of: Version, *kinds: str, days: int = 30, late_kind: str = "marked") -> Consultation:
    """Return a consultation that everybody has been invited to."""
    consultation = planned(of, *(kinds or ("med", "association")), days=days, late_kind=late_kind)
    open_consultation(SYSTEM, consultation)
    return consultation


def answered(party: Party, text: str = "Vi er glade for det.", clause: Clause | None = None) -> Answer:
    """Let the party say one thing."""
    place = clause.pk if clause else None
    send_answers(SYSTEM, party, key=party.key, texts={place: text})
    return party.answers.get(clause=clause)


def closed(of: Version, *kinds: str) -> Consultation:
    """Return a consultation that has ended, with one answer of each party about the whole."""
    consultation = opened(of, *kinds)
    for party in consultation.parties.all():
        answered(party, f"Svar fra {party.name}.")
    close_consultation(SYSTEM, consultation)
    return consultation
