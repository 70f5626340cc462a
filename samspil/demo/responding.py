"""First responders of the demonstration: a group, what it has, and two drills. Nothing here is a live alarm."""

from datetime import datetime, time, timedelta

from django.utils.text import slugify

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.search import fold
from samspil.demo.story import Row, Story, rows
from samspil.everyday.callouts.actions import (
    accept_alarm,
    add_equipment,
    arrive,
    begin_drill,
    decline_alarm,
    enrol_responder,
    form_group,
    hold_debrief,
    set_quiet_hours,
    stand_down,
    switch_duty,
    wish_for_talk,
)
from samspil.everyday.callouts.models import CallOutAnswer, Equipment, Responder, ResponderGroup
from samspil.people.volunteers.actions import confirm_insurance, take_on_volunteer
from samspil.people.volunteers.models import Affiliation
from samspil.society.duties.queries import actor_for

_NUMBERS = ("name", "area", "radius", "most", "wave_seconds")


def tell_responders(story: Story) -> None:
    """Form the group, fill it, and let it hold its drills."""
    row = rows("callouts", "groups")[0]
    with clock.stopped_at(_morning(45)):
        group = form_group(
            actor_for(story.people[row["by"]]),
            story.workplaces[row["workplace"]],
            partner=story.partners[row["partner"]],
            **{name: row[name] for name in _NUMBERS} | {"area": [tuple(corner) for corner in row["area"]]},
        )
        for one in rows("callouts", "equipment"):
            _equipment(group, one)
        people = {
            one.get("key") or one["name"]: _responder(story, group, one)
            for one in rows("callouts", "responders")
        }
    for drill in rows("callouts", "drills"):
        _drill(actor_for(story.people[row["by"]]), group, people, drill)


def _equipment(group: ResponderGroup, row: Row) -> None:
    hours = {f"{name}_at": time(row[name]) for name in ("opens", "closes") if name in row}
    add_equipment(
        SYSTEM,
        group,
        kind=row["kind"],
        label=row["label"],
        place=row["place"],
        point=tuple(row["point"]) if "point" in row else None,
        check_by=clock.today() + timedelta(days=45 + row["check_in_days"]),
        **hours,
    )


def _responder(story: Story, group: ResponderGroup, row: Row) -> Responder:
    """Take somebody in and on duty; `days` counts from the real today, 45 days after this."""
    made = enrol_responder(
        SYSTEM,
        group,
        affiliation=_affiliation(story, group, row),
        home=tuple(row["home"]),
        certificate_until=clock.today() + timedelta(days=45 + row["days"]),
    )
    if not row.get("off"):
        switch_duty(_me(made), made, on=True)
    if "quiet" in row:
        begin, end = map(time, row["quiet"])
        set_quiet_hours(_me(made), made, quiet_from=begin, quiet_until=end)
    return made


def _affiliation(story: Story, group: ResponderGroup, row: Row) -> Affiliation:
    if "key" in row:
        there = Affiliation.objects.filter(workplace=group.workplace, partner=group.partner)
        return there.select_related("volunteer__user").get(volunteer=story.people[row["key"]].pk)
    email = f"{slugify(fold(row['name'])).replace('-', '.')}@example.dk"
    made = take_on_volunteer(SYSTEM, group.workplace, name=row["name"], email=email, partner=group.partner)
    confirm_insurance(SYSTEM, made, kind="accident", carrier="authority", basis="Regionens ordning")
    return made


def _drill(by: Actor, group: ResponderGroup, people: dict[str, Responder], row: Row) -> None:
    start = _morning(row["days"])
    with clock.stopped_at(start):
        drill = begin_drill(by, group, place=row["place"], scene=tuple(row["scene"]), story=row["story"])
    moments = [(said, accept_alarm, who) for who, said, _there in row["yes"]]
    moments += [(said, arrive, who) for who, _said, said in row["yes"]]
    moments += [(35 + number, decline_alarm, who) for number, who in enumerate(row["no"])]
    for seconds, act, who in sorted(moments, key=lambda one: one[0]):
        with clock.stopped_at(start + timedelta(seconds=seconds)):
            act(_me(people[who]), _answer(drill.pk, people[who]))
    with clock.stopped_at(start + timedelta(minutes=row["minutes"])):
        drill.refresh_from_db()
        stand_down(by, drill)
        if "talk" in row:
            wish_for_talk(_me(people[row["talk"]]), _answer(drill.pk, people[row["talk"]]))
    if "learned" in row:
        things = list(Equipment.objects.filter(group=group, label__in=row["restock"]))
        with clock.stopped_at(start + timedelta(hours=20)):
            hold_debrief(by, drill, learned=row["learned"], restock=things)


def _answer(drill: int, responder: Responder) -> CallOutAnswer:
    found = CallOutAnswer.objects.select_related(
        "call_out__group__workplace__unit", "responder__affiliation__volunteer__user"
    )
    return found.get(call_out=drill, responder=responder)


def _me(responder: Responder) -> Actor:
    return actor_for(responder.affiliation.volunteer.user)


def _morning(days: int) -> datetime:
    return clock.at(clock.today() - timedelta(days=days), time(10, 5))
