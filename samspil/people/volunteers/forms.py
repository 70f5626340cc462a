"""What volunteers and coordinators fill in."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, PhoneField
from samspil.people.volunteers.models import Volunteer
from samspil.people.volunteers.rules import class_of
from samspil.society.places.models import Workplace

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


class PlacementForm(Form):
    """A class, or one student, for a time."""

    workplace = forms.ModelChoiceField(
        label=_("At which workplace?"), queryset=Workplace.objects.none(), empty_label=_("Choose")
    )
    institution = forms.CharField(
        label=_("Place of education"),
        max_length=120,
        validators=[refuse_cpr],
        help_text=_("For example: VIA University College, the nursing programme"),
    )
    group_name = forms.CharField(
        label=_("Class"),
        max_length=60,
        required=False,
        validators=[refuse_cpr],
        help_text=_("If a whole class comes. For example: 2.b"),
    )
    role = forms.CharField(
        label=_("What do they do here?"),
        max_length=120,
        validators=[refuse_cpr],
        help_text=_("It stands on the certificate. For example: Visiting friend of the patients"),
    )
    starts_on = DateField(label=_("First day"), initial=clock.today)
    last_day = DateField(label=_("Last day"), help_text=_("After that day, access ends by itself."))
    people = forms.CharField(
        label=_("Who are they?"),
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "One on each line: the name, a comma, the e-mail address. Without an address they cannot sign in."
        ),
    )

    def __init__(self, *args: Any, places: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["workplace"]
        field.queryset = places

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "people": class_of(given["people"])}


class PlacementEndForm(Form):
    """Another last day for the class."""

    last_day = DateField(label=_("Last day"), help_text=_("After that day, access ends by itself."))
