from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.society.access.matrix import MATRIX, Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import appoint, assign_duty, end_duty
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import actor_for, people_who
from tests import factories


def test_a_duty_ends_on_its_day_and_the_access_with_it(ward, coordinator):
    user = User.objects.get(pk=coordinator.user_id)
    end_duty(SYSTEM, user.assignments.get())
    assert Duty.COORDINATOR not in actor_for(user).duties


def test_a_duty_that_has_ended_does_not_end_again(ward, coordinator):
    assignment = Assignment.objects.get(user=coordinator.user_id)
    end_duty(SYSTEM, assignment)
    with pytest.raises(Conflict):
        end_duty(SYSTEM, Assignment.objects.get(pk=assignment.pk))


def test_a_duty_to_come_gives_nothing_yet(region, ward):
    user = factories.person()
    assign_duty(
        SYSTEM,
        user,
        Duty.LEADER,
        authority=region,
        unit=ward.unit,
        starts_on=clock.today() + timedelta(days=1),
    )
    assert Duty.LEADER not in actor_for(user).duties


def test_a_leader_names_coordinators_but_no_leaders(region, ward, leader):
    user = factories.person()
    assign_duty(leader, user, Duty.COORDINATOR, authority=region, unit=ward.unit)
    for duty in (Duty.LEADER, Duty.ADMINISTRATOR, Duty.CONSULTANT):
        with pytest.raises(Denied):
            assign_duty(leader, user, duty, authority=region, unit=ward.unit)


def test_nobody_reaches_beyond_their_own_place(region, leader):
    elsewhere = factories.open_workplace(region, name="Kirurgisk afdeling")
    with pytest.raises(Denied):
        assign_duty(leader, factories.person(), Duty.COORDINATOR, authority=region, unit=elsewhere.unit)


def test_an_activity_leader_needs_an_association(region, administrator):
    with pytest.raises(Invalid):
        assign_duty(administrator, factories.person(), Duty.ASSOCIATION_LEADER, authority=region)


def test_people_who_finds_those_above_and_not_beside(region, ward, coordinator, administrator, foreigner):
    found = people_who(Can.APPLICATION_DECIDE, ward.access_scopes()[0])
    assert {user.pk for user in found} == {coordinator.user_id, administrator.user_id}
    near = people_who(Can.APPLICATION_DECIDE, ward.access_scopes()[0], duties=frozenset({Duty.COORDINATOR}))
    assert {user.pk for user in near} == {coordinator.user_id}


def test_appointing_somebody_new_registers_them(ward, administrator):
    appoint(
        administrator,
        name="Ny Leder",
        email="ny@example.dk",
        duty=Duty.LEADER,
        unit=ward.unit,
        partner=None,
        starts_on=clock.today(),
        ends_on=None,
    )
    assert Duty.LEADER in actor_for(User.objects.get(email="ny@example.dk")).duties


def test_every_duty_stands_in_the_matrix_and_the_fewest_see_certificates():
    assert set(MATRIX) == set(Duty)
    assert Can.CERTIFICATE_VIEW not in MATRIX[Duty.ADMINISTRATOR]
    assert {duty for duty in Duty if Can.CERTIFICATE_ASSESS in MATRIX[duty]} == {
        Duty.LEADER,
        Duty.ASSOCIATION_LEADER,
    }


def test_an_administrator_gives_and_ends_a_duty_on_the_pages(ward, administrator, client_of):
    client = client_of(administrator)
    url = reverse("duties:appointment")
    assert client.get(url).status_code == 200
    form = {
        "name": "Ny Koordinator",
        "email": "ny@example.dk",
        "duty": "coordinator",
        "place": f"unit-{ward.pk}",
        "starts_on": "1/1-2020",
    }
    assert client.post(url, form | {"email": "ny"}).status_code == 422
    assert client.post(url, form).status_code == 302
    assert "Ny Koordinator" in client.get(reverse("duties:assignments")).content.decode()
    given = Assignment.objects.get(user__email="ny@example.dk")
    assert client.post(reverse("duties:ending", args=[given.pk])).status_code == 302
    assert Duty.COORDINATOR not in actor_for(given.user).duties


@pytest.mark.parametrize("persona", ["coordinator", "employee", "volunteer"])
def test_others_are_told_why_not(request, ward, client_of, persona):
    client = client_of(request.getfixturevalue(persona))
    for name in ("assignments", "appointment", "matrix"):
        assert client.get(reverse(f"duties:{name}")).status_code == 403


def test_the_matrix_is_shown_just_as_the_code_has_it(administrator, client_of):
    page = client_of(administrator).get(reverse("duties:matrix")).content.decode()
    assert all(can.value in page for can in Can)


def test_a_duty_of_another_authority_does_not_exist(ward, coordinator, client_of):
    other = factories.assigned(Duty.ADMINISTRATOR, at=factories.authority("Region Syddanmark"))
    given = Assignment.objects.get(user=coordinator.user_id)
    assert client_of(other).post(reverse("duties:ending", args=[given.pk])).status_code == 404


@pytest.mark.requirement("HJ-07")
def test_volunteers_are_never_among_the_staff_and_whoever_is_both_stands_in_each_list_as_what_they_are(
    ward, administrator, client_of
):
    jytte, _affiliation = factories.affiliated(ward, name="Jytte Holm")
    both = factories.assigned(Duty.EMPLOYEE, at=ward, name="Bodil Begge", email="bodil@example.dk")
    factories.affiliated(ward, name="Bodil Begge", email="bodil@example.dk")
    client = client_of(administrator)
    staff = client.get(reverse("duties:assignments")).content.decode()
    assert "Jytte Holm" not in staff
    assert "Bodil Begge" in staff
    scope = ward.access_scopes()[0]
    for can in Can:
        assert jytte.user_id not in people_who(can, scope).values_list("pk", flat=True)
    held = actor_for(User.objects.get(pk=both.user_id))
    assert held.duties == {Duty.VOLUNTEER, Duty.EMPLOYEE}  # one person, two duties that are told apart
    volunteers = client.get(reverse("volunteers:directory")).content.decode()
    assert "Jytte Holm" in volunteers
    assert "Bodil Begge" in volunteers


def test_the_form_offers_only_the_duties_that_the_giver_may_give_and_chooses_none(
    leader, administrator, client_of
):
    def offered(actor):
        return dict(
            client_of(actor).get(reverse("duties:appointment")).context["form"].fields["duty"].choices
        )

    assert next(iter(offered(administrator))) == ""
    assert {"administrator", "leader"} <= set(offered(administrator))
    assert not {"administrator", "leader", "volunteer"} & set(offered(leader))


def test_a_person_is_found_among_many_by_name_or_address(ward, coordinator, administrator, client_of):
    client, url = client_of(administrator), reverse("duties:assignments")
    user = User.objects.get(pk=coordinator.user_id)
    for words in (user.name[:4], user.email):
        assert user.name in client.get(url, {"q": words}).content.decode()
    nobody = client.get(url, {"q": "Nix Nemo"}).content.decode()
    assert user.name not in nobody
    assert 'value="Nix Nemo"' in nobody
