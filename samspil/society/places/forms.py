"""What leaders and administrators fill in about places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, PhoneField, choices
from samspil.society.places.models import Setting, Unit, Workplace


def _text(
    label: Any, *, most: int = 160, hint: Any = "", area: bool = False, required: bool = False
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4}) if area else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=widget,
        validators=[refuse_cpr],
    )


class ProfileForm(Form):
    """The profile of a workplace. Every field may wait; what is missing is listed, and opens the workplace when it is there."""

    setting = forms.ChoiceField(label=_("Kind of place"), choices=Setting.choices)
    citizens_group = _text(_("Who is here?"), hint=_("For example: patients with cancer and their relatives"))
    about = _text(_("About the place"), most=2000, hint=_("A few sentences in plain words."), area=True)
    opening_hours = _text(_("When can volunteers come?"))
    access_rules = _text(_("How do they find the way in?"), most=1000, area=True)
    hygiene_rules = _text(_("What should they know about hygiene and safety?"), most=1000, area=True)
    identification = _text(
        _("How are volunteers recognised?"), hint=_("For example: a blue vest with a name badge")
    )
    people_most = forms.IntegerField(
        label=_("How many volunteers at the same time, at most?"),
        required=False,
        min_value=1,
        max_value=500,
        help_text=_(
            "Empty: no limit. With more, each volunteer is asked whether they would like to come anyway."
        ),
    )
    contact_phone = PhoneField(label=_("Phone"), required=False)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    site_name = _text(
        _("Name of the building or site"), hint=_("For example: Regionshospitalet Viborg, main entrance")
    )
    street = _text(_("Street and number"))
    postcode = forms.RegexField(
        r"^\d{4}$",
        label=_("Postcode"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "4"}),
        error_messages={"invalid": _("Write the postcode with four digits.")},
    )
    city = _text(_("Town"), most=80)

    @staticmethod
    def initial_from(workplace: Workplace) -> dict[str, Any]:
        """Return what is known, as the form shows it."""
        fields = (
            "setting",
            "citizens_group",
            "about",
            "opening_hours",
            "access_rules",
            "hygiene_rules",
            "identification",
            "people_most",
        )
        values = {name: getattr(workplace, name) for name in (*fields, "contact_phone", "contact_email")}
        site = workplace.site
        return values | (
            {"site_name": site.name, "street": site.street, "postcode": site.postcode, "city": site.city}
            if site
            else {}
        )


class UnitForm(Form):
    """A new unit in the organisation."""

    name = _text(_("Name"), required=True)
    valid_from = DateField(label=_("From"), initial=clock.today)
    is_workplace = forms.BooleanField(label=_("Volunteers and staff meet here"), required=False)


class NameForm(Form):
    """Another name for a unit."""

    name = _text(_("Name"), required=True)


class MoveForm(Form):
    """Where a unit goes, and when."""

    parent = forms.TypedChoiceField(
        label=_("Under which unit?"), coerce=int, empty_value=None, required=False
    )
    valid_from = DateField(label=_("From which day?"), initial=clock.today)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (unit.pk, f"{'– ' * (unit.path.count('/') - 2)}{unit.name} ({unit.authority.name})")
            for unit in units
        ]
        self.fields["parent"].choices = choices(named, empty=_("At the top of its authority"))  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        return {"parent_id": self.cleaned_data["parent"], "valid_from": self.cleaned_data["valid_from"]}
