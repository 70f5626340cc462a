"""What is written to the volunteers of a place."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form


def _in_a_month() -> object:
    return clock.today() + timedelta(days=30)


class NewsForm(Form):
    """A headline, a few lines, and how long."""

    title = forms.CharField(label=_("Headline"), max_length=80, validators=[refuse_cpr])
    text = forms.CharField(
        label=_("A few lines"),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
        help_text=_("Nothing about patients or citizens, and nothing private about anybody."),
    )
    until = DateField(label=_("Show it until"), initial=_in_a_month)
