"""Every fact can be told: a verb in the past, and a sentence in both languages that its payload fills."""

import re
from dataclasses import fields

import pytest
from django.utils import translation

from samspil.base.events.facts import REGISTRY
from samspil.base.events.models import Event

SHAPE = re.compile(r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$")
IRREGULAR = {
    *(
        "begun",
        "broken",
        "brought",
        "chosen",
        "built",
        "cut",
        "done",
        "found",
        "forgotten",
        "given",
        "gone",
        "held",
        "sought",
        "kept",
        "left",
        "let",
        "lost",
        "made",
        "met",
    ),
    *(
        "paid",
        "put",
        "read",
        "said",
        "seen",
        "sent",
        "set",
        "shown",
        "spoken",
        "taken",
        "told",
        "understood",
        "withdrawn",
        "won",
        "written",
    ),
}
FACTS = {verb: fact for verb, fact in REGISTRY.items() if not verb.startswith("test.")}


CONDITIONS = {"due", "expiring", "missing", "overdue"}  # what the clock alone brings about


def is_past(verb):
    words = [re.sub(r"^(re|un)(?=[a-z]{3})", "", word) for word in verb.rpartition(".")[2].split("_")]
    return any(word in IRREGULAR | CONDITIONS or word.endswith("ed") for word in words)


@pytest.mark.parametrize("verb", sorted(FACTS))
def test_a_verb_is_a_noun_and_what_was_done_to_it(verb):
    assert SHAPE.match(verb)
    assert is_past(verb)


@pytest.mark.parametrize("verb", sorted(FACTS))
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_sentence_is_filled_by_its_payload(verb, language):
    told = {
        field.name: "7"
        for field in fields(FACTS[verb])
        if field.name not in {"subject", *FACTS[verb].personal}
    }
    with translation.override(language):
        sentence = str(FACTS[verb].sentence) % {"actor": "Karen", **told}
        assert Event(verb=verb, payload=told).sentence("Karen")
    assert "%" not in sentence.replace("%%", "")


@pytest.mark.parametrize("verb", sorted(FACTS))
def test_a_sentence_is_said_in_danish(verb):
    with translation.override("en"):
        english = str(FACTS[verb].sentence)
    with translation.override("da"):
        assert str(FACTS[verb].sentence) != english


def test_a_verb_that_is_not_past_is_recognised():
    assert is_past("shift.signed_up")
    assert not is_past("shift.sign_up")


_DAYS = re.compile(r"(_on|_day|_from|_start|_end)$|^(until|deadline|before)$")
_NAMES = {"job", "number", "version"}  # what people know it by


@pytest.mark.parametrize("verb", sorted(FACTS))
def test_a_sentence_says_words_and_no_codes(verb):
    fact = FACTS[verb]
    said = set(re.findall(r"%\((\w+)\)s", str(fact.sentence)))
    text = {field.name for field in fields(fact) if field.name in said and field.type in (str, "str")}
    assert {name for name in text - set(fact.labels) - _NAMES if not _DAYS.search(name)} == set()
