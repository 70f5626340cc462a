"""The card that is cut out and worn, and whose words stand on the page of rights."""

from io import BytesIO

import pytest
import time_machine
from django.utils import translation
from pypdf import PdfReader

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict
from samspil.base.events.models import Event
from samspil.people.onboarding.actions import issue_badge, publish_text, revoke_badge
from samspil.people.onboarding.models import Badge
from samspil.people.onboarding.queries import badges
from samspil.people.volunteers.actions import end_affiliation
from tests import factories
from tests.factories.onboarding import onboarded


@pytest.fixture
def badge(region, ward):
    partner = factories.partner(region)
    affiliation = factories.affiliated(ward, name="Jytte Marie Holm", partner=partner)[1]
    made = issue_badge(SYSTEM, affiliation)
    made.affiliation = affiliation
    return made


def printed(badge):
    fresh = Badge.objects.select_related("volunteer__user", "workplace__unit__authority", "revocation")
    return PdfReader(BytesIO(badges.badge_pdf(fresh.get(pk=badge.pk))))


def words(document):
    return " ".join(document.pages[0].extract_text().split())


def test_the_card_names_the_volunteer_the_place_and_the_association(badge, region):
    document = printed(badge)
    text = words(document)
    for word in (
        "FRIVILLIG",
        "Jytte H.",
        badge.number,
        badge.affiliation.partner.name,
        region.name,
        "Medicinsk",
    ):
        assert word in text
    assert "Holm" not in text
    assert len(document.pages) == 1


@pytest.mark.requirement("RM-66")
def test_the_card_is_tagged_and_says_its_language_and_title(badge, client_of, coordinator):
    answer = client_of(coordinator).get(f"/frivilligkort/{badge.pk}.pdf", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "private, no-store"
    document = PdfReader(BytesIO(answer.content))
    catalog = document.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith("da")
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()
    assert badge.number in document.metadata.title
    assert f"/frivilligkort/{badge.pk}.pdf" in client_of(coordinator).get(f"/frivilligkort/{badge.pk}/").text


def test_the_code_leads_to_the_check(badge, settings, monkeypatch):
    settings.PUBLIC_URL = "https://samspil.example.dk"
    drawn, make = [], badges.segno.make
    monkeypatch.setattr(
        badges.segno, "make", lambda url, **options: drawn.append(url) or make(url, **options)
    )
    printed(badge)
    assert drawn == [f"https://samspil.example.dk/kort/{badge.code}/"]


@pytest.mark.parametrize(
    "name", ["Gerda", "Ø", "Anna-Margrethe-Christiane-Wilhelmine " + "Ærø " * 15, '#eval("1") *Hansen*']
)
def test_any_name_fits_one_page_and_is_never_markup(badge, name):
    user = badge.volunteer.user
    user.name = name.strip()
    user.save()
    document = printed(badge)
    assert len(document.pages) == 1
    assert name.split()[0][:8] in words(document)


def test_a_card_that_does_not_hold_is_not_printed(badge, client_of, coordinator):
    revoke_badge(coordinator, badge, reason="lost")
    assert client_of(coordinator).get(f"/frivilligkort/{badge.pk}.pdf").status_code == 409


def test_the_card_of_somebody_who_has_left_is_not_printed(badge):
    end_affiliation(SYSTEM, badge.affiliation)
    with pytest.raises(Conflict):
        printed(badge)


def test_only_those_who_hand_out_cards_print_them(badge, client_of, foreigner, employee):
    for actor in (foreigner, employee):
        assert client_of(actor).get(f"/frivilligkort/{badge.pk}.pdf").status_code == 404
    assert client_of(None).get(f"/frivilligkort/{badge.pk}.pdf").status_code == 302


def test_an_authority_shows_its_own_rights_and_the_others_the_standard_ones(
    region, client_of, administrator, settings
):
    publish_text(
        administrator, region, kind="rights", version="1", title="Egne ret & <i>", body="## Egne ord"
    )
    client = client_of(None)
    standard = client.get("/rettigheder/").text
    assert "Dine rettigheder som frivillig" in standard
    own = client.get(f"/rettigheder/?myndighed={region.slug}").text
    assert "Egne ret &amp; &lt;i&gt;" in own
    assert region.name in own
    other = factories.authority("Region Nord")
    assert "Dine rettigheder som frivillig" in client.get(f"/rettigheder/?myndighed={other.slug}").text
    assert client.get("/rettigheder/?myndighed=findes-ikke").status_code == 404
    settings.TENANT = region.slug
    assert "Egne ord" in client.get("/rettigheder/").text


@pytest.mark.requirement("DR-20")
def test_everybody_reads_how_volunteers_are_insured_and_when_it_was_last_reviewed(
    region, administrator, client_of
):
    with time_machine.travel("2027-03-01 12:00+01:00", tick=False):
        publish_text(
            administrator,
            region,
            kind="insurance",
            affiliation_kind="corps",
            version="2",
            title="Forsikring i korps",
            body="Regionen dækker jer.",
        )
    page = client_of(None).get(f"/rettigheder/?myndighed={region.slug}").text
    assert "Regionen dækker jer." in page
    assert "Senest gennemgået mandag 1. marts 2027" in page
    assert "Regionen dækker jer." not in client_of(None).get("/rettigheder/").text


def test_the_volunteer_is_led_to_the_rights_of_their_own_place(ward, region, client_of):
    actor, affiliation = factories.affiliated(ward)
    onboarded(affiliation, factories.published_activity(ward))
    assert f"/rettigheder/?myndighed={region.slug}" in client_of(actor).get("/mit/parat/").text


@pytest.mark.parametrize(
    ("verb", "payload", "danish", "english"),
    [
        ("declaration.signed", {"kind": "role_limits", "version": "1"}, "Din rolle", "Your role"),
        ("badge.revoked", {"reason": "lost", "number": "1"}, "Tabt", "Lost"),
        ("duty.assigned", {"duty": "leader", "user": 3}, "Leder", "Leader"),
        ("application.declined", {"reason": "times"}, "Tiderne", "The times"),
        ("insurance.confirmed", {"kind": "accident", "volunteer": 3}, "lykke", "Accident"),
        ("insurance.confirmed", {"kind": "gone", "volunteer": 3}, "gone", "gone"),
    ],
)
def test_the_log_says_words_and_not_codes(verb, payload, danish, english):
    for language, word in (("da", danish), ("en", english)):
        with translation.override(language):
            assert word in Event(verb=verb, payload=payload).sentence("Karen")
