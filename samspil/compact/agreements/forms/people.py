"""Who answers for the agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.compact.agreements.forms.framing import GuideForm
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.people import possible_contacts, possible_leaders, with_those_named
from samspil.society.accounts.models import User


def person(label: Any, help_text: Any) -> "forms.ModelChoiceField[User]":
    return forms.ModelChoiceField(
        label=label,
        help_text=help_text,
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )


class PeopleForm(GuideForm):
    page = "personer"
    leader = person(_("Leader"), _("The one who answers for the agreement, and signs it."))
    contact = person(_("Contact person"), _("Whom volunteers and staff ask."))
    substitute = person(_("Substitute"), _("Whom they ask when the contact person is away."))
    conflict_first = person(
        _("In a conflict: first person"), _("Somebody one can talk with when something is difficult.")
    )
    conflict_second = person(
        _("In a conflict: second person"), _("So that nobody must complain to the one they disagree with.")
    )
    coordinator_hours = forms.DecimalField(
        label=_("Hours a week for working with the volunteers"),
        max_digits=4,
        decimal_places=1,
        min_value=0,
        max_value=60,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"class": "input-short", "inputmode": "decimal"}),
        help_text=_("Time that is really set aside. An honest 0 is better than a guess."),
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, agreement=agreement, **kwargs)
        name_choices(self.fields, agreement)


class LightPeopleForm(GuideForm):
    page = "lille-hvem"
    leader = person(_("Leader"), _("The one who says yes to it."))
    contact = person(_("Contact person"), _("Whom the volunteers ask, before and on the day."))

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, agreement=agreement, **kwargs)
        name_choices(self.fields, agreement)
        self.fields["leader"].required = self.fields["contact"].required = True


def name_choices(fields: dict[str, Any], agreement: Agreement) -> None:
    """Let each field offer those with a duty at the place, and whoever is named already."""
    contacts = possible_contacts(agreement)
    for name, field in fields.items():
        if isinstance(field, forms.ModelChoiceField):
            people = possible_leaders(agreement) if name == "leader" else contacts
            field.queryset = with_those_named(people, getattr(agreement, f"{name}_id"))
