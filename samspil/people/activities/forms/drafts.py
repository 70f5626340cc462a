"""Beginning an activity."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui.forms import Form
from samspil.people.activities.forms.fields import of_activity
from samspil.people.activities.models import Kind
from samspil.people.activities.queries.activities import partners_to_draft_with, workplaces_to_draft_at
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class PlaceForm(Form):
    """Where the activity is to be, and through whom."""

    workplace = forms.ModelChoiceField(
        label=_("Workplace"), queryset=Workplace.objects.none(), empty_label=_("Choose")
    )
    partner = forms.ModelChoiceField(
        label=_("Association or corps"),
        queryset=Partner.objects.none(),
        required=False,
        empty_label=_("None: volunteers of the workplace itself"),
        help_text=_("Through whom people volunteer. It decides insurance and responsibility."),
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplaces, partners = workplaces_to_draft_at(by), partners_to_draft_with(by)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset, fields["partner"].queryset = workplaces, partners
        first_two = list(workplaces[:2])
        if len(first_two) == 1:  # one place, nothing to choose
            fields["workplace"].initial = first_two[0].pk


class BlankForm(PlaceForm):
    """An activity from nothing."""

    field_order = ("title", "kind", "workplace", "partner")
    title = of_activity(
        "title",
        label=_("What should it be called?"),
        help_text=_("For example: Patient support, medical ward"),
    )
    kind = forms.ChoiceField(label=_("What kind is it?"), choices=Kind.choices, initial=Kind.OTHER)
