"""Students come for a time: one or a class, with access that ends by itself and a certificate with hours and role."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.everyday.rotas.models import Attendance
from samspil.learning.recognition.queries.students import paper_of, student_certificate
from samspil.people.volunteers.actions import (
    end_affiliation,
    forget_placement,
    move_end,
    place_students,
    take_on_volunteer,
)
from samspil.people.volunteers.jobs import forget_placements
from samspil.people.volunteers.models import Affiliation, Placement, Student
from samspil.people.volunteers.rules import KEPT, class_of
from samspil.society.duties.queries import actor_for
from tests import factories
from tests.rotas.factories import shift

PEOPLE = [("Ida Vest", "ida@example.dk"), ("Bo Nord", None)]


def placed(by, ward, **fields):
    today = clock.today()
    values = {
        "institution": "VIA University College",
        "group_name": "2.b",
        "role": "Besøgsven for patienterne",
        "starts_on": today - timedelta(days=10),
        "last_day": today + timedelta(days=20),
        "people": PEOPLE,
    }
    return place_students(by, ward, **values | fields)


def test_a_pasted_class_is_read_line_by_line():
    assert class_of("Ida Vest, IDA@example.dk\n\n Bo Nord \n") == PEOPLE
    for wrong in ("", "ida@example.dk", "Ida, ida", "Ida Vest, 010203-1234", "A B, a@b.dk\nC D, a@b.dk"):
        with pytest.raises(Invalid):
            class_of(wrong)


@pytest.mark.requirement("VB-40")
def test_a_class_belongs_for_a_time_and_each_gets_a_certificate_with_hours_and_role(
    ward, coordinator, client_of
):
    desk = client_of(coordinator)
    today = clock.today()
    form = {
        "workplace": ward.pk,
        "institution": "VIA University College",
        "group_name": "2.b",
        "role": "Besøgsven for patienterne",
        "starts_on": (today - timedelta(days=10)).isoformat(),
        "last_day": (today + timedelta(days=20)).isoformat(),
        "people": "Ida Vest, ida@example.dk\nBo Nord",
    }
    assert desk.post("/studerende/nyt/", form | {"people": "ida@example.dk"}).status_code == 422
    assert desk.post("/studerende/nyt/", form).status_code == 302
    placement = Placement.objects.get()
    page = desk.get(f"/studerende/{placement.pk}/").content.decode()
    assert "Ida Vest" in page
    assert "Bo Nord" in page
    ida = Student.objects.get(affiliation__volunteer__user__email="ida@example.dk")
    assert ida.affiliation.ends_on == today + timedelta(days=21)
    paper = f"/studerende/bevis/{ida.pk}.pdf"
    assert paper in page
    with pytest.raises(Closed):
        student_certificate(ida)
    on = shift(factories.published_activity(ward))
    Attendance.objects.create(
        shift=on,
        volunteer=ida.affiliation.volunteer,
        affiliation=ida.affiliation,
        checked_in_at=clock.now() - timedelta(days=1, hours=3),
        checked_out_at=clock.now() - timedelta(days=1),
    )
    student = client_of(actor_for(ida.affiliation.volunteer.user))
    assert paper in student.get("/anerkendelse/mine/").content.decode()
    for reader in (desk, student):
        answer = reader.get(paper)
        assert answer.content.startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.requirement("VB-40")
def test_the_certificate_names_role_and_hours(ward, coordinator):
    placement = placed(coordinator, ward)
    ida = placement.students.get(affiliation__volunteer__user__email="ida@example.dk")
    text = str(paper_of(ida, hours=12.5, last=placement.last_day))
    for word in ("Ida Vest", "12,5", "Besøgsven for patienterne", "VIA University College, 2.b"):
        assert word in text


def test_access_ends_with_the_last_day(ward, coordinator):
    placement = placed(coordinator, ward)
    on_the_last = Affiliation.objects.current(placement.last_day).filter(studies__placement=placement)
    day_after = Affiliation.objects.current(placement.ends_on).filter(studies__placement=placement)
    assert (on_the_last.count(), day_after.count()) == (2, 0)


def test_whoever_belongs_already_keeps_that(ward, coordinator):
    before = take_on_volunteer(coordinator, ward, name="Ida Vest", email="ida@example.dk")
    placement = placed(coordinator, ward)
    before.refresh_from_db()
    assert before.ends_on is None
    assert placement.students.filter(affiliation=before).exists()


def test_the_end_moves_for_all_but_those_who_have_stopped(ward, coordinator, volunteer):
    placement = placed(coordinator, ward)
    gone, stays = (one.affiliation for one in placement.students.select_related("affiliation"))
    end_affiliation(coordinator, gone)
    later = placement.last_day + timedelta(days=7)
    move_end(coordinator, placement, last_day=later)
    for one in (gone, stays):
        one.refresh_from_db()
    assert (gone.ends_on, stays.ends_on) == (clock.today(), later + timedelta(days=1))
    with pytest.raises(Conflict):
        end_affiliation(coordinator, gone)
    with pytest.raises(Denied):
        move_end(volunteer, placement, last_day=later)
    with pytest.raises(Invalid):
        move_end(coordinator, placement, last_day=clock.today() - timedelta(days=1))
    long_ago = clock.today() - timedelta(days=1)
    Placement.objects.filter(pk=placement.pk).update(last_day=long_ago)
    with pytest.raises(Conflict):
        move_end(coordinator, placement, last_day=later)


def test_only_who_takes_volunteers_on_there_places_students(
    ward, volunteer, foreigner, coordinator, client_of
):
    for by in (volunteer, foreigner):
        with pytest.raises(Denied):
            placed(by, ward)
    with pytest.raises(Invalid):
        placed(coordinator, ward, last_day=clock.today() + timedelta(days=400))
    placement = placed(coordinator, ward)
    student = placement.students.first()
    for by in (foreigner, volunteer):
        assert client_of(by).get(f"/studerende/{placement.pk}/").status_code == 404
        assert client_of(by).get(f"/studerende/bevis/{student.pk}.pdf").status_code == 404


def test_two_years_later_it_is_forgotten_who_came(ward, coordinator):
    placement = placed(coordinator, ward)
    with pytest.raises(Denied):
        forget_placement(coordinator, placement)
    forget_placements.func()
    assert Placement.objects.exists()
    old = clock.today() - KEPT - timedelta(days=1)
    Placement.objects.update(starts_on=old, last_day=old)
    forget_placements.func()
    assert not Student.objects.exists()
    assert Affiliation.objects.filter(volunteer__user__name="Ida Vest").exists()
