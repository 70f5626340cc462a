"""A vigil through random lives: whatever people do and in whatever order, some things never happen."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.rotas.actions import (
    call_sitters,
    decline_call,
    end_vigil,
    hand_back,
    keep_vigil,
    lift_silence,
    open_vigil,
    sign_up,
    silence_vigil,
    stand_by,
)
from samspil.everyday.rotas.models import Call, Shift, SignUp, Vigil
from samspil.people.citizens.actions import mark_whereabouts
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.factories import ready

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("RM-90")]

PEOPLE = st.integers(0, 3)
START = datetime(2026, 10, 24, 16, 0, tzinfo=UTC)  # the clock is put back in the night that follows


class Lives(RuleBasedStateMachine):
    """A ward with two rooms, and four volunteers of whom three may be called at night."""

    @initialize()
    def begin(self):
        self.travel = time_machine.travel(START, tick=False)
        self.clock = self.travel.start()
        self.ward = factories.open_workplace()
        self.nurse = factories.assigned(Duty.EMPLOYEE, at=self.ward)
        self.sitting = factories.published_activity(self.ward, kind="vigil", title="Vågetjeneste")
        self.people = [ready(self.sitting, f"Våger {n}")[0] for n in range(4)]
        for by in self.people[:3]:
            change_wishes(by, Volunteer.objects.get(pk=by.volunteer_id), may_be_called=True, at_night=True)
        self.vigils: list[Vigil] = []
        self.quiet: set[tuple[int, int]] = set()
        self.unwanted: set[str] = set()

    def teardown(self):
        if hasattr(self, "travel"):
            self.travel.stop()

    def vigil(self, number):
        return self.vigils[number % len(self.vigils)]

    @staticmethod
    def tried(act):
        try:
            act()
        except DomainError:
            return False
        return True

    @rule(room=st.sampled_from(["Stue 1", "Stue 2"]), pairs=st.booleans(), length=st.sampled_from([2, 4, 6]))
    def open(self, room, pairs, length):
        def act():
            self.vigils.append(open_vigil(self.nurse, self.sitting, room=room, in_pairs=pairs, length=length))

        done = self.tried(act)
        assert not (done and room in self.unwanted)

    @precondition(lambda self: self.vigils)
    @rule(who=PEOPLE, which=st.integers(0, 3), number=st.integers(0, 9))
    def take(self, who, which, number):
        rows = list(Shift.objects.filter(vigil=self.vigil(which)).order_by("starts_at"))
        by = self.people[who]
        if rows:
            self.tried(lambda: sign_up(by, rows[number % len(rows)], volunteer_id=by.volunteer_id))

    @rule(who=PEOPLE)
    def step_back(self, who):
        row = SignUp.objects.live().filter(volunteer=self.people[who].volunteer_id).first()
        if row is not None:
            self.tried(lambda: hand_back(self.people[who], row))

    @precondition(lambda self: self.vigils)
    @rule(who=PEOPLE, which=st.integers(0, 3))
    def stand_by(self, who, which):
        by, vigil = self.people[who], self.vigil(which)
        if self.tried(lambda: stand_by(by, vigil, volunteer_id=by.volunteer_id)):
            self.quiet.discard((vigil.pk, by.volunteer_id))

    @precondition(lambda self: self.vigils)
    @rule(who=PEOPLE, which=st.integers(0, 3), back=st.booleans())
    def be_quiet(self, who, which, back):
        by, vigil = self.people[who], self.vigil(which)
        if back:
            lift_silence(by, vigil, volunteer_id=by.volunteer_id)
            self.quiet.discard((vigil.pk, by.volunteer_id))
        else:
            silence_vigil(by, vigil, volunteer_id=by.volunteer_id)
            self.quiet.add((vigil.pk, by.volunteer_id))

    @precondition(lambda self: self.vigils)
    @rule(which=st.integers(0, 3))
    def call(self, which):
        vigil = self.vigil(which)
        before = set(Call.objects.values_list("pk", flat=True))
        self.tried(lambda: call_sitters(self.nurse, vigil))
        for one in Call.objects.exclude(pk__in=before).select_related("shift"):
            assert (one.shift.vigil_id, one.volunteer_id) not in self.quiet
            assert one.volunteer_id != self.people[3].volunteer_id or vigil.standbys.filter(
                volunteer=one.volunteer_id
            )
            assert Vigil.objects.get(pk=vigil.pk).room not in self.unwanted

    @rule(who=PEOPLE)
    def decline(self, who):
        call = (
            Call.objects.filter(volunteer=self.people[who].volunteer_id)
            .select_related("shift__vigil")
            .first()
        )
        if call is not None:
            decline_call(self.people[who], call)
            assert not Call.objects.filter(pk=call.pk).exists()

    @precondition(lambda self: self.vigils)
    @rule(which=st.integers(0, 3))
    def end(self, which):
        vigil = self.vigil(which)
        end_vigil(self.nurse, vigil)
        end_vigil(SYSTEM, Vigil.objects.get(pk=vigil.pk))

    @rule(room=st.sampled_from(["stue 1", "STUE 2"]))
    def say_no(self, room):
        mark_whereabouts(self.nurse, self.ward, whereabouts=room)
        self.unwanted.add(room.capitalize())

    @rule(hours=st.sampled_from([0.3, 1, 5, 9]))
    def wait(self, hours):
        self.clock.shift(timedelta(hours=hours))
        for vigil in Vigil.objects.open():
            keep_vigil(SYSTEM, vigil)

    @invariant()
    def nobody_sits_twice_or_without_rest(self):
        for by in getattr(self, "people", []):
            rows = SignUp.objects.filter(volunteer=by.volunteer_id, state="taken", shift__vigil__isnull=False)
            for one, other in combinations(rows.order_by("starts_at"), 2):
                assert other.starts_at - one.ends_at >= timedelta(hours=8)
                assert one.ends_at - one.starts_at <= timedelta(hours=6, minutes=15)

    @invariant()
    def after_the_end_nothing_lives_and_each_is_told_once(self):
        for vigil in getattr(self, "vigils", []):
            fresh = Vigil.objects.get(pk=vigil.pk)
            if fresh.is_open:
                assert fresh.room not in self.unwanted
                continue
            later = Shift.objects.planned().filter(vigil=fresh, starts_at__gt=fresh.ended_at)
            assert not later.exists()
            assert not SignUp.objects.live().filter(shift__vigil=fresh, starts_at__gt=fresh.ended_at).exists()
            assert not Call.objects.filter(shift__vigil=fresh).exists()
            assert not fresh.standbys.exists()
            assert not fresh.silences.exists()
        ended = Counter(
            Notification.objects.filter(subject="Vågetjenesten er slut").values_list("recipient", "event")
        )
        assert set(ended.values()) <= {1}
        events = {event for _who, event in ended}
        assert len(events) <= sum(
            not Vigil.objects.get(pk=one.pk).is_open for one in getattr(self, "vigils", [])
        )

    @invariant()
    def the_relay_has_no_gap_and_nothing_twice(self):
        for vigil in getattr(self, "vigils", []):
            starts = list(
                Shift.objects.filter(vigil=vigil).order_by("starts_at").values_list("starts_at", flat=True)
            )
            steps = {after - before for before, after in pairwise(starts)}
            assert steps <= {timedelta(hours=vigil.length)}

    @invariant()
    def counters_tell_the_truth(self):
        for shift in Shift.objects.planned():
            assert shift.taken == shift.sign_ups.holding().count()


class Undone(Lives):
    """Each life in a transaction that is rolled back, so that none leaves anything to the next."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self):
        super().teardown()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)


def test_whatever_people_do_nobody_is_worn_out_nobody_who_said_no_is_asked_and_the_end_is_the_end():
    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        ),
    )
