"""Bringing people together: a colleague by address, or a network of one's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.learning.networks.models import AdviceCase, Network
from samspil.learning.networks.queries.networks import networks_of


class ColleagueForm(Form):
    """A colleague, and a few words to both."""

    email = forms.EmailField(
        label=_("The colleague's e-mail at work"),
        help_text=_("Ask the colleague first. Both then see each other's name and e-mail."),
    )
    words = forms.CharField(
        label=_("A few words to both"),
        help_text=_("What you think they can talk about. Name no citizens and no volunteers."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )


class OwnNetworkForm(Form):
    """One of the consultant's own networks."""

    network = forms.ModelChoiceField(label=_("Which of your networks?"), queryset=Network.objects.none())

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["network"].queryset = networks_of(by)


class QueueFilter(Form):
    """What is asked for."""

    slags = forms.ChoiceField(
        label=_("What do they ask for?"),
        required=False,
        choices=choices(AdviceCase.Kind.choices, empty=_("All")),
    )

    def kind(self) -> str:
        """Return the kind that was chosen; a wrong one narrows nothing."""
        return str(self.cleaned_data.get("slags", "")) if self.is_valid() else ""
