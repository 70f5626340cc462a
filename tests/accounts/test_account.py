import pytest
from django.test import Client

from samspil.base.events.models import Event
from samspil.society.accounts.models import User


def cookie(client):
    return client.cookies["samspil_language"].value


def test_name_and_language_are_changed_and_the_page_turns_english(karen, client_of):
    client = client_of(karen)
    client.post("/konto/", {"name": "Karen K.", "language": "en"})
    assert "My account" in client.get("/konto/").content.decode()
    karen.refresh_from_db()
    assert (karen.name, karen.language) == ("Karen K.", "en")
    assert Event.objects.filter(verb="account.changed").count() == 1


def test_a_civil_registration_number_is_no_name(karen, client_of):
    answer = client_of(karen).post("/konto/", {"name": "Karen 010190-1234", "language": "da"})
    assert answer.status_code == 422


def test_the_language_is_remembered_for_a_stranger_in_the_browser(client):
    answer = client.post("/sprog/", {"language": "en", "next": "/log-ind/"})
    assert answer.url == "/log-ind/"
    assert "Send me a link" in client.get("/log-ind/").content.decode()


def test_the_language_is_remembered_for_a_person_and_comes_back_at_sign_in(
    karen, client, client_of, mailed_link
):
    client_of(karen).post("/sprog/", {"language": "en", "next": "/konto/"})
    assert User.objects.get(pk=karen.pk).language == "en"
    client.post("/log-ind/", {"email": karen.email})
    client.post(mailed_link())
    assert cookie(client) == "en"
    assert "My account" in client.get("/konto/").content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", r"\\evil.example", "/\t/evil.example"]
)
def test_choosing_a_language_leads_to_no_other_site(client, target):
    assert client.post("/sprog/", {"language": "en", "next": target}).url == "/"


def test_a_language_that_we_do_not_speak_changes_nothing(karen, client_of):
    client = client_of(karen)
    assert client.post("/sprog/", {"language": "xx"}).status_code == 302
    assert "samspil_language" not in client.cookies


def test_choosing_a_language_is_no_link(client):
    assert client.get("/sprog/").status_code == 405


@pytest.mark.parametrize(("language", "words"), [("da", "Send mig et link"), ("en", "Send me a link")])
def test_the_sign_in_page_speaks_danish_and_english(client, language, words):
    assert words in client.get("/log-ind/", headers={"Accept-Language": language}).content.decode()


def test_every_form_is_refused_without_its_token(karen):
    client = Client(enforce_csrf_checks=True)
    client.force_login(karen)
    for path in (
        "/konto/",
        "/konto/adgangskode/",
        "/konto/enheder/log-ud/",
        "/log-ud/",
        "/sprog/",
        "/konto/adgangsnoegler/",
    ):
        assert client.post(path, {"language": "en", "name": "x"}).status_code == 403
