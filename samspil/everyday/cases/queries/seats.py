"""Who looks into a case, and who could."""

from django.db.models import Q, QuerySet

from samspil.everyday.cases.models.cases import NEVER_READING, Case
from samspil.everyday.cases.rules.reading import holds_a_duty, may_read
from samspil.people.volunteers.models import Affiliation
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment


def readers_of(case: Case) -> list[User]:
    """Return those who have been asked and not been let off, also when their duty has ended since."""
    rows = case.readers.filter(ended_at=None).select_related("user")
    return [row.user for row in rows]


def readers_on_duty(case: Case) -> list[User]:
    """Return those who can really open the case today."""
    return [user for user in readers_of(case) if holds_a_duty(case, user)]


def could_read(case: Case) -> list[User]:
    """Return who could be asked to help or take over: those near the workplace who have no part in the case."""
    held = _held_nearby(case).exclude(duty__in=NEVER_READING)
    users = User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")
    now = {user.pk for user in readers_of(case)}
    return [user for user in users if user.pk not in now and may_read(case, user)]


def could_be_about(case: Case) -> QuerySet[User]:
    """Return the people a case at the workplace may be about: its staff with a duty, and its volunteers."""
    volunteers = Affiliation.objects.filter(workplace=case.workplace_id).values("volunteer_id")
    contacts = [case.activity.contact_id, case.activity.substitute_id] if case.activity else []
    near = Q(pk__in=_held_nearby(case).values("user")) | Q(pk__in=volunteers) | Q(pk__in=contacts)
    return User.objects.filter(near | Q(pk__in=case.people.values("user")), is_active=True).order_by(
        "name", "pk"
    )


def _held_nearby(case: Case) -> QuerySet[Assignment]:
    """Return the duties held at the workplace, at the units above it, and in the whole authority."""
    ids = case.workplace.unit.path.strip("/").split("/")
    paths = ["/" + "/".join(ids[: n + 1]) + "/" for n in range(len(ids))]
    here = Q(unit__path__in=paths) | Q(unit=None, partner=None)
    return Assignment.objects.current().filter(here, authority=case.authority_id)
