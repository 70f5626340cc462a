import pytest
from django.urls import reverse

from samspil.people.applications.models import Interest
from samspil.society.accounts import rules

FORM = {"name": "Ida", "email": "ida@example.dk"}


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(rules, "FORMS_OF_A_NETWORK", 3)


@pytest.fixture
def form(region):
    return reverse("applications:interest", args=[region.slug])


def test_a_network_that_sends_a_form_again_and_again_is_asked_to_wait(form, client_of):
    client = client_of(None)
    assert [client.post(form, FORM).status_code for _n in range(5)] == [302, 302, 302, 429, 429]
    assert Interest.objects.count() == 3
    assert client.get(form).status_code == 200


def test_another_network_and_another_form_are_not_held_up(region, form, client_of):
    client = client_of(None)
    for _n in range(4):
        client.post(form, FORM)
    assert client.post(form, FORM, REMOTE_ADDR="203.0.113.9").status_code == 302
    idea = reverse("dialogue:idea_new", args=[region.slug])
    assert client.post(idea, {"text": ""}).status_code == 422


def test_who_is_signed_in_is_not_counted(form, coordinator, client_of):
    client = client_of(coordinator)
    assert {client.post(form, FORM).status_code for _n in range(5)} == {302}
