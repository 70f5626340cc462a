"""Bringing in a text on the screen, and comparing versions: as a consultant and as anybody meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import import_text, start_version
from samspil.compact.frameworks.models import Version
from samspil.compact.frameworks.rules.importing import proposed_clauses
from tests.factories import frameworks as made

pytestmark = pytest.mark.django_db

FOUND = "UDKAST\n\nVores ramme\n\nVi er glade for de frivillige i vores af-\ndeling, og vi vil have fl ere med.\n\nMål:\n\n1. Tid til en snak\n\n2. Ro på stuen\n"


@pytest.fixture
def policy(region):
    return made.framework(region, title="Vores ramme")


def corrections(response) -> dict[str, str]:
    form = response.context["correction"]
    return {bound.html_name: bound.value() for bound in form}


def test_a_pasted_text_is_shown_for_correction_and_nothing_is_saved_yet(client_of, administrator, policy):
    client = client_of(administrator)
    address = reverse("frameworks:importing", args=[policy.pk])
    assert client.get(address).status_code == 200
    page = client.post(address, {"text": FOUND})
    assert page.status_code == 200
    assert "flere" in page.content.decode()
    assert "UDKAST" in page.content.decode()
    assert Version.objects.count() == 0


def test_the_corrected_proposal_becomes_a_draft_and_the_original_is_kept(client_of, administrator, policy):
    client = client_of(administrator)
    address = reverse("frameworks:importing", args=[policy.pk])
    sent = corrections(client.post(address, {"text": FOUND}))
    sent |= {"kind_3": "drop", "text_1": "Vi er glade.\n\nVi vil have flere med."}
    answer = client.post(address, sent)
    version = policy.versions.get()
    assert answer.url == reverse("frameworks:version", args=[version.pk])
    assert version.original_text.replace("\r\n", "\n") == FOUND
    kinds = list(version.clauses.values_list("kind", "text"))
    assert kinds == [
        ("heading", "Vores ramme"),
        ("text", "Vi er glade."),
        ("text", "Vi vil have flere med."),
        ("heading", "Mål:"),
        ("goal", "Ro på stuen"),
    ]


def test_a_line_can_be_joined_to_the_one_above(client_of, administrator, policy):
    client = client_of(administrator)
    address = reverse("frameworks:importing", args=[policy.pk])
    sent = corrections(client.post(address, {"text": "Overskrift\n\nEt stykke.\n\nOg et til."}))
    client.post(address, sent | {"kind_2": "join"})
    assert policy.versions.get().clauses.last().text == "Et stykke. Og et til."


def test_a_text_file_is_read_also_as_older_programs_write_it(client_of, administrator, policy):
    client = client_of(administrator)
    address = reverse("frameworks:importing", args=[policy.pk])
    upload = SimpleUploadedFile("ramme.txt", "Vi går på besøg.".encode("cp1252"))
    assert "Vi går på besøg." in client.post(address, {"file": upload}).content.decode()
    for name in ("ramme.pdf", "ramme.exe"):
        refused = client.post(address, {"file": SimpleUploadedFile(name, b"%PDF-1.7")})
        assert refused.status_code == 422


def test_nothing_and_a_civil_registration_number_are_refused(client_of, administrator, policy):
    client = client_of(administrator)
    address = reverse("frameworks:importing", args=[policy.pk])
    assert client.post(address, {"text": "  "}).status_code == 422
    assert client.post(address, {"text": "Ring til 010190-1234 i dag."}).status_code == 422
    sent = corrections(client.post(address, {"text": "Vi lytter."}))
    assert client.post(address, sent | {"text_0": "010190-1234"}).status_code == 422
    assert client.post(address, {"count": "zzz", "original": "x"}).status_code == 422
    assert not policy.versions.exists()


def test_those_who_may_not_write_bring_nothing_in(client_of, leader, foreigner, region, policy):
    made.version_in_force(policy, "Vi lytter.")
    address = reverse("frameworks:importing", args=[policy.pk])
    assert client_of(leader).get(address).status_code == 403
    assert client_of(foreigner).get(address).status_code == 404
    assert client_of(None).get(address).status_code == 302


def test_a_clause_that_is_known_keeps_its_key_through_an_import(policy):
    first = import_text(SYSTEM, policy, clauses=proposed_clauses(FOUND).clauses, original_text=FOUND)
    changed = FOUND.replace("Ro på stuen", "Ro på stuen om aftenen")
    second = import_text(SYSTEM, policy, clauses=proposed_clauses(changed).clauses, original_text=changed)
    assert second.number == first.number + 1
    assert set(first.clauses.values_list("key", flat=True)) == set(
        second.clauses.values_list("key", flat=True)
    )


@pytest.fixture
def two_versions(policy):
    import_text(SYSTEM, policy, clauses=proposed_clauses(FOUND).clauses, original_text=FOUND)
    second = start_version(SYSTEM, policy)
    second.clauses.filter(text="Ro på stuen").update(text="Ro på stuen om aftenen")
    second.clauses.filter(text__startswith="Vi er glade").update(
        text="Vi er glade for de frivilliige i vores afdeling, og vi vil have flere med."
    )
    return policy


def test_the_difference_shows_what_is_new_in_words_and_not_by_colour_alone(
    client_of, administrator, two_versions
):
    address = reverse("frameworks:difference", args=[two_versions.pk])
    page = client_of(administrator).get(address, {"fra": "1", "til": "2"}).content.decode()
    assert "<ins>" in page
    assert "om aftenen" in page
    assert "frivilliige" not in page
    spelled = (
        client_of(administrator).get(address, {"fra": "1", "til": "2", "stavning": "1"}).content.decode()
    )
    assert "frivilliige" in spelled
    assert "<del>" in spelled


def test_the_two_latest_are_compared_when_none_is_named(client_of, administrator, two_versions):
    address = reverse("frameworks:difference", args=[two_versions.pk])
    client = client_of(administrator)
    assert "om aftenen" in client.get(address).content.decode()
    assert client.get(address, {"fra": "7", "til": "2"}).status_code == 404
    assert client.get(address, {"fra": "x", "til": "<b>"}).status_code == 404


def test_drafts_are_not_compared_by_strangers_and_adopted_versions_are(client_of, region, two_versions):
    address = reverse("frameworks:difference", args=[two_versions.pk])
    assert client_of(None).get(address).status_code == 404
    other = made.framework(region)
    made.version_in_force(other, "Vi lytter.")
    page = client_of(None).get(reverse("frameworks:difference", args=[other.pk]))
    assert page.status_code == 200
    assert "om aftenen" not in page.content.decode()
