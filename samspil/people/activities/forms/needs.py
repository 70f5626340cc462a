"""Registering a need."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.people.activities.forms.fields import of_need
from samspil.people.activities.models import Need


class NeedForm(Form):
    """What is lacked, for whom, how much, and who says so."""

    what = of_need(
        "what", label=_("What is needed?"), help_text=_("For example: somebody to read the newspaper aloud")
    )
    for_whom = of_need(
        "for_whom",
        label=_("Who is it for?"),
        help_text=_("For example: patients who are here for weeks. Name nobody."),
    )
    how_much = of_need("how_much", label=_("How much?"), help_text=_("For example: two afternoons a week"))
    source = forms.ChoiceField(label=_("Who says so?"), choices=Need.Source.choices, widget=forms.RadioSelect)
