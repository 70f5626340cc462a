"""The kit for leaders: why, what it takes, what others have learned, and how to speak of it at a meeting."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_long
from samspil.base.ui.pdf import typeset
from samspil.learning.programmes.models import GateDecision, Programme, TeamFunction
from samspil.learning.programmes.queries.people import team_on
from samspil.learning.programmes.rules.forum import Point, agenda, questions, steps

_TEMPLATE = Path(__file__).resolve().parents[1] / "templates/programmes/kit.typ"
_MOST = 5
_SPEAKING = (TeamFunction.OWNER, TeamFunction.CHIEF, TeamFunction.ORGANISER)


@dataclass(frozen=True)
class Kit:
    """All that the page and the paper hold."""

    programme: Programme
    steps: list[str]
    lessons: list[GateDecision]
    ahead: list[tuple[str, str]]  # what is to be reached, and when
    agenda: list[Point]
    questions: list[str]
    speakers: list[tuple[str, str]]  # function and name
    links: list[tuple[str, str]]


def kit_of(programme: Programme) -> Kit:
    """Return the kit as it is today. Three queries."""
    lessons = GateDecision.objects.filter(pilot__programme=programme).select_related("pilot")
    waiting = programme.milestones.filter(reached_on=None).order_by("due_on", "pk")[:_MOST]
    team = team_on(programme, clock.today())
    return Kit(
        programme=programme,
        steps=steps(),
        lessons=list(lessons.order_by("-decided_on", "-pk")[:_MOST]),
        ahead=[(one.title, date_long(one.expected_on)) for one in waiting],
        agenda=agenda(),
        questions=questions(),
        speakers=[
            (str(one.get_function_display()), one.user.name) for one in team if one.function in _SPEAKING
        ],
        links=[
            (_("Experiences of other workplaces"), reverse("networks:library")),
            (_("Stories"), reverse("recognition:stories")),
            (_("Knowledge"), reverse("networks:articles")),
        ],
    )


def kit_pdf(programme: Programme) -> bytes:
    """Return the kit as PDF/UA-1, in Danish whoever prints it."""
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(_TEMPLATE, _data(kit_of(programme)))


def _data(kit: Kit) -> dict[str, Any]:
    return {
        "lang": settings.LANGUAGE_CODE,
        "kicker": _("Kit for leaders"),
        "title": kit.programme.name,
        "authority": kit.programme.authority.name,
        "day": date_long(clock.today()),
        "why_title": _("Why we do it"),
        "why": [kit.programme.purpose, kit.programme.goal],
        "lists": [
            [_("What it takes of you as a leader"), kit.steps],
            [_("What comes next"), [f"{day}: {title}" for title, day in kit.ahead]],
            [_("What others have learned"), [f"{one.pilot.title}: {one.lessons}" for one in kit.lessons]],
            [_("A point for the leaders’ forum"), [f"{one.minutes}: {one.what}" for one in kit.agenda]],
            [_("Questions to talk about"), kit.questions],
            [_("Ask the taskforce"), [f"{name}, {function}" for function, name in kit.speakers]],
            [_("Read on"), [f"{label}: {settings.PUBLIC_URL}{path}" for label, path in kit.links]],
        ],
        "page": _("Page"),
    }
