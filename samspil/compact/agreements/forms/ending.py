"""The forms of an ending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_short
from samspil.base.ui.forms import DateField, Form
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.ending import usual_last_day
from samspil.society.accounts.models import User


class NoticeForm(Form):
    """Notice: why, and the last day."""

    reason = forms.ChoiceField(label=_("Why?"), choices=Agreement.EndReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("A few words to the other side"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Both sides can read it. Write nothing about individual people."),
    )
    last_day = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = date_short(usual_last_day(agreement, clock.today()))
        self.fields["last_day"].help_text = _(
            "The notice runs until %(day)s. Leave it empty for that day, or choose a later one."
        ) % {"day": day}


class EarlierEndForm(Form):
    """An earlier last day, and why."""

    last_day = DateField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Why sooner?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class StepForm(Form):
    """One item of the list: done or not, with a note."""

    is_done = forms.BooleanField(required=False)
    note = forms.CharField(required=False, max_length=300)


class LeaderForm(Form):
    """Who answers for the agreement from now on."""

    leader = forms.ModelChoiceField(label=_("Leader"), queryset=User.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, leaders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["leader"]
        field.queryset = leaders
