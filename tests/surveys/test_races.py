"""Several at once: one answer from one person, and no answer lost of many."""

from collections import Counter
from functools import partial

import pytest
from django.db.models import Sum

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.learning.surveys.actions import answer_round, close_round, invite_some, open_outcome_round
from samspil.learning.surveys.models import Round, Spent, Tally
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.stress import at_once
from tests.surveys.factories import asked, numbers, opened, questions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    return factories.open_workplace()


@pytest.fixture
def short(place):
    """A round with one question, to be quick."""
    only = [one for one in questions(place.unit.authority) if one.key == "trust"]
    return opened(place, questions=only)


def test_a_person_who_sends_twice_at_once_is_counted_once(place, short):
    volunteer, _affiliation = factories.affiliated(place)
    group, scores = asked(short, "volunteers"), {numbers(short)["trust"]: 4}
    said = at_once([partial(answer_round, volunteer, group, scores=scores) for _ in range(4)])
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    assert (Spent.objects.count(), Tally.objects.aggregate(n=Sum("count"))["n"]) == (1, 1)


def test_of_many_who_answer_at_once_all_are_counted(short):
    group, scores = asked(short, "employees"), {numbers(short)["trust"]: 4}
    said = at_once([partial(answer_round, STRANGER, group, scores=scores, key=group.key) for _ in range(5)])
    assert set(said) == {"ok"}
    group.refresh_from_db()
    assert (group.answers, Tally.objects.get(asked=group, score=4).count) == (5, 5)


def test_a_round_is_opened_closed_and_invited_to_by_one(place, short):
    factories.affiliated(place)
    at_once([partial(invite_some, SYSTEM, Round.objects.get(pk=short.pk)) for _ in range(3)])
    assert Notification.objects.filter(subject="To minutter: Hvad synes du?").count() == 1
    said = at_once([partial(close_round, SYSTEM, Round.objects.get(pk=short.pk)) for _ in range(3)])
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 2})
    only = list(short.questions.all()[:1])
    again = at_once([partial(opened, place, questions=[only[0].question]) for _ in range(3)])
    assert Counter(again) == Counter({"ok": 1, "Invalid": 2})


def test_the_first_answers_of_a_quarter_share_one_round(place):
    at_once([partial(open_outcome_round, SYSTEM, place) for _ in range(3)])
    assert Round.objects.filter(kind="outcome", state="open").count() == 1
