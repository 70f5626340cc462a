"""The coming shifts with a place free, for everybody: what fits the wish, and nothing about anybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.everyday.rotas.actions import sign_up
from samspil.everyday.rotas.models import Shift
from samspil.people.activities.models import Activity
from tests.rotas.factories import ready

URL = "/find/vagter/"


def shift(activity, *, after=24, places=3, taken=0, **fields):
    at = clock.now() + timedelta(hours=after)
    return Shift.objects.create(
        activity=activity,
        day=clock.local(at).date(),
        starts_at=at,
        ends_at=at + timedelta(hours=2),
        places=places,
        taken=taken,
        **fields,
    )


def shown(page):
    return [card.title for card in page.context["page"]]


@pytest.mark.requirement("RM-24")
def test_a_stranger_sees_when_and_where_there_is_a_place_and_no_names(visitor, published, ward):
    activity = published(ward, title="Højtlæsning")
    one = shift(activity, label="Formiddag")
    jytte, _affiliation = ready(activity)
    sign_up(jytte, one, volunteer_id=jytte.volunteer_id)
    page = visitor.get(URL)
    html = page.content.decode()
    assert shown(page) == ["Højtlæsning, Formiddag"]
    assert reverse("portal:activity", args=[activity.pk, activity.slug]) + "#vagter" in html
    assert "2 ledige pladser" in html
    assert jytte.name not in html
    assert f"/vagter/{one.pk}/" not in html


def test_full_cancelled_past_and_distant_shifts_are_left_out_and_so_are_closed_doors(
    visitor, published, ward
):
    activity, paused = published(ward, title="Åben"), published(ward, title="Pause")
    Activity.objects.filter(pk=paused.pk).update(state="paused")
    shift(activity, places=1, taken=1)
    shift(activity, state="cancelled")
    shift(activity, after=-1)
    shift(activity, after=24 * 15)
    shift(paused)
    assert shown(visitor.get(URL)) == []
    kept = shift(activity, after=24 * 13)
    assert shown(visitor.get(URL)) == ["Åben"]
    ward.is_active = False
    ward.save()
    assert shown(visitor.get(URL)) == []
    assert Shift.objects.filter(pk=kept.pk).exists()


def test_the_soonest_come_first_and_the_wish_of_the_catalogue_holds(visitor, published, ward):
    evenings, days = published(ward, title="Aftensang", on_evenings=True), published(ward, title="Gåtur")
    shift(evenings, after=48)
    shift(days, after=24)
    assert shown(visitor.get(URL)) == ["Gåtur", "Aftensang"]
    assert shown(visitor.get(URL, {"tid": "aftener"})) == ["Aftensang"]
    assert shown(visitor.get(URL, {"q": "gåtur"})) == ["Gåtur"]
    wrong = visitor.get(URL, {"alder": "hundrede"})
    assert wrong.status_code == 422
    assert shown(wrong) == []


def test_the_tabs_carry_the_wish_from_one_face_to_the_other(visitor, published, ward):
    published(ward)
    assert 'href="/find/vagter/?q=ven"' in visitor.get("/find/?q=ven").content.decode()
    page = visitor.get(f"{URL}?q=ven").content.decode()
    assert 'href="/find/?q=ven"' in page
    assert 'href="/find/vagter/?q=ven" aria-current="page"' in page
    assert "Kommende vagter" in page


def test_somebody_signed_in_sees_their_own_place_and_the_page_is_theirs(client_of, published, ward):
    mine = shift(published(ward, title="Mit"))
    shift(published(ward, title="Andres"), after=30)
    jytte, _affiliation = ready(mine.activity)
    sign_up(jytte, mine, volunteer_id=jytte.volunteer_id)
    page = client_of(jytte).get(URL)
    assert [card.own for card in page.context["page"]] == ["Har en plads", ""]
    assert "no-store" in page.headers["Cache-Control"]


def test_it_is_answered_with_304_until_something_happens(visitor, published, ward):
    shift(published(ward))
    first = visitor.get(URL)
    assert "public" in first.headers["Cache-Control"]
    seen = {"If-None-Match": first.headers["ETag"]}
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(URL, headers=seen).status_code == 304
    assert len(queries) == 1
    assert visitor.get(URL, headers={**seen, "Accept-Language": "en"}).status_code == 200


def test_sixty_shifts_take_two_pages_and_as_many_queries_as_five(visitor, published, ward):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            page = visitor.get(URL)
        assert len(page.content) < 80_000
        return len(queries)

    activity = published(ward)
    for hour in range(5):
        shift(activity, after=hour + 1)
    visitor.get(URL)
    few = cost()
    for hour in range(25):
        shift(activity, after=hour + 10)
    assert cost() == few <= 8
    assert len(visitor.get(URL).context["page"]) == 20
    assert len(visitor.get(f"{URL}?side=2").context["page"]) == 10
    assert visitor.get(f"{URL}?side=3").status_code == 404


def test_the_list_of_all_is_what_the_search_finds_and_has_its_pages(visitor, published, ward):
    activity = published(ward, title="Åben")
    for n in range(25):
        shift(activity, after=24 + n)
    first = visitor.get(URL).context["page"]
    assert (first.total, len(first), first.has_next) == (25, 20, True)
    narrowed = visitor.get(URL, {"q": "åben"}).context["page"]
    assert list(narrowed) == list(first)
    assert len(visitor.get(URL, {"side": "2"}).context["page"]) == 5
    assert visitor.get(URL, {"side": "3"}).status_code == 404
