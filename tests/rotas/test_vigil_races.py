"""Two at one watch, and the end while somebody takes one: real threads, real connections."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.everyday.rotas.actions import call_sitters, end_vigil, keep_vigil, open_vigil, sign_up
from samspil.everyday.rotas.models import Call, Shift, SignUp, Vigil
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.factories import ready, recount
from tests.rotas.stress import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("RM-90")]


@pytest.fixture
def sitting(db):
    return factories.published_activity(factories.open_workplace(), kind="vigil", title="Vågetjeneste")


def watches(vigil):
    return list(Shift.objects.filter(vigil=vigil).select_related("activity", "vigil").order_by("starts_at"))


def test_of_many_who_take_the_last_place_one_gets_it(sitting):
    vigil = open_vigil(SYSTEM, sitting, room="Stue 7")
    people = [ready(sitting, f"Våger {n}")[0] for n in range(5)]
    watch = watches(vigil)[1]
    said = at_once([partial(sign_up, by, watch, volunteer_id=by.volunteer_id) for by in people])
    assert Counter(said) == Counter({"ok": 1, "Conflict": 4})
    assert recount(watch).taken == 1


def test_one_who_takes_two_watches_at_once_rests_between_them(sitting):
    vigil = open_vigil(SYSTEM, sitting, room="Stue 7")
    by = ready(sitting)[0]
    said = at_once(
        [partial(sign_up, by, watch, volunteer_id=by.volunteer_id) for watch in watches(vigil)[1:4]]
    )
    assert Counter(said) == Counter({"ok": 1, "Conflict": 2})


def test_who_takes_a_watch_while_the_vigil_ends_has_none_afterwards_and_is_told_once_at_most(sitting):
    people = [ready(sitting, f"Våger {n}")[0] for n in range(4)]
    for number in range(3):
        vigil = open_vigil(SYSTEM, sitting, room=f"Stue {number}")
        tasks = [
            partial(sign_up, by, watch, volunteer_id=by.volunteer_id)
            for by, watch in zip(people, watches(vigil)[1:], strict=False)
        ]
        said = at_once([*tasks, partial(end_vigil, SYSTEM, vigil), partial(keep_vigil, SYSTEM, vigil)])
        assert set(said) <= {"ok", "Conflict", "ShiftFull"}, Counter(said)
        assert not Vigil.objects.get(pk=vigil.pk).is_open
        assert not Shift.objects.planned().filter(vigil=vigil).exists()
        assert not SignUp.objects.live().filter(shift__vigil=vigil).exists()
        told = Counter(Notification.objects.filter(kind="vigil").values_list("event", "recipient"))
        assert set(told.values()) <= {1}


def test_two_ends_tell_once_and_two_calls_ask_once(sitting):
    by = ready(sitting)[0]
    change_wishes(by, Volunteer.objects.get(pk=by.volunteer_id), may_be_called=True, at_night=True)
    vigil = open_vigil(SYSTEM, sitting, room="Stue 7")
    assert set(at_once([partial(call_sitters, SYSTEM, vigil)] * 4)) == {"ok"}
    assert Call.objects.count() == 1
    assert set(at_once([partial(end_vigil, SYSTEM, Vigil.objects.get(pk=vigil.pk)) for _ in range(4)])) == {
        "ok"
    }
    assert Notification.objects.filter(subject="Vågetjenesten er slut").count() == 1


def test_two_who_open_one_in_the_same_room_open_one(sitting):
    said = at_once([partial(open_vigil, SYSTEM, sitting, room="Stue 7")] * 4)
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    assert Vigil.objects.count() == 1
