"""Whatever happens, in whatever order: nobody who has said no has an open request, and nobody is on the way to them."""

import random

import pytest

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.requests.actions import (
    allow_contact,
    cancel_request,
    close_unmet,
    complete_request,
    hand_over,
    make_request,
    refuse_contact,
    refuse_contact_for,
    stop_request,
)
from samspil.everyday.requests.actions.taking import step_back, take_request
from samspil.everyday.requests.models import Meeting, Request
from samspil.people.citizens.actions import lift_mark, mark_contact, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.rules import contact_key, place_key
from samspil.people.volunteers.models import Volunteer
from tests import factories
from tests.requests.finders import helper

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("RM-32", "DR-40")]
PHONES = ("+4520304050", "+4520304051", "+4520304052")
ROOMS = ("", "Stue 1", "stue 1.", "Stue 2")


def forbidden() -> list[Request]:
    """Return the open requests of those who have said no, found by reading every row: no query of ours is trusted here."""
    marks = list(NoContact.objects.filter(lifted_at=None))
    contacts = {mark.contact_key for mark in marks if mark.contact_key}
    places = {(mark.workplace_id, mark.place_key) for mark in marks if mark.place_key}
    rows = Request.objects.filter(state__in=["received", "searching", "found"]).select_related(
        "activity__workplace__unit"
    )
    return [
        row
        for row in rows
        if (row.phone and contact_key(row.phone) in contacts)
        or (row.activity.workplace_id, place_key(row.activity.workplace, row.whereabouts) or None) in places
    ]


def one(dice: random.Random, rows) -> object:
    found = list(rows.order_by("pk"))
    if not found:
        raise DomainError
    return dice.choice(found)


def requests():
    return Request.objects.select_related("activity__workplace__unit__authority", "activity__partner")


class Life:
    """Everything that may happen, one step at a time."""

    def __init__(self, dice, activities, staff, volunteer) -> None:
        self.dice, self.activities, self.staff, self.volunteer = dice, activities, staff, volunteer
        self.steps = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]

    def step(self) -> str:
        chosen = self.dice.choice(self.steps)
        try:
            chosen()
        except DomainError:
            return ""
        return chosen.__name__

    def do_ask(self) -> None:
        asker = self.dice.choice(["citizen", "relative", "employee"])
        make_request(
            STRANGER,
            self.dice.choice(self.activities),
            kind="company",
            asker=asker,
            first_name="Bente",
            phone=self.dice.choice(["", *PHONES]),
            whereabouts=self.dice.choice(ROOMS),
            citizen_agrees=asker != "citizen",
        )

    do_ask_again = do_ask_once_more = do_ask

    def do_cancel(self) -> None:
        request = one(self.dice, requests())
        cancel_request(STRANGER, request, key=request.key)

    def do_stop(self) -> None:
        stop_request(self.staff, one(self.dice, requests()))

    def do_complete(self) -> None:
        complete_request(SYSTEM, one(self.dice, requests()))

    def do_close(self) -> None:
        close_unmet(SYSTEM, one(self.dice, requests()))

    def do_take(self) -> None:
        person = Volunteer.objects.select_related("user").get(pk=self.volunteer.volunteer_id)
        take_request(self.volunteer, one(self.dice, requests()), volunteer=person)

    def do_step_back(self) -> None:
        step_back(
            self.volunteer, one(self.dice, Meeting.objects.live().select_related("request", "volunteer"))
        )

    def do_refuse(self) -> None:
        request = one(self.dice, requests())
        refuse_contact(STRANGER, request, key=request.key)

    def do_refuse_for(self) -> None:
        refuse_contact_for(self.staff, one(self.dice, requests()))

    def do_mark_room(self) -> None:
        mark_whereabouts(self.staff, self.activities[0].workplace, whereabouts=self.dice.choice(ROOMS))

    def do_mark_person(self) -> None:
        mark_contact(STRANGER, contact=self.dice.choice(PHONES))

    def do_lift(self) -> None:
        lift_mark(SYSTEM, one(self.dice, NoContact.objects.standing()), note="Ny patient i sengen")

    def do_allow(self) -> None:
        request = one(self.dice, requests())
        allow_contact(STRANGER, request, key=request.key)

    def do_hand_over(self) -> None:
        hand_over(SYSTEM, one(self.dice, requests()), self.activities[1], citizen_agrees=True)


@pytest.mark.parametrize("seed", range(5))
def test_nobody_who_has_said_no_is_waited_for(ward, coordinator, seed):
    town = factories.open_workplace(
        factories.authority("Viborg Kommune", kind="municipality"), name="Plejehjem"
    )
    activities = [
        factories.published_activity(ward),
        factories.published_activity(town, kind="visiting", setting="care_home"),
    ]
    life = Life(random.Random(seed), activities, coordinator, helper(activities[0]))
    done = set()
    for _step in range(60):
        done.add(life.step())
        assert forbidden() == []
        assert not Meeting.objects.live().exclude(request__state="found").exists()
    assert len(done) > 8, "the dice lived a whole life"
    assert (
        Request.objects.wanting().count()
        == Request.objects.filter(state__in=["received", "searching"]).count()
    )


def test_the_watch_of_these_lives_sees_a_wrong(ward):
    """What the walk asserts would be false if nobody stopped the request."""
    activity = factories.published_activity(ward)
    make_request(STRANGER, activity, kind="company", asker="citizen", first_name="Bente", phone=PHONES[0])
    NoContact.objects.create(contact_key=contact_key(PHONES[0]), voice="citizen")
    assert len(forbidden()) == 1
    assert not Request.objects.wanting().exists()
