"""The committees of the demonstration, and their meetings."""

from collections.abc import Iterable
from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import (
    add_member,
    ensure_standard_concerns,
    found_committee,
    hold_meeting,
    name_levels,
    plan_meeting,
    put_on_agenda,
    record_discussion,
    send_agenda,
    set_agenda,
)
from samspil.compact.dialogue.models import Committee, CommitteeLevel, Item
from samspil.demo.story import Row, Story, rows

_OUTCOMES = (
    ("supported", "Udvalget bakker op. Det er godt, at det står klart, hvad de frivillige ikke gør."),
    ("supported", "Udvalget har drøftet det og har ingen indvendinger."),
    ("remarks", "Udvalget bakker op og beder om, at nye kolleger også får det at vide."),
    ("noted", "Drøftet og taget til efterretning."),
)


def tell_committees(story: Story) -> None:
    """Name each authority's levels, found its committees and seat their members."""
    levels: dict[tuple[str, str], CommitteeLevel] = {}
    for row in rows("dialogue", "levels"):
        made = name_levels(SYSTEM, story.authorities[row["authority"]], names=row["names"])
        levels |= {(row["authority"], level.name): level for level in made}
    for authority in story.authorities.values():
        ensure_standard_concerns(SYSTEM, authority)
    for row in rows("dialogue", "committees"):
        units = [story.units[key] for key in row.get("units", [])]
        story.committees[row["key"]] = committee = found_committee(
            SYSTEM,
            story.authorities[row["authority"]],
            level=levels[row["authority"], row["level"]],
            name=row["name"],
            sector=row.get("sector", ""),
            units=units,
            covers_all=not units,
        )
        for side, keys in (("management", row["management"]), ("employee", row["employees"])):
            for number, person in enumerate(keys):
                function = "member" if number else ("chair" if side == "management" else "vice_chair")
                add_member(SYSTEM, committee, side=side, function=function, **_person(story, person))


def _person(story: Story, wanted: str | Row) -> Row:
    if isinstance(wanted, str):
        user = story.people[wanted]
        return {"name": user.name, "email": user.email}
    return wanted


def discuss_everything(story: Story) -> None:
    """Let each committee meet today about all that waits for it."""
    for committee in story.committees.values():
        waiting = list(Item.objects.open().filter(committee=committee).order_by("pk"))
        if waiting:
            _meet(committee, waiting)


def _meet(committee: Committee, items: Iterable[Item]) -> None:
    now = clock.now()
    meeting = plan_meeting(
        SYSTEM, [committee], starts_at=now, ends_at=now + timedelta(hours=2), place="Mødelokale 2"
    )
    set_agenda(SYSTEM, meeting, items=list(items))
    for item in meeting.items.select_related("meeting", "committee"):
        conclusion, outcome = _OUTCOMES[item.pk % len(_OUTCOMES)]
        record_discussion(SYSTEM, item, conclusion=conclusion, outcome=outcome)
    hold_meeting(
        SYSTEM,
        meeting,
        participants="Alle medlemmer",
        minutes="Punkterne blev drøftet ét for ét. Formanden følger op.",
        decisions="Lederen fortæller personalet om det på næste møde.",
    )


def tell_next_meetings(story: Story) -> None:
    """Call each committee to its next meeting; what waits at the hospital in Viborg is on the agenda already."""
    for number, committee in enumerate(story.committees.values()):
        day = clock.today() + timedelta(days=6 + number)
        starts_at = clock.at(day, time(13))
        meeting = plan_meeting(
            SYSTEM,
            [committee],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place="Mødelokale 2",
        )
        waiting = list(Item.objects.open().filter(committee=committee).order_by("pk"))
        if committee == story.committees["lmu-viborg"] and waiting:
            put_on_agenda(SYSTEM, waiting[0], meeting)
            send_agenda(SYSTEM, meeting)
