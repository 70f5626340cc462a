"""Poster, leaflet and letter sheet: what can be asked for today, with a code and a number, for eyes and ears."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from samspil.base.core.actor import SYSTEM
from samspil.doors.portal.queries.printed import Paper, ask_address, content_of, offered_at
from samspil.people.activities.actions import close_activity, pause_activity
from samspil.people.activities.models import Activity
from samspil.society.places.models import Workplace
from tests import factories

PAPERS = ["plakat", "folder", "brev"]


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward, title="Højtlæsning på stuen", kind="reading")


def url_of(ward, kind):
    return f"/sted/{ward.slug}/tryksager/{kind}.pdf"


def titles(ward):
    return [one["title"] for one in content_of(Paper.LEAFLET, ward, offered_at(ward))["offers"]["items"]]


@pytest.mark.requirement("RM-26")
@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_is_a_tagged_pdf_for_anybody(client_of, ward, activity, kind):
    answer = client_of(None).get(url_of(ward, kind))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert (
        b"pdfuaid" in answer.content
    )  # PDF/UA-1, which Typst refuses to write without tags, language and alt texts


@pytest.mark.requirement("RM-26")
def test_the_papers_hold_only_what_can_be_asked_for_today(ward, activity):
    factories.described_activity(ward, title="Hemmelig kladde", kind="reading")
    factories.published_activity(
        ward, title="112", kind="responder", access_mode="referred", decision_reference="RR 7"
    )
    other = factories.open_workplace(ward.unit.authority, name="Afsnit B")
    factories.published_activity(other, title="Andetsteds", kind="reading")
    resting = factories.published_activity(ward, title="På pause", kind="reading")
    pause_activity(SYSTEM, resting)
    assert titles(ward) == ["Højtlæsning på stuen"]
    close_activity(SYSTEM, activity)
    assert titles(ward) == []


@pytest.mark.requirement("RM-26")
def test_the_papers_lead_to_asking_here_by_code_and_by_telephone(ward, activity, settings):
    ward.contact_phone = "+4520304050"
    said = content_of(Paper.POSTER, ward, [activity])
    assert ask_address(ward) == f"{settings.PUBLIC_URL}/bed-om/sted/{ward.slug}/"
    assert ask_address(ward) in said["qr_alt"]
    assert "20 30 40 50" in said["phone"]
    assert "sige nej" in said["no"]["text"]


def test_a_place_without_a_telephone_prints_none(ward, activity):
    ward.contact_phone = ""
    assert content_of(Paper.POSTER, ward, [activity])["phone"] == ""


def test_nothing_to_ask_for_is_no_paper(client_of, ward):
    assert client_of(None).get(url_of(ward, "plakat")).status_code == 404
    assert "Intet at udskrive" in client_of(None).get(f"/sted/{ward.slug}/tryksager/").content.decode()


def test_a_place_that_has_not_opened_prints_nothing(client_of, ward, activity):
    Workplace.objects.filter(pk=ward.pk).update(is_active=False)
    assert client_of(None).get(url_of(ward, "plakat")).status_code == 404
    assert client_of(None).get(f"/sted/{ward.slug}/tryksager/").status_code == 404


def test_there_are_three_papers_and_no_other(client_of, ward, activity):
    assert client_of(None).get(url_of(ward, "avis")).status_code == 404
    page = client_of(None).get(f"/sted/{ward.slug}/tryksager/").content.decode()
    assert all(url_of(ward, kind) in page for kind in PAPERS)
    assert "<svg" in page


def test_an_unchanged_paper_is_not_sent_twice(client_of, ward, activity):
    first = client_of(None).get(url_of(ward, "plakat"))
    again = client_of(None).get(url_of(ward, "plakat"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    Activity.objects.filter(pk=activity.pk).update(title="Nyt navn")
    changed = client_of(None).get(url_of(ward, "plakat"), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("kind", PAPERS)
def test_long_and_hostile_words_still_fit(client_of, ward, kind):
    for number in range(14):
        factories.published_activity(
            ward,
            title=f'{number} #image("x") ' + "Meget lang titel " * 3,
            kind="reading",
            summary="Ord " * 39,
        )
    assert client_of(None).get(url_of(ward, kind)).status_code == 200


def test_a_paper_takes_few_questions(client_of, ward, activity, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client_of(None).get(url_of(ward, "plakat"))


@pytest.mark.requirement("RM-26")
@pytest.mark.parametrize(("kind", "sheets"), [("plakat", 1), ("folder", 2), ("brev", 1)])
def test_what_stands_on_the_paper_can_be_read_from_it(client_of, ward, activity, kind, sheets):
    Workplace.objects.filter(pk=ward.pk).update(contact_phone="+4520304050")
    paper = PdfReader(BytesIO(client_of(None).get(url_of(ward, kind)).content))
    text = " ".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    for words in ("Højtlæsning på stuen", "20 30 40 50", "Du må altid sige nej"):
        assert words in text
    assert f"/bed-om/sted/{ward.slug}/" in text.replace(" ", "")  # a long address takes two lines
    assert len(paper.pages) == sheets
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "da"
