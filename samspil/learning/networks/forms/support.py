"""Putting up an offer to associations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, PhoneField
from samspil.learning.networks.models import SupportOffer
from samspil.learning.networks.queries.support import authorities_to_offer_for
from samspil.society.places.models import Authority


class SupportForm(Form):
    """What it is, how to get it, and as long as it is offered."""

    kind = forms.ChoiceField(label=_("What kind is it?"), choices=SupportOffer.Kind.choices)
    title = forms.CharField(
        label=_("Title"),
        help_text=_("For example: Borrow a meeting room at the library"),
        max_length=120,
        validators=[refuse_cpr],
    )
    text = forms.CharField(
        label=_("What can associations get, and how?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[refuse_cpr],
    )
    url = forms.URLField(label=_("Link"), required=False, assume_scheme="https")
    contact = forms.CharField(
        label=_("Contact"),
        help_text=_("An office or a person at work."),
        required=False,
        max_length=120,
        validators=[refuse_cpr],
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    starts_on = DateField(label=_("From"), required=False)
    ends_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("The offer leaves the list by itself the day after. Leave it empty if it has no end."),
    )

    @classmethod
    def of(cls, offer: SupportOffer) -> dict[str, Any]:
        """Return what the form shows of an offer that is there."""
        return {name: getattr(offer, name) for name in cls.base_fields}


class NewSupportForm(SupportForm):
    """For which authority; one that has only one is not asked."""

    field_order = ("authority",)
    authority = forms.ModelChoiceField(
        label=_("Which region or municipality offers it?"), queryset=Authority.objects.none()
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authorities = authorities_to_offer_for(by)
        fields: dict[str, Any] = self.fields
        fields["authority"].queryset = authorities
        first_two = list(authorities[:2])
        if len(first_two) == 1:
            fields["authority"].initial = first_two[0].pk

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().arguments().items() if name != "authority"}
