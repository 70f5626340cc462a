"""The two drafts of the strategy: the twenty differences a reader found are found by the comparison too.

Old is the earlier draft, new the later one. Row 1 has a side that is no text (approved, yet stamped as a draft): the
stamp is reported by the import, and the state is a field of the version. Row 20 is a title, which is a field as well;
here it shows as a heading that went.
"""

import pytest

from samspil.compact.frameworks.rules.difference import Change, Difference, Entry, Op, Weight, difference
from samspil.compact.frameworks.rules.importing import RepairKind, proposed_clauses
from tests.frameworks.papers import needs_papers, paper

pytestmark = needs_papers


@pytest.fixture(scope="module")
def found() -> Difference:
    return difference(proposed_clauses(paper("002")).clauses, proposed_clauses(paper("000")).clauses)


def said(entry: Entry, op: Op, weight: Weight = Weight.MEANING) -> str:
    return " | ".join(run.text for run in entry.runs if run.op == op and run.weight == weight)


def entry_where(
    found: Difference, *, gone: str = "", new: str = "", weight: Weight = Weight.MEANING
) -> Entry:
    """Return the one entry that deletes and inserts the words."""
    hits = [
        entry
        for entry in found.entries
        if gone in said(entry, Op.DELETED, weight) and new in said(entry, Op.INSERTED, weight)
    ]
    assert len(hits) == 1
    return hits[0]


def test_row_1_approval_date(found):
    assert entry_where(found, gone="xx.xx.xxxx", new="24.februar 2015").change == Change.CHANGED
    stamps = [r for r in proposed_clauses(paper("000")).debris if r.kind == RepairKind.STAMP]
    assert len(stamps) == 2


def test_row_2_patient_association_schemes(found):
    entry_where(found, new="patientstøtteordninger")


def test_row_3_citizens_perspectives(found):
    entry_where(found, new="perspektiver og erfaringer")


def test_row_4_evaluation_in_med(found):
    entry_where(found, new="evalueres efter behov")


def test_row_5_referral(found):
    entry = entry_where(found, gone="som udgangspunkt", new="visiteres")
    assert "112-førstehjælpere" in said(entry, Op.INSERTED)


def test_row_6_referred_by_or_from_the_staff(found):
    entry = entry_where(found, gone="som udgangspunkt")
    assert "fra" in said(entry, Op.DELETED).split(" | ")
    assert "af" in said(entry, Op.INSERTED).split(" | ")


def test_row_7_lived_experience(found):
    entry_where(found, gone="alvorlig sygdom")


def test_row_8_med_in_early_involvement(found):
    entry_where(found, new="(inkl. MEDudvalg)")


def test_row_9_recognition(found):
    entry_where(found, gone="sociale arrangementer", new="passende niveau")


def test_row_10_volunteers_recruit_volunteers(found):
    entry_where(found, gone="nye potentielle")


def test_row_11_title_of_the_third_guiding_mark(found):
    entry = entry_where(found, gone="ledelse", new="ansvarsfordeling")
    assert entry.clause.kind == "goal"


def test_row_12_apolitical_and_impartial(found):
    entry_where(found, new="apolitisk")


def test_row_13_special_terms(found):
    entry = entry_where(found, gone="omfanget", new="negativ")
    assert "Det Sociale Kapitel" in said(entry, Op.DELETED)
    assert "rummelighed" in said(entry, Op.INSERTED)


def test_row_14_volunteer_centre(found):
    entry_where(found, gone="kommunalt", new="det kommunale")


def test_row_15_who_arrives(found):
    entry_where(found, gone="helikopteren", new="akutlæge")


def test_row_16_words_twice_in_one_sentence(found):
    entry = entry_where(found, new="Efter behov")
    assert "efter behov" in entry.clause.text


def test_row_17_the_list_of_guiding_marks_up_front(found):
    removed = [entry for entry in found.entries if entry.change == Change.REMOVED]
    assert [entry.clause.label for entry in removed if entry.clause.label] == ["1", "2", "3", "4"]


def test_row_18_generally(found):
    assert said(entry_where(found, gone="generelt"), Op.DELETED).strip() == "generelt"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kræftsyrge", "kræftsyge"),
        ("højtlesning", "højtlæsning"),
        ("hospices", "hospicer"),
        ("112-førstehjælper", "112-førstehjælpere"),
        ("patientstøtter", "patientstøtte"),
    ],
)
def test_row_19_spelling(found, old, new):
    entry_where(found, gone=old, new=new, weight=Weight.SPELLING)


def test_row_20_title(found):
    entry = entry_where(found, gone="Strategi for samarbejdet")
    assert (entry.change, entry.clause.kind) == (Change.REMOVED, "heading")


def test_nothing_else_is_a_difference_of_meaning(found):
    """The rows above are 16 clauses changed and 5 removed; the 17th is an "and" that became a comma."""
    assert found.counts == {"same": 18, "meaning": 17, "spelling": 9, "added": 0, "removed": 5, "moved": 0}
