"""What coordinators and volunteers fill in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form, TimeField, choices
from samspil.everyday.rotas.models import Pattern, Shift
from samspil.everyday.rotas.queries.sharing import Side
from samspil.everyday.rotas.rules import span
from samspil.people.volunteers.models import Affiliation


class _PlacesForm(Form):
    """What all shifts have. Who plans for several sides of a shared activity chooses for which."""

    places = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=200, help_text=_("How many can come at most.")
    )
    minimum = forms.IntegerField(
        label=_("Minimum"),
        min_value=0,
        max_value=200,
        initial=0,
        help_text=_("With fewer than this two days before, you get a message. 0: no message."),
    )
    label = forms.CharField(
        label=_("Name of the shift"),
        max_length=60,
        required=False,
        help_text=_("For example: Evening, or Christmas café"),
    )
    meeting_point = forms.CharField(
        label=_("Meeting point"),
        max_length=160,
        required=False,
        help_text=_("If it is another than the activity's own."),
    )

    def __init__(self, *args: Any, sides: Sequence[Side] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sides = {str(side.pk if side else 0): side for side in sides}
        if len(sides) > 1:
            named = [(key, side.name if side else _("The workplace")) for key, side in self._sides.items()]
            self.fields["side"] = forms.ChoiceField(label=_("For whom?"), choices=choices(named))
            self.order_fields(["side"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        if not self._sides:
            return given
        chosen = given.pop("side", next(iter(self._sides)))
        return {**given, "partner": self._sides[chosen]}


class PatternForm(_PlacesForm):
    """A repeating shift."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("To"), help_text=_("Before the start means the next day: 22.00 to 06.00."))
    valid_from = DateField(label=_("First day"))
    until = DateField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))

    field_order = [
        "weekdays",
        "starts",
        "ends",
        "places",
        "minimum",
        "valid_from",
        "until",
        "label",
        "meeting_point",
    ]


class PatternChangeForm(PatternForm):
    """A repeating shift, changed from a day on."""

    valid_from = None  # type: ignore[assignment] # Django's way to take an inherited field away
    from_day = DateField(label=_("The change applies from"))

    field_order = [
        "from_day",
        "weekdays",
        "starts",
        "ends",
        "places",
        "minimum",
        "until",
        "label",
        "meeting_point",
    ]

    @staticmethod
    def initial_of(pattern: Pattern) -> dict[str, Any]:
        names = ("weekdays", "starts", "ends", "places", "minimum", "until", "label", "meeting_point")
        return {name: getattr(pattern, name) for name in names} | {
            "from_day": max(clock.today(), pattern.valid_from)
        }


class PatternEndForm(Form):
    last_day = DateField(label=_("Last day with a shift"))


class ShiftForm(_PlacesForm):
    """One shift: a day and two hours on the wall."""

    day = DateField(label=_("Day"))
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("To"), help_text=_("Before the start means the next day: 22.00 to 06.00."))
    note = forms.CharField(
        label=_("Good to know"),
        max_length=300,
        required=False,
        help_text=_("Shown to the volunteers. No names."),
    )

    field_order = ["day", "starts", "ends", "places", "minimum", "label", "meeting_point", "note"]

    @staticmethod
    def initial_of(shift: Shift) -> dict[str, Any]:
        start, end = clock.local(shift.starts_at), clock.local(shift.ends_at)
        names = ("places", "minimum", "label", "meeting_point", "note")
        hours = {"day": start.date(), "starts": start.time(), "ends": end.time()}
        return {name: getattr(shift, name) for name in names} | hours

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        starts_at, ends_at = span(given.pop("day"), given.pop("starts"), given.pop("ends"))
        return {**given, "starts_at": starts_at, "ends_at": ends_at}


class _PersonForm(Form):
    affiliation = forms.TypedChoiceField(label=_("Volunteer"), choices=())

    def __init__(self, *args: Any, people: list[Affiliation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(row.pk): row for row in people}
        pairs = [
            (key, f"{row.volunteer} ({row.partner})" if row.partner else str(row.volunteer))
            for key, row in self.people.items()
        ]
        field: Any = self.fields["affiliation"]
        field.choices = [("", _("Choose")), *pairs]
        field.coerce = self.people.get


class InvitationForm(_PersonForm):
    """Whom to ask."""


class PresenceForm(_PersonForm):
    """Who was there, and when."""

    came = TimeField(label=_("Came"))
    left = TimeField(label=_("Went home"))

    def __init__(self, *args: Any, shift: Shift, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shift = shift

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        day = clock.local(self.shift.starts_at).date()
        came_at, left_at = span(day, given.pop("came"), given.pop("left"))
        came_at, left_at = self._on_the_right_day(came_at, left_at)
        return {**given, "came_at": came_at, "left_at": left_at}

    def _on_the_right_day(self, came_at: datetime, left_at: datetime) -> tuple[datetime, datetime]:
        """After midnight of a night shift is the next day."""
        if came_at < self.shift.starts_at and (self.shift.starts_at - came_at).total_seconds() > 12 * 3600:
            later = clock.local(self.shift.ends_at).date()
            return span(later, clock.local(came_at).time(), clock.local(left_at).time())
        return came_at, left_at
