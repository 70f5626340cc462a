"""Where there is worry or resistance, group by group: sums of concerns, doubts and answers, and nothing about anybody."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.compact.dialogue.flow import ConcernState
from samspil.compact.dialogue.models import Concern, Doubt, Worried
from samspil.compact.dialogue.models.voices import Sender
from samspil.learning.insights.queries.reach import Reach
from samspil.learning.insights.rules.heat import Heat, of_count, of_mean
from samspil.learning.surveys.flow import State
from samspil.learning.surveys.models import Group, Tally
from samspil.learning.surveys.rules.suppression import cell_of, value_of
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

YEAR = timedelta(days=365)
_ANSWERED = {
    Group.EMPLOYEES: Worried.EMPLOYEES,
    Group.LEADERS: Worried.LEADERS,
    Group.CITIZENS: Worried.CITIZENS,
    Group.RELATIVES: Worried.CITIZENS,
    Group.PARENTS: Worried.CITIZENS,
    Group.COMMITTEE: Worried.COMMITTEE,
    Group.UNIONS: Worried.UNIONS,
}
_DOUBTED = {Sender.EMPLOYEE: Worried.EMPLOYEES, Sender.CITIZEN: Worried.CITIZENS}


@dataclass(frozen=True, slots=True)
class Row:
    """One group through all that is counted."""

    label: str
    cells: list[Heat]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Groups down, themes across."""

    columns: list[str]
    rows: list[Row]


def heat_map(reach: Reach) -> HeatMap:
    """Return the map of the reader's area. Three queries, however large it is."""
    concerns, doubts, means = _concerns(reach), _doubts(reach), _means(reach)
    kinds = list(Concern.Kind)
    columns = [*(str(kind.label) for kind in kinds), _("Doubts about tasks"), _("Questionnaires")]
    groups = [(group.value, str(group.label)) for group in Worried] + [("", _("It is not said whose"))]
    rows = [
        Row(
            label,
            [
                *(of_count(concerns[group, kind]) for kind in kinds),
                of_count(doubts[group]),
                of_mean(means.get(group)),
            ],
        )
        for group, label in groups
    ]
    return HeatMap(columns, rows)


def _here(reach: Reach, prefix: str = "") -> Q:
    reached = within(
        reach.by,
        Can.INSIGHT_VIEW,
        authority=f"{prefix}authority_id",
        unit_path=f"{prefix}workplace__unit__path",
    )
    if reach.unit is None:
        return reached
    return reached & Q(**{f"{prefix}workplace__unit__path__startswith": reach.unit.path})


def _concerns(reach: Reach) -> Mapping[tuple[str, str], int]:
    """Return how many concerns are open; the four standard ones are everybody's and count nowhere."""
    rows = Concern.objects.filter(_here(reach), is_standard=False).exclude(state=ConcernState.SETTLED)
    counted = rows.order_by().values_list("group", "kind").annotate(count=Count("pk"))
    return defaultdict(int, {(group, kind): count for group, kind, count in counted})


def _doubts(reach: Reach) -> Mapping[str, int]:
    rows = Doubt.objects.filter(_here(reach), created_at__gte=clock.now() - YEAR)
    found: defaultdict[str, int] = defaultdict(int)
    for sender, count in rows.order_by().values_list("sender_kind").annotate(count=Count("pk")):
        found[_DOUBTED.get(sender, "")] += count
    return found


def _means(reach: Reach) -> Mapping[str, float | None]:
    """Return the average of each group, high as good news, over the answers of the last year that may be shown."""
    rows = Tally.objects.filter(
        _here(reach, "asked__round__"),
        asked__round__state=State.CLOSED,
        asked__round__closed_on__gte=clock.today() - YEAR,
    )
    columns = ("asked__group", "asked", "question", "question__question__is_reversed", "score", "count")
    scores: defaultdict[tuple[str, int, int, bool], dict[int, int]] = defaultdict(dict)
    for group, asked, question, is_reversed, score, count in rows.order_by().values_list(*columns):
        scores[_ANSWERED.get(group, ""), asked, question, is_reversed][score] = count
    cells = defaultdict(list)
    for (group, _asked, _question, is_reversed), counts in scores.items():
        if group:
            cells[group].append((cell_of(counts), is_reversed))
    return {group: value_of(found).mean for group, found in cells.items()}
