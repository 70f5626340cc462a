import pytest
from django.contrib.auth.models import Permission
from django.db.models import Count, Window
from django.http import Http404
from django.test import RequestFactory

from samspil.base.ui.gallery import SampleForm
from samspil.base.ui.pagination import Page, paginate
from samspil.base.ui.shortcuts import respond

FRAGMENT = {"HX-Request": "true", "HX-Target": "div#numbers"}


def ask(headers=None, **query):
    return RequestFactory().get("/", query, headers=headers or {})


def answer(request, form=None):
    return respond(request, "ui_tests/numbers.html", {"numbers": [1, 2]}, form=form)


@pytest.fixture(autouse=True)
def _templates_of_this_test(settings):
    source = (
        "<h1>All</h1>{% partialdef numbers inline %}<div id='numbers'>{% for n in numbers %}{{ n }},{% endfor %}</div>"
        "{% endpartialdef %}"
    )
    engine = settings.TEMPLATES[0]
    loader = ("django.template.loaders.locmem.Loader", {"ui_tests/numbers.html": source})
    options = {
        **engine["OPTIONS"],
        "context_processors": [],
        "loaders": [("template_partials.loader.Loader", [loader])],
    }
    settings.TEMPLATES = [{**engine, "OPTIONS": options}]


def test_a_page_is_the_whole_page():
    assert "<h1>" in answer(ask()).content.decode()


def test_htmx_gets_the_part_that_it_renews():
    assert answer(ask(FRAGMENT)).content.decode() == "<div id='numbers'>1,2,</div>"


@pytest.mark.parametrize("target", ["div#others", "body", "", "../../etc", "div#a{%x%}"])
def test_htmx_gets_the_whole_page_when_there_is_no_such_part(target):
    assert "<h1>" in answer(ask({**FRAGMENT, "HX-Target": target})).content.decode()


def test_caches_keep_parts_and_pages_apart():
    assert "HX-Request" in answer(ask()).headers["Vary"]


def test_a_refused_form_is_422_and_an_unsent_one_is_not():
    assert answer(ask(), SampleForm({})).status_code == 422
    assert answer(ask(), SampleForm()).status_code == 200


@pytest.mark.django_db
def test_a_list_comes_a_page_at_a_time():
    rows = Permission.objects.order_by("pk")
    total = rows.count()
    page = paginate(rows, ask(side="2"), size=3)
    assert (page.number, page.total, page.first, page.last, len(page)) == (2, total, 4, 6, 3)
    assert list(page) == list(rows[3:6])
    assert page.has_previous
    assert page.has_next


@pytest.mark.django_db
@pytest.mark.parametrize("side", ["0", "-1", "x", "99999999999999", "1001", "900", "²", "1e3", " 2"])
def test_a_page_that_is_not_there_is_404(side):
    with pytest.raises(Http404):
        paginate(Permission.objects.order_by("pk"), ask(side=side))


@pytest.mark.django_db
def test_rows_that_know_how_many_they_are_are_not_counted_again(django_assert_num_queries):
    rows = Permission.objects.order_by("pk").annotate(total=Window(Count("pk")))
    total = Permission.objects.count()
    with django_assert_num_queries(1):
        page = paginate(rows, ask(side="2"), size=3, columns=["pk"], counted="total")
    assert (page.number, page.total, len(page), page.has_next) == (2, total, 3, True)
    with pytest.raises(Http404):
        paginate(rows, ask(side="900"), size=3, columns=["pk"], counted="total")
    assert paginate(rows.filter(pk=0), ask(), columns=["pk"], counted="total").pages == 1


@pytest.mark.django_db
def test_an_empty_list_has_one_empty_page():
    page = paginate(Permission.objects.none(), ask())
    assert (page.pages, page.first, page.last, page.has_next) == (1, 0, 0, False)


def test_the_last_page_is_the_last():
    assert not Page([1], 3, 101).has_next
    assert Page([1], 2, 101).has_next
