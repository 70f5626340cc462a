"""What follows here when something happens elsewhere, or when a round begins."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.base.jobs.queue import enqueue
from samspil.learning.surveys.actions import ensure_standards
from samspil.learning.surveys.events import RoundOpened
from samspil.learning.surveys.jobs import invite
from samspil.learning.surveys.queries.people import WITH_ACCOUNTS
from samspil.society.places.events import AuthorityFounded
from samspil.society.places.models import Authority


@listens(AuthorityFounded)
def write_down_the_standards(by: Actor, fact: AuthorityFounded) -> None:
    """Every authority begins with four values and the questions that come with the house."""
    ensure_standards(SYSTEM, Authority.objects.get(pk=fact.subject.pk))


@listens(RoundOpened)
def invite_who_is_asked(by: Actor, fact: RoundOpened) -> None:
    """Let those who have an account be invited, after the commit."""
    if fact.subject.asked.filter(group__in=WITH_ACCOUNTS).exists():  # type: ignore[attr-defined] # a Round
        enqueue(invite, fact.subject.pk)
