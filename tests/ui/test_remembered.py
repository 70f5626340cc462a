"""Addresses and words that are looked up once are those that Django finds."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import override

from samspil.base.ui.templatetags.remembered import address

ROOMS = [
    (f"{room.namespace}:{page.name}", len(page.pattern.converters))
    for room in get_resolver().url_patterns
    if getattr(room, "namespace", None)
    for page in room.url_patterns
    if {type(one).__name__ for one in page.pattern.converters.values()} <= {"IntConverter"}
]


def test_every_address_of_numbers_is_as_django_finds_it():
    assert len(ROOMS) > 200
    for name, count in ROOMS:
        for numbers in ([0, 1, 22], [7_000_000_001, 3, 900_000_001]):
            assert address(name, *numbers[:count]) == reverse(name, args=numbers[:count]), name


def test_a_template_finds_addresses_by_number_by_word_and_by_name():
    page = Template(
        "{% url 'rotas:shift' pk %} {% url 'portal:activity' pk slug %} {% url 'rotas:shift' pk=pk %}"
    )
    assert page.render(Context({"pk": 7, "slug": "ro"})).split() == [
        reverse("rotas:shift", args=[7]),
        reverse("portal:activity", args=[7, "ro"]),
        reverse("rotas:shift", args=[7]),
    ]


def test_an_address_that_does_not_exist_is_an_error_and_nothing_when_it_is_kept_for_later():
    with pytest.raises(NoReverseMatch):
        Template("{% url 'rotas:nowhere' 1 %}").render(Context())
    with pytest.raises(NoReverseMatch):
        Template("{% url 'rotas:shift' %}").render(Context())
    assert Template("{% url 'rotas:nowhere' 1 as there %}[{{ there }}]").render(Context()) == "[]"


def test_words_follow_the_language_each_time():
    page = Template('{% translate "Messages" %}')
    for language, words in (("da", "Beskeder"), ("en", "Messages"), ("da", "Beskeder")):
        with override(language):
            assert page.render(Context()) == words


def test_words_that_come_from_the_page_are_looked_up_each_time():
    page = Template("{% translate words %}{% translate 'Messages' as kept %}-{{ kept }}")
    with override("da"):
        assert page.render(Context({"words": "Messages"})) == "Beskeder-Beskeder"
        assert page.render(Context({"words": "Today"})) == "I dag-Beskeder"
