"""Two at the same moment: one of them counts, and the other is told."""

from collections import Counter

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import (
    hold_meeting,
    make_wheel_item,
    mark_not_relevant,
    record_discussion,
)
from samspil.compact.dialogue.models import Item, Meeting, WheelEntry
from tests import factories
from tests.dialogue.factories import at_the_table, committee, item
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)
DISCUSSED = {"conclusion": "noted", "outcome": "Vi har talt om det."}


def test_of_two_who_record_the_outcome_one_counts():
    _of, _held, matter = at_the_table(factories.open_workplace())
    tasks = [
        lambda: record_discussion(SYSTEM, Item.objects.get(pk=matter.pk), **DISCUSSED),
        lambda: mark_not_relevant(SYSTEM, Item.objects.get(pk=matter.pk), reason="Ikke nødvendigt"),
    ]
    said = Counter(at_once(tasks * 3))
    assert said == Counter({"ok": 1, "IllegalMove": 5})


def test_the_same_matter_raised_by_many_at_once_is_one_open_item():
    ward = factories.open_workplace()
    committee(ward)
    said = at_once([lambda n=n: item(ward, what=f"Ændring nr. {n}") for n in range(8)])
    assert set(said) == {"ok"}
    found = Item.objects.get(about="agreements.agreement:12")
    assert all(f"Ændring nr. {n}" in found.what for n in range(8))


def test_a_wheel_turned_by_many_workers_makes_one_item():
    committee(factories.open_workplace())
    entry = WheelEntry.objects.get()
    said = at_once([lambda: make_wheel_item(SYSTEM, entry, year=2027)] * 6)
    assert set(said) == {"ok"}
    assert Item.objects.filter(wheel_entry=entry).count() == 1


def test_a_meeting_closed_while_somebody_records_leaves_no_item_between():
    for _round in range(3):
        _of, held, matter = at_the_table(factories.open_workplace())
        at_once(
            [
                lambda held=held: hold_meeting(SYSTEM, Meeting.objects.get(pk=held.pk)),
                lambda matter=matter: record_discussion(SYSTEM, Item.objects.get(pk=matter.pk), **DISCUSSED),
            ]
        )
        state = Item.objects.get(pk=matter.pk).state
        assert state in {"discussed", "waiting"}
        assert Meeting.objects.get(pk=held.pk).state == "held"
        Item.objects.all().delete()
