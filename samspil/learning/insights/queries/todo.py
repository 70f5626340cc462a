"""What waits for somebody here: a line for their page of today."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.learning.insights.queries.evaluations import evaluations


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do, why, and where."""

    title: str
    why: str
    url: str


def to_answer(by: Actor) -> list[Todo]:
    """Return a line when evaluations wait for the person's answer. One query."""
    return said(evaluations(by, "mine").count())


def said(n: int) -> list[Todo]:
    """Return the line about so many evaluations."""
    if not n:
        return []
    title = ngettext("%(n)s evaluation to answer", "%(n)s evaluations to answer", n) % {"n": n}
    why = _("How has it been? A few words are enough.")
    return [Todo(title, why, f"{reverse('insights:evaluations')}?vis=mine")]
