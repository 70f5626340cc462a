"""A meeting is called, has its agenda, and is held or called off."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    cancel_meeting,
    complete_follow_up,
    hold_meeting,
    mark_not_relevant,
    move_meeting,
    plan_meeting,
    put_on_agenda,
    raise_matter,
    record_discussion,
    send_agenda,
    set_agenda,
    set_policy,
    write_minutes,
)
from samspil.compact.dialogue.flow import ITEM, MEETING, ItemState, MeetingState
from samspil.compact.dialogue.models import Item, Meeting, MeetingKind
from samspil.compact.dialogue.queries import discussion_verdict, joint_meetings_of
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from samspil.society.places.actions import place_unit
from tests import factories
from tests.dialogue.factories import at_the_table, committee, item, meeting, member, seat

pytestmark = pytest.mark.django_db

DISCUSSED = {"conclusion": "noted", "outcome": "Vi har talt om det."}


def subjects(user_id):
    return list(Notification.objects.filter(recipient=user_id).values_list("subject", flat=True))


@pytest.mark.requirement("VB-16")
def test_a_meeting_can_belong_to_several_committees_with_its_kind_minutes_and_decisions(region):
    children = place_unit(SYSTEM, region, name="Børn & Unge")
    care = place_unit(SYSTEM, region, name="Social, Sundhed & Omsorg")
    first = committee(children, name="Fælles-MED BU")
    second = committee(care, name="Fælles-MED SSO")
    with_unions = meeting(first, second, begun=True, kind=MeetingKind.UNION)
    hold_meeting(
        SYSTEM,
        with_unions,
        participants="FOA, DSR, BUPL og ledelsen",
        minutes="Organisationerne fik planen at se.",
        decisions="MED-dag til foråret.",
    )
    for of in (first, second):
        assert list(of.meetings.all()) == [with_unions]
    with_unions.refresh_from_db()
    assert (with_unions.state, with_unions.kind) == (MeetingState.HELD, MeetingKind.UNION)
    assert with_unions.participants
    assert with_unions.minutes
    assert with_unions.decisions


@pytest.mark.requirement("VB-31")
def test_a_med_conference_is_a_meeting_of_its_own_kind(region):
    top = committee(region, name="Hoved-MED", level=2)
    conference = meeting(top, kind=MeetingKind.CONFERENCE, place="Tinghallen")
    assert conference.kind == MeetingKind.CONFERENCE


def test_members_are_called_told_of_changes_and_sent_the_agenda(ward):
    of = committee(ward)
    who = seat(of).user_id
    called = meeting(of)
    matter = item(ward)
    set_agenda(SYSTEM, called, items=[matter])
    send_agenda(SYSTEM, called)
    later = called.starts_at + timedelta(days=1)
    move_meeting(SYSTEM, called, starts_at=later, ends_at=later + timedelta(hours=1), place="Online")
    cancel_meeting(SYSTEM, called, reason="For få kan komme")
    assert len(subjects(who)) == 5
    assert Notification.objects.filter(recipient=who, body__contains="For få kan komme").count() == 1
    matter.refresh_from_db()
    assert (matter.state, matter.meeting) == (ItemState.WAITING, None)


@pytest.mark.requirement("HJ-15")
def test_a_new_agreement_reaches_the_right_committee_with_its_background(ward, region):
    of = committee(ward)
    elsewhere = committee(factories.open_workplace(region, name="Kirurgi"), name="LMU Kirurgi")
    mine, other = seat(of).user_id, seat(elsewhere, name="Ole Anden").user_id
    matter = item(ward)
    assert len(subjects(mine)) == 1
    assert not subjects(other)
    assert matter.committee == of
    assert Notification.objects.get(recipient=mine).action_path == f"/dialog/punkter/{matter.pk}/"


def test_the_leader_hears_what_came_of_it(ward, leader):
    of, _held, matter = at_the_table(ward)
    record_discussion(member(of), matter, **DISCUSSED)
    assert len(subjects(leader.user_id)) == 1


def test_where_a_workplace_has_no_leader_the_next_one_above_hears(region):
    hospital = place_unit(SYSTEM, region, name="Hospitalet")
    ward = factories.open_workplace(region, parent=hospital)
    above = factories.assigned(Duty.LEADER, at=factories.open_workplace(region, name="Andet"))
    assert not subjects(above.user_id)
    of, _held, matter = at_the_table(ward)
    mark_not_relevant(member(of), matter, reason="Kun en rettelse.")
    assert not subjects(above.user_id)


def test_only_a_discussion_or_a_reason_opens_the_gate(ward):
    of, held, matter = at_the_table(ward)
    verdict = discussion_verdict(ward, matter.about)
    assert not verdict
    assert of.name in verdict.reason
    record_discussion(member(of), matter, **DISCUSSED)
    assert discussion_verdict(ward, matter.about)
    again = item(ward)
    assert not discussion_verdict(ward, matter.about)
    mark_not_relevant(member(of, name="Per Anden"), again, reason="Kun et nyt telefonnummer.")
    assert discussion_verdict(ward, matter.about)
    assert held.items.count() == 1


def test_the_reason_says_when_the_committee_meets_next(ward):
    of = committee(ward)
    matter = item(ward)
    assert "indkaldt" in discussion_verdict(ward, matter.about).reason
    coming = meeting(of)
    assert str(clock.local(coming.starts_at).day) in discussion_verdict(ward, matter.about).reason
    put_on_agenda(SYSTEM, matter, coming)
    assert "dagsordenen" in discussion_verdict(ward, matter.about).reason


def test_an_authority_may_want_everything_discussed(ward, region):
    of, _held, matter = at_the_table(ward)
    set_policy(SYSTEM, region, may_mark_not_relevant=False)
    with pytest.raises(Closed):
        mark_not_relevant(member(of), matter, reason="Nej")


def test_nothing_is_discussed_before_the_meeting_has_begun(ward):
    of = committee(ward)
    coming, matter = meeting(of), item(ward)
    put_on_agenda(SYSTEM, matter, coming)
    matter.refresh_from_db()
    with pytest.raises(Conflict):
        record_discussion(member(of), matter, **DISCUSSED)
    with pytest.raises(Conflict):
        hold_meeting(SYSTEM, coming)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"outcome": " "}, "outcome"),
        ({"conclusion": "maybe"}, "conclusion"),
        ({"follow_up": "Skilt"}, "follow_up_due"),
        ({"follow_up_due": clock.today()}, "follow_up"),
    ],
)
def test_an_outcome_says_something(ward, fields, wrong):
    of, _held, matter = at_the_table(ward)
    with pytest.raises(Invalid) as refused:
        record_discussion(member(of), matter, **(DISCUSSED | fields))
    assert wrong in refused.value.errors


def test_a_reason_is_a_reason(ward):
    of, _held, matter = at_the_table(ward)
    with pytest.raises(Invalid):
        mark_not_relevant(member(of), matter, reason=" ")


def test_what_nobody_got_to_waits_for_the_next_meeting(ward):
    of, held, matter = at_the_table(ward)
    other = item(ward, about="agreements.agreement:13")
    put_on_agenda(SYSTEM, other, held)
    record_discussion(member(of), matter, **DISCUSSED)
    hold_meeting(SYSTEM, held)
    other.refresh_from_db()
    assert (other.state, other.meeting) == (ItemState.WAITING, None)
    told = Event.objects.get(verb="meeting.held").payload
    assert (told["discussed"], told["postponed"]) == (1, 1)


def test_a_meeting_at_which_something_was_discussed_is_not_called_off(ward):
    of, held, matter = at_the_table(ward)
    record_discussion(member(of), matter, **DISCUSSED)
    with pytest.raises(Conflict):
        cancel_meeting(SYSTEM, held, reason="Alligevel ikke")


def test_minutes_are_corrected_afterwards_and_not_before(ward):
    _of, held, _matter = at_the_table(ward)
    words = {"participants": "", "minutes": "Rettet.", "decisions": ""}
    with pytest.raises(Conflict):
        write_minutes(SYSTEM, held, **words)
    hold_meeting(SYSTEM, held, minutes="Tastefejl.")
    write_minutes(SYSTEM, held, **words)
    assert Meeting.objects.get(pk=held.pk).minutes == "Rettet."


def test_an_agenda_takes_only_matters_of_the_committees_that_meet(ward, region):
    called = meeting(committee(ward))
    elsewhere = factories.open_workplace(region, name="Kirurgi")
    committee(elsewhere, name="LMU Kirurgi")
    with pytest.raises(Invalid):
        set_agenda(SYSTEM, called, items=[item(elsewhere, about="agreements.agreement:99")])
    with pytest.raises(Invalid):
        send_agenda(SYSTEM, called)


def test_a_meeting_needs_committees_of_one_authority_and_an_end_after_its_beginning(ward):
    of = committee(ward)
    other = committee(factories.open_workplace(factories.authority("Region Syd")), name="LMU Syd")
    now = clock.now()
    for committees, ends, kind in (
        ([], 1, "ordinary"),
        ([of, other], 1, "ordinary"),
        ([of], -1, "ordinary"),
        ([of], 1, "party"),
    ):
        with pytest.raises(Invalid):
            plan_meeting(SYSTEM, committees, starts_at=now, ends_at=now + timedelta(hours=ends), kind=kind)


@pytest.mark.parametrize("before", MeetingState.values)
@pytest.mark.parametrize("after", MeetingState.values)
def test_a_meeting_makes_no_other_moves_than_its_flow_has(ward, before, after):
    held = meeting(committee(ward), begun=True)
    Meeting.objects.filter(pk=held.pk).update(state=before, held_at=clock.now(), cancellation="Sygdom")
    held.refresh_from_db()
    do = {
        "planned": lambda: move_meeting(SYSTEM, held, starts_at=held.starts_at, ends_at=held.ends_at),
        "held": lambda: hold_meeting(SYSTEM, held),
        "cancelled": lambda: cancel_meeting(SYSTEM, held, reason="Sygdom"),
    }[after]
    if after in MEETING.moves[before] or before == after == "planned":
        do()
        assert Meeting.objects.get(pk=held.pk).state == after
    else:
        with pytest.raises(Conflict):
            do()


@pytest.mark.parametrize("before", ItemState.values)
@pytest.mark.parametrize("after", ItemState.values)
def test_a_matter_makes_no_other_moves_than_its_flow_has(ward, before, after):
    _of, held, matter = at_the_table(ward)
    filled = {"outcome": "x", "conclusion": "noted", "reason": "x", "settled_at": clock.now()}
    Item.objects.filter(pk=matter.pk).update(state=before, **filled)
    matter.refresh_from_db()
    do = {
        "waiting": lambda: set_agenda(SYSTEM, held, items=[]),
        "on_agenda": lambda: put_on_agenda(SYSTEM, matter, held),
        "discussed": lambda: record_discussion(SYSTEM, matter, **DISCUSSED),
        "not_relevant": lambda: mark_not_relevant(SYSTEM, matter, reason="x"),
    }[after]
    stays = (before, after) == ("on_agenda", "on_agenda") or (after == "waiting" and before != "on_agenda")
    if after in ITEM.moves[before]:
        do()
        assert Item.objects.get(pk=matter.pk).state == after
    elif stays:
        do()
        assert Item.objects.get(pk=matter.pk).state == before
    else:
        with pytest.raises(IllegalMove):
            do()


def test_a_follow_up_is_done_once(ward):
    of, _held, matter = at_the_table(ward)
    who = member(of)
    with pytest.raises(Conflict):
        complete_follow_up(who, matter)
    record_discussion(who, matter, **DISCUSSED, follow_up="Skilt på døren", follow_up_due=clock.today())
    complete_follow_up(who, matter)
    with pytest.raises(Conflict):
        complete_follow_up(who, matter)


def test_who_may_record_what_a_committee_discussed(ward, region, leader, administrator, outsiders):
    """Members, and the leader of the area; not those who only keep the committees in order, nor anybody from outside."""
    of, held, matter = at_the_table(ward)
    another = committee(factories.open_workplace(region, name="Kirurgi"), name="LMU Kirurgi")
    top = committee(region, name="RMU", level=2)
    partner = factories.partner(region, workplace=ward)
    denied = [
        *outsiders,
        administrator,
        factories.assigned(Duty.CONSULTANT, at=region),
        factories.assigned(Duty.COUNCIL_MEMBER, at=region),
        factories.assigned(Duty.ASSOCIATION_LEADER, at=partner),
        member(another, name="Ane Anden"),
        member(top, name="Rie Region"),
    ]
    for who in denied:
        for attempt in (
            lambda who=who: record_discussion(who, matter, **DISCUSSED),
            lambda who=who: mark_not_relevant(who, matter, reason="x"),
            lambda who=who: raise_matter(who, of, title="x", what="x"),
            lambda who=who: complete_follow_up(who, matter),
        ):
            with pytest.raises(Denied):
                attempt()
    record_discussion(leader, matter, **DISCUSSED)
    second = item(ward, about="agreements.agreement:14")
    put_on_agenda(member(of), second, held)
    record_discussion(member(of, name="Per Medlem"), second, **DISCUSSED)


def test_who_may_call_a_meeting_and_set_its_agenda(ward, region, leader, administrator, outsiders):
    of, held, _matter = at_the_table(ward)
    now = clock.now()
    hour = {"starts_at": now, "ends_at": now + timedelta(hours=1)}
    another = committee(factories.open_workplace(region, name="Kirurgi"), name="LMU Kirurgi")
    for who in (*outsiders, member(another, name="Ane Anden")):
        for attempt in (
            lambda who=who: plan_meeting(who, [of], **hour),
            lambda who=who: move_meeting(who, held, **hour),
            lambda who=who: set_agenda(who, held, items=[]),
            lambda who=who: send_agenda(who, held),
            lambda who=who: hold_meeting(who, held),
            lambda who=who: cancel_meeting(who, held, reason="x"),
            lambda who=who: write_minutes(who, held, participants="", minutes="", decisions=""),
        ):
            with pytest.raises(Denied):
                attempt()
    for who in (leader, administrator, member(of), factories.assigned(Duty.CONSULTANT, at=region)):
        plan_meeting(who, [of], **hour)
        send_agenda(who, held)


def test_a_member_raises_a_matter_of_their_own(ward):
    of = committee(ward)
    who = member(of)
    matter = raise_matter(who, of, title="Pauserum", what="Hvor sidder de frivillige?")
    assert (matter.committee, matter.state) == (of, ItemState.WAITING)
    with pytest.raises(Invalid):
        raise_matter(who, of, title="", what=" ")


def test_a_member_who_has_left_records_nothing(ward):
    of, _held, matter = at_the_table(ward)
    row = seat(of, starts_on=clock.today() - timedelta(days=100), ends_on=clock.today())
    employee = factories.assigned(Duty.COMMITTEE_MEMBER, at=ward)
    assert row.ends_on == clock.today()
    with pytest.raises(Denied):
        record_discussion(employee, matter, **DISCUSSED)


@pytest.mark.requirement("HJ-39")
def test_the_background_paper_says_what_has_changed_why_and_where_to_read_more(ward, client_of):
    of, held, _matter = at_the_table(ward)
    client = client_of(member(of))
    words = (
        "Ny aftale med Røde Kors",
        "Besøgsvenner kommer",
        "Medarbejderne skal vide",
        "/aftaler/12/",
        "Frivillige",
    )
    page = client.get(f"/dialog/moeder/{held.pk}/bilag/").content.decode()
    assert [word for word in words if word not in page] == []
    paper = PdfReader(BytesIO(client.get(f"/dialog/moeder/{held.pk}/bilag.pdf").content))
    text = " ".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    assert [word for word in words if word not in text] == []
    assert "LMU Medicin" in text
    assert paper.metadata.title == "Dagsorden – LMU Medicin"


def test_a_joint_meeting_of_employees_and_volunteers_leaves_minutes_for_both(ward):
    of = committee(ward)
    joint = meeting(of, begun=True, kind=MeetingKind.JOINT)
    assert not joint_meetings_of(ward)
    hold_meeting(SYSTEM, joint, minutes="Det går godt. Vi mangler skilte.")
    meeting(of, begun=True)
    assert [row.minutes for row in joint_meetings_of(ward)] == ["Det går godt. Vi mangler skilte."]


@pytest.mark.requirement("HJ-20")
@pytest.mark.parametrize("kind", [MeetingKind.DIALOGUE, MeetingKind.JOINT])
def test_a_dialogue_meeting_has_its_pattern_and_the_minutes_begin_with_it(ward, leader, client_of, kind):
    lmu, client = committee(ward), client_of(leader)
    talk = meeting(lmu, kind=kind)
    page = client.get(f"/dialog/moeder/{talk.pk}/").text
    assert "Tillid: Hvad er gået godt" in page
    assert "Tillid: Hvad er gået godt" in client.get(f"/dialog/moeder/{talk.pk}/referat/").text
    ordinary = meeting(lmu)
    assert "Tillid: Hvad" not in client.get(f"/dialog/moeder/{ordinary.pk}/").text
