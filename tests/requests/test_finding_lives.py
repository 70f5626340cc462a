"""Random lives: whatever happens in whatever order, nobody who said no is contacted or proposed, and nobody is asked twice."""

from datetime import timedelta
from random import Random

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.requests.actions import (
    cancel_request,
    decline_question,
    hold_meeting,
    move_request,
    silence_need,
    stand_by,
    step_back,
    stop_request,
    take_request,
)
from samspil.everyday.requests.flow import OPEN, WANTING
from samspil.everyday.requests.jobs.finding import ask_next_volunteers
from samspil.everyday.requests.models import Meeting, Question, Request, Silence, Standby
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import takeable_by
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer, Wishes
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, helper, soon, wish

STEPS, PEOPLE = 48, 6
ASKING = "Nogen vil gerne have selskab: Kan du?"


class Life:
    """A ward with six volunteers and some citizens; remembers every no by itself."""

    def __init__(self, ward, seed: int) -> None:
        self.dice = Random(seed)
        self.ward, self.now = ward, clock.now()
        self.activity = factories.published_activity(ward)
        self.actors = [
            helper(self.activity, f"Frivillig {n}", may_be_called=n % 3 != 2) for n in range(PEOPLE)
        ]
        self.noes: set[tuple[int, int]] = set()  # (request, volunteer)
        self.citizens: list[tuple[str, str]] = []  # phone, room
        self.closed: set[str] = set()  # phones and rooms that said no
        self.asked: dict[tuple[int, int], int] = {}

    def step(self) -> None:
        deeds = [
            *(self.ask,) * 6,
            *(self.wait,) * 7,
            *(self.take,) * 2,
            *(self.decline,) * 3,
            self.silence,
            *(self.leave,) * 2,
            self.stand,
            self.hold,
            self.move,
            self.cancel,
            self.stop,
            self.refuse_room,
            self.refuse_phone,
            self.uncall,
        ]
        try:
            with clock.stopped_at(self.now):
                self.dice.choice(deeds)()
        except DomainError:
            pass  # a closed gate is a fine answer

    def some(self, rows):
        found = list(rows)
        return self.dice.choice(found) if found else None

    def actor(self):
        found = self.dice.choice(self.actors)
        return found, Volunteer.objects.select_related("user").get(pk=found.volunteer_id)

    def ask(self) -> None:
        n = len(self.citizens)
        phone, room = f"+454{n:07}", f"Stue {n}"
        if self.citizens and self.dice.random() < 0.4:
            phone, room = self.dice.choice(self.citizens)
        hours = self.dice.choice([None, 5, 20, 30])
        time = {"starts_at": soon(hours), "ends_at": soon(hours + 1)} if hours else {}
        wish(self.activity, phone=phone, whereabouts=room, **time)
        self.citizens.append((phone, room))

    def wait(self) -> None:
        self.now += timedelta(minutes=self.dice.choice([5, 25, 90]))
        with clock.stopped_at(self.now):
            ask_next_volunteers.func()

    def take(self) -> None:
        actor, volunteer = self.actor()
        request = self.some(Request.objects.filter(state__in=WANTING))
        if request:
            take_request(actor, fresh(request), volunteer=volunteer)
            self.noes.discard((request.pk, volunteer.pk))

    def decline(self) -> None:
        question = self.some(Question.objects.select_related("request", "volunteer").order_by("pk"))
        if question:
            decline_question(STRANGER, question, key=question.key)
            self.noes.add((question.request_id, question.volunteer_id))

    def silence(self) -> None:
        actor, volunteer = self.actor()
        request = self.some(Request.objects.filter(state__in=WANTING))
        if request:
            silence_need(actor, fresh(request), volunteer=volunteer)
            self.noes.add((request.pk, volunteer.pk))

    def leave(self) -> None:
        meeting = self.some(
            Meeting.objects.live().select_related("request__activity__workplace__unit", "volunteer")
        )
        if meeting:
            actor = next(a for a in self.actors if a.volunteer_id == meeting.volunteer_id)
            step_back(actor, meeting)
            self.noes.add((meeting.request_id, meeting.volunteer_id))

    def stand(self) -> None:
        actor, volunteer = self.actor()
        request = self.some(Request.objects.filter(state="found"))
        if request:
            stand_by(actor, fresh(request), volunteer=volunteer)
            self.noes.discard((request.pk, volunteer.pk))
            self.asked.pop((request.pk, volunteer.pk), None)  # they have asked to be asked

    def hold(self) -> None:
        meeting = self.some(Meeting.objects.live().select_related("request__activity__workplace__unit"))
        if meeting:
            hold_meeting(SYSTEM, meeting)

    def move(self) -> None:
        request = self.some(Request.objects.filter(state__in=OPEN))
        if request:
            move_request(SYSTEM, fresh(request), starts_at=soon(20), ends_at=soon(21))

    def cancel(self) -> None:
        request = self.some(Request.objects.filter(state__in=OPEN))
        if request:
            cancel_request(STRANGER, fresh(request), key=request.key)

    def stop(self) -> None:
        request = self.some(Request.objects.filter(state__in=OPEN))
        if request:
            stop_request(SYSTEM, fresh(request))

    def refuse_room(self) -> None:
        if self.citizens:
            room = self.dice.choice(self.citizens)[1]
            mark_whereabouts(SYSTEM, self.ward, whereabouts=room)
            self.closed.add(room)

    def refuse_phone(self) -> None:
        if self.citizens:
            phone = self.dice.choice(self.citizens)[0]
            mark_contact(STRANGER, contact=phone)
            self.closed.add(phone)

    def uncall(self) -> None:
        actor, volunteer = self.actor()
        change_wishes(actor, volunteer, may_be_called=False)

    def check(self, letters: int) -> int:
        """Hold everything against every no; return how many questions have been sent."""
        rows = Notification.objects.filter(subject=ASKING).order_by("pk")
        sent = list(rows.values_list("recipient_id", "action_path"))[letters:]
        for volunteer, path in sent:
            question = Question.objects.get(pk=int(path.split("/")[2]))
            pair = (question.request_id, volunteer)
            assert pair not in self.noes
            assert pair not in self.asked
            self.asked[pair] = question.pk
            stands_by = Standby.objects.filter(request=pair[0], volunteer=volunteer).exists()
            assert stands_by or Wishes.objects.get(volunteer=volunteer).may_be_called
        return letters + len(sent)

    def check_requests(self) -> None:
        """Look at everything that matching would propose now."""
        with clock.stopped_at(self.now):
            self._check_requests()

    def _check_requests(self) -> None:
        offered = {
            (row.request.pk, v.pk)
            for v in Volunteer.objects.filter(pk__in=[a.volunteer_id for a in self.actors])
            for row in takeable_by(v)
        }
        assert not offered & self.noes
        for request in Request.objects.select_related("activity__workplace__site"):
            refused = {request.phone, request.whereabouts} & self.closed
            assert not (refused and request.state in OPEN)
            live = Meeting.objects.live().filter(request=request).count()
            assert live == (request.state == "found")
            if request.state not in WANTING:
                assert not next_to_ask(request, 50)
                assert not suggestions(SYSTEM, request)
            if request.state not in OPEN:
                for table in (Question, Silence, Standby):
                    assert not table.objects.filter(request=request).exists()
                continue
            proposed = {row.volunteer.pk for row in suggestions(SYSTEM, request)}
            proposed |= set(next_to_ask(request, 50))
            assert not {(request.pk, pk) for pk in proposed} & self.noes


@pytest.mark.requirement("RM-32", "RM-33")
@pytest.mark.parametrize("seed", range(1, 5))
def test_nobody_who_said_no_is_ever_contacted_or_proposed(ward, seed):
    life, letters = Life(ward, seed), 0
    for n in range(STEPS):
        life.step()
        letters = life.check(letters)
        if n % 3 == 2:
            life.check_requests()
    assert letters, "a life in which nobody is ever asked proves nothing"
