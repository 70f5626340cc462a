"""The role card, on screen and on paper."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from samspil.people.activities.actions import close_activity, draft_activity, pause_activity
from samspil.people.activities.queries import role_cards, sheet_of, templates


def card(activity):
    return reverse("activities:role_card", args=[activity.pk, activity.slug])


def pdf(activity):
    return reverse("activities:role_card_pdf", args=[activity.pk])


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.requirement("RM-22", "RM-64")
def test_anybody_reads_both_lists_and_both_sides_without_a_login(published, page_of):
    page = page_of().get(card(published)).text
    for text in (
        "Samtale og selskab",
        "Løfte eller flytte patienter",
        "Pleje og behandling",
        "Tid, nærvær og en samtale",
    ):
        assert text in page
    assert "Blå vest med navneskilt" in page
    assert "<svg" in page


@pytest.mark.requirement("RM-22")
def test_the_qr_code_leads_to_the_card(published, page_of, monkeypatch, settings):
    settings.PUBLIC_URL = "https://samspil.example.dk"
    drawn = []
    make = role_cards.segno.make
    monkeypatch.setattr(
        role_cards.segno, "make", lambda url, **options: drawn.append(url) or make(url, **options)
    )
    page_of().get(card(published))
    assert drawn == [f"https://samspil.example.dk{card(published)}"]


def test_a_draft_and_a_closed_activity_have_no_public_card(draft, published, coordinator, page_of):
    close_activity(coordinator, published)
    for address in (card(published), pdf(published)):
        assert page_of().get(address).status_code == 404


def test_a_draft_has_no_public_card(draft, leader, page_of):
    for who in (None, leader):
        assert page_of(who).get(card(draft)).status_code == 404
        assert page_of(who).get(pdf(draft)).status_code == 404


def test_a_paused_activity_says_so(published, coordinator, page_of):
    pause_activity(coordinator, published)
    page = page_of().get(card(published), headers={"Accept-Language": "en"}).text
    assert "Paused for the time being." in page


def test_an_old_address_leads_to_the_new_one(published, page_of):
    response = page_of().get(reverse("activities:role_card", args=[published.pk, "gammelt-navn"]))
    assert response.url == card(published)


@pytest.mark.requirement("RM-22", "RM-66")
@pytest.mark.parametrize(("language", "heading"), [("da", "må"), ("en", "The volunteer may")])
def test_the_card_on_paper_is_one_tagged_page_that_machines_can_read(published, page_of, language, heading):
    response = page_of().get(pdf(published), headers={"Accept-Language": language})
    assert response["Content-Type"] == "application/pdf"
    document = PdfReader(BytesIO(response.content))
    catalog = document.root_object
    text = " ".join(page.extract_text() for page in document.pages)
    assert len(document.pages) == 1
    assert published.title in text
    assert heading in text
    assert "Løfte eller flytte patienter" in " ".join(text.split())
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"].startswith(language)
    assert published.title in document.metadata.title
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()


def test_what_people_wrote_is_text_and_never_markup(published, page_of):
    published.title, published.staff_do = 'Kaffe #import "x" [*]', '$x$ #eval("1") @label <tag>\n= Overskrift'
    published.save()
    text = PdfReader(BytesIO(page_of().get(pdf(published)).content)).pages[0].extract_text()
    assert 'Kaffe #import "x" [*]' in text
    assert "= Overskrift" in text


def test_the_card_is_set_once_for_each_change(published, page_of, settings):
    client = page_of()
    first = client.get(pdf(published))
    kept = list(settings.MEDIA_ROOT.rglob("*.pdf"))
    assert client.get(pdf(published)).content == first.content
    assert list(settings.MEDIA_ROOT.rglob("*.pdf")) == kept
    assert client.get(pdf(published), headers={"If-None-Match": first["ETag"]}).status_code == 304
    published.staff_do = "Noget andet"
    published.save()
    second = client.get(pdf(published), headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert second["ETag"] != first["ETag"]
    assert len(list(settings.MEDIA_ROOT.rglob("*.pdf"))) == 1


@pytest.mark.parametrize("key", sorted(templates()))
def test_the_card_of_every_template_fits_one_page(ward, leader, key):
    sheet = sheet_of(draft_activity(leader, ward, template=key))
    assert len(PdfReader(BytesIO(role_cards.role_card_pdf(sheet))).pages) == 1
    assert not sheet.readability.is_hard
