"""What the pages about rounds show."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models import Idea
from samspil.learning.surveys.flow import State
from samspil.learning.surveys.models import Asked, Interview, Question, Round, Value
from samspil.learning.surveys.queries.people import WITH_ACCOUNTS
from samspil.learning.surveys.rules.suppression import answers_shown
from samspil.people.activities.queries.role_cards import qr_code
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Authority, Workplace


def rounds(by: Actor) -> QuerySet[Round]:
    """Return the rounds within reach, those that end last first."""
    rows = Round.objects.visible_to(by).select_related("workplace__unit", "authority", "idea")
    return rows.order_by("-ends_on", "-pk")


def asking_authorities(by: Actor) -> QuerySet[Authority]:
    """Return the authorities in which the actor may ask somebody about something."""
    here = within(by, Can.SURVEY_EDIT, authority="pk", unit_path="units__path")
    return Authority.objects.filter(here).distinct().order_by("name")


def whole_authorities(by: Actor) -> QuerySet[Authority]:
    """Return the authorities over all of which the actor may ask, and whose values are theirs to edit."""
    return Authority.objects.filter(within(by, Can.SURVEY_EDIT, authority="pk")).order_by("name")


def seen_authorities(by: Actor) -> QuerySet[Authority]:
    """Return the authorities whose values the actor may read."""
    here = within(by, Can.SURVEY_VIEW, authority="pk", unit_path="units__path")
    return Authority.objects.filter(here).distinct().order_by("name")


def asking_workplaces(by: Actor, authority: Authority) -> QuerySet[Workplace]:
    """Return the open workplaces of the authority that the actor may ask at, by name."""
    here = within(by, Can.SURVEY_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.public().filter(here, unit__authority=authority)
    return rows.select_related("unit").order_by("unit__name", "pk")


def askable_ideas(by: Actor) -> QuerySet[Idea]:
    """Return the proposals that the actor may ask people about."""
    here = within(by, Can.SURVEY_EDIT, authority="authority_id", unit_path="workplace__unit__path")
    return Idea.objects.filter(here).select_related("workplace__unit", "authority")


def values_of(authority: Authority) -> list[Value]:
    """Return the values that are in use, each with its questions in `asked_for`."""
    return list(Value.objects.in_use().filter(authority=authority))


def questions_of(authority: Authority, kind: str = "") -> QuerySet[Question]:
    """Return the questions in use, of one kind or of all."""
    rows = Question.objects.in_use().filter(authority=authority).select_related("value")
    return rows.filter(kind=kind) if kind else rows


@dataclass(frozen=True, slots=True)
class Way:
    """How one group is asked: its address for those without an account, and how many have answered."""

    asked: Asked
    url: str
    has_accounts: bool
    answers: int | None


def ways_of(of: Round) -> list[Way]:
    """Return how each group of the round is asked. One query."""
    return [
        Way(one, address_of(one), one.group in WITH_ACCOUNTS, answers_shown(one.answers))
        for one in of.asked.all()
    ]


def address_of(asked: Asked) -> str:
    """Return the whole address at which the group answers without an account."""
    return settings.PUBLIC_URL + reverse("surveys:open_answer", args=[asked.pk, asked.key])


def code_of(asked: Asked) -> SafeString:
    """Return the address as a code for the camera of a phone."""
    return qr_code(address_of(asked))


def rounds_about(idea: Idea) -> list[Round]:
    """Return the questionnaires about the proposal that were not called off, the latest first. Two queries."""
    rows = Round.objects.filter(idea=idea).exclude(state=State.WITHDRAWN)
    return list(rows.prefetch_related("asked").order_by("-ends_on", "-pk"))


def interviews(by: Actor) -> QuerySet[Interview]:
    """Return the interviews within reach, the latest first."""
    rows = Interview.objects.visible_to(by).select_related("workplace__unit", "authority")
    return rows.order_by("-held_on", "-pk")
