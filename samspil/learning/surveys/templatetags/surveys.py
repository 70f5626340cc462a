"""What pages of other rooms show of questionnaires, through an include of this room's own templates."""

from django import template

from samspil.compact.dialogue.models import Idea
from samspil.everyday.requests.models import Request
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.pages import rounds_about
from samspil.learning.surveys.rules.answering import afterwards_verdict

register = template.Library()


@register.simple_tag
def may_answer_afterwards(wanted: Request, /) -> bool:
    """Say whether the asker of the request can be asked two questions."""
    return bool(afterwards_verdict(wanted))


@register.simple_tag
def panels_about(idea: Idea, /) -> list[Round]:
    """Return the questionnaires about the proposal, the latest first."""
    return rounds_about(idea)
