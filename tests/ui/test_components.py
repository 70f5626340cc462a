import inspect
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.test import RequestFactory

from samspil.base.ui.gallery import No
from samspil.base.ui.pagination import Page
from samspil.base.ui.templatetags import ui
from tests.hostile import complaints

COMPONENTS = sorted(ui.register.tags)
GALLERY = Path(get_template("ui/gallery.html").origin.name).read_text()
BUILT_FROM = (ui.BLOCKS, ui.BLOCKS_WITH_CONTEXT, ui.TAGS, ui.TAGS_WITH_CONTEXT)


def draw(source: str, **values) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_on_the_gallery_page(name):
    assert f"{{% {name} " in GALLERY or f"{{% {name} %}}" in GALLERY


@pytest.mark.parametrize("name", sorted(ui.FILTERS))
def test_every_filter_is_on_the_gallery_page(name):
    assert f"|{name}" in GALLERY


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_misspelt_argument_fails_when_the_template_compiles(name):
    block = name in {function.__name__ for function in (*ui.BLOCKS, *ui.BLOCKS_WITH_CONTEXT)}
    with pytest.raises(TemplateSyntaxError):
        Template(f"{{% {name} lable='x' %}}" + (f"{{% end{name} %}}" if block else ""))


@pytest.mark.parametrize(
    "source",
    [
        "{% button %}",
        "{% link_button label='x' %}",
        "{% card 'x' %}{% endcard %}",
        "{% table %}{% endtable %}",
    ],
)
def test_a_missing_argument_fails_when_the_template_compiles(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)


def test_every_argument_of_every_component_is_typed():
    for function in (function for group in BUILT_FROM for function in group):
        untyped = [p.name for p in inspect.signature(function).parameters.values() if p.annotation is p.empty]
        assert not untyped, f"{function.__name__}: {untyped}"


def test_a_tone_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="tone must be one of"):
        draw("{% badge label='x' tone='purple' %}")


def test_what_people_wrote_is_escaped():
    for source in (
        "{% button label=evil %}",
        "{% person name=evil note=evil %}",
        "{% card title=evil %}{{ evil }}{% endcard %}",
        "{% role_split staff=evil volunteers=evil %}",
    ):
        assert "<script" not in draw(source, evil="<script>alert(1)</script>")


def test_a_button_that_is_off_says_why_and_cannot_be_pressed():
    html = draw("{% button label='Publish' verdict=no %}", no=No("Sign first."))
    assert "disabled" in html
    assert "Sign first." in html
    assert 'type="submit"' not in html


def test_a_link_that_is_off_has_no_address():
    assert (
        "href"
        not in draw("{% link_button label='Edit' url='/x/' verdict=no %}", no=No("Sign first.")).split(
            "</svg>"
        )[-1]
    )


def test_a_post_button_that_is_off_sends_nothing():
    assert "<form" not in draw("{% post_button label='Edit' url='/x/' verdict=no %}", no=No("Sign first."))


def test_a_question_comes_before_a_button_that_hurts():
    html = draw(
        "{% post_button label='Cancel' url='/x/' kind='danger' confirm='Sure?' name='why' value='ill' %}"
    )
    assert html.index("<summary") < html.index("Sure?") < html.index('type="submit"')
    assert 'name="why" value="ill"' in html


def test_pages_keep_the_filters_in_the_address():
    request = RequestFactory().get("/vagter/", {"q": "æble", "side": "2"})
    html = draw("{% pagination page=page %}", page=Page([1] * 50, 2, 127), request=request)
    assert "?q=%C3%A6ble&amp;side=3" in html
    assert "?q=%C3%A6ble&amp;side=1" in html


def test_a_single_page_needs_no_links():
    assert not draw("{% pagination page=page %}", page=Page([1], 1, 1)).strip()


def test_a_search_that_renews_a_list_works_without_javascript_too():
    html = draw("{% filter_form label='Search' submit='Go' url='/v/' target='results' %}{% endfilter_form %}")
    assert 'method="get"' in html
    assert 'data-hx-target="#results"' in html


@pytest.mark.parametrize(
    "icon", ["arrow-back", "lock", "menu", "print", "search", "language", "account", "check"]
)
def test_icons_that_the_frame_uses_are_in_the_sprite(icon):
    sprite = Path(ui.__file__).parents[1] / "static/ui/icons.svg"
    assert f'id="{icon}"' in sprite.read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_gallery_is_a_page_without_complaints(client, language):
    response = client.get("/ui/", headers={"Accept-Language": language})
    assert response.status_code == 200
    assert complaints(response.content.decode()) == []


@pytest.mark.django_db
def test_the_gallery_form_is_shown_again_with_what_was_typed(client):
    response = client.post("/ui/", {"name": "Åse", "phone": "12", "day": "31/2-26"})
    html = response.content.decode()
    assert response.status_code == 422
    assert complaints(html) == []
    assert 'value="Åse"' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'href="#id_often_0"' in html


@pytest.mark.django_db
def test_the_gallery_is_for_administrators_only_in_production(client, settings):
    settings.DEBUG = settings.DEMO = settings.TEST = False
    assert client.get("/ui/").status_code == 404
