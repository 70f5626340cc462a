import re

import pytest
from django.core import mail
from django.test import Client

from samspil.society.accounts.jobs import send_sign_in_link
from samspil.society.accounts.models import SignInLink, User
from tests import factories

PASSWORD = "fire heste på taget"


@pytest.fixture
def karen(db) -> User:
    user = factories.person("Karen Koordinator", "karen@example.dk")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def browser() -> Client:
    """A browser that sends what browsers send, and is held to the CSRF rules."""
    return Client(
        enforce_csrf_checks=True, headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0"}
    )


@pytest.fixture
def post(browser):
    """Open a page and post its form from the same browser, with the token that the page gave."""

    def send(url: str, data: dict | None = None, *, page: str | None = None, client: Client = browser):
        opened = client.get(page or url).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', opened)
        assert token, f"{page or url} holds no form"
        return client.post(url, {"csrfmiddlewaretoken": token[1], **(data or {})})

    return send


@pytest.fixture
def mailed_link():
    """Run the waiting job and return the path of the link that was mailed."""

    def send() -> str:
        send_sign_in_link.func(SignInLink.objects.latest("pk").pk)
        return re.search(r"http://127\.0\.0\.1:8000(/log-ind/link/\w+/)", mail.outbox[-1].body)[1]

    return send
