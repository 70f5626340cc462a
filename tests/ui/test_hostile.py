import pytest
from django.http import HttpResponse

from tests.hostile import check_html, complaints


def page(body: str, head: str = "<title>T</title>", lang: str = ' lang="da"') -> str:
    return f"<!doctype html><html{lang}><head><meta charset=utf-8>{head}</head><body><h1>T</h1>{body}</body></html>"


def test_a_good_page_has_no_complaints():
    assert (
        complaints(
            page('<label for="a">A</label><input id="a"><a href="/x/">X</a><script src="/s.js"></script>')
        )
        == []
    )


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<p><div></div></p>", "HTML:"),
        ("<b><p></b></p>", "HTML:"),
        ('<p id="a"></p><p id="a"></p>', "occurs 2 times"),
        ("<h1>Again</h1>", "2 h1"),
        ('<input name="q">', "no label"),
        ('<input id="q"><label for="q"></label>', "no label"),
        ("<button></button>", "no text"),
        ('<a href="/"></a>', "no text"),
        ("<a>x</a>", "leads nowhere"),
        ('<a href="#gone">x</a>', "not there"),
        ("<p>{{ name }}</p>", "unrendered"),
        ('<p title="{% if %}"></p>', "unrendered"),
        ("<p>User object (3)</p>", "unrendered"),
        ("<td>None</td>", "HTML:"),
        ("<p>None</p>", "None is shown"),
        ('<p onclick="x()">x</p>', "onclick"),
        ('<p style="color:red">x</p>', "style"),
        ("<style>p{}</style>", "inline style"),
        ("<script>1</script>", "inline script"),
        ('<a href="javascript:x()">x</a>', "javascript"),
        ('<img alt="" src="https://example.org/x.png">', "another host"),
        ('<script src="//example.org/x.js"></script>', "another host"),
        ('<img src="/x.png">', "no alt"),
        ('<p aria-describedby="gone">x</p>', "not there"),
        ('<form method="post"></form>', "without a token"),
        ('<form><input type="hidden" name="csrfmiddlewaretoken"></form>', "leaks"),
    ],
)
def test_each_sin_is_seen(body, complaint):
    assert any(complaint in found for found in complaints(page(body))), complaints(page(body))


def test_a_page_needs_language_and_title():
    assert "no lang on html" in complaints(page("", lang=""))
    assert "no title" in complaints(page("", head=""))
    assert "block title is empty" in complaints(page("", head="<title> – Samspil</title>"))


def test_data_for_a_script_may_stand_in_the_page():
    assert complaints(page('<script type="application/json" id="d">{"a": {"b": 1}}</script>')) == []


def test_a_fragment_needs_no_heading_but_labels():
    assert complaints("<div><p>x</p></div>") == []
    assert complaints("<div><input></div>")


def test_the_check_names_all_that_is_wrong():
    with pytest.raises(AssertionError, match=r"no label[\s\S]*onclick"):
        check_html(HttpResponse(page('<input><p onclick="x"></p>')))
