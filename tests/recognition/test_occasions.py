"""Get-togethers: a group is invited, only the invited answer, and what repeats comes again."""

from datetime import date, time, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.learning.recognition.actions.occasions import (
    answer_invitation,
    cancel_occasion,
    conclude_occasion,
    forget_guests,
    invite_group,
    note_attendance,
    plan_occasion,
)
from samspil.learning.recognition.jobs import conclude_occasions, forget_old_guests
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.learning.recognition.rules.anniversaries import next_month
from samspil.society.notifications.models import Notification
from tests import factories


@pytest.fixture
def occasion(ward, coordinator):
    return planned(coordinator, ward)


def planned(by, ward, **fields):
    day = clock.today() + timedelta(days=10)
    values = {"title": "Kaffe", "where": "Personalestuen", "day": day, "hour": time(15), **fields}
    return plan_occasion(by, ward, **values)


def fresh(invitation):
    return Invitation.objects.select_related("occasion__workplace__unit").get(pk=invitation.pk)


@pytest.mark.requirement("RM-42")
def test_a_group_is_invited_and_nobody_twice(region, ward, coordinator, occasion, volunteer):
    partner = factories.partner(region)
    own = factories.affiliated(ward, partner=partner, name="Bodil Kragh")[0]
    factories.affiliated(factories.open_workplace(region, name="Dagafsnittet"), name="En Anden")
    assert invite_group(coordinator, occasion, partner=partner) == 1
    assert occasion.invitations.get().volunteer_id == own.volunteer_id
    assert invite_group(coordinator, occasion) == 1
    assert invite_group(coordinator, occasion) == 0
    assert set(occasion.invitations.values_list("volunteer", flat=True)) == {
        own.volunteer_id,
        volunteer.volunteer_id,
    }
    assert Notification.objects.filter(subject__contains="vil gerne se dig").count() == 2


@pytest.mark.requirement("RM-42")
def test_only_the_invited_can_answer(ward, coordinator, occasion, volunteer, client_of, employee, foreigner):
    invite_group(coordinator, occasion)
    later = factories.affiliated(ward, name="Bodil Kragh")[0]
    one = fresh(Invitation.objects.get())
    for nobody in (later, coordinator, employee, foreigner, STRANGER):
        with pytest.raises(Denied):
            answer_invitation(nobody, one, answer="coming")
    address = f"/sammenkomster/indbydelser/{one.pk}/"
    for nobody in (later, coordinator, employee, foreigner):
        assert client_of(nobody).post(address, {"answer": "coming", "meal": "green"}).status_code == 404
    client = client_of(volunteer)
    assert "Kaffe" in client.get("/sammenkomster/").content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"meal": "green"}).status_code == 422
    assert client.post(address, {"answer": "coming", "meal": "green"}).status_code == 302
    page = client_of(coordinator).get(f"/sammenkomster/{occasion.pk}/").content.decode()
    assert "Jytte Holm" in page
    assert "Uden kød og fisk: 1" in page
    answer_invitation(volunteer, one, answer="not_coming", meal="green")
    assert (fresh(one).answer, fresh(one).meal) == ("not_coming", "anything")
    with pytest.raises(Invalid):
        answer_invitation(volunteer, one, answer="waiting")


@pytest.mark.requirement("DR-56")
@pytest.mark.parametrize(("repeat", "next_one"), [("monthly", True), ("yearly", True), ("once", False)])
def test_what_repeats_is_planned_anew_when_it_has_been(ward, coordinator, repeat, next_one):
    occasion = planned(coordinator, ward, repeat=repeat)
    conclude_occasions.func()
    assert Occasion.objects.get().state == "planned"  # not before the day is over
    Occasion.objects.update(starts_at=clock.now() - timedelta(days=2))
    for _ in range(3):
        conclude_occasions.func()
    occasion.refresh_from_db()
    assert occasion.state == "held"
    assert Occasion.objects.filter(state="planned", follows=occasion).exists() == next_one
    assert Occasion.objects.count() == 1 + next_one
    if next_one:
        again = Occasion.objects.get(follows=occasion)
        assert again.starts_at > clock.now()
        assert clock.local(again.starts_at).time() == clock.local(occasion.starts_at).time()


@pytest.mark.requirement("RM-42")
def test_who_came_is_noted_and_forgotten_two_months_later(coordinator, occasion, volunteer, client_of):
    invite_group(coordinator, occasion)
    one = Invitation.objects.get()
    with pytest.raises(Conflict):
        note_attendance(coordinator, occasion, came=[one])
    Occasion.objects.update(starts_at=clock.now() - timedelta(hours=1))
    client = client_of(coordinator)
    assert client.get(f"/sammenkomster/{occasion.pk}/fremmoede/").status_code == 200
    assert client.post(f"/sammenkomster/{occasion.pk}/fremmoede/", {"came": [one.pk]}).status_code == 302
    assert fresh(one).came is True
    with pytest.raises(Conflict):
        answer_invitation(volunteer, fresh(one), answer="coming")
    forget_old_guests.func()
    assert Invitation.objects.exists()
    Occasion.objects.update(starts_at=clock.now() - timedelta(days=61))
    forget_old_guests.func()
    assert not Invitation.objects.exists()


def test_guests_are_told_when_it_is_called_off(coordinator, occasion, volunteer, client_of):
    invite_group(coordinator, occasion)
    client = client_of(coordinator)
    assert client.post(f"/sammenkomster/{occasion.pk}/aflysning/").status_code == 302
    assert Notification.objects.filter(recipient=volunteer.user_id, subject="Aflyst: Kaffe").exists()
    with pytest.raises(IllegalMove):
        cancel_occasion(coordinator, Occasion.objects.get())
    with pytest.raises(Conflict):
        invite_group(coordinator, Occasion.objects.get())
    assert client.get(f"/sammenkomster/{occasion.pk}/").status_code == 200


def test_only_hosts_plan_and_invite(ward, occasion, coordinator, employee, volunteer, foreigner, client_of):
    for nobody in (employee, volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            planned(nobody, ward)
        for act in (invite_group, cancel_occasion, conclude_occasion, forget_guests):
            with pytest.raises(Denied):
                act(nobody, occasion)
        with pytest.raises(Denied):
            note_attendance(nobody, occasion, came=[])
    for nobody in (employee, volunteer, foreigner):
        for page in ("", "invitationer/", "fremmoede/"):
            assert client_of(nobody).get(f"/sammenkomster/{occasion.pk}/{page}").status_code == 404
    with pytest.raises(Denied):
        forget_guests(coordinator, occasion)
    assert conclude_occasion(SYSTEM, occasion) is None


def test_it_is_planned_on_a_page(ward, coordinator, client_of, volunteer):
    client = client_of(coordinator)
    day = (clock.today() + timedelta(days=20)).strftime("%d.%m.%Y")
    sent = {"workplace": ward.pk, "title": "Julefrokost", "where": "Kantinen", "day": day, "hour": "17.30"}
    sent |= {"repeat": "yearly", "budget_kroner": "2500"}
    made = client.post("/sammenkomster/ny/", sent)
    assert "2.500 kr." in client.get(made["Location"]).content.decode()
    assert client.get(f"{made['Location']}invitationer/").status_code == 200
    assert client.post(f"{made['Location']}invitationer/", {"partner": ""}).status_code == 302
    assert "0 af 1 kommer" in client.get("/sammenkomster/").content.decode()
    assert client.post("/sammenkomster/ny/", {**sent, "day": "01.01.2020"}).status_code == 422


@pytest.mark.parametrize(
    ("due_on", "today", "then"),
    [
        (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 22)),
        (date(2026, 1, 15), date(2026, 6, 20), date(2026, 7, 15)),
    ],
)
def test_a_month_on_is_a_month_on(due_on, today, then):
    assert next_month(due_on, today=today) == then
