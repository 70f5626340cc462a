"""What volunteers and coordinators fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, PhoneField
from samspil.people.volunteers.models import Volunteer

# Self-declared: what people can talk about, never where they come from.
LANGUAGES = [
    ("da", _("Danish")),
    ("en", _("English")),
    ("de", _("German")),
    ("ar", _("Arabic")),
    ("tr", _("Turkish")),
    ("fa", _("Persian")),
    ("uk", _("Ukrainian")),
    ("pl", _("Polish")),
    ("so", _("Somali")),
    ("ur", _("Urdu")),
    ("bs", _("Bosnian")),
    ("kl", _("Greenlandic")),
    ("fo", _("Faroese")),
    ("dts", _("Danish sign language")),
]


class DetailsForm(Form):
    """What a volunteer tells of themselves. Everything but the name may be left out."""

    name = forms.CharField(label=_("Name"), max_length=120, validators=[refuse_cpr])
    phone = PhoneField(label=_("Phone"), required=False)
    postcode = forms.RegexField(
        r"^\d{4}$",
        label=_("Postcode"),
        help_text=_("So that we can show what is near."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "4"}),
        error_messages={"invalid": _("Write the postcode with four digits.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages I speak"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    motivation = forms.CharField(
        label=_("What drives me"),
        help_text=_("A line or two for those you work with. Nothing about illness, please."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )

    @staticmethod
    def initial_from(volunteer: Volunteer) -> dict[str, Any]:
        known = {
            field: getattr(volunteer, field) for field in ("phone", "postcode", "languages", "motivation")
        }
        return known | {"name": volunteer.user.name}


class EndForm(Form):
    """The first day on which the volunteer no longer belongs to the workplace."""

    ends_on = DateField(label=_("From which day is the volunteer no longer here?"), initial=clock.today)
