"""What is typed on the board of a cluster."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form, TimeField
from samspil.everyday.requests.models import Post
from samspil.society.places.models import Workplace

_NO_NAMES = _("A number and nothing more. Write no child's name.")


class _PlaceForm(Form):
    """A form that speaks for one of the person's workplaces."""

    workplace = forms.ModelChoiceField(label=_("Workplace"), queryset=Workplace.objects.none())

    def __init__(self, *args: Any, workplaces: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workplace"].queryset = workplaces  # type: ignore[attr-defined] # a model choice field
        if len(workplaces) == 1:
            self.fields["workplace"].initial = workplaces[0].pk


class ClusterForm(_PlaceForm):
    name = forms.CharField(label=_("What shall it be called?"), max_length=80)
    about = forms.CharField(
        label=_("What brings you together?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskForm(_PlaceForm):
    """Which other workplace is asked."""


class PostForm(_PlaceForm):
    kind = forms.ChoiceField(label=_("Offer or wish?"), choices=Post.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("In one line"), max_length=100, help_text=_("For example: Class 3.b sings for an hour")
    )
    text = forms.CharField(
        label=_("More about it"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    group = forms.ChoiceField(label=_("Who is it about?"), choices=Post.Group.choices)
    count = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=500, help_text=_NO_NAMES)
    good_until = DateField(label=_("Until when does it hold?"))


class VisitForm(_PlaceForm):
    day = DateField(label=_("Which day?"))
    begins = TimeField(label=_("From"))
    until = TimeField(label=_("Until"))
    count = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=500, help_text=_NO_NAMES)

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "starts_at": clock.at(said["day"], said["begins"]),
            "ends_at": clock.at(said["day"], said["until"]),
            "count": said["count"],
        }
