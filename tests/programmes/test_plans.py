"""The programme and its plan: which institutions take part, phases, milestones, the taskforce, strengths and weaknesses."""

from datetime import date, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.learning.programmes.actions import (
    add_milestone,
    change_forecast,
    change_programme,
    change_swot_entry,
    end_seat,
    found_programme,
    join_programme,
    plan_phase,
    reach_milestone,
    remove_phase,
    replace_member,
    seat_member,
    write_swot_entry,
)
from samspil.learning.programmes.models import Milestone, Programme
from samspil.learning.programmes.queries.overview import overview
from samspil.learning.programmes.queries.people import team_on
from samspil.learning.programmes.queries.places import board, phase_today
from samspil.learning.programmes.rules.team import team_lacks
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.models import Ambassador
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = clock.today()


def in_days(days):
    return clock.today() + timedelta(days=days)


def user_of(actor):
    return User.objects.get(pk=actor.user_id)


def cover(workplace):
    """Let the institution have all three: it is open, it wants volunteers, and it has an ambassador."""
    factories.published_activity(workplace)
    one, other = factories.person(), factories.person()
    Ambassador.objects.create(workplace=workplace, user=one, substitute=other)


@pytest.mark.requirement("VB-01")
def test_the_per_cent_is_of_all_institutions_of_the_authority(
    programme, town, school, care_home, consultant, client_of, ward
):
    for name in ("Lupinmarkens Børnehus", "Børnehuset i Ørum"):
        factories.open_workplace(town, name=name, setting="daycare")
    factories.open_workplace(town, name="Godt hjem i Viborg", setting="private_home")  # no institution
    cover(school)
    factories.published_activity(care_home)  # no ambassador: two of three are not enough
    found = board(programme, consultant)
    assert (found.covered, found.total, found.percent, found.missing) == (1, 4, 25, 3)
    page = client_of(consultant).get(f"/programmer/{programme.pk}/institutioner/").content.decode()
    assert "25 procent" in page
    assert "1 af 4 institutioner" in page
    assert ward.unit.name not in page


@pytest.mark.requirement("VB-19")
def test_in_the_voluntary_phase_no_institution_is_counted_as_missing(
    programme, school, care_home, consultant, school_leader, client_of
):
    phase = plan_phase(
        consultant,
        programme,
        kind="voluntary",
        name="De frivillige først",
        starts_on=in_days(-5),
        until=in_days(5),
    )
    found = board(programme, consultant, phase_today(programme))
    assert (found.missing, found.total, found.joined) == (0, 2, 0)
    page = client_of(school_leader).get(f"/programmer/{programme.pk}/institutioner/").content.decode()
    assert "Mangler" not in page
    assert "Det er frivilligt at være med nu" in page
    join_programme(school_leader, school, programme)
    assert board(programme, consultant, phase).joined == 1
    with pytest.raises(Conflict):
        join_programme(school_leader, school, programme)
    with pytest.raises(Denied):
        join_programme(school_leader, care_home, programme)
    remove_phase(consultant, phase)
    assert board(programme, consultant, phase_today(programme)).missing == 2


def test_an_institution_joins_the_programme_of_its_own_authority(programme, ward, region):
    with pytest.raises(Invalid):
        join_programme(SYSTEM, ward, programme)


def test_phases_do_not_overlap(programme, consultant):
    plan_phase(
        consultant,
        programme,
        kind="pilots",
        name="Forsøg",
        starts_on=date(2026, 1, 1),
        until=date(2026, 6, 30),
    )
    with pytest.raises(Invalid):
        plan_phase(
            consultant,
            programme,
            kind="all",
            name="Alle",
            starts_on=date(2026, 6, 30),
            until=date(2027, 1, 1),
        )
    plan_phase(
        consultant, programme, kind="all", name="Alle", starts_on=date(2026, 7, 1), until=date(2027, 1, 1)
    )
    with pytest.raises(Invalid):
        plan_phase(
            consultant, programme, kind="all", name="Alle", starts_on=date(2028, 2, 1), until=date(2028, 1, 1)
        )


@pytest.mark.requirement("VB-22")
def test_a_milestone_keeps_its_target_when_the_forecast_moves(programme, consultant, client_of):
    milestone = add_milestone(
        consultant, programme, title="Alle institutioner er med", due_on=in_days(100), target_percent=100
    )
    assert milestone.forecast_on == in_days(100)
    assert not overview(programme, consultant).late
    change_forecast(consultant, milestone, forecast_on=in_days(200))
    kept = Milestone.objects.get()
    assert (kept.due_on, kept.forecast_on, kept.slips) == (in_days(100), in_days(200), True)
    assert [entry.what for entry in overview(programme, consultant).late] == ["Alle institutioner er med"]
    page = client_of(consultant).get(f"/programmer/{programme.pk}/plan/").content.decode()
    assert "Senere end målet" in page
    assert "100 procent af institutionerne; nu 0 procent" in page
    reach_milestone(consultant, milestone)
    with pytest.raises(Conflict):
        reach_milestone(consultant, milestone)
    with pytest.raises(Conflict):
        change_forecast(consultant, milestone, forecast_on=in_days(300))
    assert not overview(programme, consultant).late


@pytest.mark.requirement("VB-03")
def test_the_team_must_have_an_owner_and_a_staff_representative(
    programme, consultant, school_leader, town, client_of
):
    seat_member(consultant, programme, user=user_of(consultant), function="owner")
    seat_member(consultant, programme, user=user_of(school_leader), function="leader", field="Skole")
    assert team_lacks(team_on(programme, TODAY)) == ["Medarbejderrepræsentant (MED)"]
    page = client_of(consultant).get(f"/programmer/{programme.pk}/taskforce/").content.decode()
    assert "Taskforcen mangler nogen" in page
    assert "Skole" in page
    representative = factories.assigned(Duty.COMMITTEE_MEMBER, at=town)
    seat_member(consultant, programme, user=user_of(representative), function="staff")
    assert team_lacks(team_on(programme, TODAY)) == []


@pytest.mark.requirement("VB-32")
def test_who_was_in_the_team_on_any_day_is_known(programme, consultant, town, client_of):
    before, after = (
        factories.assigned(Duty.COMMITTEE_MEMBER, at=town, name=name) for name in ("Helle", "Mogens")
    )
    seat = seat_member(consultant, programme, user=user_of(before), function="staff", starts_on=in_days(-100))
    seat_member(consultant, programme, user=user_of(consultant), function="owner", starts_on=in_days(-50))
    replace_member(consultant, seat, user=user_of(after), starts_on=in_days(-10))
    names = {
        days: [one.user.name for one in team_on(programme, in_days(days))]
        for days in (-101, -60, -11, -10, 0)
    }
    assert names == {
        -101: [],
        -60: ["Helle"],
        -11: ["Kirsten Konsulent", "Helle"],
        -10: ["Kirsten Konsulent", "Mogens"],
        0: ["Kirsten Konsulent", "Mogens"],
    }
    url = f"/programmer/{programme.pk}/taskforce/"
    page = client_of(consultant).get(url, {"dag": in_days(-60).strftime("%d.%m.%Y")}).content.decode()
    assert "Helle" in page
    assert "Mogens" not in page
    seat.refresh_from_db()
    assert seat.successor.user.name == "Mogens"
    with pytest.raises(Conflict):
        replace_member(consultant, seat, user=user_of(consultant))
    with pytest.raises(Invalid):
        end_seat(consultant, seat, last_day=in_days(-101))


def test_a_seat_is_held_once_by_somebody_of_the_authority(programme, consultant, volunteer):
    seat_member(consultant, programme, user=user_of(consultant), function="owner")
    for user in (user_of(consultant), user_of(volunteer)):
        with pytest.raises(Invalid):
            seat_member(consultant, programme, user=user, function="owner")


@pytest.mark.requirement("VB-44")
def test_a_weakness_or_threat_without_an_action_is_highlighted(programme, consultant, client_of):
    write_swot_entry(consultant, programme, kind="strength", text="Et engageret hold")
    threat = write_swot_entry(consultant, programme, kind="threat", text="Institutionen er ikke forberedt")
    url = f"/programmer/{programme.pk}/swot/"
    page = client_of(consultant).get(url).content.decode()
    assert page.count("Ingen gør noget ved den endnu") == 1
    assert overview(programme, consultant).late
    words = {"text": threat.text, "measure": "Besøg før start", "review_on": in_days(90)}
    with pytest.raises(Invalid):
        change_swot_entry(consultant, threat, owner=factories.person(), **words)
    change_swot_entry(consultant, threat, owner=user_of(consultant), **words)
    page = client_of(consultant).get(url).content.decode()
    assert "Ingen gør noget ved den endnu" not in page
    assert "Besøg før start" in page
    assert not overview(programme, consultant).late


def test_who_writes_the_programme(
    programme, town, councillor, school_leader, foreigner, volunteer, consultant
):
    words = {"name": "Nyt", "purpose": "Fordi", "goal": "Alt"}
    for by in (councillor, school_leader, foreigner, volunteer, STRANGER):
        for act in (
            lambda by=by: found_programme(by, town, **words),
            lambda by=by: change_programme(by, programme, starts_on=TODAY, **words),
            lambda by=by: add_milestone(by, programme, title="x", due_on=TODAY),
            lambda by=by: plan_phase(by, programme, kind="all", name="x", starts_on=TODAY, until=TODAY),
            lambda by=by: seat_member(by, programme, user=user_of(consultant), function="owner"),
            lambda by=by: write_swot_entry(by, programme, kind="threat", text="x"),
        ):
            with pytest.raises(Denied):
                act()
    found_programme(consultant, town, **words)
    with pytest.raises(Invalid):
        change_programme(consultant, programme, starts_on=TODAY, **words)  # the name is taken
    with pytest.raises(Invalid):
        change_programme(
            consultant, programme, starts_on=TODAY, until=in_days(-1), **(words | {"name": "Andet"})
        )


def test_everybody_with_a_place_in_the_authority_reads_it_and_nobody_else(
    programme, consultant, councillor, school_leader, foreigner, volunteer
):
    for by in (consultant, councillor, school_leader):
        assert list(Programme.objects.visible_to(by)) == [programme]
    for by in (foreigner, volunteer, STRANGER):
        assert not Programme.objects.visible_to(by).exists()
