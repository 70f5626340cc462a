"""The agreement on paper: its state on every page, and the check that anybody can make."""

import re
import shutil
import subprocess

import pytest
from django.urls import reverse

from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.paper import agreement_pdf
from samspil.society.access.matrix import Duty
from tests import factories
from tests.agreements.rows import in_force
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db
POPPLER = shutil.which("pdftotext") is not None


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def agreement(ward, people):
    return make.active_agreement(ward, people)


def pages(content):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def test_the_paper_is_for_screen_readers_and_for_archives(agreement):
    content = agreement_pdf(agreement)
    assert content.startswith(b"%PDF-1.")
    assert b"/StructTreeRoot" in content
    meta = content.decode("latin-1")
    assert re.search(r"pdfuaid:part>1<", meta)
    assert re.search(r"pdfaid:part>2<", meta)
    assert re.search(r"pdfaid:conformance>A<", meta)


@pytest.mark.skipif(not POPPLER, reason="pdftotext is not installed")
@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.DRAFT, "KLADDE"),
        (State.IN_DIALOGUE, "KLADDE, TIL KOMMENTERING"),
        (State.AWAITING_SIGNATURES, "IKKE UNDERSKREVET AF ALLE"),
        (State.WITHDRAWN, "OPGIVET, HAR ALDRIG GÆLDT"),
    ],
)
def test_the_state_stands_on_every_page(ward, people, state, word):
    agreement = make.answered_agreement(ward, people)
    Agreement.objects.filter(pk=agreement.pk).update(state=state)
    agreement.refresh_from_db()
    found = pages(agreement_pdf(agreement))
    assert len(found) > 1
    assert all(word in page for page in found)


@pytest.mark.skipif(not POPPLER, reason="pdftotext is not installed")
def test_the_paper_says_everything_that_was_signed(agreement, people):
    text = " ".join("".join(pages(agreement_pdf(agreement))).split())
    assert "GÆLDER" in text
    for said in ("Patienterne får selskab.", "Jeg ønsker mere ro på stuerne.", "Lene Leder", "Tina Tillid"):
        assert said in text
    assert agreement.content_hash[:16] in text


def test_the_paper_is_for_those_who_see_the_agreement(agreement, people, foreigner, region, client_of):
    url = reverse("agreements:pdf", args=[agreement.pk])
    response = client_of(people.employee).get(url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    other = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region))
    for who in (foreigner, other):
        assert client_of(who).get(url).status_code == 404
    assert client_of(None).get(url).status_code == 302


def test_anybody_can_check_the_paper_and_learns_no_names(agreement, client_of):
    page = client_of(None).get(f"/aftaler/bekraeft/{agreement.content_hash}/")
    assert page.status_code == 200
    text = page.content.decode()
    for said in (agreement.title, "Medicinsk afdeling", "Underskrevet, og gælder", "Lederen"):
        assert said in text
    for name in ("Lene Leder", "Tina Tillid", "Patienterne får selskab"):
        assert name not in text


def test_the_check_says_when_the_paper_no_longer_holds(agreement, client_of):
    url = f"/aftaler/bekraeft/{agreement.content_hash}/"
    Agreement.objects.filter(pk=agreement.pk).update(state=State.REPLACED)
    assert "Gælder ikke længere" in client_of(None).get(url).content.decode()
    Agreement.objects.filter(pk=agreement.pk).update(content_hash="b" * 64)
    assert "en anden tekst" in client_of(None).get(url).content.decode()


def test_a_text_signed_by_one_only_is_not_in_force(ward, people, client_of):
    agreement = make.awaiting_agreement(ward, people)
    make.sign(people.leader, agreement, "leader")
    text_hash = agreement.versions.get().content_hash
    page = client_of(None).get(f"/aftaler/bekraeft/{text_hash}/").content.decode()
    assert "Gælder ikke" in page
    assert "Underskrevet, og gælder" not in page


@pytest.mark.parametrize("text_hash", ["0" * 64, "abc", "x-y"])
def test_an_unknown_text_is_told_kindly(text_hash, ward, client_of):
    in_force(ward)
    response = client_of(None).get(f"/aftaler/bekraeft/{text_hash}/")
    assert response.status_code == 404
    assert "Vi kender ikke denne tekst" in response.content.decode()
