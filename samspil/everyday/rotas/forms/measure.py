"""What a volunteer says about how much suits them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form


class MeasureForm(Form):
    """Two numbers; both may be left open."""

    hours_wished = forms.IntegerField(
        label=_("Hours a week that I would like"), min_value=1, max_value=60, required=False
    )
    hours_most = forms.IntegerField(
        label=_("Hours a week at most"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Before a shift makes it more than this, we ask whether you would like it anyway."),
    )
