"""Beginning a programme, and saying what it is about."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.programmes import ProgrammeChanged, ProgrammeFounded
from samspil.learning.programmes.models import Programme
from samspil.learning.programmes.rules.periods import insist_on_period, insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def found_programme(
    by: Actor,
    authority: Authority,
    *,
    name: str,
    purpose: str,
    goal: str,
    starts_on: date | None = None,
    until: date | None = None,
) -> Programme:
    """Begin a roll-out in an authority. Raises Invalid for a name that is taken, or days that do not fit."""
    require(by, Can.PROGRAMME_EDIT, authority)
    programme = Programme(authority=authority)
    _write(programme, name, purpose, goal, starts_on or clock.today(), until)
    record(ProgrammeFounded(subject=programme), by=by)
    return programme


@action
def change_programme(
    by: Actor,
    programme: Programme,
    *,
    name: str,
    purpose: str,
    goal: str,
    starts_on: date,
    until: date | None = None,
) -> None:
    """Change what the programme says about itself."""
    require(by, Can.PROGRAMME_EDIT, programme)
    _write(programme, name, purpose, goal, starts_on, until)
    record(ProgrammeChanged(subject=programme), by=by)


def _write(
    programme: Programme, name: str, purpose: str, goal: str, starts_on: date, until: date | None
) -> None:
    insist_on_words(name=name, purpose=purpose, goal=goal)
    insist_on_period(starts_on, until)
    others = Programme.objects.filter(authority=programme.authority_id, name=name.strip())
    if others.exclude(pk=programme.pk).exists():
        raise Invalid({"name": [_("There is a programme of that name already.")]})
    programme.name, programme.purpose, programme.goal = name.strip(), purpose.strip(), goal.strip()
    programme.starts_on, programme.until = starts_on, until
    programme.save()
