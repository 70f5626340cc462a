"""One drill as it went, and what is left to do after drills."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.everyday.callouts.flow import AnswerState
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Debrief, ResponderGroup, TalkWish
from samspil.society.access.matrix import Can

DRILLS = CallOut.objects.select_related("group__workplace__unit", "group__partner", "debrief")
_ANSWERS = CallOutAnswer.objects.select_related(
    "call_out__group__workplace__unit", "responder__affiliation__volunteer__user", "aed"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline."""

    at: datetime
    text: str
    seconds: int = 0  # since the alarm

    @property
    def clock(self) -> str:
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"


def answers(call_out: CallOut) -> list[CallOutAnswer]:
    """Return everybody who was alerted, with names."""
    return list(_ANSWERS.filter(call_out=call_out).order_by("wave", "distance", "pk"))


def who(answer: CallOutAnswer, *, named: bool) -> str:
    """Return the name, or a number for readers who see the frame and not the people."""
    if named and answer.responder is not None:
        return answer.responder.name
    return _("Responder %(number)s") % {"number": answer.pk}


def timeline(call_out: CallOut, rows: list[CallOutAnswer], *, named: bool) -> list[Moment]:
    """Return all that happened, in order. A no is counted and named nowhere."""
    told: list[tuple[datetime, str]] = [(call_out.begun_at, _("The drill begins."))]
    told += _waves(rows)
    for row in rows:
        name = {"name": who(row, named=named)}
        if row.role and row.answered_at:
            told.append((row.answered_at, _("%(name)s says yes.") % name))
        if row.arrived_at:
            told.append((row.arrived_at, _("%(name)s is there.") % name))
        if row.state == AnswerState.WITHDRAWN and row.released_at:
            told.append((row.released_at, _("%(name)s has to turn back.") % name))
        if row.state == AnswerState.DECLINED and row.answered_at:
            told.append((row.answered_at, _("Somebody cannot come.")))
    if call_out.covered_at:
        told.append((call_out.covered_at, _("All roles are taken.")))
    if call_out.ended_at:
        told.append((call_out.ended_at, _("The drill is stood down.")))
    return [Moment(at, text, _since(call_out, at)) for at, text in sorted(told, key=lambda one: one[0])]


def own_answer_or_404(pk: int, key: str) -> CallOutAnswer:
    """Return the answer that the private address opens. Raises NotVisible."""
    found = _ANSWERS.filter(pk=pk, responder__affiliation__volunteer__user__is_active=True).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found


def debriefs(by: Actor) -> QuerySet[Debrief]:
    """Return the debriefs that wait in the groups that one looks after, the oldest first."""
    groups = ResponderGroup.objects.visible_to(by, Can.CALLOUT_EDIT)
    rows = Debrief.objects.filter(call_out__group__in=groups, done_at=None)
    return rows.select_related("call_out__group").order_by("due_at", "pk")


def talks(by: Actor) -> QuerySet[TalkWish]:
    """Return who would like to talk, in the groups that one looks after."""
    groups = ResponderGroup.objects.visible_to(by, Can.CALLOUT_EDIT)
    rows = TalkWish.objects.filter(call_out__group__in=groups, talked_at=None)
    return rows.select_related("call_out__group", "responder__affiliation__volunteer__user")


def _waves(rows: list[CallOutAnswer]) -> list[tuple[datetime, str]]:
    waves: dict[int, list[CallOutAnswer]] = {}
    for row in rows:
        waves.setdefault(row.wave, []).append(row)
    return [
        (
            some[0].alerted_at,
            ngettext(
                "Wave %(wave)s: %(count)s responder is alerted.",
                "Wave %(wave)s: the %(count)s nearest are alerted.",
                len(some),
            )
            % {"wave": wave, "count": len(some)},
        )
        for wave, some in sorted(waves.items())
    ]


def _since(call_out: CallOut, at: datetime) -> int:
    return max(0, round((at - call_out.begun_at).total_seconds()))
