"""Several at once: a point is decided once, hours are answered once, a pilot ends once, somebody joins once."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.learning.programmes.actions import (
    ask_for_hours,
    commit_hours,
    decide_gate,
    decline_hours,
    hold_check_in,
    join_programme,
    register_decisions,
)
from samspil.learning.programmes.models import (
    CheckIn,
    DecisionPaper,
    GateDecision,
    Pilot,
    PointDecision,
    ResourceAsk,
)
from samspil.learning.programmes.rules.papers import Decided
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_point_is_decided_by_whoever_is_first(paper):
    point = paper.points.first()
    meeting = {"body": "Direktionen", "case_number": "1", "decided_on": clock.today(), "seen": 0}
    said = at_once(
        [
            partial(
                register_decisions,
                SYSTEM,
                DecisionPaper.objects.get(pk=paper.pk),
                decided=[Decided(point.pk, outcome)],
                **meeting,
            )
            for outcome in ("approved", "rejected", "postponed", "approved")
        ]
    )
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    assert PointDecision.objects.count() == 1


def test_a_pilot_ends_once_and_is_checked_once_a_day(running):
    words = {"light": "green", "said": "Godt"}
    said = at_once(
        [partial(hold_check_in, SYSTEM, Pilot.objects.get(pk=running.pk), **words) for _ in range(4)]
    )
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    assert CheckIn.objects.count() == 1
    said = at_once(
        [
            partial(
                decide_gate,
                SYSTEM,
                Pilot.objects.get(pk=running.pk),
                outcome=outcome,
                reason="x",
                lessons="y",
            )
            for outcome in ("stop", "adopt", "stop", "adopt")
        ]
    )
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 3})
    assert GateDecision.objects.count() == 1


def test_hours_get_one_answer_and_an_institution_joins_once(programme, department, school):
    today = clock.today()
    days = {"starts_on": today, "until": today}
    ask = ask_for_hours(SYSTEM, programme, unit=department, function="A", purpose="B", hours=10, **days)
    acts = [partial(commit_hours, hours=5), partial(decline_hours, words="Nej")] * 2
    said = at_once([partial(act, SYSTEM, ResourceAsk.objects.get(pk=ask.pk)) for act in acts])
    assert said.count("ok") <= 2  # committed, and perhaps taken back again: never twice the same
    said = at_once([partial(join_programme, SYSTEM, school, programme) for _ in range(4)])
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
