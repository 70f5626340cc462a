"""Random lives of a companionship and its conversation: nobody who said no is ever written to, and nobody but the two ever reads."""

from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.requests.actions import (
    accept_thread,
    change_companion,
    end_companionship,
    end_thread,
    found_companionship,
    hold_review,
    offer_thread,
    pause_companionship,
    resume_companionship,
    start_companionship,
    stop_companionship,
    write_message,
)
from samspil.everyday.requests.models import Companionship, Side, Thread, ThreadMessage, ThreadParty
from samspil.everyday.requests.queries.threads import words
from samspil.everyday.requests.rules import sealing, threads
from samspil.everyday.requests.rules.threads import Seat
from samspil.people.citizens.actions import lift_mark, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.queries import said_no
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.factories.onboarding import made_ready

ELLEN = {"first_name": "Ellen", "email": "ellen@example.dk", "whereabouts": "Stue 4"}
pytestmark = pytest.mark.requirement("DR-33", "RM-32", "RM-83")


class Life(RuleBasedStateMachine):
    """Whoever may do something tries it at any time; what the house refuses changes nothing."""

    seen: ClassVar[set[str]] = set()  # that the lives went far enough to prove something

    @initialize()
    def begin(self):
        self.ward = factories.open_workplace()
        self.activity = factories.published_activity(self.ward)
        self.coordinator = factories.assigned(Duty.COORDINATOR, at=self.ward)
        self.friends = []
        for name in ("Jytte Holm", "Bodil Berg"):
            actor, affiliation = factories.affiliated(self.ward, name=name)
            made_ready(affiliation, self.activity)
            self.friends.append((actor, Volunteer.objects.get(pk=actor.user_id)))
        self.bond, self.codes, self.said, self.letters = None, {}, [], self.letters_now()
        self.found()
        self.begin_to_write()

    def begin_to_write(self):
        """Both have a code and a first word from the start, or most lives would be over before anything is written."""
        self.codes = {side: sealing.new_code() for side in Side}
        bond = self.bond_now()
        offer_thread(STRANGER, bond, key=bond.key, code=self.codes[Side.CITIZEN])
        accept_thread(self.who(Side.VOLUNTEER), self.seat(Side.VOLUNTEER), code=self.codes[Side.VOLUNTEER])
        self.write(Side.CITIZEN, "Hej Jytte")

    def letters_now(self):
        return Notification.objects.filter(address=ELLEN["email"]).count()

    def attempt(self, action, *args, **kwargs):
        """Do it, or be refused; whoever has said no gets no letter of it either way."""
        silent = bool(self.standing_no())
        before = self.letters_now()
        try:
            return action(*args, **kwargs)
        except DomainError:
            return None
        finally:
            if silent and action is not lift_mark:
                assert self.letters_now() == before

    def standing_no(self):
        return said_no(self.ward, whereabouts="Stue 4", contacts=(ELLEN["email"],))

    def bond_now(self):
        return Companionship.objects.select_related("workplace__unit", "activity__workplace").get(
            pk=self.bond
        )

    def who(self, side):
        return STRANGER if side == Side.CITIZEN else self.actor_of(self.bond_now().volunteer_id)

    def actor_of(self, number):
        return next(actor for actor, friend in self.friends if friend.pk == number)

    def seat(self, side):
        thread = Thread.objects.get()
        return Seat(thread, side, thread.key if side == Side.CITIZEN else "")

    @rule()
    def found(self):
        if self.bond is None or not self.bond_now().is_together:
            made = self.attempt(
                found_companionship, self.coordinator, self.activity, volunteer=self.friends[0][1], **ELLEN
            )
            assert made is None or not self.standing_no()
            self.bond = made.pk if made else self.bond

    @precondition(lambda self: self.bond)
    @rule(move=st.sampled_from(["start", "pause", "resume", "review", "start"]))
    def go_on(self, move):
        bond = self.bond_now()
        was = bond.state
        self.attempt(
            *{
                "start": (start_companionship, self.coordinator, bond),
                "pause": (pause_companionship, self.coordinator, bond),
                "resume": (resume_companionship, self.coordinator, bond),
                "review": (hold_review, self.coordinator, bond),
            }[move],
            **{
                "start": {"citizen_agrees": True},
                "review": {"held_on": clock.today(), "outcome": "continue"},
            }.get(move, {}),
        )
        assert not (self.standing_no() and self.bond_now().state == "active" and was != "active")

    @precondition(lambda self: self.bond)
    @rule(which=st.integers(0, 1))
    def another_comes(self, which):
        self.attempt(change_companion, self.coordinator, self.bond_now(), volunteer=self.friends[which][1])

    @precondition(lambda self: self.bond)
    @rule(side=st.sampled_from(Side))
    def offer(self, side):
        bond, code = self.bond_now(), sealing.new_code()
        key = bond.key if side == Side.CITIZEN else ""
        if self.attempt(offer_thread, self.who(side), bond, code=code, key=key):
            self.codes, self.said = {side: code}, []

    @precondition(lambda _life: Thread.objects.exists())
    @rule(side=st.sampled_from(Side))
    def accept(self, side):
        code = sealing.new_code()
        seat = self.seat(side)
        had_begun = seat.thread.has_begun
        self.attempt(accept_thread, self.who(side), seat, code=code)
        if Thread.objects.get().has_begun and not had_begun:
            self.codes[side] = code

    @precondition(lambda _life: Thread.objects.exists())
    @rule(side=st.sampled_from(Side), text=st.text("abcæøå ?", min_size=1, max_size=20))
    def write(self, side, text):
        before = ThreadMessage.objects.count()
        self.attempt(write_message, self.who(side), self.seat(side), code=self.codes.get(side, ""), text=text)
        if ThreadMessage.objects.count() > before:
            assert not self.standing_no()
            self.said.append(text.strip())
            self.seen.add("written")

    @precondition(lambda _life: Thread.objects.exists())
    @rule(side=st.sampled_from(Side))
    def close(self, side):
        self.attempt(end_thread, self.who(side), self.seat(side))

    @precondition(lambda self: self.bond)
    @rule(how=st.sampled_from(["end", "stop", "no", "citizen"]), certain=st.booleans())
    def part(self, how, certain):
        bond = self.bond_now()
        if not certain:
            return
        if how == "no":
            self.attempt(mark_whereabouts, self.coordinator, self.ward, whereabouts="stue 4")
        elif how == "stop":
            self.attempt(stop_companionship, self.coordinator, bond)
        else:
            by, key = (STRANGER, bond.key) if how == "citizen" else (self.coordinator, "")
            self.attempt(end_companionship, by, bond, key=key)

    @rule()
    def take_the_no_back(self):
        mark = NoContact.objects.standing().first()
        if mark is not None:
            self.attempt(lift_mark, self.coordinator, mark, note="Ny patient")

    @invariant()
    def nobody_is_with_who_said_no(self):
        if getattr(self, "ward", None) and self.standing_no():
            self.seen.add("said no")
            assert not Companionship.objects.together().exists()
            assert not Thread.objects.exists()

    @invariant()
    def nothing_sealed_outlives_what_it_belongs_to(self):
        together = Companionship.objects.together().exists()
        for model in (Thread, ThreadParty, ThreadMessage):
            assert together or not model.objects.exists()
        assert Thread.objects.exists() or not (ThreadParty.objects.exists() or ThreadMessage.objects.exists())

    @invariant()
    def the_two_read_and_nobody_else(self):
        thread = Thread.objects.first()
        if thread is None or not thread.has_begun:
            return
        for side in Side:
            assert [line.text for line in words(self.seat(side), self.codes[side])] == self.said
        for outsider in (self.coordinator, SYSTEM, STRANGER, *(actor for actor, _ in self.friends)):
            if outsider.user_id != thread.volunteer_id:
                with pytest.raises(DomainError):
                    threads.seat_of(outsider, thread)


class Undone(Life):
    """Each life in a transaction that is rolled back, so that none leaves anything to the next."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self):
        super().teardown()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)


@pytest.mark.django_db
def test_whatever_the_two_do_nobody_else_reads_and_a_no_is_a_no():
    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
            phases=[Phase.generate],  # a failing life is printed as it was, without minutes of shrinking
        ),
    )
    assert {"written", "said no"} <= Life.seen
