"""What volunteers say of themselves, and what is asked around a meeting."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form, TimeField, choices
from samspil.everyday.requests.models import RequestKind, Theme
from samspil.everyday.requests.rules.finding import hours_on


class WishesForm(Form):
    """Everything is voluntary, and can be changed at any time."""

    kinds = forms.MultipleChoiceField(
        label=_("What I would like best"),
        choices=RequestKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked means: ask me for anything."),
    )
    on_weekdays = forms.BooleanField(label=_("Weekdays in the daytime"), required=False)
    on_evenings = forms.BooleanField(label=_("Evenings"), required=False)
    on_weekends = forms.BooleanField(label=_("Saturdays and Sundays"), required=False)
    at_night = forms.BooleanField(label=_("Nights"), required=False)
    max_km = forms.IntegerField(
        label=_("How far, in kilometres"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Empty means: the distance does not matter."),
    )
    private_homes = forms.BooleanField(label=_("I would also visit people in their own home"), required=False)
    may_be_called = forms.BooleanField(
        label=_("You may ask me directly when it is urgent"),
        required=False,
        help_text=_("A few are asked at a time. A no is quite all right, and nobody counts."),
    )


class ExperienceForm(Form):
    """An explicit consent to a special category: what is chosen, and a yes to what it is for."""

    themes = forms.MultipleChoiceField(
        label=_("I have been through"), choices=Theme.choices, widget=forms.CheckboxSelectMultiple
    )
    agrees = forms.BooleanField(
        label=_("I agree that Samspil keeps this, to find people who want to meet somebody with the same"),
        required=False,
    )


class ThemeForm(Form):
    theme = forms.ChoiceField(label=_("Somebody who knows about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = choices(Theme.choices, empty=_("It does not matter"))  # type: ignore[attr-defined] # a ChoiceField


class HomeForm(Form):
    """The citizen's yes to a meeting at home."""

    address = forms.CharField(
        label=_("Your address"),
        max_length=160,
        help_text=_("Street, number, floor and town. Only the volunteer who comes sees it."),
    )
    agrees = forms.BooleanField(label=_("Yes, the volunteer may come to my home"), required=False)


class AgreeForm(Form):
    """The volunteer's yes."""

    wants_check_in = forms.BooleanField(
        label=_("Look out for me: I say when I go in and when I am out again"), required=False
    )


class HeldForm(Form):
    """The end of a meeting; a purchase needs its receipt."""

    receipt_note = forms.CharField(
        label=_("What was bought, and what does the receipt say?"),
        max_length=160,
        help_text=_("For example: a newspaper, 32 kroner, receipt handed over."),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != RequestKind.PURCHASE:
            del self.fields["receipt_note"]


class TimeForm(Form):
    """A new time and place."""

    day = DateField(label=_("Day"))
    hour = TimeField(label=_("From"))
    until = TimeField(label=_("Until"), required=False)
    whereabouts = forms.CharField(
        label=_("Room or bed"),
        max_length=60,
        required=False,
        help_text=_("Empty means: the same as before."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, hour = given.get("day"), given.get("hour")
        if day is not None and hour is not None and clock.at(day, hour) < clock.now():
            raise ValidationError({"day": [_now("Write a time that lies ahead.")]})
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        starts_at, ends_at = hours_on(given["day"], given["hour"], given["until"])
        return {"starts_at": starts_at, "ends_at": ends_at, "whereabouts": given["whereabouts"]}
