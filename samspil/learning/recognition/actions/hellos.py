"""Saying hello to somebody who has not been there for a while (RM-43)."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.hellos import HelloForgotten, HelloSaid
from samspil.learning.recognition.models import Hello
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def say_hello(by: Actor, affiliation: Affiliation) -> None:
    """Note that somebody has said hello today. Twice is as good as once."""
    require(by, Can.RECOGNITION_EDIT, affiliation)
    Hello.objects.update_or_create(affiliation=affiliation, defaults={"said_on": clock.today()})
    record(HelloSaid(subject=affiliation, volunteer=affiliation.volunteer_id), by=by)


@action
def forget_hello(by: Actor, hello: Hello) -> None:
    """Delete when somebody said hello: it is long enough ago to say it again."""
    require_system(by)
    workplace = hello.affiliation.workplace
    hello.delete()
    record(HelloForgotten(subject=workplace), by=by)
