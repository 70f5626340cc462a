"""What a citizen and a volunteer write to each other is for the two alone (gate 10)."""

import base64
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.cases.models import Case
from samspil.everyday.requests.actions import (
    accept_thread,
    begin_anew,
    cancel_request,
    complete_request,
    end_thread,
    erase_thread,
    offer_thread,
    report_messages,
    stop_request,
    write_message,
)
from samspil.everyday.requests.jobs.together import erase_old_threads
from samspil.everyday.requests.models import Side, Thread, ThreadMessage, ThreadParty
from samspil.everyday.requests.queries.threads import compared_number, words
from samspil.everyday.requests.rules import sealing, threads
from samspil.everyday.requests.rules.threads import Seat, WrongCode
from samspil.people.citizens.actions import mark_whereabouts
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.operations.conftest import dump
from tests.requests.pairs import met, talking

SECRET = "Jeg har aldrig fortalt nogen om zebraerne i Zanzibar"


@pytest.fixture
def pair(ward):
    return met(ward)


@pytest.fixture
def talk(pair):
    return talking(pair.request, pair.volunteer)


def say(talk, side, text):
    write_message(talk.actor(side), talk.seat(side), code=talk.codes[side], text=text)


@pytest.mark.requirement("DR-33")
def test_both_read_what_both_wrote(talk):
    say(talk, Side.CITIZEN, SECRET)
    say(talk, Side.VOLUNTEER, "Tak fordi du siger det.\nÆØÅ ❤")
    for side in Side:
        lines = words(talk.seat(side), talk.codes[side])
        assert [line.text for line in lines] == [SECRET, "Tak fordi du siger det.\nÆØÅ ❤"]
        assert [line.is_mine for line in lines] == [side == Side.CITIZEN, side == Side.VOLUNTEER]


@pytest.mark.requirement("DR-33")
def test_the_whole_database_the_secret_key_and_every_right_do_not_open_it(talk, administrator):
    """The attacker has all rows, SECRET_KEY, AUDIT_KEY, and acts as administrator and as the system."""
    say(talk, Side.CITIZEN, SECRET)
    everything = dump() + "".join(str(message.outbox) for message in [mail])
    for form in (
        SECRET,
        "zebra",
        base64.b64encode(SECRET.encode()).decode()[:20],
        SECRET.encode().hex()[:20],
    ):
        assert form.casefold() not in everything.casefold()
    for code in talk.codes.values():
        assert code not in everything
        assert code.replace("-", "") not in everything
    attempts = [
        settings.SECRET_KEY,
        settings.AUDIT_KEY,
        talk.thread.key,
        *talk.codes[Side.CITIZEN].split("-"),
    ]
    for side in Side:
        for guess in [*attempts, sealing.new_code()]:
            with pytest.raises(WrongCode):
                words(talk.seat(side), guess)
    for who in (administrator, SYSTEM, STRANGER):
        with pytest.raises(NotVisible):
            threads.seat_of(who, talk.thread)
        assert not Thread.objects.visible_to(who).exists()


@pytest.mark.requirement("DR-33")
def test_stored_rows_are_never_keys(talk):
    """What lies in the tables opens nothing: each stored value is tried as the key of everything that is sealed."""
    say(talk, Side.CITIZEN, SECRET)
    message = ThreadMessage.objects.get()
    context = threads.message_context(talk.thread.pk, 1, "citizen")
    stored = [
        bytes(value)[start : start + 32]
        for party in ThreadParty.objects.all()
        for value in (bytes(party.salt) * 2, party.public, party.wrapped)
        for start in (0, 12, 32, 44)
        if len(bytes(value)[start : start + 32]) == 32
    ]
    assert len(stored) >= 8
    for candidate in stored:
        with pytest.raises(sealing.Unreadable):
            sealing.unseal(candidate, bytes(message.sealed), context)


@pytest.mark.requirement("DR-33")
@pytest.mark.parametrize(
    "duty",
    [
        Duty.COORDINATOR,
        Duty.LEADER,
        Duty.EMPLOYEE,
        Duty.ADMINISTRATOR,
        Duty.CONSULTANT,
        Duty.COMMITTEE_MEMBER,
    ],
)
def test_no_duty_gives_a_seat(talk, ward, region, duty):
    at = region if duty in {Duty.ADMINISTRATOR, Duty.CONSULTANT} else ward
    who = factories.assigned(duty, at=at)
    assert not Thread.objects.visible_to(who).exists()
    for seat in (
        Seat(talk.thread, Side.VOLUNTEER),
        Seat(talk.thread, Side.CITIZEN),
        Seat(talk.thread, Side.CITIZEN, "x"),
    ):
        for attempt in (
            lambda seat=seat: write_message(who, seat, code=talk.codes[Side.VOLUNTEER], text="Hej"),
            lambda seat=seat: end_thread(who, seat),
            lambda seat=seat: begin_anew(who, seat, code=sealing.new_code()),
            lambda seat=seat: report_messages(
                who, seat, code=talk.codes[Side.VOLUNTEER], chosen=[1], kind="complaint"
            ),
        ):
            with pytest.raises(NotVisible):
                attempt()
    with pytest.raises(Denied):
        erase_thread(who, talk.thread)


def test_the_code_of_one_does_not_open_the_chair_of_the_other(talk):
    with pytest.raises(WrongCode):
        words(talk.seat(Side.CITIZEN), talk.codes[Side.VOLUNTEER])


def test_it_begins_only_when_the_other_says_yes(pair):
    code = sealing.new_code()
    thread = offer_thread(pair.volunteer, pair.request, code=code)
    with pytest.raises(WrongCode):
        write_message(pair.volunteer, Seat(thread, Side.VOLUNTEER), code=code, text="Hej")
    with pytest.raises(Conflict):
        accept_thread(pair.volunteer, Seat(thread, Side.VOLUNTEER), code=code)
    accept_thread(STRANGER, Seat(thread, Side.CITIZEN, thread.key), code=sealing.new_code())
    write_message(pair.volunteer, Seat(thread, Side.VOLUNTEER), code=code, text="Hej")
    assert words(Seat(thread, Side.VOLUNTEER), code)[0].text == "Hej"


def test_there_is_one_conversation_at_a_time(talk, pair):
    with pytest.raises(Conflict):
        offer_thread(pair.volunteer, pair.request, code=sealing.new_code())
    with pytest.raises(Conflict):
        accept_thread(pair.volunteer, Seat(talk.thread, Side.VOLUNTEER), code=sealing.new_code())


def test_nobody_offers_for_others(pair, coordinator, volunteer):
    for who, key in (
        (coordinator, ""),
        (volunteer, ""),
        (STRANGER, ""),
        (STRANGER, "nonsense"),
        (SYSTEM, ""),
    ):
        with pytest.raises(NotVisible):
            offer_thread(who, pair.request, key=key, code=sealing.new_code())


@pytest.mark.requirement("RM-32")
def test_whoever_said_no_is_never_written_to(talk, pair, ward, coordinator):
    mark_whereabouts(coordinator, ward, whereabouts="Stue 4")
    with pytest.raises((Closed, NotVisible, Conflict)):
        say(talk, Side.VOLUNTEER, "Er du der?")
    with pytest.raises((Closed, NotVisible)):
        offer_thread(pair.volunteer, pair.request, code=sealing.new_code())
    assert not Thread.objects.exists()


def test_an_employee_who_asked_gets_no_conversation(ward):
    pair = met(ward, asker="employee", citizen_agrees=True)
    with pytest.raises(Closed) as refused:
        offer_thread(pair.volunteer, pair.request, code=sealing.new_code())
    assert "conversation here is for a citizen" in str(refused.value) or "borger" in str(refused.value)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "Mit nummer er 010203-1234"])
def test_what_cannot_be_sent_is_said(talk, text):
    with pytest.raises(Invalid):
        say(talk, Side.CITIZEN, text)
    assert not ThreadMessage.objects.exists()


def test_letters_say_that_there_is_something_and_never_what(talk):
    say(talk, Side.VOLUNTEER, SECRET)
    say(talk, Side.CITIZEN, SECRET)
    told = Notification.objects.all()
    assert told.filter(address="ellen@example.dk").exists()
    assert told.filter(recipient_id=talk.volunteer.user_id).exists()
    for letter in told:
        assert "zebra" not in f"{letter.subject}{letter.body}".casefold()


def test_the_log_knows_no_place_and_no_words(talk):
    say(talk, Side.CITIZEN, SECRET)
    events = Event.objects.filter(verb__startswith="thread.")
    assert {event.verb for event in events} == {"thread.offered", "thread.begun", "thread.message_sent"}
    assert all(event.authority_id is None and not event.unit_path for event in events)
    assert all(set(event.payload) <= {"side"} for event in events)


def test_either_may_close_it_and_nothing_is_left(talk):
    for side in Side:
        say(talk, side, SECRET)
    end_thread(STRANGER, talk.seat(Side.CITIZEN))
    assert not Thread.objects.exists()
    assert not ThreadParty.objects.exists()
    assert not ThreadMessage.objects.exists()
    with pytest.raises(Conflict):
        end_thread(talk.volunteer, talk.seat(Side.VOLUNTEER))
    assert not Event.objects.get(verb="thread.ended").actor_id


def test_who_lost_the_code_begins_anew_and_the_old_words_are_gone(talk):
    say(talk, Side.CITIZEN, SECRET)
    fresh = sealing.new_code()
    anew = begin_anew(STRANGER, talk.seat(Side.CITIZEN), code=fresh)
    assert anew.pk != talk.thread.pk
    assert not ThreadMessage.objects.exists()
    with pytest.raises(WrongCode):
        words(Seat(anew, Side.VOLUNTEER), talk.codes[Side.VOLUNTEER])
    accept_thread(talk.volunteer, Seat(anew, Side.VOLUNTEER), code=sealing.new_code())
    write_message(STRANGER, Seat(anew, Side.CITIZEN, anew.key), code=fresh, text="Her er jeg igen")
    assert [line.text for line in words(Seat(anew, Side.CITIZEN, anew.key), fresh)] == ["Her er jeg igen"]


@pytest.mark.parametrize("ending", ["done", "cancelled", "stopped", "no_contact"])
def test_it_is_deleted_when_the_meeting_is_over(talk, pair, coordinator, ward, ending):
    say(talk, Side.CITIZEN, SECRET)
    {
        "done": lambda: complete_request(coordinator, pair.request),
        "cancelled": lambda: cancel_request(STRANGER, pair.request, key=pair.request.key),
        "stopped": lambda: stop_request(coordinator, pair.request),
        "no_contact": lambda: mark_whereabouts(coordinator, ward, whereabouts="stue 4"),
    }[ending]()
    assert not Thread.objects.exists()
    assert not ThreadMessage.objects.exists()
    assert not ThreadParty.objects.exists()


def test_the_reporter_hands_over_what_they_choose_and_no_more(talk):
    say(talk, Side.VOLUNTEER, "Giv mig dit dankort")
    say(talk, Side.CITIZEN, SECRET)
    case = report_messages(
        STRANGER,
        talk.seat(Side.CITIZEN),
        code=talk.codes[Side.CITIZEN],
        chosen=[1],
        kind="safeguarding",
        text="Det er ikke rart.",
    )
    case = Case.objects.get(pk=case.pk)
    assert "Giv mig dit dankort" in case.evidence
    assert "zebra" not in case.evidence
    assert "zebra" not in dump()


def test_a_report_of_nothing_is_asked_again(talk):
    for chosen in ([], [99]):
        with pytest.raises(Invalid):
            report_messages(
                STRANGER,
                talk.seat(Side.CITIZEN),
                code=talk.codes[Side.CITIZEN],
                chosen=chosen,
                kind="complaint",
            )
    assert not Case.objects.exists()


def test_both_see_the_same_number_when_they_meet(talk):
    assert len(compared_number(talk.thread).replace(" ", "")) == 8


@pytest.mark.requirement("DR-33")
def test_the_nightly_job_deletes_what_the_listeners_missed_and_what_has_been_silent_for_long(ward):
    kept, over, silent = (
        talking(pair.request, pair.volunteer).thread for pair in (met(ward), met(ward), met(ward))
    )
    type(over.request).objects.filter(pk=over.request_id).update(state="done")
    Thread.objects.filter(pk=silent.pk).update(last_at=clock.now() - timedelta(days=91))
    erase_old_threads.func()
    assert list(Thread.objects.all()) == [kept]
    erase_old_threads.func()
    assert Thread.objects.count() == 1
