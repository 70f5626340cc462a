"""A wish that nothing meets yet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, HoneypotMixin
from samspil.people.activities.models import Need


class WishForm(HoneypotMixin, Form):
    """What is missing, and who says so. Nothing about anybody."""

    what = forms.CharField(
        label=_("What do you miss?"),
        help_text=_("For example: somebody to play the piano on Sundays. Please name nobody."),
        max_length=160,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[
            (Need.Source.CITIZEN, _("I am a patient, or I live here")),
            (Need.Source.RELATIVE, _("I am close to somebody here")),
            (Need.Source.EMPLOYEE, _("I work here")),
        ],
        initial=Need.Source.CITIZEN,
        widget=forms.RadioSelect,
    )
