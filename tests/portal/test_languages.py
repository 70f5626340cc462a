"""Danish texts on English pages say that they are Danish, so that a screen reader speaks them so (WCAG 3.1.2)."""

import pytest
from django.urls import reverse

from tests import factories
from tests.factories.onboarding import onboarded

SUMMARY = "Selskab og en samtale til patienter, der savner det."


@pytest.fixture
def read(visitor, published, ward):
    """Return the text of a page of the activity in the language."""
    activity = published(ward)
    pages = {
        "activity": reverse("portal:activity", args=[activity.pk, activity.slug]),
        "place": reverse("portal:place", args=[ward.slug]),
        "card": reverse("activities:role_card", args=[activity.pk, activity.slug]),
        "apply": reverse("applications:apply", args=[activity.pk, activity.slug]),
        "find": reverse("portal:find"),
    }

    def page(name, language):
        return visitor.get(pages[name], headers={"Accept-Language": language}).content.decode()

    return page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("activity", '<h1><span lang="da">Patientstøtte</span></h1>'),
        ("activity", f'<span lang="da">{SUMMARY}</span>'),
        ("activity", '<li lang="da">Pleje og behandling</li>'),
        ("place", '<span lang="da">Patienter og pårørende</span>'),
        ("card", '<span lang="da">Patientstøtte</span>'),
        ("apply", f'<span lang="da">{SUMMARY}</span>'),
        ("find", f'<p lang="da">{SUMMARY}</p>'),
    ],
)
def test_stored_texts_are_marked_on_english_pages_and_not_on_danish_ones(read, name, words):
    assert words in read(name, "en")
    danish = read(name, "da")
    assert danish.count('lang="da"') == 1  # the page itself


def test_texts_to_sign_are_marked_only_where_they_are_not_translated(ward, client_of):
    actor, affiliation = factories.affiliated(ward)
    way = onboarded(affiliation, factories.published_activity(ward))
    address = f"/mit/parat/{way.pk}/tekst/confidentiality/"
    client = client_of(actor)
    client.post(reverse("set_language"), {"language": "en"})
    page = client.get(address).content.decode()
    assert '<html lang="en">' in page
    assert '<div lang="da">' not in page  # this one has an English version
