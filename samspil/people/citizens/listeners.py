"""The letter that follows when a citizen has said no on the public page."""

from samspil.base.core.actor import Actor
from samspil.base.events.facts import listens
from samspil.base.jobs.queue import enqueue
from samspil.people.citizens.events import LetterAsked
from samspil.people.citizens.jobs import send_letter


@listens(LetterAsked)
def send_the_letter(by: Actor, fact: LetterAsked) -> None:
    enqueue(send_letter, fact.subject.pk)
