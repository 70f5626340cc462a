"""The courses of the volunteer centres, for those who work with them (RM-74)."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.people.centres.actions import change_course, publish_course, withdraw_course
from samspil.people.centres.models import Course
from tests import factories

WORDS = {
    "title": "Den svære samtale",
    "about": "Om at lytte.",
    "where": "Stationen",
    "joining": "Skriv til os",
}


def times(days=7):
    day = clock.today() + timedelta(days=days)
    return {"starts_at": clock.at(day, time(17)), "ends_at": clock.at(day, time(20))}


def test_a_course_is_seen_by_those_who_work_with_the_centre(
    client_of, volunteer, coordinator, foreigner, guide, house, vacancy
):
    publish_course(guide, house, **times(), **WORDS)
    for actor in (volunteer, coordinator, guide):
        assert "Den svære samtale" in client_of(actor).get("/kurser/").content.decode()
    assert "Den svære samtale" not in client_of(foreigner).get("/kurser/").content.decode()


def test_a_course_is_made_changed_and_called_off_by_its_centre_alone(
    client_of, coordinator, guide, house, vacancy
):
    day = clock.today() + timedelta(days=7)
    typed = WORDS | {"day": f"{day:%d.%m.%Y}", "starts": "17.00", "ends": "20.00"}
    client, new = client_of(guide), f"/frivilligcentre/{house.pk}/kurser/nyt/"
    assert client.post(new, typed | {"ends": "16.00"}).status_code == 422
    assert client.post(new, typed).status_code == 302
    course = Course.objects.get()
    assert client.post(f"/kurser/{course.pk}/", typed | {"where": "Biblioteket"}).status_code == 302
    course.refresh_from_db()
    assert course.where == "Biblioteket"
    assert client_of(coordinator).get(f"/kurser/{course.pk}/").status_code == 403
    with pytest.raises(Denied):
        withdraw_course(coordinator, course)
    assert client.post(f"/kurser/{course.pk}/aflysning/").status_code == 302
    withdraw_course(guide, course)
    assert not Course.objects.coming().exists()
    with pytest.raises(Conflict):
        change_course(guide, course, **times(), **WORDS)


def test_a_course_that_cannot_be_is_refused(region, guide, house):
    with pytest.raises(Invalid):
        publish_course(guide, house, **times(-1), **WORDS)
    with pytest.raises(Invalid):
        publish_course(SYSTEM, factories.partner(region), **times(), **WORDS)


def test_the_catalogue_asks_as_often_for_many_courses_as_for_one(client_of, volunteer, guide, house, vacancy):
    publish_course(guide, house, **times(), **WORDS)
    client = client_of(volunteer)
    client.get("/kurser/")
    with CaptureQueriesContext(connection) as few:
        client.get("/kurser/")
    for days in (8, 9, 10):
        publish_course(guide, house, **times(days), **WORDS)
    with CaptureQueriesContext(connection) as more:
        client.get("/kurser/")
    assert len(more) == len(few)
