"""The import, proven on five papers as they were found. What is expected is counts and single words."""

import re
from collections import Counter

import pytest

from samspil.compact.frameworks.rules.importing import ClauseKind, RepairKind, lost_words, proposed_clauses
from tests.frameworks.papers import needs_papers, paper

pytestmark = needs_papers

PAPERS = ["000", "001", "002", "003", "004"]
LOOSE = re.compile(r"\b\w*(?:fi|fl|ff) [a-zæøå]+")
BROKEN_HYPHEN = re.compile(r"[a-zæøå]- (?!og\b|eller\b)[a-zæøå]|\bfri-villige|-$")


@pytest.mark.parametrize("number", PAPERS)
def test_no_word_is_lost(number):
    found = paper(number)
    assert lost_words(found, proposed_clauses(found)) == []


@pytest.mark.parametrize("number", PAPERS)
def test_no_loose_ligature_and_no_broken_hyphen_is_left(number):
    left = [
        match[0]
        for clause in proposed_clauses(paper(number)).clauses
        for pattern in (LOOSE, BROKEN_HYPHEN)
        for match in pattern.finditer(clause.text)
    ]
    assert left == []


@pytest.mark.parametrize("number", PAPERS)
def test_no_clause_begins_in_the_middle_of_a_sentence(number):
    begins = [clause.text[:1] for clause in proposed_clauses(paper(number)).clauses]
    assert not [sign for sign in begins if sign.islower()]


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_every_paragraph_ends_as_a_sentence_or_as_an_address(number):
    paragraphs = [
        clause.text
        for clause in proposed_clauses(paper(number)).clauses
        if clause.kind == ClauseKind.TEXT and not clause.label
    ]
    ends = {text[-1] if not re.search(r"www\.\S+$", text) else "." for text in paragraphs}
    assert ends <= {".", ":", ")"}


@pytest.mark.parametrize(
    ("number", "headings", "goals", "principles", "questions"),
    [("000", 8, 4, 0, 0), ("002", 9, 4, 0, 0), ("001", 5, 0, 9, 16), ("004", 13, 0, 4, 0)],
)
def test_headings_goals_principles_and_questions_are_found(number, headings, goals, principles, questions):
    proposal = proposed_clauses(paper(number))
    kinds = Counter(clause.kind for clause in proposal.clauses)
    assert kinds[ClauseKind.HEADING] == headings
    assert len(proposal.goals) == goals
    assert len(proposal.principles) == principles
    # The list has sixteen entries; the one on recruitment and ending is counted as two where there are seventeen.
    assert len(proposal.questions) == questions


def test_the_four_guiding_marks_are_goals_in_both_drafts_and_counted_once():
    for number in ("000", "002"):
        assert [goal.label for goal in proposed_clauses(paper(number)).goals] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "word", ["hårfin", "findes", "flere", "defineret", "indflydelse", "geografiske", "afløse"]
)
def test_the_loose_ligatures_of_the_later_draft_are_mended(word):
    mended = [r.after for r in proposed_clauses(paper("000")).repairs if r.kind == RepairKind.LIGATURE]
    assert word.removesuffix("et") in " ".join(mended)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("000", "MED-udvalg"),
        ("000", "112-førstehjælpere"),
        ("000", "informations-/rekrutteringskampagner"),
        ("000", "idé- og"),
        ("001", "Ansvars- og"),
        ("001", "peer-to-peer"),
        ("003", "by-skole"),
        ("003", "MED-repræsentant"),
        ("004", "MED-møder"),
    ],
)
def test_real_hyphens_are_kept(number, word):
    assert any(word in clause.text for clause in proposed_clauses(paper(number)).clauses)


def test_page_debris_is_reported():
    kinds = {
        number: Counter(str(repair.kind) for repair in proposed_clauses(paper(number)).debris)
        for number in PAPERS
    }
    assert kinds["000"] == {"stamp": 2}
    assert kinds["001"] == {"navigation": 1}
    assert kinds["002"] == {"stamp": 1, "marks": 4}
    assert kinds["003"] == {"page_number": 3}
    assert kinds["004"] == {}


def test_the_guidelines_are_lists():
    proposal = proposed_clauses(paper("004"))
    assert sum(1 for clause in proposal.clauses if clause.kind == ClauseKind.TEXT and clause.label) == 16
