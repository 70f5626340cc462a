from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form
from samspil.everyday.callouts.forms.fields import PointField
from samspil.everyday.callouts.models import Equipment
from samspil.everyday.callouts.rules.coverage import ACCEPT, AMBULANCE


class PlaceForm(Form):
    """A question about the area: nothing is kept."""

    punkt = PointField(label=_("A place"))


class CoverageForm(Form):
    """What is assumed in the estimate: nothing is kept."""

    ja = forms.IntegerField(
        label=_("How many of a hundred say yes?"),
        help_text=_("About 29 in systems where anybody can join; about 50 in small, close groups."),
        min_value=5,
        max_value=90,
        initial=ACCEPT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    ambulance = forms.IntegerField(
        label=_("How many minutes before the ambulance is there?"),
        help_text=_("Between 6 and 10 is usual in Denmark."),
        min_value=3,
        max_value=40,
        initial=AMBULANCE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )


class DrillForm(Form):
    place = forms.CharField(
        label=_("Where is the drill?"),
        help_text=_("So that they can find it: an address, or “The square in front of the town hall”."),
        max_length=160,
        validators=[refuse_cpr],
    )
    scene = PointField(label=_("The place on the map"))
    story = forms.CharField(
        label=_("What do you practise?"),
        help_text=_("Write nothing about real people."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )
    is_drill = forms.BooleanField(label=_("I know that this is a drill, and that nobody is ill"))

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "is_drill"}


class DebriefForm(Form):
    learned = forms.CharField(
        label=_("What did the group learn?"),
        help_text=_("Write about what was done, and nothing about anybody's health."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
    )
    restock = forms.ModelMultipleChoiceField(
        label=_("What must be refilled or repaired?"),
        queryset=Equipment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, things: list[Equipment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["restock"]
        if not isinstance(field, forms.ModelMultipleChoiceField):
            raise TypeError
        field.queryset = Equipment.objects.filter(pk__in=[thing.pk for thing in things])
