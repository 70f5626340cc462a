"""What a ward fills in within a minute, and what one watch leaves to the next."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, TimeField, choices
from samspil.everyday.rotas.models import Phrase, Vigil
from samspil.everyday.rotas.rules.vigils import LENGTHS, OVERLAPS, REST, RESTS, first_start
from samspil.people.activities.models import Activity

_HOURS = _("%(hours)s hours")
_MINUTES = _("%(minutes)s minutes")


class _HoursField(forms.TypedChoiceField):
    """A choice of a few lengths of time."""

    def __init__(self, numbers: tuple[int, ...], text: Any, word: str, **kwargs: Any) -> None:
        pairs = [(number, _Filled(text, word, number)) for number in numbers]
        super().__init__(choices=pairs, coerce=int, **kwargs)


class _Filled:
    """A sentence whose number is filled in when it is read, in the reader's language."""

    def __init__(self, text: Any, word: str, number: int) -> None:
        self.text, self.values = text, {word: number}

    def __str__(self) -> str:
        return str(self.text) % self.values


class _PlaceForm(Form):
    room = forms.CharField(
        label=_("Room or bed"),
        max_length=60,
        validators=[refuse_cpr],
        help_text=_("For example: Room 7. No name. Only those who sit there see it."),
    )
    note = forms.CharField(
        label=_("Good to know"),
        max_length=300,
        validators=[refuse_cpr],
        required=False,
        help_text=_("For example: Ring at the door at night. Nothing about health, and no name."),
    )


class VigilForm(_PlaceForm):
    """A vigil: where, from when, and how the watches follow each other."""

    activity = forms.TypedChoiceField(label=_("Which volunteers"), choices=())
    starts = TimeField(
        label=_("From"),
        required=False,
        help_text=_("Empty: the next half hour. An hour that has passed means tomorrow. For example 22.00"),
    )
    length = _HoursField(LENGTHS, _HOURS, "hours", label=_("A watch lasts"), initial=4)
    overlap = _HoursField(
        OVERLAPS,
        _MINUTES,
        "minutes",
        label=_("Hand-over"),
        initial=15,
        help_text=_("So long both are there, and nobody leaves before the next has come."),
    )
    in_pairs = forms.BooleanField(label=_("Two sit together, and nobody alone"), required=False)

    field_order = ["activity", "room", "starts", "length", "overlap", "in_pairs", "note"]

    def __init__(self, *args: Any, activities: list[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activities = {str(row.pk): row for row in activities}
        field: Any = self.fields["activity"]
        pairs = [(key, f"{row.title}, {row.workplace}") for key, row in self.activities.items()]
        field.choices = pairs if len(pairs) == 1 else choices(pairs)
        field.coerce = self.activities.get

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        starts = given.pop("starts")
        return {**given, "starts_at": first_start(clock.now(), starts)}


class VigilChangeForm(_PlaceForm):
    """Another room, other words, a longer rest."""

    rest = _HoursField(
        RESTS,
        _HOURS,
        "hours",
        label=_("Rest between two watches"),
        help_text=_("So long the same volunteer rests at least, so that nobody wears out."),
    )

    field_order = ["room", "note", "rest"]

    @staticmethod
    def initial_of(vigil: Vigil) -> dict[str, Any]:
        return {"room": vigil.room, "note": vigil.note, "rest": max(vigil.rest, REST)}


class HandOverForm(Form):
    """From one watch to the next."""

    phrases = forms.MultipleChoiceField(
        label=_("What the next may know"),
        choices=Phrase.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=140,
        validators=[refuse_cpr],
        required=False,
        help_text=_("One line. Nothing about illness, medicine or care, and no name: tell the staff that."),
    )
