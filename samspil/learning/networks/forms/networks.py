"""Founding a network, writing in it, meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, TimeField
from samspil.learning.networks.queries.networks import homes
from samspil.society.places.models import Authority


class NetworkForm(Form):
    """Its name and what it is for."""

    name = forms.CharField(
        label=_("What should the network be called?"),
        help_text=_("For example: Coordinators at the hospitals"),
        max_length=120,
        validators=[refuse_cpr],
    )
    about = forms.CharField(
        label=_("What is it for?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )


class FoundForm(NetworkForm):
    """A new one, where the founder looks after volunteers."""

    authority = forms.ModelChoiceField(label=_("Where do you belong?"), queryset=Authority.objects.none())

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = homes(by)
        fields: dict[str, Any] = self.fields
        fields["authority"].queryset = places
        first_two = list(places[:2])
        if len(first_two) == 1:
            fields["authority"].initial = first_two[0].pk

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "about")}


class MemberForm(Form):
    """A colleague, by address."""

    email = forms.EmailField(
        label=_("Your colleague's e-mail at work"),
        help_text=_(
            "Anybody who looks after volunteers can join, also from other regions and municipalities."
        ),
    )


class PostForm(Form):
    """A few lines to the others."""

    text = forms.CharField(
        label=_("Write to the network"),
        help_text=_("All members can read it. Name no citizens and no volunteers."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
    )


class AnswerPostForm(Form):
    """An answer to what somebody wrote."""

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("All members can read it. Name no citizens and no volunteers."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
    )


class GatheringForm(Form):
    """When and where the network meets."""

    title = forms.CharField(label=_("What is it about?"), max_length=160, validators=[refuse_cpr])
    day = DateField(label=_("Day"))
    starts = TimeField(label=_("Starts at"))
    ends = TimeField(label=_("Ends at"))
    place = forms.CharField(label=_("Where?"), required=False, max_length=160, validators=[refuse_cpr])
    url = forms.URLField(label=_("Link, if you meet online"), required=False, assume_scheme="https")

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "title": said["title"],
            "starts_at": clock.at(said["day"], said["starts"]),
            "ends_at": clock.at(said["day"], said["ends"]),
            "place": said["place"],
            "url": said["url"],
        }
