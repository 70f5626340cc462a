"""Text as it is found becomes clauses. These texts are our own; the papers have a file of their own."""

from samspil.compact.frameworks.rules.importing import ClauseKind, RepairKind, lost_words, proposed_clauses


def texts(found: str) -> list[str]:
    proposal = proposed_clauses(found)
    assert lost_words(found, proposal) == []
    return [clause.text for clause in proposal.clauses]


def text_of(found: str) -> str:
    return " ".join(texts(found))


BROKEN = """ KLADDE
Vores ramme

Vi er glade for de frivillige i vores af-
deling. De kommer med ro og tid, og de gør en forskel,
som alle kan mærke. Derfor har MED-
udvalget talt om, hvad der er fi nt, og hvad der skal ændres,
så vi får fl ere med.

Side 1 af 2
 KLADDE
Mål:

1. Flere hverdage med tid til en
snak

• Vi spørger borgeren først.
• Vi siger tak.

2. Færre aftener alene

Side 2 af 2
"""


def test_broken_lines_become_paragraphs_headings_and_goals():
    proposal = proposed_clauses(BROKEN)
    shape = [(clause.kind, clause.label) for clause in proposal.clauses]
    assert shape == [
        (ClauseKind.HEADING, ""),
        (ClauseKind.TEXT, ""),
        (ClauseKind.HEADING, ""),
        (ClauseKind.GOAL, "1"),
        (ClauseKind.TEXT, "•"),
        (ClauseKind.TEXT, "•"),
        (ClauseKind.GOAL, "2"),
    ]
    assert "i vores afdeling. De kommer" in proposal.clauses[1].text
    assert "MED-udvalget talt om, hvad der er fint" in proposal.clauses[1].text
    assert proposal.clauses[3].text == "Flere hverdage med tid til en snak"


def test_what_was_taken_out_is_reported_with_its_line():
    debris = [(repair.kind, repair.before, repair.line) for repair in proposed_clauses(BROKEN).debris]
    assert debris == [
        (RepairKind.STAMP, "KLADDE", 1),
        (RepairKind.PAGE_NUMBER, "Side 1 af 2", 10),
        (RepairKind.STAMP, "KLADDE", 11),
        (RepairKind.PAGE_NUMBER, "Side 2 af 2", 22),
    ]


def test_loose_ligatures_go_back_into_their_words():
    found = "Det er hårfi nt afl æst: fi re fl ittige, et geografi sk område, defi neret og indfl ettet."
    assert text_of(found) == (
        "Det er hårfint aflæst: fire flittige, et geografisk område, defineret og indflettet."
    )


def test_whole_words_that_end_like_a_ligature_stay_alone():
    found = "Vi har wi-fi til alle. Hendes filosofi er enkel, og et fotografi af byen hænger her. Se side 3 ff og videre."
    assert text_of(found) == found


def test_a_ligature_sign_is_two_letters():
    assert text_of("En ﬁn ﬂok.") == "En fin flok."


def test_a_hyphen_at_the_end_of_a_line_goes_when_it_only_divided_the_word():
    assert text_of("Vi taler om samar-\nbejdet hver uge.") == "Vi taler om samarbejdet hver uge."


def test_a_hyphen_that_belongs_to_the_word_stays():
    assert (
        text_of("De er 112-\nførstehjælpere i et MED-\nudvalg.")
        == "De er 112-førstehjælpere i et MED-udvalg."
    )
    assert text_of("En by-skole ligger her, og en ny by-\nskole bygges nu.").endswith(
        "en ny by-skole bygges nu."
    )


def test_a_hyphen_before_and_is_no_division():
    found = "Her er information om rekrutterings-\nog velkomstmøder."
    assert text_of(found) == "Her er information om rekrutterings- og velkomstmøder."


def test_a_hyphen_left_inside_a_line_goes_when_the_text_writes_the_word_whole():
    found = (
        "De frivillige kommer, de frivillige går, og de fri-villige kommer igen med en e-mail til by-skolen."
    )
    assert text_of(found).endswith("og de frivillige kommer igen med en e-mail til by-skolen.")


def test_running_heads_go_and_are_reported():
    page = "Værdier for os i Enghaven\n\nVi lytter til hinanden i nr. {0}, og det gør vi længe.\n\f"
    found = "".join(page.format(number) for number in range(1, 4))
    proposal = proposed_clauses(found)
    assert len(proposal.clauses) == 3
    assert [repair.kind for repair in proposal.debris] == [RepairKind.RUNNING] * 3
    assert lost_words(found, proposal) == []


def test_the_same_bullet_twice_is_no_running_head():
    found = "Steder:\n• Lokal-MED\n• Møde\n• Lokal-MED\n• Møde\n• Lokal-MED"
    assert texts(found).count("Lokal-MED") == 3


def test_principles_and_questions_are_known_by_the_heading_above_them():
    found = (
        "Fælles principper:\n\n▪ Frivillige er et tillæg til det faglige.\n▪ Alle kan sige nej tak.\n\n"
        "Gode spørgsmål\n\n- Hvem siger velkommen?\n- Hvad gør vi, hvis ingen kommer\n"
    )
    proposal = proposed_clauses(found)
    assert len(proposal.principles) == 2
    assert len(proposal.questions) == 2


def test_a_date_is_no_numbered_heading():
    assert texts("Vi mødtes i byen den\n31. oktober om aftenen.") == [
        "Vi mødtes i byen den 31. oktober om aftenen."
    ]


def test_a_numbered_goal_says_so_itself():
    goals = proposed_clauses(
        "Pejlemærke 1: Tid til en snak\n\nVi lytter.\n\nPejlemærke 2: Ro\n\nVi venter."
    ).goals
    assert [(goal.label, goal.text) for goal in goals] == [
        ("Pejlemærke 1", "Tid til en snak"),
        ("Pejlemærke 2", "Ro"),
    ]


def test_nothing_gives_nothing():
    assert proposed_clauses("").clauses == []
    assert proposed_clauses(" \n\f\n ").repairs == []
