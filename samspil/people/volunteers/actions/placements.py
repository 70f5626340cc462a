"""A class is taken on for a time; the time can be changed; and it is all forgotten when no certificate is asked for any more."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.people.volunteers.actions.lists import Newcomer, take_on_volunteers
from samspil.people.volunteers.actions.single import Reach
from samspil.people.volunteers.events import PlacementEndMoved, PlacementForgotten, StudentsPlaced
from samspil.people.volunteers.models import Affiliation, Placement, Student
from samspil.people.volunteers.rules import Person, check_days
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def place_students(
    by: Actor,
    workplace: Workplace,
    *,
    institution: str,
    role: str,
    starts_on: date,
    last_day: date,
    people: Sequence[Person],
    group_name: str = "",
) -> Placement:
    """Take the students on as volunteers whose affiliation ends by itself after the last day; all of them or nobody.

    Whoever belongs to the workplace already keeps that affiliation as it is. Raises Invalid for days that cannot be.
    """
    require(by, Can.VOLUNTEER_EDIT, Reach(workplace, None))
    check_days(starts_on, last_day, clock.today())
    newcomers = [
        Newcomer(person=number, workplace=workplace, name=name, email=email, starts_on=starts_on)
        for number, (name, email) in enumerate(people)
    ]
    taken = take_on_volunteers(by, newcomers)
    placement = Placement.objects.create(
        workplace=workplace,
        institution=institution,
        group_name=group_name,
        role=role,
        starts_on=starts_on,
        last_day=last_day,
        made_by_id=by.user_id,
    )
    Affiliation.objects.filter(pk__in=[one.affiliation.pk for one in taken if one.is_new]).update(
        ends_on=placement.ends_on
    )
    Student.objects.bulk_create(Student(placement=placement, affiliation=one.affiliation) for one in taken)
    record(StudentsPlaced(subject=placement, count=len(taken)), by=by)
    return placement


@action
def move_end(by: Actor, placement: Placement, *, last_day: date) -> None:
    """Let the placement end on another day, for all who have not stopped before.

    Raises Invalid for a day that cannot be, Conflict when the placement is over.
    """
    require(by, Can.VOLUNTEER_EDIT, placement)
    fresh = Placement.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.pk)
    if fresh.last_day < clock.today():
        raise Conflict(_("The placement is over."))
    check_days(fresh.starts_on, last_day, clock.today())
    limited = Affiliation.objects.filter(studies__placement=fresh, ends_on=fresh.ends_on)
    ids = list(limited.values_list("pk", flat=True))
    placement.last_day = fresh.last_day = last_day
    Affiliation.objects.filter(pk__in=ids).update(ends_on=fresh.ends_on)
    fresh.save(update_fields=["last_day"])
    record(PlacementEndMoved(subject=fresh, last_day=last_day.isoformat()), by=by)


@action
def forget_placement(by: Actor, placement: Placement) -> None:
    """Delete who came with which class. The affiliations and their hours stay."""
    require_system(by)
    workplace = placement.workplace
    placement.delete()
    record(PlacementForgotten(subject=workplace), by=by)
