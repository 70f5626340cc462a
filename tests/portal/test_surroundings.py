"""What stands around the page: navigation, footer, and whose house it is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.doors.portal import navigation
from samspil.society.access.matrix import Duty
from tests import factories


def test_a_page_about_a_place_carries_the_name_of_its_authority(visitor, published, ward):
    activity = published(ward)
    name = f'<span class="tenant-name">{ward.unit.authority.name}</span>'
    for url in (
        f"/sted/{ward.slug}/",
        f"/myndighed/{ward.unit.authority.slug}/",
        f"/indsats/{activity.pk}-{activity.slug}/",
    ):
        assert name in visitor.get(url).content.decode(), url
    assert name not in visitor.get("/om/").content.decode()


def test_somebody_signed_in_sees_where_they_belong(client_of, coordinator, volunteer, region):
    for who in (coordinator, volunteer):
        assert (
            f'<span class="tenant-name">{region.name}</span>' in client_of(who).get("/om/").content.decode()
        )


def test_an_association_leader_belongs_where_the_association_works(client_of, region):
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region))
    assert region.name in client_of(leader).get("/om/").content.decode()


def test_a_stranger_costs_no_query_for_whose_house_it_is(client, db, region, settings):
    settings.TENANT = region.slug
    client.get("/cookies/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/cookies/")
    assert region.name in page.content.decode()
    assert len(queries) == 1  # the version of the page


def test_strangers_find_the_ways_in_and_every_page_has_its_footer(visitor, db):
    page = visitor.get("/om/").content.decode()
    assert 'href="/find/"' in page
    assert '<a href="/om/" aria-current="page">' in page
    for link in navigation.IN_THE_FOOTER:
        assert str(link.label) in page
