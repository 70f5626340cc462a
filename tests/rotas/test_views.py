from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.everyday.rotas.actions import hand_back
from samspil.everyday.rotas.models import Attendance, Pattern, Shift, SignUp
from samspil.everyday.rotas.views.board import week_name
from samspil.people.onboarding.models import Kind
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.onboarding import made_ready
from tests.rotas.factories import ready, recount, shift, taken


def week_of(on):
    return week_name(clock.local(on.starts_at).date())


def text(response):
    return response.content.decode()


@pytest.mark.requirement("RM-33", "DR-31")
def test_a_volunteer_finds_a_shift_takes_it_and_hands_it_back(client_of, activity, jytte):
    on, client = shift(activity), client_of(jytte)
    page = client.get("/mit/muligheder/")
    assert f"/vagter/{on.pk}/" in text(page)
    assert "Tag vagten" in text(client.get(f"/vagter/{on.pk}/"))
    assert client.post(f"/vagter/{on.pk}/tilmelding/").status_code == 302
    assert recount(on).taken == 1
    assert f"/vagter/{on.pk}/" in text(client.get("/mit/vagter/"))
    assert f"/vagter/{on.pk}/" not in text(client.get("/mit/muligheder/"))
    assert "Giv pladsen tilbage" in text(client.get(f"/vagter/{on.pk}/"))
    assert client.post(f"/vagter/{on.pk}/afbud/").status_code == 302
    assert recount(on).taken == 0
    assert f"/vagter/{on.pk}/" in text(client.get("/mit/muligheder/"))


def test_whoever_comes_too_late_is_told_so_and_offered_the_waiting_list(client_of, activity, jytte, ole):
    on = shift(activity, places=1)
    taken(jytte, on)
    client = client_of(ole)
    late = client.post(f"/vagter/{on.pk}/tilmelding/")
    assert late.status_code == 409
    assert "venteliste" in text(late)
    assert client.post(f"/vagter/{on.pk}/tilmelding/", {"venteliste": "1"}).status_code == 302
    assert recount(on).waiting == 1
    hand_back(jytte, SignUp.objects.get(shift=on, volunteer=jytte.volunteer_id))
    assert "Ja, jeg tager den" in text(client.get(f"/vagter/{on.pk}/"))
    assert client.post(f"/vagter/{on.pk}/ja/").status_code == 302
    assert recount(on).taken == 1


def test_two_shifts_at_once_are_refused_in_kind_words(client_of, activity, jytte):
    first, second = shift(activity), shift(activity)
    taken(jytte, first)
    refused = client_of(jytte).post(f"/vagter/{second.pk}/tilmelding/")
    assert refused.status_code == 409
    assert "Du har allerede en vagt på det tidspunkt" in text(refused)


@pytest.mark.requirement("DR-22")
def test_somebody_who_is_not_ready_is_told_what_is_missing(client_of, activity):
    actor, affiliation = factories.affiliated(activity.workplace)
    made_ready(affiliation, activity, without={Kind.CONFIDENTIALITY})
    on, client = shift(activity), client_of(actor)
    assert f"/vagter/{on.pk}/" not in text(client.get("/mit/muligheder/"))
    assert activity.title in text(client.get("/mit/muligheder/"))
    page = text(client.get(f"/vagter/{on.pk}/"))
    assert "Tag vagten" not in page
    assert "mangler" in page
    assert client.post(f"/vagter/{on.pk}/tilmelding/").status_code == 409
    assert recount(on).taken == 0


@pytest.mark.parametrize("name", ["foreigner", "stranger_volunteer"])
def test_a_shift_does_not_exist_for_others(client_of, activity, foreigner, name):
    on = shift(activity)
    elsewhere = factories.open_workplace(name="Hospice")
    who = foreigner if name == "foreigner" else factories.affiliated(elsewhere, name="Fremmed")[0]
    client = client_of(who)
    for path in ("", "rediger/", "invitation/", "fremmoede/", "vagt.ics"):
        assert client.get(f"/vagter/{on.pk}/{path}").status_code == 404
    for path in ("tilmelding/", "ja/", "afbud/", "ankomst/", "hjemgang/", "aflysning/"):
        assert client.post(f"/vagter/{on.pk}/{path}").status_code == 404
    assert client.get(f"/indsatser/{activity.pk}/vagtplan/").status_code == 404
    assert client.get(f"/indsatser/{activity.pk}/vagtmoenstre/").status_code == 404


def test_everybody_signs_in_first(client_of, activity):
    on = shift(activity)
    client = client_of(None)
    for path in ("/mit/vagter/", "/mit/muligheder/", "/mit/kalender/", "/vagtplan/", f"/vagter/{on.pk}/"):
        assert client.get(path).status_code == 302
    assert client.post(f"/vagter/{on.pk}/tilmelding/").status_code == 302


@pytest.mark.parametrize("path", ["rediger/", "invitation/", "aflysning/"])
def test_a_volunteer_and_an_employee_cannot_edit(client_of, activity, jytte, employee, path):
    on = shift(activity)
    for who in (jytte, employee):
        client = client_of(who)
        answer = (
            client.post(f"/vagter/{on.pk}/{path}")
            if path == "aflysning/"
            else client.get(f"/vagter/{on.pk}/{path}")
        )
        assert answer.status_code == 403
        assert client.get(f"/indsatser/{activity.pk}/vagtmoenstre/nyt/").status_code in {403, 404}


def test_a_coordinator_is_no_volunteer_and_a_volunteer_has_no_board(client_of, coordinator, jytte):
    assert client_of(coordinator).get("/mit/vagter/").status_code == 403
    assert client_of(jytte).get("/vagtplan/").status_code == 403


def test_the_board_shows_the_week_with_names(client_of, activity, jytte, coordinator):
    on = shift(activity, minimum=2)
    taken(jytte, on)
    for path in ("/vagtplan/", "/vagtplan/udskrift/", f"/indsatser/{activity.pk}/vagtplan/"):
        page = text(client_of(coordinator).get(f"{path}?uge={week_of(on)}"))
        assert "Jytte Holm" in page
        assert "1 af 2 pladser er taget" in page
        assert "Under minimum på 2" in page


def test_an_employee_knows_who_is_in_the_corridor_and_a_consultant_only_how_many(
    client_of, region, activity, jytte, employee
):
    on = shift(activity)
    taken(jytte, on)
    consultant = factories.assigned(Duty.CONSULTANT, at=region)
    assert "Jytte Holm" in text(client_of(employee).get(f"/vagtplan/?uge={week_of(on)}"))
    page = text(client_of(consultant).get(f"/vagtplan/?uge={week_of(on)}"))
    assert "Jytte Holm" not in page
    assert "1 plads optaget" in page


def test_an_association_sees_the_names_of_its_own_on_a_shared_shift(client_of, region, activity, jytte):
    red_cross = factories.partner(region)
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross)
    anna = ready(activity, "Anna Kors", red_cross)[0]
    on = shift(activity, places=3)
    taken(jytte, on)
    taken(anna, on)
    client = client_of(leader)
    for path in (f"/vagtplan/?uge={week_of(on)}", f"/vagter/{on.pk}/"):
        page = text(client.get(path))
        assert "Anna Kors" in page
        assert "Jytte Holm" not in page
    assert "1 plads optaget" in text(client.get(f"/vagtplan/?uge={week_of(on)}"))
    assert client.get(f"/vagter/{on.pk}/rediger/").status_code == 403


@pytest.mark.parametrize("week", ["2026-99", "x", "2026", "99999-1", "2026-48-1", "1-1", "٢٠٢٦-48"])
def test_a_week_that_does_not_exist_is_not_found(client_of, coordinator, week):
    assert client_of(coordinator).get(f"/vagtplan/?uge={week}").status_code in {
        404,
        200 if week == "٢٠٢٦-48" else 404,
    }


@pytest.mark.parametrize("cursor", ["x", "1-2", "1-2-x", "9999-99999999999999-1", "²-1-1"])
def test_a_cursor_that_is_none_of_ours_is_not_found(client_of, jytte, cursor):
    assert client_of(jytte).get("/mit/muligheder/", {"efter": cursor}).status_code == 404


def test_possibilities_come_page_by_page_without_gaps(client_of, activity, jytte):
    made = [shift(activity, days=1 + n / 4, hours=1) for n in range(45)]
    client, path, seen = client_of(jytte), "/mit/muligheder/", []
    while path:
        page = client.get(path)
        found = page.context["found"]
        seen += [on.pk for on in found.shifts]
        path = f"/mit/muligheder/?efter={found.after}" if found.after else ""
    assert seen == [on.pk for on in made]


def test_the_nearest_place_comes_first(client_of, activity, jytte):
    far = factories.open_workplace(activity.workplace.unit.authority, name="Langt væk")
    far.site.postcode = "1000"
    far.site.save()
    there = factories.published_activity(far, slug="langt")
    affiliation = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    _, second = factories.affiliated(far, email=affiliation.volunteer.user.email)
    made_ready(second, there)
    affiliation.volunteer.postcode = "8800"
    affiliation.volunteer.save()
    soon, near = shift(there, days=1), shift(activity, days=5)
    found = client_of(jytte).get("/mit/muligheder/").context["found"]
    assert [on.pk for on in found.shifts] == [near.pk, soon.pk]


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_pages_ask_as_many_queries_for_a_hundred_rows_as_for_ten(client_of, activity, jytte, coordinator):
    people = [ready(activity, f"Frivillig {n}")[0] for n in range(4)]
    counts = []
    for start, many in ((0, 10), (10, 90)):
        made = [shift(activity, days=2 + (start + n) / 20, hours=0.5, places=9) for n in range(many)]
        for on in made:
            for by in people:
                SignUp.objects.create(
                    shift=on,
                    volunteer_id=by.volunteer_id,
                    affiliation=Affiliation.objects.get(volunteer=by.volunteer_id),
                    state="taken",
                    starts_at=on.starts_at,
                    ends_at=on.ends_at,
                )
            Shift.objects.filter(pk=on.pk).update(taken=len(people))
        mine, desk = client_of(people[0]), client_of(coordinator)
        week = week_of(made[0])
        counts.append(
            [
                queries(desk, f"/vagtplan/?uge={week}"),
                queries(desk, f"/indsatser/{activity.pk}/vagtplan/?uge={week}"),
                queries(mine, "/mit/vagter/"),
                queries(client_of(jytte), "/mit/muligheder/"),
                queries(desk, f"/vagter/{made[0].pk}/"),
                queries(desk, f"/vagter/{made[0].pk}/fremmoede/"),
            ]
        )
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 20
    assert counts[1][0] <= 12


def test_a_coordinator_makes_changes_and_ends_a_repeating_shift(client_of, activity, coordinator):
    client = client_of(coordinator)
    list_url = f"/indsatser/{activity.pk}/vagtmoenstre/"
    assert client.get(f"{list_url}nyt/").status_code == 200
    form = {
        "weekdays": ["1"],
        "starts": "10.00",
        "ends": "12.00",
        "places": "3",
        "minimum": "1",
        "valid_from": "1.1.2026",
    }
    wrong = client.post(f"{list_url}nyt/", {**form, "ends": "10.00"})
    assert wrong.status_code == 422
    assert 'value="3"' in text(wrong)
    assert client.post(f"{list_url}nyt/", form).status_code == 302
    pattern = Pattern.objects.get()
    assert pattern.shifts.count() >= 8
    assert "Tirsdag" in text(client.get(list_url))
    change = f"/vagtmoenstre/{pattern.pk}/"
    assert client.get(change).status_code == 200
    tomorrow = (clock.today() + timedelta(days=1)).strftime("%d.%m.%Y")
    assert (
        client.post(change, {**form, "starts": "13", "ends": "15", "from_day": tomorrow}).status_code == 302
    )
    follower = Pattern.objects.exclude(pk=pattern.pk).get()
    end = f"/vagtmoenstre/{follower.pk}/ophoer/"
    assert client.get(end).status_code == 200
    assert client.post(end, {"last_day": tomorrow}).status_code == 302


def test_a_coordinator_makes_changes_and_cancels_a_shift(client_of, activity, coordinator, jytte):
    client, tomorrow = client_of(coordinator), clock.today() + timedelta(days=2)
    form = {
        "day": tomorrow.strftime("%d.%m.%Y"),
        "starts": "22",
        "ends": "06",
        "places": "2",
        "minimum": "0",
        "note": "Kom varmt klædt på",
    }
    new = f"/indsatser/{activity.pk}/vagter/ny/"
    assert client.get(new).status_code == 200
    assert client.post(new, {**form, "day": "1.1.2020"}).status_code == 422
    assert client.post(new, {**form, "note": "CPR 010180-1234"}).status_code == 422
    assert client.post(new, form).status_code == 302
    on = Shift.objects.get()
    assert on.hours in {7, 8, 9}
    taken(jytte, on)
    edit = f"/vagter/{on.pk}/rediger/"
    assert "Kom varmt" in text(client.get(edit))
    assert client.post(edit, {**form, "places": "0"}).status_code == 422
    assert client.post(edit, {**form, "starts": "21"}).status_code == 302
    assert "har ikke svaret" in text(client.get(f"/vagter/{on.pk}/"))
    own = client_of(jytte)
    assert "Vagten har fået et nyt tidspunkt" in text(own.get(f"/vagter/{on.pk}/"))
    assert own.post(f"/vagter/{on.pk}/ja/").status_code == 302
    assert client.post(f"/vagter/{on.pk}/aflysning/").status_code == 302
    assert "aflyst" in text(own.get(f"/vagter/{on.pk}/"))
    assert "Aflyst" in text(own.get("/mit/vagter/"))


def test_a_coordinator_asks_and_the_volunteer_answers(client_of, activity, coordinator, jytte):
    on, client = shift(activity), client_of(coordinator)
    page = client.get(f"/vagter/{on.pk}/invitation/")
    assert "Jytte Holm" in text(page)
    affiliation = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    assert client.post(f"/vagter/{on.pk}/invitation/", {"affiliation": "999999"}).status_code == 422
    assert client.post(f"/vagter/{on.pk}/invitation/", {"affiliation": affiliation.pk}).status_code == 302
    assert recount(on).taken == 0
    own = client_of(jytte)
    assert "Vil du tage denne vagt?" in text(own.get(f"/vagter/{on.pk}/"))
    assert own.post(f"/vagter/{on.pk}/afbud/").status_code == 302
    assert "Jytte Holm" not in text(client.get(f"/vagter/{on.pk}/"))


@pytest.mark.requirement("RM-80")
def test_attendance_by_the_volunteer_and_by_the_coordinator(client_of, activity, coordinator, jytte, ole):
    on = shift(activity, days=1, hours=2, meeting_point="Forhallen")
    taken(jytte, on)
    taken(ole, on)
    with time_machine.travel(on.starts_at - timedelta(minutes=20)):
        own, desk = client_of(jytte), client_of(coordinator)
        assert "Jeg er her" in text(own.get(f"/vagter/{on.pk}/"))
        assert own.post(f"/vagter/{on.pk}/ankomst/").status_code == 302
        sheet = text(desk.get(f"/vagter/{on.pk}/fremmoede/"))
        assert "Ole Bakke er kommet" in sheet
        row = SignUp.objects.get(shift=on, volunteer=ole.volunteer_id)
        assert desk.post(f"/tilmeldinger/{row.pk}/ankomst/").status_code == 302
    with time_machine.travel(on.ends_at - timedelta(minutes=10)):
        own, desk = client_of(jytte), client_of(coordinator)
        assert own.post(f"/vagter/{on.pk}/hjemgang/").status_code == 302
        assert own.post(f"/vagter/{on.pk}/hjemgang/").status_code == 409
        theirs = Attendance.objects.get(shift=on, volunteer=ole.volunteer_id)
        assert desk.post(f"/fremmoede/{theirs.pk}/hjemgang/").status_code == 302
    assert Attendance.objects.get(volunteer=jytte.volunteer_id).hours == pytest.approx(2.17, abs=0.02)
    with time_machine.travel(on.ends_at + timedelta(hours=1)):
        assert "Du har været" in text(client_of(jytte).get("/mit/vagter/")) or "timer" in text(
            client_of(jytte).get("/mit/vagter/")
        )
        assert "gik hjem" in text(client_of(coordinator).get(f"/vagter/{on.pk}/fremmoede/"))


def test_attendance_is_noted_afterwards_and_the_form_keeps_what_was_typed(
    client_of, activity, coordinator, jytte
):
    on = shift(activity, days=1, hours=2)
    affiliation = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    came, left = clock.local(on.starts_at), clock.local(on.ends_at)
    with time_machine.travel(on.ends_at + timedelta(hours=3)):
        client = client_of(coordinator)
        form = {"affiliation": affiliation.pk, "came": f"{came:%H.%M}", "left": f"{left:%H.%M}"}
        assert client.post(f"/vagter/{on.pk}/fremmoede/", {**form, "came": "99"}).status_code == 422
        assert client.post(f"/vagter/{on.pk}/fremmoede/", form).status_code == 302
        assert Attendance.objects.get().hours == pytest.approx(2, abs=0.02)


def test_a_volunteer_sees_no_fellow_volunteers(client_of, activity, jytte, ole):
    on = shift(activity)
    taken(jytte, on)
    taken(ole, on)
    page = text(client_of(jytte).get(f"/vagter/{on.pk}/"))
    assert "Ole Bakke" not in page
    assert "2 af 2 pladser er taget" in page


def test_every_page_is_in_english_too(client_of, activity, jytte, coordinator):
    on = shift(activity)
    client = client_of(jytte)
    client.cookies["samspil_language"] = "en"
    assert "Take the shift" in text(client.get(f"/vagter/{on.pk}/"))


def test_the_addresses_are_danish():
    assert reverse("rotas:opportunities") == "/mit/muligheder/"
    assert reverse("rotas:board") == "/vagtplan/"
