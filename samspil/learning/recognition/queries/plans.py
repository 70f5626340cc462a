"""The plan of recognition, and the log of thanks, as their pages show them."""

from django.db.models import Exists, OuterRef, QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import IN_FORCE
from samspil.compact.agreements.models import Agreement, QuestionAnswer
from samspil.learning.recognition.flow import ItemState, ThanksState
from samspil.learning.recognition.models import PlanItem, Thanks
from samspil.learning.recognition.models.plans import PlanItemQuerySet
from samspil.learning.recognition.models.thanks import ThanksQuerySet
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

QUESTION = "recognition"  # the key of question 14 of the checklist (DR-55)
MOST = 60


def planned(by: Actor, agreement: Agreement | None = None) -> list[PlanItem]:
    """Return what is planned, the nearest first: what is overdue stands on top by itself."""
    rows = _items(by, agreement).planned().order_by("due_on", "pk")
    return list(rows[:MOST])


def ended(by: Actor, agreement: Agreement | None = None) -> list[PlanItem]:
    """Return what has been done or dropped, the latest first."""
    rows = _items(by, agreement).exclude(state=ItemState.PLANNED).order_by("-ended_on", "-pk")
    return list(rows[:20])


def _items(by: Actor, agreement: Agreement | None) -> PlanItemQuerySet:
    rows = PlanItem.objects.visible_to(by).select_related("workplace__unit", "agreement")
    return rows.filter(agreement=agreement) if agreement else rows


def promise_of(agreement: Agreement) -> str:
    """Return what the agreement answers to question 14: how the volunteers are shown that they are appreciated."""
    row = QuestionAnswer.objects.filter(agreement=agreement, key=QUESTION).first()
    return row.text if row else ""


def promises_without_days(by: Actor) -> QuerySet[Agreement]:
    """Return the agreements in force that promise recognition and have no day for it in the plan."""
    answered = QuestionAnswer.objects.filter(agreement=OuterRef("pk"), key=QUESTION).exclude(text="")
    dated = PlanItem.objects.filter(agreement=OuterRef("pk"))
    reached = within(
        by,
        Can.RECOGNITION_EDIT,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    rows = Agreement.objects.filter(reached, Exists(answered), ~Exists(dated), state__in=IN_FORCE)
    return rows.select_related("workplace__unit").order_by("title", "pk")


def waiting_thanks(by: Actor) -> list[Thanks]:
    """Return the days that somebody has to be thanked on, the nearest first. Not one's own."""
    rows = _thanks(by).due().exclude(affiliation__volunteer=by.volunteer_id or 0)
    return list(rows.order_by("due_on", "pk")[:MOST])


def log(by: Actor) -> QuerySet[Thanks]:
    """Return who has been thanked, the latest first."""
    return _thanks(by).filter(state=ThanksState.THANKED).order_by("-thanked_on", "-pk")


def own(by: Actor) -> QuerySet[Thanks]:
    """Return what somebody has been thanked for themselves."""
    return log(by).filter(affiliation__volunteer=by.volunteer_id or 0)


def detailed() -> ThanksQuerySet:
    """Return thanks with all that their pages name."""
    return Thanks.objects.select_related(
        "affiliation__volunteer__user",
        "affiliation__workplace__unit__authority",
        "affiliation__partner",
        "thanked_by",
    )


def _thanks(by: Actor) -> ThanksQuerySet:
    return detailed().visible_to(by)
