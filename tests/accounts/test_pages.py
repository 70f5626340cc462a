"""Every page of sign-in, read by the hostile client in both languages."""

import pytest

from tests.accounts.conftest import PASSWORD
from tests.hostile import HostileClient

PUBLIC = ["/log-ind/", "/log-ind/?next=/konto/", "/log-ind/sendt/", "/log-ind/link/nonsense/"]
OWN = ["/konto/", "/konto/adgangskode/", "/konto/adgangsnoegler/", "/konto/enheder/"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_is_sound(karen, mailed_link, language):
    client = HostileClient(headers={"Accept-Language": language})
    for path in PUBLIC:
        client.get(path)
    client.post("/log-ind/", {"email": "x"})
    client.post("/log-ind/adgangskode/", {"email": karen.email, "password": "x"})
    client.post("/log-ind/adgangsnoegle/", {"answer": "x"})
    client.post("/log-ind/", {"email": karen.email})
    client.get(mailed_link())
    client.post("/log-ind/adgangskode/", {"email": karen.email, "password": PASSWORD})
    for path in OWN:
        assert client.get(path).status_code == 200
        client.post(path, {})


def test_the_demonstration_is_sound(karen, settings):
    settings.ROOT_URLCONF = "tests.accounts.demo_urls"
    settings.DEMO = True
    karen.email = "coordinator@demo.samspil.example"
    karen.save()
    page = HostileClient().get("/demo/").content.decode()
    assert "Log ind som Karen Koordinator" in page
