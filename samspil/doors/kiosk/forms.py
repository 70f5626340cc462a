"""A new tablet, and what is counted and taken down at a stand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, HoneypotMixin, PhoneField, choices
from samspil.doors.kiosk.models import MOST_VISITORS, StockItem
from samspil.people.activities.models import Kind
from samspil.society.places.models import Workplace


class TabletForm(Form):
    """Where the tablet stands."""

    name = forms.CharField(
        label=_("Where does it stand?"), help_text=_("For example: by the main entrance"), max_length=80
    )

    def __init__(self, *args: Any, workplaces: Iterable[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {one.pk: one for one in workplaces}
        offered = [(pk, one.unit.name) for pk, one in self.places.items()]
        self.fields["workplace"] = forms.TypedChoiceField(
            label=_("Workplace"), coerce=int, choices=choices(offered)
        )
        self.order_fields(["workplace", "name"])

    @property
    def place(self) -> Workplace:
        """Return the chosen workplace of a form that holds good."""
        return self.places[self.cleaned_data["workplace"]]

    def arguments(self) -> dict[str, Any]:
        return {"name": self.cleaned_data["name"]}


_NUMBER: dict[str, Any] = {
    "min_value": 0,
    "max_value": MOST_VISITORS,
    "widget": forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "4"}),
}


class StockItemForm(Form):
    """Something new on the stand's list."""

    name = forms.CharField(
        label=_("What is it?"), max_length=60, help_text=_("For example: leaflets"), validators=[refuse_cpr]
    )
    number = forms.IntegerField(label=_("How many are left?"), **_NUMBER)
    least = forms.IntegerField(
        label=_("Get more when there are fewer than"), initial=0, help_text=_("0: never say so"), **_NUMBER
    )


class StockForm(Form):
    """How many are left of everything."""

    def __init__(self, *args: Any, items: Iterable[StockItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"item-{item.pk}"] = forms.IntegerField(
                label=item.name, initial=item.number, **_NUMBER
            )

    def arguments(self) -> dict[str, Any]:
        return {"counts": {int(name[5:]): number for name, number in self.cleaned_data.items()}}


class VisitorsForm(Form):
    visitors = forms.IntegerField(
        label=_("How many visitors came?"),
        help_text=_("Only the number. Nobody's name is written down."),
        **_NUMBER,
    )


class LeadForm(HoneypotMixin, Form):
    """Typed by the person themselves, on the stand's tablet."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[refuse_cpr],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("An e-mail or a phone number is enough."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(
        label=_("Your phone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("What would you like to do?"),
        required=False,
        choices=choices(Kind.choices, empty=_("I am open to anything")),
    )
    consent = forms.BooleanField(
        label=_("Yes, you may keep this and contact me"),
        error_messages={"required": _("Tick the box, or press Back. Then nothing is kept.")},
    )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        given.pop("consent")
        return given
