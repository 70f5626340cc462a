"""Committees and their seats."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.compact.dialogue.models import Committee, CommitteeLevel, Function, Side
from samspil.society.places.models import Unit

_SPEECH = [refuse_cpr]


def unit_choices(units: QuerySet[Unit]) -> list[tuple[Any, Any]]:
    """Return the units in the order of the tree, those below set in."""
    return [(unit.pk, f"{'– ' * unit.level}{unit.name}") for unit in units]


class RenameForm(Form):
    """What a committee is called."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        validators=_SPEECH,
        help_text=_("As people say it, for example “LMU Medicin” or “Fælles-MED Børn & Unge”."),
    )
    level = forms.ModelChoiceField(queryset=CommitteeLevel.objects.none(), label=_("Level"))
    sector = forms.CharField(
        label=_("Sector"),
        required=False,
        max_length=120,
        validators=_SPEECH,
        help_text=_("When the committee covers a sector, for example Børn & Unge."),
    )

    def __init__(self, *args: Any, levels: QuerySet[CommitteeLevel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = levels  # type: ignore[attr-defined] # a ModelChoiceField


class FoundForm(RenameForm):
    """A new committee, and what it covers."""

    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        required=False,
        label=_("Covers this unit, and all below it"),
        help_text=_("You can add more units afterwards."),
    )
    covers_all = forms.BooleanField(required=False, label=_("Covers the whole authority"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units
        field.choices = choices(unit_choices(units))

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        unit = values.pop("unit")
        return values | {"units": [unit] if unit else []}

    def refuse(self, errors: dict[str, list[str]]) -> None:
        super().refuse({"unit" if name == "units" else name: said for name, said in errors.items()})


class AttachForm(Form):
    """One more unit that a committee covers."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Unit"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units
        field.choices = choices(unit_choices(units))


class SuccessorForm(Form):
    """Who takes over a seat."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=120,
        validators=_SPEECH,
        help_text=_("Leave it empty when the person is known to Samspil by the e-mail address."),
    )
    email = forms.EmailField(label=_("E-mail"), help_text=_("The person signs in with this address."))
    on = DateField(label=_("From day"), initial=clock.today)


class MemberForm(Form):
    """A new seat."""

    name = SuccessorForm.base_fields["name"]
    email = SuccessorForm.base_fields["email"]
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices, widget=forms.RadioSelect)
    function = forms.ChoiceField(
        label=_("Role in the committee"), choices=Function.choices, initial=Function.MEMBER
    )
    starts_on = DateField(label=_("From day"), initial=clock.today)
    ends_on = DateField(
        label=_("Until"), required=False, help_text=_("Empty when the period has no end yet.")
    )


class LeaveForm(Form):
    ends_on = DateField(
        label=_("Last day is the day before"),
        initial=clock.today,
        help_text=_("Access ends on this day. For example 24.12.2026"),
    )


class DayForm(Form):
    """Composition at a day that was."""

    dag = DateField(required=False, label=_("Who sat in the committee on this day?"))


class SearchForm(Form):
    soeg = forms.CharField(required=False, max_length=80, label=_("Name or sector"))


def others(committee: Committee, rows: QuerySet[Committee]) -> QuerySet[Committee]:
    """Return the committees that can meet together with this one."""
    return rows.filter(authority=committee.authority_id).exclude(pk=committee.pk)
