"""What anybody may read at addresses that never change; and paper that says on every page what it is worth."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import (
    adopt_version,
    correct_clause,
    link_framework,
    sign_version,
    start_version,
)
from samspil.compact.frameworks.components import html_of, paper_of
from samspil.compact.frameworks.flow import FLOW, State
from samspil.compact.frameworks.models import Clause
from samspil.society.access.matrix import Duty
from tests.factories import assigned, authority
from tests.factories.frameworks import adopted, decided, owned, signatories, version

LONG = "Frivillige er et supplement, og her er mange ord om det. " * 60


@pytest.fixture
def door(client_of):
    """Somebody from the street."""
    return client_of(None)


def pages(response):
    assert response["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]


def document(of, number=None, suffix=""):
    args = [of.authority.slug, of.slug]
    if suffix:
        return reverse("frameworks:document_pdf", args=[*args, number])
    return (
        reverse("frameworks:document_version", args=[*args, number])
        if number
        else reverse("frameworks:document", args=args)
    )


def test_the_register_says_what_holds_for_whom_and_since_when(door, region):
    frame = owned(region, title="Politik for medborgerskab", kind="policy")
    sector = owned(
        region, title="Ældrepolitik", kind="sector_policy", range_kind="sector", sector_name="Ældre"
    )
    for one in (frame, sector):
        adopted(one, "Et princip")
    page = door.get(reverse("frameworks:register", args=[region.slug])).content.decode()
    for words in ("Politik for medborgerskab", "Ældrepolitik", "Ældre"):
        assert words in page


@pytest.mark.requirement("HJ-04", "HJ-05")
def test_three_levels_and_their_links_are_drawn_and_written(door, region):
    policy = owned(region, title="Politik for medborgerskab", kind="policy")
    sector = owned(
        region, title="Ældrepolitik", kind="sector_policy", range_kind="sector", sector_name="Ældre"
    )
    frame = owned(region, title="Værdiramme", kind="value_framework")
    for one in (policy, sector, frame):
        adopted(one, "Et princip")
    link_framework(SYSTEM, sector, policy, relation_kind="builds_on")
    link_framework(SYSTEM, frame, sector, relation_kind="builds_on")
    drawing = door.get(reverse("frameworks:hierarchy", args=[region.slug]))
    svg = drawing.content.decode()
    assert drawing["Content-Type"] == "image/svg+xml"
    heights = [svg.index(title) for title in ("Politik for", "Ældrepolitik", "Værdiramme")]
    assert heights == sorted(heights)
    assert svg.count("<line ") == 2
    assert svg.count("<rect ") == 3
    assert len({part.split('y="')[1].split('"')[0] for part in svg.split("<rect ")[1:]}) == 3
    words = door.get(reverse("frameworks:register", args=[region.slug])).content.decode()
    assert words.count("bygger på") == 2


def test_a_draft_is_not_public_in_any_way(door, region):
    frame = owned(region, title="Hemmeligt udkast")
    version(frame, "Et princip")
    shown = owned(region, title="Synlig")
    adopted(shown, "Et princip")
    link_framework(SYSTEM, shown, frame, relation_kind="supplements")
    assert "Hemmeligt" not in door.get(reverse("frameworks:register", args=[region.slug])).content.decode()
    assert "Hemmeligt" not in door.get(reverse("frameworks:hierarchy", args=[region.slug])).content.decode()
    for address in (document(frame), document(frame, 1), document(frame, 1, "pdf")):
        assert door.get(address).status_code == 404


@pytest.mark.requirement("RM-01")
def test_a_superseded_version_stays_at_its_address_and_says_so(door, region):
    frame = owned(region)
    adopted(frame, "Gamle ord", on=clock.today() - timedelta(days=9))
    new = start_version(SYSTEM, frame)
    Clause.objects.filter(version=new).update(text="Nye ord")
    adopt_version(SYSTEM, decided(new))
    assert "Nye ord" in door.get(document(frame)).content.decode()
    old = door.get(document(frame, 1)).content.decode()
    assert "Gamle ord" in old
    assert "Erstattet" in old
    assert all("ERSTATTET" in page for page in pages(door.get(document(frame, 1, "pdf"))))


@pytest.mark.requirement("RM-01")
def test_a_draft_says_so_on_every_page_of_paper(client_of, region):
    draft = version(owned(region), LONG, LONG, kind="text")
    consultant = client_of(assigned(Duty.CONSULTANT, at=region))
    paper = reverse("frameworks:version_pdf", args=[draft.pk])
    found = pages(consultant.get(paper))
    assert len(found) > 1
    assert all("KLADDE" in page for page in found)
    FLOW.move(draft, to=State.IN_CONSULTATION)
    assert all("I HØRING" in page for page in pages(consultant.get(paper)))


@pytest.mark.requirement("RM-01")
def test_the_mark_goes_when_it_is_adopted_and_signed_by_all(door, region):
    chair, director = (assigned(Duty.COUNCIL_MEMBER, at=region) for _ in range(2))
    frame = owned(region)
    signatories(frame, chair, director)
    done = adopted(frame, "Et princip")
    paper = document(frame, 1, "pdf")
    assert "IKKE UNDERSKREVET" in pages(door.get(paper))[0]
    for one in (chair, director):
        sign_version(one, done, digest=done.content_hash)
    assert "KLADDE" not in pages(door.get(paper))[0]
    assert "VEDTAGET OG UNDERSKREVET" in pages(door.get(paper))[0]


def test_paper_can_be_read_aloud(door, region):
    done = adopted(owned(region), "Et princip med **fed** skrift\n\n- et\n- to")
    catalog = PdfReader(BytesIO(door.get(document(done.framework, 1, "pdf")).content)).trailer["/Root"]
    assert "/StructTreeRoot" in catalog
    described = catalog["/Metadata"].get_object().get_data()
    assert b"pdfuaid" in described
    assert b"pdfaid:part>2<" in described  # kept for years, so PDF/A as well


@pytest.mark.requirement("RM-18")
def test_anybody_proves_a_paper_by_its_mark(door, region):
    chair, director = (assigned(Duty.COUNCIL_MEMBER, at=region, name=name) for name in ("Frida", "Dorte"))
    frame = owned(region, title="Strategi for samarbejdet")
    signatories(frame, chair, director)
    done = adopted(frame, "Et princip")
    before = done.content_hash
    sign_version(chair, done, digest=before)
    assert "Frida" in door.get(reverse("frameworks:proof", args=[before])).content.decode()
    correct_clause(SYSTEM, done.clauses.get(), text="Et princip.")
    assert "rettet" in door.get(reverse("frameworks:proof", args=[before])).content.decode()
    for one in (chair, director):
        sign_version(one, done, digest=done.content_hash)
    page = door.get(reverse("frameworks:proof", args=[done.content_hash]))
    assert page.status_code == 200
    for words in ("Strategi for samarbejdet", "Frida", "Dorte", done.content_hash):
        assert words in page.content.decode()


def test_an_unknown_mark_is_told_kindly(door, db):
    assert door.get(reverse("frameworks:proof", args=["a" * 64])).status_code == 404


def test_the_mark_on_paper_is_that_of_the_page(door, region):
    done = adopted(owned(region), "Et princip")
    words = "".join(pages(door.get(document(done.framework, 1, "pdf")))).replace("\n", "").replace(" ", "")
    assert done.content_hash in words


def test_an_authority_shows_its_own_and_an_unknown_one_does_not_exist(door, region):
    other = authority("Viborg Kommune")
    adopted(owned(region, title="Regionens"), "Et princip")
    assert "Regionens" not in door.get(reverse("frameworks:register", args=[other.slug])).content.decode()
    assert door.get(reverse("frameworks:register", args=["findes-ikke"])).status_code == 404


def test_the_words_of_a_clause_know_a_little_markdown():
    html = html_of("**fed** og *kursiv*\n\n- et\n- to\n\n[her](https://example.dk)")
    for part in ("<strong>fed</strong>", "<em>kursiv</em>", "<li>et</li>", '<a href="https://example.dk">'):
        assert part in html
    assert [block["kind"] for block in paper_of("Hej\n\n- et\n- to\n\n> citat")] == [
        "paragraph",
        "item",
        "item",
        "quote",
    ]
    assert paper_of("**a** b")[0]["runs"][0] == {"text": "a", "bold": True, "italic": False}


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "# stor", "<!-- x -->"],
)
def test_the_words_of_a_clause_become_no_html_of_the_writers(text):
    html = html_of(text)
    for part in ("<b>", 'href="javascript', "<img", "<h1", "<!--"):
        assert part not in html
