"""What was decided, when it begins to hold, and whether a workplace is still in line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.compact.frameworks.models import Decision, LookAgain, OwnerBody


class DecisionForm(Form):
    """What one body decided."""

    decided_on = DateField(label=_("Date of the meeting"))
    case_number = forms.CharField(
        label=_("Case number"),
        max_length=60,
        help_text=_("The number under which the case or the minutes are found."),
        validators=[refuse_cpr],
    )
    outcome = forms.ChoiceField(label=_("What was decided?"))
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_cpr]
    )

    def __init__(self, *args: Any, body: OwnerBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_med = body.kind == OwnerBody.Kind.MED
        outcomes = [
            pair for pair in Decision.Outcome.choices if is_med or pair[0] != Decision.Outcome.DISCUSSED
        ]
        self.fields["outcome"].choices = choices(outcomes)  # type: ignore[attr-defined] # a choice field


class AdoptionForm(Form):
    """From which day it holds."""

    valid_from = DateField(
        label=_("In force from"),
        required=False,
        help_text=_("Leave it empty for today. For example 1.1.2027"),
    )
    checked = forms.BooleanField(
        label=_("I have read our own principles beside the common ones. They add to them and weaken none."),
        required=False,
    )

    def __init__(self, *args: Any, is_local: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_local:
            del self.fields["checked"]


class LookAgainForm(Form):
    """Are our own principles still in line?"""

    outcome = forms.ChoiceField(
        label=_("After reading the new version"),
        choices=[
            (LookAgain.Outcome.IN_LINE, _("Our own principles are still in line, or we have none")),
            (LookAgain.Outcome.REVISED, _("We have revised our own principles")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), validators=[refuse_cpr]
    )
