from pathlib import Path

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import OperationalError
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core.actor import Actor
from samspil.base.ui import theme
from samspil.base.ui.components.drawing import NavItem
from samspil.base.ui.strict import UndefinedVariable
from tests.hostile import complaints

ROOM = Path(theme.__file__).parent
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


class Tenant:
    slug, name, tagline, brand_colour = "rm", "Region Midtjylland", "Sammen om mennesket", "#ffcc00"


def navigation(request):
    return [NavItem("I dag", "/", current=True), NavItem("Vagter", "/vagter/", count=3)]


def footer(request):
    return [NavItem("Tilgængelighedserklæring", "/tilgaengelighed/")]


def tenant(request):
    return Tenant()


@pytest.fixture
def request_of_anna(settings):
    here = __name__
    settings.SHELL_NAVIGATION = f"{here}.navigation"
    settings.SHELL_FOOTER = f"{here}.footer"
    settings.SHELL_TENANT = f"{here}.tenant"
    request = RequestFactory().get("/")
    request.actor = Actor(user_id=1, name="Anna Ørsted")
    return request


def test_the_frame_shows_who_and_where_one_is(request_of_anna):
    html = render_to_string("ui/error.html", {"status": 404, "title": "Væk", "reasons": []}, request_of_anna)
    assert complaints(html) == []
    assert "Anna Ørsted" in html
    assert "Region Midtjylland" in html
    assert 'aria-current="page">I dag' in html
    assert "/theme/ffcc00.css" in html
    assert 'href="/tilgaengelighed/"' in html


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 422, 429, 500, 503])
def test_every_error_says_what_happened_and_what_to_do(status):
    page = {"status": status, "title": "Title", "reasons": ["The agreement is not signed."]}
    html = render_to_string("ui/error.html", page, RequestFactory().get("/x/"))
    assert complaints(html) == []
    assert "The agreement is not signed." in html
    assert html.count("<li>") >= 1


def without_database(request):
    raise OperationalError("the database is away")


class LostSession(dict):
    def get(self, *args):
        raise OperationalError("the database is away")

    __getitem__ = __contains__ = get


def test_the_error_page_stands_when_the_database_does_not(request_of_anna, settings):
    settings.SHELL_NAVIGATION = settings.SHELL_TENANT = f"{__name__}.without_database"
    request_of_anna.session = LostSession()
    request_of_anna._messages = FallbackStorage(request_of_anna)
    html = render_to_string("ui/error.html", {"status": 500, "title": "Av", "reasons": []}, request_of_anna)
    assert complaints(html) == []


@pytest.mark.parametrize("frame", ["plain", "kiosk", "print"])
def test_other_frames_are_without_complaints(frame):
    source = (
        f"{{% extends 'ui/{frame}.html' %}}{{% block title %}}T{{% endblock %}}"
        "{% block heading %}{% page_heading title='T' %}{% endpage_heading %}{% endblock %}"
    )
    html = Template(source).render(Context({"tenant": None, "theme_url": ""}))
    assert complaints(html) == []
    assert "<nav" not in html


def test_an_undefined_variable_in_our_templates_raises():
    with pytest.raises(UndefinedVariable, match="title"):
        render_to_string("ui/error.html", {"status": 404, "reasons": []}, RequestFactory().get("/"))


def test_an_undefined_variable_elsewhere_is_djangos_business():
    assert Template("[{{ nothing }}]").render(Context()) == "[]"


@given(HEX)
def test_any_brand_colour_becomes_readable(colour):
    assert theme.readable(theme.Colour.read(colour)).contrast_to_white >= 4.5


def test_a_readable_colour_is_left_alone():
    assert "--brand:#0a5c6b;" in theme.stylesheet("#0a5c6b")


@pytest.mark.parametrize("text", ["", "red", "#fff", "#0a5c6b;}body{display:none", "url(//x)"])
def test_what_is_no_colour_gives_the_default(text):
    assert "--brand:#0a5c6b;" in theme.stylesheet(text)


@pytest.mark.django_db
def test_the_theme_is_kept_for_a_year(client):
    response = client.get("/theme/ffcc00.css")
    assert response.headers["Content-Type"].startswith("text/css")
    assert "immutable" in response.headers["Cache-Control"]
    assert client.get("/theme/xyzxyz.css").status_code == 404


def test_no_stylesheet_or_script_asks_another_host_or_a_map():
    for file in [*ROOM.glob("static/**/*.css"), *ROOM.glob("static/ui/*.js")]:
        text = file.read_text()
        assert "sourceMappingURL" not in text, file
        assert "url(http" not in text.replace('"', ""), file
        assert "url(//" not in text.replace('"', ""), file


def test_no_template_carries_style_or_script_inline():
    for file in ROOM.glob("templates/**/*.html"):
        text = file.read_text()
        assert " style=" not in text, file
        assert "<script>" not in text, file


def test_own_stylesheets_stay_small():
    sizes = {file.name: len(file.read_text().splitlines()) for file in ROOM.glob("static/ui/*.css")}
    assert max(sizes.values()) < 250, sizes
    assert sum(file.stat().st_size for file in ROOM.glob("static/**/*.css")) < 300_000
