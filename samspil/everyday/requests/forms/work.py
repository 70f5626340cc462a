"""What staff fill in about a request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form
from samspil.everyday.requests.forms.asking import AskForm, ContactField
from samspil.people.activities.models import Activity


class ByPhoneForm(AskForm):
    """The same as the citizen's own, typed while they tell it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["homepage"]  # no robot comes here


class CompleteForm(Form):
    """A purchase is closed with a word about the receipt; everything else without a word."""

    receipt_note = forms.CharField(
        label=_("What does the receipt say?"),
        help_text=_("For example: 46 kr., 4 kr. given back, receipt handed over."),
        max_length=160,
        required=False,
        validators=[refuse_cpr],
    )


class HandOverForm(Form):
    """Where to, how the citizen is reached there, and their yes."""

    to_activity = forms.ModelChoiceField(
        label=_("Who goes on with it?"),
        queryset=Activity.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    contact = ContactField(
        label=_("The citizen's phone or e-mail at home"),
        help_text=_("Leave it empty to use the one they have given."),
        required=False,
    )
    citizen_agrees = forms.BooleanField(
        label=_(
            "The citizen has said yes to this, and knows what goes along: the first name and how to reach them"
        ),
        required=False,
    )

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to_activity"]
        field.queryset = places
        field.label_from_instance = lambda one: f"{one.title} – {one.workplace.unit.name}"

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        return {"citizen_agrees": said["citizen_agrees"], **(said["contact"] or {})}
