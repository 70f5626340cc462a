"""What a circle of friends fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.people.volunteers.models import Affiliation


class HoldForm(Form):
    """How many of the circle will come."""

    places = forms.IntegerField(
        label=_("How many places in all?"),
        min_value=1,
        max_value=200,
        help_text=_("Those of you who come take the places by name, until the day before."),
    )


class ContactForm(Form):
    """Who speaks for the circle."""

    affiliation = forms.TypedChoiceField(label=_("Contact person"), choices=())

    def __init__(self, *args: Any, people: list[Affiliation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(row.pk): row for row in people}
        field: Any = self.fields["affiliation"]
        field.choices = [("", _("Choose")), *((key, str(row.volunteer)) for key, row in known.items())]
        field.coerce = known.get
