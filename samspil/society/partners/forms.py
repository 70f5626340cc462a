"""What administrators and consultants fill in about partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, PhoneField, choices
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class DetailsForm(Form):
    """How to reach a partner."""

    name = forms.CharField(label=_("Name"), max_length=160, validators=[refuse_cpr])
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

    field_order = ("kind", "name", "workplace_id", "email", "phone", "website", "cvr")

    def __init__(self, *args: Any, workplaces: list[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._workplaces = {workplace.pk: workplace for workplace in workplaces}
        named = [(workplace.pk, workplace.unit.name) for workplace in workplaces]
        self.fields["workplace_id"].choices = choices(named, empty=_("None"))  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        return values | {"workplace": self._workplaces.get(values.pop("workplace_id"))}
