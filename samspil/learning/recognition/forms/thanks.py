"""What is written about good moments, the plan, and thanks."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.learning.recognition.models import PlanItem
from samspil.society.places.models import Workplace


class MomentForm(Form):
    """One field, two for those who belong to several places. Twenty seconds."""

    workplace = forms.ModelChoiceField(label=_("Where was it?"), queryset=Workplace.objects.none())
    text = forms.CharField(
        label=_("What did you see?"),
        max_length=400,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names, neither of volunteers nor of citizens, and nothing about illness."),
    )

    def __init__(self, *args: Any, places: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = places
        self.only = _only(places)
        if self.only is not None:
            del self.fields["workplace"]

    def place(self) -> Workplace:
        """Return the one place, or the chosen one."""
        return self.only or self.cleaned_data["workplace"]

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}


class ItemForm(Form):
    """What, when, and whether it comes again."""

    workplace = forms.ModelChoiceField(label=_("Which place?"), queryset=Workplace.objects.none())
    what = forms.CharField(
        label=_("What will you do?"),
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("For example: Summer party with staff and volunteers"),
    )
    due_on = DateField(label=_("On which day?"))
    repeat = forms.ChoiceField(
        label=_("How often?"), choices=PlanItem.Repeat.choices, initial="once", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, places: QuerySet[Workplace] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if places is None:
            del self.fields["workplace"]
        else:
            fields["workplace"].queryset = places

    def place(self) -> Workplace:
        return self.cleaned_data["workplace"]  # type: ignore[no-any-return] # a ModelChoiceField cleans to the model

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "workplace"}

    @staticmethod
    def initial_from(item: PlanItem) -> dict[str, Any]:
        return {"what": item.what, "due_on": item.due_on, "repeat": item.repeat}


class ThankForm(Form):
    """A few words, which reach the volunteer and stand on the certificate."""

    words = forms.CharField(
        label=_("A few words to the volunteer"),
        max_length=300,
        required=False,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The volunteer gets them as a message, and they stand on the certificate."),
    )


def _only(places: QuerySet[Workplace]) -> Workplace | None:
    found = list(places[:2])
    return found[0] if len(found) == 1 else None
