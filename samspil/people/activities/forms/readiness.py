from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.people.activities.models.readiness import PARTS


class AcceptForm(Form):
    reason = forms.CharField(
        label=_("Why do you start now, and what do you do about what is missing?"),
        help_text=_("It is kept with your name and the day, and everybody at the workplace can read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReadinessPolicyForm(Form):
    threshold = forms.TypedChoiceField(
        label=_("How many of the six parts must be in place?"),
        coerce=int,
        choices=[(number, str(number)) for number in range(PARTS + 1)],
        help_text=_(
            "0 means that nothing is asked for. A leader can always accept in writing that something is missing."
        ),
    )
