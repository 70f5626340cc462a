"""What is written when volunteers are invited, and what they answer."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, TimeField
from samspil.learning.recognition.models import Invitation, Occasion
from samspil.learning.recognition.queries.occasions import groups
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


def _line(label: Any, length: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, validators=[refuse_cpr], **kwargs)


class OccasionForm(Form):
    workplace = forms.ModelChoiceField(label=_("Which place?"), queryset=Workplace.objects.none())
    title = _line(
        _("What will you do?"), 120, help_text=_("For example: Coffee and a talk for all volunteers")
    )
    where = _line(_("Where do you meet?"), 160)
    day = DateField(label=_("On which day?"))
    hour = TimeField(label=_("At what time?"))
    repeat = forms.ChoiceField(
        label=_("How often?"), choices=Occasion.Repeat.choices, initial="once", widget=forms.RadioSelect
    )
    note = _line(_("Good to know"), 300, required=False)
    budget_kroner = forms.IntegerField(
        label=_("What may it cost, in kroner?"), required=False, min_value=0, max_value=1_000_000
    )

    def __init__(self, *args: Any, places: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = places

    def place(self) -> Workplace:
        return self.cleaned_data["workplace"]  # type: ignore[no-any-return] # a ModelChoiceField cleans to the model

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "workplace"}


class GroupForm(Form):
    partner = forms.ModelChoiceField(
        label=_("Who is invited?"),
        queryset=Partner.objects.none(),
        required=False,
        empty_label=_("All volunteers of the place"),
    )

    def __init__(self, *args: Any, occasion: Occasion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["partner"].queryset = groups(occasion)


class AnswerForm(Form):
    answer = forms.ChoiceField(
        label=_("Do you come?"),
        choices=[(one.value, one.label) for one in Invitation.Answer if one.value != "waiting"],
        widget=forms.RadioSelect,
    )
    meal = forms.ChoiceField(
        label=_("What do you eat?"),
        choices=Invitation.Meal.choices,
        initial="anything",
        widget=forms.RadioSelect,
        help_text=_("You need not say why. It is deleted two months later."),
    )


class AttendanceForm(Form):
    came = forms.ModelMultipleChoiceField(
        label=_("Who came?"),
        queryset=Invitation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, occasion: Occasion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["came"]
        field.queryset = occasion.invitations.select_related("volunteer__user")
        field.label_from_instance = lambda row: row.volunteer.user.name
        self.initial.setdefault(
            "came",
            [row.pk for row in field.queryset if row.came or (row.came is None and row.answer == "coming")],
        )

    def arguments(self) -> dict[str, Any]:
        return {"came": list(self.cleaned_data["came"])}
