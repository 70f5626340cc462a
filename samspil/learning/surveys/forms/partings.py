"""Two questions to somebody who leaves, and their consent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.learning.surveys.models import PartingMeaning, PartingReason


class PartingForm(Form):
    """Nobody has to answer, so there is no choice for that: they leave the page."""

    reason = forms.ChoiceField(
        label=_("What weighed most?"), choices=PartingReason.choices, widget=forms.RadioSelect
    )
    meaning = forms.ChoiceField(
        label=_("Was it meaningful to be a volunteer?"),
        choices=PartingMeaning.choices,
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(
        label=_("Yes, you may count my answer with those of others, without my name"),
        error_messages={
            "required": _("Tick this if we may count your answer. Otherwise just leave the page.")
        },
    )
