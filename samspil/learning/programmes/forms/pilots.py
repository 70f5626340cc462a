"""Forms of a pilot."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.forms.programmes import line, prose
from samspil.learning.programmes.models import GateDecision, Light, Pattern, Pilot, Programme
from samspil.learning.programmes.queries.people import possible_people
from samspil.learning.programmes.queries.places import possible_places, with_history
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


class PilotForm(Form):
    """What is tried, where, for how long, and what is measured."""

    title = line(_("What do you call the pilot?"))
    tries = prose(_("What do you try?"))
    measured = prose(
        _("What do you measure?"), 3, most=1000, help_text=_("How will you know whether it works?")
    )
    only_new = forms.BooleanField(
        label=_("Only for institutions that have not had volunteers before"), required=False
    )
    places = forms.ModelMultipleChoiceField(
        label=_("Where?"), queryset=Workplace.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    pattern = forms.ChoiceField(
        label=_("Which way to the start?"), choices=Pattern.choices, widget=forms.RadioSelect
    )
    starts_on = DateField(label=_("From"))
    until = DateField(label=_("The last day"))
    check_in_weeks = forms.IntegerField(
        label=_("How many weeks between check-ins?"),
        min_value=1,
        max_value=26,
        initial=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "2"}),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["places"].queryset = possible_places(programme)
        known = with_history(possible_places(programme))
        fields["places"].label_from_instance = lambda place: _place(place, known)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "places": list(given["places"])}


def _place(place: Workplace, known: set[int]) -> str:
    """Return the name to choose by, saying whether there have been volunteers."""
    name = place.unit.name
    return gettext("%(place)s (has had volunteers)") % {"place": name} if place.pk in known else name


class StepForm(Form):
    done_on = DateField(label=_("When was it done?"))
    note = prose(_("What came of it?"), 3, most=1000, required=False, help_text=_("Name nobody."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"done_on": clock.today()}, **kwargs})


class StepOwnerForm(Form):
    owner = forms.ModelChoiceField(
        label=_("Who is responsible?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].queryset = possible_people(programme)


class CheckInForm(Form):
    light = forms.ChoiceField(label=_("How is it going?"), choices=Light.choices, widget=forms.RadioSelect)
    said = prose(_("What do you see?"), help_text=_("Two or three sentences are enough. Name nobody."))
    other_outcome = prose(
        _("Has something else come of it?"),
        3,
        most=1000,
        required=False,
        help_text=_("For example a new friendship between colleagues, or another way of doing things."),
    )


class GateForm(Form):
    """Go on, adjust or stop."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"), choices=GateDecision.Outcome.choices, widget=forms.RadioSelect
    )
    reason = prose(_("Why?"))
    lessons = prose(
        _("What have you learned?"),
        help_text=_("It is kept, whatever you decide. Others will be glad of it."),
    )
    change = prose(_("What is changed?"), 3, most=1000, required=False, help_text=_("Only if you adjust."))
    until = DateField(
        label=_("New last day"), required=False, help_text=_("Only if you go on for longer than planned.")
    )

    def __init__(self, *args: Any, pilot: Pilot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pilot.state == PilotState.PLANNED:  # what has not begun cannot go on
            fields: dict[str, Any] = self.fields
            fields["outcome"].choices = [(GateDecision.Outcome.STOP.value, GateDecision.Outcome.STOP.label)]
            fields["outcome"].initial = GateDecision.Outcome.STOP
            del self.fields["change"], self.fields["until"]
