"""What activities do for the authority's goals: chosen on the activity, found in the list, and summed up the tree."""

import pytest
from django.urls import reverse

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.compact.frameworks.actions import add_goal, change_goal, end_goal, import_goals
from samspil.compact.frameworks.catalogues import CATALOGUES
from samspil.compact.frameworks.models import Goal
from samspil.people.activities.actions import tag_activity
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.goals import goal_reports, without_goal
from samspil.people.activities.rules.goals import and_below, trees
from samspil.society.access.matrix import Duty
from tests import factories

ENGLISH = {"Accept-Language": "en"}
WHO_MAY = {Duty.ADMINISTRATOR, Duty.CONSULTANT, Duty.LEADER, Duty.COORDINATOR}
OF_THE_WHOLE = {Duty.ADMINISTRATOR, Duty.CONSULTANT, Duty.COUNCIL_MEMBER}
STAFF = [duty for duty in Duty if duty not in {Duty.VOLUNTEER, Duty.ASSOCIATION_LEADER}]


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def steered(authority, catalogue="pejlemaerker"):
    found = CATALOGUES[catalogue]
    made = import_goals(SYSTEM, authority, catalogue=found.name, goals=found.goals)
    return {goal.code: goal for goal in made}


@pytest.fixture
def goals(region):
    """The four guiding marks with what lies under them, by their codes."""
    return steered(region)


def member(duty, ward):
    at = ward.unit.authority if duty in OF_THE_WHOLE else ward
    return factories.assigned(duty, at=at)


def tagged(at, *goals, **fields):
    activity = factories.published_activity(at, **fields)
    tag_activity(SYSTEM, activity, goals=goals)
    return activity


def counted(by):
    [report] = goal_reports(by)
    return {line.goal.code: (line.activities, line.workplaces) for line in report.lines}


@pytest.mark.requirement("VB-08")
def test_an_activity_serves_several_of_twenty_one_political_goals(draft, coordinator, region):
    political = steered(region, "21-politiske-maal")
    tag_activity(coordinator, draft, goals=[political["02"], political["13"]])
    assert set(draft.goals.values_list("code", flat=True)) == {"02", "13"}
    told = Event.objects.get(verb="activity.tagged")
    assert told.payload["goals"] == sorted([political["02"].pk, political["13"].pk])
    seen = counted(coordinator)
    assert len(seen) == 21
    assert set(seen.values()) == {(0, 0)}  # a draft is not counted yet


@pytest.mark.requirement("RM-19")
@pytest.mark.parametrize("duty", STAFF)
def test_who_may_edit_an_activity_may_choose_its_goals(draft, goals, ward, page_of, duty):
    by = member(duty, ward)
    address_of_form, typed = (
        address("activity_goals", draft.pk),
        {f"goals_{goals['2'].pk}": [goals["2-1"].pk]},
    )
    client = page_of(by)
    offered = address_of_form in client.get(address("activity", draft.pk)).text
    if duty in WHO_MAY:
        assert offered
        assert client.post(address_of_form, typed).status_code == 302
        assert [goal.code for goal in draft.goals.all()] == ["2-1"]
    else:
        assert not offered
        assert (
            client.get(address_of_form).status_code == client.post(address_of_form, typed).status_code == 403
        )
        with pytest.raises(Denied):
            tag_activity(by, draft, goals=[goals["1"]])
        assert not draft.goals.exists()


def test_an_association_chooses_for_its_own_activity_alone(draft, goals, region, ward, page_of):
    partner = factories.partner(region, workplace=ward)
    theirs = factories.published_activity(ward, partner=partner)
    client = page_of(factories.assigned(Duty.ASSOCIATION_LEADER, at=partner))
    typed = {f"goals_{goals['1'].pk}": [goals["1"].pk]}
    assert client.post(address("activity_goals", theirs.pk), typed).status_code == 302
    assert client.post(address("activity_goals", draft.pk), typed).status_code == 404
    assert Activity.goals.through.objects.count() == 1


def test_others_meet_no_form_and_no_report(draft, goals, volunteer, foreigner, page_of):
    for by in (volunteer, foreigner):
        assert page_of(by).get(address("activity_goals", draft.pk)).status_code == 404
        assert page_of(by).post(address("activity_goals", draft.pk)).status_code == 404
        with pytest.raises(Denied):
            tag_activity(by, draft, goals=[goals["1"]])
    assert page_of(volunteer).get(address("goals")).status_code == 404
    assert "Pejlem" not in page_of(foreigner).get(address("goals")).text
    assert page_of().post(address("activity_goals", draft.pk)).status_code == 302
    assert page_of().get(address("goals")).status_code == 302
    with pytest.raises(NotVisible):
        goal_reports(volunteer)


def test_only_goals_that_the_own_authority_steers_by_can_be_chosen(draft, goals, coordinator, foreigner):
    elsewhere = add_goal(
        SYSTEM, factories.authority("Region Nord"), catalogue="Mål", code="1", title="Andres mål"
    )
    end_goal(SYSTEM, goals["4-1"])
    for wrong in (elsewhere, goals["4-1"]):
        with pytest.raises(Invalid) as refused:
            tag_activity(coordinator, draft, goals=[goals["1"], wrong])
        assert set(refused.value.errors) == {"goals"}
    assert not draft.goals.exists()


def test_an_activity_keeps_a_goal_that_has_ended(draft, goals, coordinator, page_of):
    tag_activity(coordinator, draft, goals=[goals["4-1"]])
    end_goal(SYSTEM, goals["4-1"])
    page = page_of(coordinator).get(address("activity_goals", draft.pk), headers=ENGLISH)
    assert f'value="{goals["4-1"].pk}"' in page.text
    assert "(the goal has ended)" in page.text
    tag_activity(coordinator, draft, goals=[goals["4-1"], goals["1"]])
    assert draft.goals.count() == 2
    page = page_of(coordinator).get(address("activity", draft.pk), headers=ENGLISH).text
    assert "The goal has ended" in page


def test_a_closed_activity_is_history(draft, goals, coordinator, page_of):
    Activity.objects.update(state="closed")
    with pytest.raises(IllegalMove):
        tag_activity(coordinator, draft, goals=[goals["1"]])
    assert (
        address("activity_goals", draft.pk)
        not in page_of(coordinator).get(address("activity", draft.pk)).text
    )


def test_the_form_groups_the_goals_by_the_goal_above(draft, goals, coordinator, page_of):
    client, form = page_of(coordinator), address("activity_goals", draft.pk)
    page = client.get(form, headers=ENGLISH).text
    assert page.count('type="checkbox"') == len(goals)
    assert page.count("<fieldset") == 4  # one for each guiding mark
    assert "1 as a whole" in page
    typed = {
        f"goals_{goals['1'].pk}": [goals["1"].pk, goals["1-2"].pk],
        f"goals_{goals['3'].pk}": goals["3-2"].pk,
    }
    assert client.post(form, typed, follow=True).status_code == 200
    assert set(draft.goals.values_list("code", flat=True)) == {"1", "1-2", "3-2"}
    assert client.get(form).text.count(" checked") == 3
    assert client.post(form, {}).status_code == 302
    assert not draft.goals.exists()


def test_a_form_with_another_number_is_refused(draft, goals, coordinator, page_of):
    response = page_of(coordinator).post(
        address("activity_goals", draft.pk), {f"goals_{goals['1'].pk}": [987654321]}
    )
    assert response.status_code == 422
    assert not draft.goals.exists()


def test_an_authority_without_goals_says_who_writes_them(draft, coordinator, page_of):
    client = page_of(coordinator)
    for where in (address("activity_goals", draft.pk), address("goals")):
        page = client.get(where, headers=ENGLISH).text
        assert "The authority has no goals yet" in page
        assert "<table" not in page
    assert 'name="maal"' not in client.get(address("index")).text


def test_the_public_page_names_the_goals_quietly_and_no_ended_ones(published, goals, page_of):
    where = reverse("portal:activity", args=[published.pk, published.slug])
    assert "Bidrager til" not in page_of().get(where, headers={"Accept-Language": "da"}).text
    tag_activity(SYSTEM, published, goals=[goals["1-1"], goals["4-1"]])
    end_goal(SYSTEM, goals["4-1"])
    page = page_of().get(where, headers={"Accept-Language": "da"}).text
    assert "Bidrager til" in page
    assert goals["1-1"].title in page
    assert goals["4-1"].title not in page


@pytest.mark.requirement("RM-19")
def test_the_list_is_narrowed_to_a_goal_and_all_under_it(ward, goals, coordinator, page_of):
    tagged(ward, goals["1"], goals["1-1"], goals["1-2"], title="Sang i stuen")
    tagged(ward, goals["1-2"], title="Kaffe i stuen")
    factories.published_activity(ward, title="Gåtur i haven")
    client = page_of(coordinator)

    def titles(asked):
        page = client.get(address("index"), {"maal": asked}).text
        return {title for title in ("Sang i stuen", "Kaffe i stuen", "Gåtur i haven") if title in page}

    assert titles(goals["1"].pk) == {"Sang i stuen", "Kaffe i stuen"}
    assert titles(goals["1-1"].pk) == {"Sang i stuen"}
    assert titles(goals["2"].pk) == set()
    assert titles("ingen") == {"Gåtur i haven"}
    for nonsense in ("", "9" * 30, "-1", "x"):
        assert len(titles(nonsense)) == 3
    assert client.get(address("index"), {"maal": goals["1"].pk}).text.count("Sang i stuen") == 1


def test_another_authority_cannot_ask_by_our_goals(ward, goals, foreigner, page_of):
    tagged(ward, goals["1"])
    page = page_of(foreigner).get(address("index"), {"maal": goals["1"].pk}).text
    assert goals["1"].title not in page


@pytest.mark.requirement("RM-19")
def test_the_report_sums_up_the_tree_and_counts_nothing_twice(region, ward, goals):
    other = factories.open_workplace(region, name="Hospice")
    tagged(ward, goals["1"], goals["1-1"], goals["1-2"], goals["2-1"])
    tagged(ward, goals["1-2"])
    tagged(other, goals["1-2"])
    factories.published_activity(ward)
    tag_activity(SYSTEM, factories.described_activity(ward), goals=[goals["1"]])  # a draft
    by = factories.assigned(Duty.COUNCIL_MEMBER, at=region)
    seen = counted(by)
    assert list(seen) == ["1", "1-1", "1-2", "2", "2-1", "2-2", "3", "3-1", "3-2", "4", "4-1"]
    assert [seen[code] for code in ("1", "1-1", "1-2")] == [(3, 2), (1, 1), (3, 2)]
    assert [seen[code] for code in ("2", "2-1", "2-2", "3")] == [(1, 1), (1, 1), (0, 0), (0, 0)]
    [report] = goal_reports(by)
    assert (report.activities, report.workplaces, without_goal(by)) == (3, 2, 1)


@pytest.mark.requirement("RM-19", "VB-08")
@pytest.mark.parametrize("duty", STAFF)
def test_each_duty_reads_the_report_as_far_as_it_reaches(region, ward, goals, page_of, duty):
    tagged(ward, goals["1-1"])
    tagged(factories.open_workplace(region, name="Hospice"), goals["1-1"])
    by = member(duty, ward)
    page = page_of(by).get(address("goals"), headers=ENGLISH)
    assert page.status_code == 200
    assert counted(by)["1"] == ((2, 2) if duty in OF_THE_WHOLE else (1, 1))
    narrowed = f"{address('index')}?tilstand=published&amp;maal={goals['1'].pk}"
    assert narrowed in page.text


def test_an_ended_goal_stays_in_the_report_while_something_is_done_for_it(ward, goals, leader):
    tagged(ward, goals["4-1"])
    for code in ("4", "4-1", "2-2"):
        end_goal(SYSTEM, goals[code])
    seen = counted(leader)
    assert (seen["4"], seen["4-1"]) == ((1, 1), (1, 1))
    assert "2-2" not in seen


def test_goals_are_edited_by_each_authority_for_itself(ward, goals, leader, page_of):
    """The words are the authority's own; what was tagged follows them."""
    tagged(ward, goals["1"])
    change_goal(SYSTEM, goals["1"], title="Borgeren bestemmer")
    assert "Borgeren bestemmer" in page_of(leader).get(address("goals")).text


def test_the_report_asks_the_database_the_same_for_one_and_for_many(
    region, ward, goals, leader, client_of, django_assert_max_num_queries
):
    client = client_of(leader)
    tagged(ward, goals["1"])
    with django_assert_max_num_queries(12) as few:
        client.get(address("goals"))
    for goal in goals.values():
        tagged(ward, goal, goals["2"])
    steered(region, "21-politiske-maal")
    with django_assert_max_num_queries(len(few)):
        client.get(address("goals"))


def test_the_list_and_the_form_stay_cheap_with_many_goals(
    region, ward, draft, goals, coordinator, client_of, django_assert_max_num_queries
):
    steered(region, "21-politiske-maal")
    tagged(ward, goals["1"], goals["2"])
    client = client_of(coordinator)
    for where in (address("index"), address("activity_goals", draft.pk), address("activity", draft.pk)):
        with django_assert_max_num_queries(15):
            assert client.get(where).status_code == 200


@pytest.mark.parametrize("duty", [Duty.COUNCIL_MEMBER, Duty.CONSULTANT])
def test_who_follows_from_above_finds_the_report_from_their_day(region, goals, page_of, duty):
    page = page_of(factories.assigned(duty, at=region)).get(reverse("portal:today"))
    assert f'href="{address("goals")}"' in page.text


def test_the_list_leads_to_the_report(goals, coordinator, page_of):
    assert f'href="{address("goals")}"' in page_of(coordinator).get(address("index")).text


def test_trees_have_no_end_trouble_with_goals_that_point_at_each_other(goals):
    one, two = goals["1"], goals["2"]
    one.parent, two.parent = two, one
    assert and_below(one, [one, two]) == {one.pk, two.pk}
    assert trees([one, two]) == []
    assert [goal.code for goal in trees([goals["1-1"]])[0].walk()] == ["1-1"]
    assert Goal.objects.count() == len(goals)
