"""Raising a matter, and saying what came of it: short enough for a phone at the table."""

from datetime import timedelta

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.compact.dialogue.forms.meetings import long_text
from samspil.compact.dialogue.models import Conclusion, WheelKind

_SPEECH = [refuse_cpr]
MONTHS = list(dates.MONTHS.items())


class MatterForm(Form):
    """A matter that a member raises."""

    title = forms.CharField(label=_("Title"), max_length=160, validators=_SPEECH)
    what = forms.CharField(
        label=_("What is it about?"), max_length=4000, validators=_SPEECH, widget=long_text(4)
    )
    why = forms.CharField(
        label=_("Why does it matter?"),
        required=False,
        max_length=4000,
        validators=_SPEECH,
        widget=long_text(3),
    )


class OutcomeForm(Form):
    """What came of it."""

    conclusion = forms.ChoiceField(
        label=_("How did it end?"), choices=Conclusion.choices, widget=forms.RadioSelect
    )
    outcome = forms.CharField(
        label=_("What was said?"),
        max_length=4000,
        validators=_SPEECH,
        widget=long_text(4),
        help_text=_("Two or three sentences are enough. Name nobody."),
    )
    follow_up = forms.CharField(
        label=_("What is to be followed up?"),
        required=False,
        max_length=1000,
        validators=_SPEECH,
        widget=long_text(2),
    )
    follow_up_due = DateField(label=_("By when?"), required=False)

    def clean_follow_up_due(self) -> object:
        due = self.cleaned_data["follow_up_due"]
        if due is not None and not clock.today() <= due <= clock.today() + timedelta(days=1100):
            raise forms.ValidationError(_("Choose a day to come, within three years."))
        return due


class NotRelevantForm(Form):
    reason = forms.CharField(
        label=_("Why does it need no discussion?"),
        max_length=1000,
        validators=_SPEECH,
        widget=long_text(3),
        help_text=_("Whoever raised it, and the leader, read this."),
    )


class WheelForm(Form):
    """What comes round every year."""

    month = forms.TypedChoiceField(label=_("Month"), choices=MONTHS, coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(WheelKind.choices))
    title = forms.CharField(label=_("Title"), max_length=160, validators=_SPEECH)
    what = forms.CharField(
        label=_("What is to be discussed?"),
        required=False,
        max_length=4000,
        validators=_SPEECH,
        widget=long_text(3),
    )


class ItemFilter(Form):
    vis = forms.ChoiceField(
        required=False,
        label=_("Show"),
        choices=[("", _("Waiting")), ("afgjort", _("Discussed or not relevant")), ("alle", _("All"))],
    )
