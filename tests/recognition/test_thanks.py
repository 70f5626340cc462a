"""Anniversaries are noticed exactly once, thanks reach the volunteer, and the certificate can be read aloud."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.learning.recognition.actions.thanks import notice_milestone, pass_over, thank, thank_now
from samspil.learning.recognition.jobs import notice_milestones
from samspil.learning.recognition.models import Thanks
from samspil.learning.recognition.rules.anniversaries import (
    AHEAD,
    MILESTONES,
    milestone_of,
    start_days,
    years_after,
)
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.fixture
def five_years(ward) -> Affiliation:
    """A volunteer who has been here for five years in a week."""
    affiliation = factories.affiliated(ward, name="Bodil Kragh")[1]
    start = years_after(clock.today() + timedelta(days=7), -5)
    Affiliation.objects.filter(pk=affiliation.pk).update(starts_on=start)
    return Affiliation.objects.select_related("workplace__unit", "volunteer__user").get(pk=affiliation.pk)


@pytest.mark.requirement("RM-41")
def test_a_five_year_anniversary_makes_one_reminder_however_often_it_is_looked_for(
    five_years, leader, coordinator
):
    for _ in range(3):
        notice_milestones.func()
    notice_milestone(SYSTEM, five_years)
    with clock.stopped_at(clock.now() + timedelta(days=20)):
        notice_milestones.func()
    thanks = Thanks.objects.get()
    assert (thanks.years, thanks.due_on) == (5, clock.today() + timedelta(days=7))
    for who in (leader, coordinator):
        assert (
            Notification.objects.filter(
                recipient=who.user_id, subject="5 år som frivillig: husk at sige tak"
            ).count()
            == 1
        )
    assert Event.objects.filter(verb="milestone.noticed").count() == 1


@pytest.mark.requirement("RM-41")
def test_the_next_milestone_is_noticed_too(five_years, leader):
    notice_milestones.func()
    with clock.stopped_at(clock.now() + timedelta(days=5 * 365 + 1)):
        notice_milestones.func()
    assert sorted(Thanks.objects.values_list("years", flat=True)) == [5, 10]


def test_somebody_who_has_left_or_is_new_is_not_noticed(five_years, ward):
    factories.affiliated(ward, name="Ny Frivillig")
    Affiliation.objects.filter(pk=five_years.pk).update(ends_on=clock.today())
    notice_milestones.func()
    assert not Thanks.objects.exists()
    assert notice_milestone(SYSTEM, Affiliation.objects.exclude(pk=five_years.pk).get()) is None


@pytest.mark.requirement("RM-41")
def test_a_thank_you_stands_in_the_log_and_reaches_the_volunteer(five_years, leader, client_of):
    notice_milestones.func()
    client, thanks = client_of(leader), Thanks.objects.get()
    assert "Bodil Kragh" in client.get("/anerkendelse/").content.decode()
    assert client.get(f"/anerkendelse/tak/{thanks.pk}/").status_code == 200
    assert client.post(f"/anerkendelse/tak/{thanks.pk}/", {"words": "Tak for dit smil."}).status_code == 302
    assert "Bodil Kragh" in client.get("/anerkendelse/tak/").content.decode()
    told = Notification.objects.get(recipient=five_years.volunteer_id)
    assert "Tak for dit smil." in told.body
    mine = client_of(five_years.volunteer.user).get("/anerkendelse/mine/").content.decode()
    assert "Tak for dit smil." in mine
    assert client.post(f"/anerkendelse/tak/{thanks.pk}/", {"words": ""}).status_code == 409


@pytest.mark.requirement("RM-41")
def test_the_certificate_is_a_tagged_pdf_for_the_volunteer_and_the_host(
    five_years, leader, client_of, employee, foreigner, volunteer
):
    notice_milestones.func()
    thanks = Thanks.objects.get()
    address = f"/anerkendelse/tak/{thanks.pk}/bevis.pdf"
    himself = client_of(five_years.volunteer.user)
    assert himself.get(address).status_code == 404  # a surprise until it is said
    thank(leader, Thanks.objects.select_related("affiliation__workplace__unit").get(), words="Tak.")
    for reader in (himself, client_of(leader)):
        paper = reader.get(address)
        assert paper["Content-Type"] == "application/pdf"
        assert b"/MarkInfo" in paper.content or b"/StructTreeRoot" in paper.content
        assert b"pdfuaid" in paper.content
    for nobody in (employee, foreigner, volunteer):
        assert client_of(nobody).get(address).status_code == 404


def test_a_thank_you_in_between(five_years, coordinator, client_of, employee, foreigner):
    address = f"/tilknytninger/{five_years.pk}/tak/"
    client = client_of(coordinator)
    assert client.get(address).status_code == 200
    assert client.post(address, {"words": ""}).status_code == 422
    assert client.post(address, {"words": "Godt, at du kom i regnvejr."}).status_code == 302
    assert Thanks.objects.get().years is None
    assert client_of(foreigner).get(address).status_code == 404
    with pytest.raises(Denied):
        thank_now(employee, five_years, words="Tak")
    with pytest.raises(Invalid):
        thank_now(coordinator, five_years, words=" ")


def test_a_day_can_pass_in_silence(five_years, leader, client_of, employee, volunteer):
    notice_milestones.func()
    thanks = Thanks.objects.select_related("affiliation__workplace__unit").get()
    for nobody in (employee, volunteer, STRANGER):
        for act in (thank, pass_over):
            with pytest.raises(Denied):
                act(nobody, thanks)
    with pytest.raises(Denied):
        notice_milestone(leader, five_years)
    assert client_of(leader).post(f"/anerkendelse/tak/{thanks.pk}/forbigaaelse/").status_code == 302
    with pytest.raises(IllegalMove):
        thank(leader, thanks)
    notice_milestones.func()
    assert Thanks.objects.count() == 1


def test_an_association_thanks_its_own(ward, region, client_of):
    partner = factories.partner(region)
    own = factories.affiliated(ward, partner=partner, name="Bodil Kragh")[1]
    other = factories.affiliated(ward, name="Jytte Holm")[1]
    head = factories.assigned(factories.places.Duty.ASSOCIATION_LEADER, at=partner)
    thank_now(head, own, words="Tak")
    with pytest.raises(Denied):
        thank_now(head, other, words="Tak")


@given(st.dates(date(1970, 1, 1), TODAY))
def test_what_the_query_asks_for_holds_every_milestone(starts_on):
    found = milestone_of(starts_on, TODAY)
    spans = [first <= starts_on <= last for first, last in start_days(TODAY)]
    if found:
        assert any(spans)
        years, day = found
        assert years in MILESTONES
        assert day <= TODAY + AHEAD


@pytest.mark.parametrize("year", [2021, 2025])
def test_somebody_who_began_on_29_february_is_thanked_on_the_28th(year):
    assert years_after(date(2020, 2, 29), year - 2020) == date(year, 2, 28)
    assert milestone_of(date(2020, 2, 29), date(2021, 2, 20)) == (1, date(2021, 2, 28))
