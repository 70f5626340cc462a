"""Several at once: one answer, one declaration, one version each, and doubts counted one by one."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    accept_idea,
    answer_doubt,
    assign_buddy,
    confirm_read,
    decline_idea,
    give_special_terms,
    propose_idea,
    publish_staff_page,
    raise_doubt,
    show_overdue_idea,
)
from samspil.compact.dialogue.models import Buddy, Doubt, Idea, Item, ReadReceipt, SpecialTerms, StaffPage
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    return factories.open_workplace()


def test_of_two_leaders_who_answer_at_once_one_is_first(place):
    idea = propose_idea(STRANGER, place.unit.authority, title="Højtlæsning", workplace=place)
    leaders = [factories.assigned(Duty.LEADER, at=place) for _ in range(4)]
    acts = [accept_idea, decline_idea, accept_idea, decline_idea]
    said = at_once(
        [
            partial(act, by, Idea.objects.get(pk=idea.pk), answer="Svar")
            for act, by in zip(acts, leaders, strict=True)
        ]
    )
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 3})
    assert Event.objects.filter(verb__in=["idea.accepted", "idea.declined"]).count() == 1


def test_a_doubt_gets_one_answer(place):
    doubt = raise_doubt(STRANGER, place, kind="task", question="?")
    said = at_once(
        [
            partial(answer_doubt, SYSTEM, Doubt.objects.get(pk=doubt.pk), outcome="staff", answer="Nej")
            for _ in range(4)
        ]
    )
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 3})


def test_an_overdue_idea_is_shown_once_by_any_number_of_workers(place):
    idea = propose_idea(STRANGER, place.unit.authority, title="Højtlæsning", workplace=place)
    Idea.objects.update(due_on=clock.today().replace(year=2020, day=1))
    at_once([partial(show_overdue_idea, SYSTEM, idea) for _ in range(4)])
    assert Event.objects.filter(verb="idea.overdue").count() == 1


def test_three_who_doubt_at_once_are_counted(place):
    said = at_once([partial(raise_doubt, STRANGER, place, kind="task", question="?") for _ in range(3)])
    assert Counter(said) == Counter({"ok": 3})
    assert Item.objects.filter(cause="doubts").count() == 1


def test_a_year_is_declared_once(place):
    fields = {
        "year": clock.today().year - 1,
        "posts_before": 5,
        "posts_after": 3,
        "no_negative_influence": False,
        "statement": "Færre",
    }
    said = at_once([partial(give_special_terms, SYSTEM, place, **fields) for _ in range(4)])
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    assert SpecialTerms.objects.count() == Item.objects.count() == 1


def test_two_who_publish_at_once_get_two_versions(place):
    words = dict.fromkeys(["staff_do", "volunteers_add", "limits", "whom_to_ask", "in_doubt"], "x")
    said = at_once([partial(publish_staff_page, SYSTEM, place, **words) for _ in range(4)])
    assert Counter(said) == Counter({"ok": 4})
    assert sorted(StaffPage.objects.values_list("version", flat=True)) == [1, 2, 3, 4]


def test_many_taps_are_one_receipt(place):
    words = dict.fromkeys(["staff_do", "volunteers_add", "limits", "whom_to_ask", "in_doubt"], "x")
    page = publish_staff_page(SYSTEM, place, **words)
    employee = factories.assigned(Duty.EMPLOYEE, at=place)
    assert set(at_once([partial(confirm_read, employee, page) for _ in range(4)])) == {"ok"}
    assert ReadReceipt.objects.count() == 1


def test_a_volunteer_has_one_contact(place):
    volunteer = factories.person()
    staff = [factories.assigned(Duty.EMPLOYEE, at=place).user_id for _ in range(3)]
    at_once(
        [
            partial(assign_buddy, SYSTEM, place, volunteer=volunteer, user=User.objects.get(pk=pk))
            for pk in staff
        ]
    )
    assert Buddy.objects.filter(ends_on=None).count() == 1
