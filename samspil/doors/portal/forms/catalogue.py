"""What a visitor may ask the catalogue for. The names in the address are Danish, for people share addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form, choices
from samspil.doors.portal.queries.catalogue import TIMES, Wish
from samspil.people.activities.models import Activity, Kind
from samspil.society.places.models import Setting

KILOMETRES = (5, 10, 25, 50, 100)
IN_THE_ADDRESS = {
    "text": "q",
    "place": "sted",
    "distance": "afstand",
    "authority": "myndighed",
    "times": "tid",
    "kind": "slags",
    "setting": "ramme",
    "language": "dansk",
    "commitment": "hyppighed",
    "age": "alder",
}


class AskForm(Form):
    """A word and a place: all that a citizen needs who looks for somebody to ask."""

    text = forms.CharField(label=_("What are you looking for?"), max_length=120, required=False)
    place = forms.CharField(
        label=_("Town or postcode"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "steder"}),
    )
    distance = forms.TypedChoiceField(
        label=_("How far away?"),
        coerce=int,
        empty_value=0,  # type: ignore[arg-type] # the stubs know only text
        required=False,
        choices=choices(
            [(km, _("up to %(km)s km") % {"km": km}) for km in KILOMETRES], empty=_("In the town itself")
        ),
    )

    def add_prefix(self, field_name: str) -> str:
        return IN_THE_ADDRESS.get(field_name, field_name)

    def wish(self, **more: Any) -> Wish | None:
        """Return what is asked for, or nothing when it cannot be read."""
        return Wish(**{**self.arguments(), **more}) if self.is_valid() else None


class FindForm(AskForm):
    """Everything that somebody who would like to join can narrow by."""

    authority = forms.ChoiceField(label=_("Region or municipality"), required=False)
    times = forms.MultipleChoiceField(
        label=_("When can you?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(zip(TIMES, (_("Weekdays"), _("Evenings"), _("Weekends"), _("Nights")), strict=True)),
    )
    kind = forms.ChoiceField(
        label=_("What kind?"), required=False, choices=choices(Kind.choices, empty=_("All kinds"))
    )
    setting = forms.ChoiceField(
        label=_("What kind of place?"),
        required=False,
        choices=choices(Setting.choices, empty=_("All places")),
    )
    language = forms.ChoiceField(
        label=_("How is your Danish?"),
        required=False,
        choices=choices(
            [
                (Activity.Language.BEGINNER.value, _("I am a beginner")),
                (Activity.Language.EVERYDAY.value, _("I manage in everyday Danish")),
            ],
            empty=_("I speak it well"),
        ),
    )
    commitment = forms.ChoiceField(
        label=_("How often?"),
        required=False,
        choices=choices(Activity.Commitment.choices, empty=_("It does not matter")),
    )
    age = forms.IntegerField(
        label=_("Your age"),
        required=False,
        min_value=5,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "3"}),
    )

    def __init__(self, *args: Any, authorities: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authorities = authorities
        self.fields["authority"].choices = choices(authorities, empty=_("All"))  # type: ignore[attr-defined] # a choice field

    @property
    def is_untouched(self) -> bool:
        """Say whether nothing is asked for."""
        return not any(name in self.data for name in IN_THE_ADDRESS.values())

    @property
    def has_more(self) -> bool:
        """Say whether something beyond word, place and distance is asked for, so that it is shown."""
        return any(
            self.data.get(IN_THE_ADDRESS[name]) for name in self.fields if name not in AskForm.base_fields
        )

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "times": tuple(self.cleaned_data["times"])}
