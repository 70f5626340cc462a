from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, TimeField
from samspil.everyday.sessions.models import Series, Theme


class SeriesForm(Form):
    title = forms.CharField(label=_("Title"), max_length=120, validators=[refuse_cpr])
    theme = forms.ChoiceField(label=_("What is it about?"), choices=Theme.choices)
    about = forms.CharField(
        label=_("Tell about it in a few sentences"),
        help_text=_("Who teaches, what happens, and for whom it is. Name nobody who is ill."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A room and an address, or “Online”."),
        max_length=160,
        validators=[refuse_cpr],
    )

    @staticmethod
    def of(series: Series) -> dict[str, Any]:
        """Return what the form begins with for a series that is there."""
        return {name: getattr(series, name) for name in ("title", "theme", "about", "place")}


class SessionForm(Form):
    day = DateField(label=_("Day"))
    begins = TimeField(label=_("Begins"), initial=time(16))
    ends = TimeField(label=_("Ends"), initial=time(18))
    capacity = forms.IntegerField(
        label=_("How many can come?"),
        min_value=1,
        max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    topic = forms.CharField(
        label=_("What is this time about?"), max_length=160, required=False, validators=[refuse_cpr]
    )

    def arguments(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        day: date = said.pop("day")
        begins, ends = said.pop("begins"), said.pop("ends")
        return said | {"starts_at": clock.at(day, begins), "ends_at": clock.at(day, ends)}


class CallOffForm(Form):
    because = forms.CharField(label=_("Why is it called off?"), max_length=200, validators=[refuse_cpr])


class SignUpForm(HoneypotMixin, Form):
    """A first name and an address: nobody asks whether one is ill."""

    first_name = forms.CharField(
        label=_("Your first name"),
        max_length=60,
        validators=[refuse_cpr],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a link to your place, and a reminder the day before."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
