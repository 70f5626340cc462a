"""Saying no in one field, and taking the no back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, HoneypotMixin, PhoneField, choices
from samspil.society.places.models import Workplace

OTHER = "other"
NOTES = {
    "next": _("The bed has another patient now"),
    "changed": _("The citizen has changed their mind"),
    "mistake": _("It was noted by mistake"),
    OTHER: _("Something else"),
}


class ContactField(forms.CharField):
    """A telephone number or an e-mail address, whichever the person gives."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254, "validators": [refuse_cpr], **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "class": "input-medium", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if "@" in text:
            validate_email(text)
            return text
        return PhoneField(required=self.required).clean(text)


class NoForm(HoneypotMixin, Form):
    """A citizen says no: one field."""

    contact = ContactField(
        label=_("Your phone number or e-mail"),
        help_text=_("The one that you, or somebody for you, would use to ask for a volunteer."),
    )


class LetterForm(HoneypotMixin, Form):
    """A citizen would like to take their no back."""

    email = forms.EmailField(label=_("Your e-mail"))


class _AtWorkplace(Form):
    """Something at one of the reader's workplaces; with only one there is nothing to choose."""

    def __init__(self, *args: Any, workplaces: Sequence[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {one.pk: one for one in workplaces}
        if len(workplaces) > 1:
            offered = [(one.pk, one.unit.name) for one in workplaces]
            self.fields["workplace"] = forms.TypedChoiceField(
                label=_("Workplace"), coerce=int, choices=choices(offered)
            )
            self.order_fields(["workplace"])

    @property
    def place(self) -> Workplace:
        """Return the chosen workplace of a form that holds good."""
        return self.places[self.cleaned_data.get("workplace") or next(iter(self.places))]


class MarkForm(_AtWorkplace):
    """An employee notes a no: one field and a button."""

    whereabouts = forms.CharField(
        label=_("Room or bed"),
        help_text=_("For example: Room 4, bed 2. Never a name."),
        max_length=60,
        validators=[refuse_cpr],
    )

    def arguments(self) -> dict[str, Any]:
        return {"whereabouts": self.cleaned_data["whereabouts"]}


class LiftForm(Form):
    """Why the no no longer stands: one tap, or a few words."""

    why = forms.ChoiceField(
        label=_("Why is it lifted?"), choices=list(NOTES.items()), widget=forms.RadioSelect
    )
    other = forms.CharField(
        label=_("If something else: what?"), max_length=160, required=False, validators=[refuse_cpr]
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("why") == OTHER and not found.get("other", "").strip():
            self.add_error("other", _("Write a few words."))
        return found

    def arguments(self) -> dict[str, Any]:
        why = self.cleaned_data["why"]
        return {"note": self.cleaned_data["other"] if why == OTHER else str(NOTES[why])}


class LiftContactForm(LiftForm, _AtWorkplace):
    """A citizen has told the staff that they would like a visit after all."""

    contact = ContactField(label=_("The citizen's phone number or e-mail"))
    field_order = ("workplace", "contact", "why", "other")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [pair for pair in NOTES.items() if pair[0] != "next"]
        self.fields["why"] = forms.ChoiceField(
            label=_("Why is it lifted?"), choices=offered, widget=forms.RadioSelect
        )
        self.order_fields(list(self.field_order))

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "contact": self.cleaned_data["contact"]}
