"""What administrators and consultants fill in about partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, PhoneField, choices
from samspil.society.partners.models import Partner, PartnerTalk
from samspil.society.places.models import Workplace


class DetailsForm(Form):
    """How to reach a partner."""

    name = forms.CharField(label=_("Name"), max_length=160, validators=[refuse_cpr])
    contact_name = forms.CharField(
        label=_("Contact person"), required=False, max_length=120, validators=[refuse_cpr]
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    cvr = forms.RegexField(
        r"^\d{8}$",
        label=_("CVR number"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "8"}),
        error_messages={"invalid": _("A CVR number has eight digits.")},
    )


class PartnerForm(DetailsForm):
    """A new partner."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Partner.Kind.choices)
    workplace_id = forms.TypedChoiceField(
        label=_("Workplace"),
        help_text=_("Only for a corps or a circle of friends that belongs to one workplace."),
        coerce=int,
        empty_value=None,
        required=False,
    )

    field_order = ("kind", "name", "workplace_id", "contact_name", "email", "phone", "website", "cvr")

    def __init__(self, *args: Any, workplaces: list[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._workplaces = {workplace.pk: workplace for workplace in workplaces}
        named = [(workplace.pk, workplace.unit.name) for workplace in workplaces]
        self.fields["workplace_id"].choices = choices(named, empty=_("None"))  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        return values | {"workplace": self._workplaces.get(values.pop("workplace_id"))}


class RegisterFilter(Form):
    """Which kind, and whether nobody has spoken with them for a year."""

    slags = forms.ChoiceField(
        label=_("Kind"), required=False, choices=choices(Partner.Kind.choices, empty=_("All"))
    )
    stille = forms.BooleanField(label=_("Nobody has spoken with them for a year"), required=False)

    def wishes(self) -> dict[str, Any]:
        """Return what can be understood; a wrong choice narrows nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"kind": said.get("slags", ""), "quiet": said.get("stille", False)}


class TalkForm(Form):
    """When somebody spoke with the partner, how, and about what."""

    held_on = DateField(label=_("When did you speak?"))
    way = forms.ChoiceField(label=_("How?"), choices=PartnerTalk.Way.choices, widget=forms.RadioSelect)
    about = forms.CharField(
        label=_("What was it about?"),
        help_text=_("In one sentence. Name nobody."),
        max_length=300,
        validators=[refuse_cpr],
    )
    next_on = DateField(label=_("When do you speak next?"), required=False)
