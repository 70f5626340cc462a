"""Comparing two versions: what is the same, changed, added, removed and moved; noise told apart from meaning."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.compact.frameworks.rules.difference import Change, Op, Weight, difference


@dataclass(frozen=True)
class Said:
    text: str
    kind: str = "text"
    level: int = 1
    label: str = ""


def said(*texts: str) -> list[Said]:
    return [Said(text) for text in texts]


HOUSE = said(
    "Vores fælles ramme",
    "Frivillige giver tid og nærvær, som de ansatte sjældent kan nå.",
    "Borgeren kan altid sige nej tak til et besøg.",
    "Lederen har ansvaret for, at de frivillige bliver taget godt imod.",
    "Vi drøfter indsatsen i MED en gang om året.",
)


def weight_of(old: str, new: str) -> Weight:
    entries = difference(said(old), said(new)).entries
    assert len(entries) == 1
    return entries[0].weight


def test_a_version_compared_with_itself_shows_nothing():
    found = difference(HOUSE, HOUSE)
    assert found.is_empty
    assert found.counts == {"same": 5, "meaning": 0, "spelling": 0, "added": 0, "removed": 0, "moved": 0}


def test_added_and_removed_clauses_stand_where_they_belong():
    new = [HOUSE[0], HOUSE[2], *said("En helt ny sætning om kaffe og kage."), *HOUSE[3:]]
    found = difference(HOUSE, new)
    assert [entry.change for entry in found.entries] == [
        Change.SAME,
        Change.REMOVED,
        Change.SAME,
        Change.ADDED,
        Change.SAME,
        Change.SAME,
    ]


def test_a_moved_clause_is_moved_and_not_removed_and_added():
    new = [HOUSE[0], HOUSE[4], HOUSE[1], HOUSE[2], HOUSE[3]]
    found = difference(HOUSE, new)
    assert [entry.clause.text[:9] for entry in found.entries if entry.is_moved] == ["Vi drøfte"]
    assert found.counts["added"] == found.counts["removed"] == 0


def test_a_clause_is_known_again_when_it_is_moved_and_slightly_changed():
    changed = Said("Vi drøfter altid indsatsen i MED to gange om året.")
    found = difference(HOUSE, [changed, *HOUSE[:4]])
    entry = found.entries[0]
    assert entry.is_moved
    assert entry.weight == Weight.MEANING
    assert found.counts["added"] == 0


def test_the_words_that_changed_are_shown():
    found = difference(said("Vi mødes hver uge i salen."), said("Vi mødes hver måned i salen."))
    changed = [(run.op, run.text) for run in found.entries[0].runs if run.op != Op.KEPT]
    assert changed == [(Op.DELETED, "uge"), (Op.INSERTED, "måned")]


def test_a_paragraph_divided_in_two_is_one_change_of_spelling():
    whole = (
        "De frivillige kommer om tirsdagen og går en tur. Om torsdagen spiller de musik sammen med beboerne."
    )
    first, second = whole.split(". ")
    found = difference(said(whole), said(f"{first}.", second))
    assert found.counts["added"] == 0
    assert found.entries[0].is_regrouped
    assert found.entries[0].weight == Weight.SPELLING


def test_the_same_words_as_a_principle_weigh_differently():
    found = difference([Said("Alle kan sige nej.")], [Said("Alle kan sige nej.", kind="principle")])
    assert found.entries[0].is_recast
    assert found.entries[0].weight == Weight.MEANING


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De hjælper med højtlesning for alle.", "De hjælper med højtlæsning for alle."),
        ("De er på alle regionens hospices i dag.", "De er på alle regionens hospicer i dag."),
        ("En hårfi n grænse for os.", "En hårfin grænse for os."),
        ("Det lokale MED udvalg mødes.", "Det lokale MED-udvalg mødes."),
        ("Vi siger tak , og vi mener det.", "Vi siger tak, og vi mener det."),
        ('De kalder det "ro på".', "De kalder det ”ro på”."),
        ("Der er 112-førstehjælper nok.", "Der er 112-førstehjælpere nok."),
        ("Kom til mødet  i dag", "Kom til mødet i dag."),
    ],
)
def test_spelling_is_told_apart(old, new):
    assert weight_of(old, new) == Weight.SPELLING
    assert weight_of(new, old) == Weight.SPELLING


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Frivillige må give medicin her.", "Frivillige må ikke give medicin her."),
        ("De frivillige er lønnede i vores hus.", "De frivillige er ulønnede i vores hus."),
        ("Aftalen gælder fra 1. maj 2026.", "Aftalen gælder fra 1. maj 2027."),
        ("Der er plads til 10 frivillige her.", "Der er plads til 100 frivillige her."),
        ("Spørg Hansen på afdelingen om det.", "Spørg Hanson på afdelingen om det."),
        ("Lederen skal give svar på alt.", "Lederen kan give svar på alt."),
        ("Emnet er drøftet i MED i dag.", "Emnet er drøftet i med i dag."),
        ("Skriv til a@eksempel.dk om det hele.", "Skriv til b@eksempel.dk om det hele."),
        ("Vi tager en snak bagefter.", "Vi tager en snak og en kop kaffe bagefter."),
    ],
)
def test_meaning_is_never_taken_for_spelling(old, new):
    assert weight_of(old, new) == Weight.MEANING
    assert weight_of(new, old) == Weight.MEANING


WORDS = st.sampled_from(
    [
        "frivillig",
        "frivillige",
        "ansat",
        "ansatte",
        "må",
        "ikke",
        "skal",
        "MED",
        "2026",
        "2027",
        "tillid",
        "dialog",
        ",",
        ".",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
VERSIONS = st.lists(st.builds(Said, TEXTS, kind=st.sampled_from(["text", "principle"])), max_size=8)


@given(VERSIONS)
@settings(deadline=None)
def test_any_version_compared_with_itself_shows_nothing(version):
    assert difference(version, version).is_empty


@given(VERSIONS, VERSIONS)
@settings(deadline=None)
def test_what_was_kept_and_inserted_makes_the_new_version(old, new):
    found = difference(old, new)
    assert found.applied() == [clause.text for clause in new]
    assert sorted(found.undone()) == sorted(clause.text for clause in old)


@given(VERSIONS, VERSIONS)
@settings(deadline=None)
def test_the_other_direction_gives_the_same_counts_turned_around(old, new):
    there, back = difference(old, new).counts, difference(new, old).counts
    assert (there["added"], there["removed"]) == (back["removed"], back["added"])
    assert [there[name] for name in ("same", "meaning", "spelling", "moved")] == [
        back[name] for name in ("same", "meaning", "spelling", "moved")
    ]


@given(VERSIONS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_reordering_alone_changes_no_clause(version, chance):
    shuffled = list(version)
    chance.shuffle(shuffled)
    counts = difference(version, shuffled).counts
    assert counts["same"] == len(version)
