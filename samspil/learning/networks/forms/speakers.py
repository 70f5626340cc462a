"""Offering to speak, and asking somebody to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.learning.networks.models import Speaker
from samspil.learning.networks.queries.speakers import belongings
from samspil.society.places.models import Authority


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SpeakerForm(Form):
    """What one can tell about, in one's own words."""

    topic = forms.CharField(
        label=_("What can you tell about?"),
        help_text=_("For example: My first year as a vigil sitter"),
        max_length=160,
        validators=[refuse_cpr],
    )
    about = forms.CharField(
        label=_("Would you like to tell more?"),
        help_text=_("Please name nobody, and write nothing about illness."),
        required=False,
        max_length=1000,
        widget=_words(4),
        validators=[refuse_cpr],
    )
    nearby = forms.CharField(
        label=_("How far will you go?"),
        help_text=_("For example: In and around Viborg, or online"),
        required=False,
        max_length=120,
        validators=[refuse_cpr],
    )
    authority = forms.ModelChoiceField(label=_("Where do you belong?"), queryset=Authority.objects.none())

    def __init__(self, *args: Any, by: Actor, speaker: Speaker | None, **kwargs: Any) -> None:
        kept = {name: getattr(speaker, name) for name in self.base_fields} if speaker else {}
        super().__init__(*args, initial=kept, **kwargs)
        places = belongings(by)
        fields: dict[str, Any] = self.fields
        fields["authority"].queryset = places
        first_two = list(places[:2])
        if len(first_two) == 1:
            fields["authority"].initial = first_two[0].pk

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("topic", "about", "nearby")}


class AskSpeakerForm(Form):
    """When and where, and for whom."""

    held_on = DateField(label=_("Which day?"))
    place = forms.CharField(label=_("Where?"), max_length=160, validators=[refuse_cpr])
    text = forms.CharField(
        label=_("Who listens, and what would they like to hear?"),
        required=False,
        max_length=1000,
        widget=_words(4),
        validators=[refuse_cpr],
    )


class HeldForm(Form):
    """How many came."""

    people = forms.IntegerField(label=_("How many listened?"), required=False, min_value=0, max_value=5000)
