"""Judging a list of workplaces: which units are there already, and which blanks of their profiles the list can fill."""

from collections import defaultdict
from typing import Any

from samspil.base.core.actor import Actor
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.queries.judging import Judgement, squeezed
from samspil.doors.exchange.rules.rows import Reading
from samspil.society.places.models import Unit, Workplace

PROFILE = {
    "citizens_group": "citizens_group",
    "about": "about",
    "opening_hours": "opening_hours",
    "phone": "contact_phone",
    "email": "contact_email",
}
ADDRESS = ("street", "postcode", "city")


class WorkplaceJudge:
    """Knows the authority's units, and remembers those that the rows above would place."""

    def __init__(self, by: Actor, found: Import) -> None:
        self.units: dict[str, list[Unit]] = defaultdict(list)
        rows = Unit.objects.visible_to(by).filter(authority=found.authority_id, closed_on__isnull=True)
        for unit in rows.select_related("authority", "parent").order_by("pk"):
            self.units[squeezed(unit.name)].append(unit)
        profiles = Workplace.objects.filter(unit__authority=found.authority_id).select_related(
            "unit__authority", "site"
        )
        self.profiles = {workplace.pk: workplace for workplace in profiles}
        self.above: dict[str, list[int]] = defaultdict(list)  # name -> rows of this list
        self.seen: set[tuple[int | None, int | None, str]] = set()

    def judge(self, rows: list[tuple[ImportRow, Reading]]) -> list[Judgement]:
        """Judge the rows; everything was read when the judge was made."""
        found = [Judgement(row, reading) for row, reading in rows]
        for judgement in found:
            self._find_parent(judgement)
            if not judgement.faults:
                self._decide(judgement)
        return found

    def _find_parent(self, judgement: Judgement) -> None:
        name = squeezed(judgement.reading.text("parent"))
        if not name:
            return
        units, rows = self.units.get(name, []), self.above.get(name, [])
        if len(units) + len(rows) != 1:
            judgement.reading.fault("parent", "parent_twice" if units or rows else "parent_unknown")
        elif units:
            judgement.parent = units[0]
        else:
            judgement.parent_row = rows[0]

    def _decide(self, judgement: Judgement) -> None:
        name = squeezed(judgement.reading.text("name"))
        place = (judgement.parent.pk if judgement.parent else None, judgement.parent_row, name)
        if place in self.seen:
            judgement.outcome = ImportRow.Outcome.KNOWN
            return
        self.seen.add(place)
        there = (
            []
            if judgement.parent_row
            else [u for u in self.units.get(name, []) if judgement.parent in (None, u.parent)]
        )
        if len(there) > 1:
            judgement.reading.fault("name", "workplace_twice")
            return
        if not there:
            judgement.outcome = ImportRow.Outcome.NEW
            self.above[name].append(judgement.row.number)
            return
        judgement.unit, judgement.workplace = there[0], self.profiles.get(there[0].pk)
        judgement.fills = self._blanks(judgement.reading, judgement.workplace)
        is_same = judgement.workplace is not None and not judgement.fills
        judgement.outcome = ImportRow.Outcome.KNOWN if is_same else ImportRow.Outcome.CHANGED

    def _blanks(self, reading: Reading, workplace: Workplace | None) -> dict[str, Any]:
        fills = {
            field: reading.values[name]
            for name, field in PROFILE.items()
            if reading.values.get(name) and not (workplace and getattr(workplace, field))
        }
        if (workplace is None or workplace.site is None) and any(
            reading.values.get(part) for part in ("street", "city")
        ):
            fills["site"] = {part: reading.text(part) for part in ADDRESS}
        return fills
