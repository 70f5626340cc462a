"""What waits for somebody in the frame: agreements, the dialogue, frameworks. One count for each, and the way to the list."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, Side, SignOff
from samspil.compact.dialogue.flow import IdeaState
from samspil.compact.dialogue.models import Doubt, Idea, Item, Meeting, ReadReceipt, StaffPage
from samspil.compact.dialogue.queries import own_committees
from samspil.compact.frameworks.models import LookAgain
from samspil.compact.frameworks.queries.pages import waiting_for_signature
from samspil.doors.portal.queries.today.frame import Row
from samspil.learning.networks.models import AdviceCase
from samspil.society.access.matrix import Can
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace

_SOON = timedelta(days=14)


def for_leader(me: Actor) -> list[Row]:
    """Return what a leader has to answer, sign and look at. One query."""
    agreements, mine = Agreement.objects.visible_to(me), me.user_id or 0
    n = _counted(
        me,
        unsigned=_unsigned(agreements.filter(leader=mine), Side.LEADER),
        due=agreements.filter(state=State.DUE_FOR_REVISION),
        doubts=Doubt.objects.visible_to(me).open().exclude(sender=mine),
        ideas=Idea.objects.visible_to(me).filter(state=IdeaState.RECEIVED).exclude(sender=mine),
        again=LookAgain.objects.visible_to(me).waiting(),
    )
    signed = _("It comes into force when all sides have signed.")
    asked = _("Somebody stopped to ask. A short answer is enough.")
    told = _("Whoever proposes something is told what becomes of it.")
    changed = _("Common principles have changed. Are your own still in line?")
    return _rows(
        (n["unsigned"], _to_sign(n["unsigned"]), signed, "agreements:index"),
        (n["doubts"], _doubts(n["doubts"]), asked, "dialogue:doubts"),
        (n["ideas"], _ideas(n["ideas"]), told, "dialogue:ideas"),
        (n["due"], _due(n["due"]), _("Look them through while there is time."), "agreements:index"),
        (n["again"], _again(n["again"]), changed, "frameworks:index"),
    )


def for_committee(me: Actor) -> list[Row]:
    """Return a member's next meeting, what waits for the committee, and what to sign. Three queries."""
    mine = list(own_committees(me).values_list("pk", flat=True))
    n = _counted(
        me,
        waiting=Item.objects.open().filter(committee__in=mine, meeting=None),
        unsigned=_unsigned(Agreement.objects.visible_to(me, Can.AGREEMENT_SIGN), Side.EMPLOYEE),
    )
    on_agenda, agreed = (
        _("Put them on the agenda of a meeting."),
        _("Read it, and sign for the employees if you agree."),
    )
    return _next_meeting(mine) + _rows(
        (n["waiting"], _matters(n["waiting"]), on_agenda, "dialogue:index"),
        (n["unsigned"], _to_sign(n["unsigned"]), agreed, "agreements:index"),
    )


def _next_meeting(committees: list[int]) -> list[Row]:
    now = clock.now()
    coming = Meeting.objects.filter(
        committees__in=committees, state="planned", starts_at__gt=now, starts_at__lt=now + _SOON
    )
    return [
        Row(
            _("Meeting %(when)s") % {"when": formats.moment(meeting.starts_at)},
            reverse("dialogue:meeting", args=[meeting.pk]),
            _("Read the agenda and its background paper."),
        )
        for meeting in coming.order_by("starts_at", "pk")[:1]
    ]


def for_association(me: Actor) -> list[Row]:
    """Return the agreements that the association has not signed. One query."""
    unsigned = _unsigned(Agreement.objects.visible_to(me, Can.AGREEMENT_SIGN), Side.ASSOCIATION).count()
    return _rows(
        (
            unsigned,
            _to_sign(unsigned),
            _("It comes into force when all sides have signed."),
            "agreements:index",
        )
    )


def for_employee(me: Actor) -> list[Row]:
    """Return the pages about volunteers that the employee has not read. One query."""
    newer = StaffPage.objects.filter(workplace=OuterRef("workplace"), version__gt=OuterRef("version"))
    read = ReadReceipt.objects.filter(page=OuterRef("pk"), user=me.user_id or 0)
    mine = Workplace.objects.visible_to(me).values("pk")
    pages = StaffPage.objects.filter(~Exists(newer), ~Exists(read), workplace__in=mine, read_again=True)
    return [
        Row(
            _("Read about the volunteers at %(place)s") % {"place": page.workplace.unit.name},
            reverse("dialogue:staff_page", args=[page.workplace_id]),
            _("It takes two minutes."),
        )
        for page in pages.select_related("workplace__unit").order_by("pk")[:3]
    ]


def for_council(me: Actor) -> list[Row]:
    """Return what waits for the person's signature. One query."""
    return [
        Row(
            _("Sign “%(title)s”") % {"title": version.title},
            reverse("frameworks:version", args=[version.pk]),
            _("It has been adopted, and waits for its signatures."),
        )
        for version in waiting_for_signature(me)[:3]
    ]


def for_consultant(me: Actor) -> list[Row]:
    """Return who asks for advice, the ideas that have been passed on, and the matters that no committee covers. One query."""
    n = _counted(
        me,
        advice=AdviceCase.objects.all().to_answer(me).exclude(asker=me.user_id or 0),
        ideas=Idea.objects.visible_to(me).filter(state=IdeaState.PASSED),
        orphans=Item.objects.visible_to(me).open().filter(committee=None),
    )
    passed, orphaned = _("They have been passed on to you."), _("No committee covers the workplace yet.")
    alone = _("For advice, a network, or a colleague elsewhere to talk to.")
    return _rows(
        (n["advice"], _advice(n["advice"]), alone, "networks:advice"),
        (n["ideas"], _ideas(n["ideas"]), passed, "dialogue:ideas"),
        (n["orphans"], _matters(n["orphans"]), orphaned, "dialogue:orphans"),
    )


def _counted(me: Actor, **rows: QuerySet[Any]) -> dict[str, int]:
    """Count several lists in one query."""
    counts = {f"n_{name}": Coalesce(Subquery(_count(one)), 0) for name, one in rows.items()}
    found: Any = User.objects.filter(pk=me.user_id or 0).values(**counts).first()
    return {name: found[f"n_{name}"] if found else 0 for name in rows}


def _count(rows: QuerySet[Any]) -> Any:
    together = rows.order_by().annotate(in_all=Value(1)).values("in_all")
    return together.annotate(n=Count("pk")).values("n")


def _unsigned(rows: QuerySet[Agreement], side: Side) -> QuerySet[Agreement]:
    signed = SignOff.objects.filter(agreement=OuterRef("pk"), side=side, voided_at=None)
    return rows.filter(~Exists(signed), state=State.AWAITING_SIGNATURES)


def _rows(*found: tuple[int, str, str, str]) -> list[Row]:
    return [Row(title, reverse(name), why) for number, title, why, name in found if number]


def _to_sign(n: int) -> str:
    return ngettext("%(n)s agreement to sign", "%(n)s agreements to sign", n) % {"n": n}


def _doubts(n: int) -> str:
    return ngettext("%(n)s doubt to answer", "%(n)s doubts to answer", n) % {"n": n}


def _ideas(n: int) -> str:
    return ngettext("%(n)s idea to answer", "%(n)s ideas to answer", n) % {"n": n}


def _advice(n: int) -> str:
    return ngettext("%(n)s colleague asks you", "%(n)s colleagues ask you", n) % {"n": n}


def _due(n: int) -> str:
    return ngettext("%(n)s agreement to revise", "%(n)s agreements to revise", n) % {"n": n}


def _again(n: int) -> str:
    return ngettext(
        "Look again at the principles of %(n)s workplace",
        "Look again at the principles of %(n)s workplaces",
        n,
    ) % {"n": n}


def _matters(n: int) -> str:
    return ngettext("%(n)s matter waits for a meeting", "%(n)s matters wait for a meeting", n) % {"n": n}
