"""New material."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form
from samspil.people.activities.flow import State
from samspil.people.activities.forms.fields import text_area
from samspil.people.activities.models import Activity, Material
from samspil.society.places.models import Workplace


class MaterialForm(Form):
    """A title, some words or a link, and for whom."""

    title = forms.CharField(label=_("Title"), max_length=120, validators=[refuse_cpr])
    text = forms.CharField(
        label=_("What should they know?"),
        required=False,
        max_length=8000,
        widget=text_area(8),
        validators=[refuse_cpr],
        help_text=_("About the ward, its patients in general and its customs. Never about a single person."),
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        assume_scheme="https",
        help_text=_("For example to a short film or an e-learning course."),
    )
    audience = forms.ChoiceField(
        label=_("For whom?"), choices=Material.Audience.choices, widget=forms.RadioSelect
    )
    activities = forms.ModelMultipleChoiceField(
        label=_("Which activities does it belong to?"),
        help_text=_("Leave all open if it is for the whole place."),
        queryset=Activity.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, workplace: Workplace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        living = Activity.objects.filter(workplace=workplace).exclude(state=State.CLOSED)
        self.fields["activities"].queryset = living.order_by("title", "pk")  # type: ignore[attr-defined] # a choice of rows
