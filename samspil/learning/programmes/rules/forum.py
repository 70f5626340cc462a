"""What a leader needs to know and to speak of, in words that hold for every programme. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Point:
    """One part of the point on the agenda."""

    minutes: str
    what: str


def steps() -> list[str]:
    """Return what a leader does before volunteers come."""
    return [
        _("Say yourself why you want it. Where the leader says so, the others dare to."),
        _("Talk it through in the local MED committee and with the employees, before anybody is invited."),
        _("Answer the framing questions: what are volunteers to do here, and what not?"),
        _("Name somebody who welcomes the volunteers, and give the time for it."),
        _("Write the profile of the workplace, and say what you would like help with."),
        _("Meet the volunteers on their first day, and say thank you."),
    ]


def agenda() -> list[Point]:
    """Return a point of half an hour for a leaders' forum."""
    return [
        Point(_("5 minutes"), _("Why we do it, in the words of the owner of the programme")),
        Point(_("10 minutes"), _("A leader who has tried it tells: what was good, and what was hard")),
        Point(_("10 minutes"), _("Talk in pairs about the questions below")),
        Point(_("5 minutes"), _("Who takes the next step, and when do we hear about it?")),
    ]


def questions() -> list[str]:
    """Return what the leaders talk about in pairs."""
    return [
        _("Where in your house would one more person make the day better for somebody?"),
        _("What would your employees be worried about, and what would you answer?"),
        _("Which task must never be given to a volunteer with you?"),
        _("Who would be glad to welcome them, and what would that person need from you?"),
        _("What is the smallest thing that you could try within three months?"),
    ]
