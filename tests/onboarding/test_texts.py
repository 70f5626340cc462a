"""The standard texts that a volunteer reads and signs."""

import pytest

from tests.danish import SAMSPIL, faults, lix, load

TEXTS = sorted((SAMSPIL / "people/onboarding/texts").glob("*.toml"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_holds_a_forbidden_word_or_a_cpr_number(path):
    assert faults(path) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_standard_text_has_a_version_and_both_languages(path):
    text = load(path)
    assert set(text) - {"questions"} == {
        "key",
        "kind",
        "version",
        "applies_to",
        "title",
        "body",
        "title_en",
        "body_en",
    }
    assert text["key"] == path.stem
    assert text["version"] == "2026-1"
    assert set(text["applies_to"]) <= {"all", "association", "corps", "friends_circle"}
    assert text["body"].startswith("\n") is False
    assert text["body"].count("## ") >= 2
    assert lix(text["body"]) < 40
    for question in text.get("questions", []):
        assert set(question) == {"key", "asked", "text", "text_en"}
        assert question["asked"] in {"volunteer", "workplace", "both"}


def test_every_affiliation_has_its_confidentiality_declaration_and_insurance_text():
    texts = [load(path) for path in TEXTS]
    for kind in ("confidentiality", "insurance"):
        reached = sorted(to for text in texts if text["kind"] == kind for to in text["applies_to"])
        assert reached == ["association", "corps", "friends_circle"]


def test_confidentiality_holds_towards_staff_and_after_the_end():
    for path in TEXTS:
        text = load(path)
        if text["kind"] == "confidentiality":
            assert "Også over for de ansatte" in text["body"]
            assert "når du ikke længere er frivillig" in text["body"]
            assert "pligt til at sige det til kommunen" in text["body"]
