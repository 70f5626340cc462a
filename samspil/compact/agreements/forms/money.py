from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.compact.agreements.models import Agreement, BudgetLine, Payer
from samspil.compact.agreements.rules.money import Receipt


def kroner(**more: Any) -> forms.DecimalField:
    """Return a field for an amount, typed as people type it: 125,50 in Danish, 125.50 in English."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input-short"})
    label = _("Amount in kroner")
    return forms.DecimalField(
        label=label, localize=True, max_digits=9, decimal_places=2, widget=widget, **more
    )


class BudgetLineForm(Form):
    text = forms.CharField(label=_("What is the money for?"), max_length=120, validators=[refuse_cpr])
    amount = kroner()


class ExpenseForm(Form):
    text = forms.CharField(label=_("What was bought?"), max_length=160, validators=[refuse_cpr])
    amount = kroner()
    spent_on = DateField(label=_("On which day?"))
    line = forms.ModelChoiceField(
        label=_("Which line of the budget?"), queryset=BudgetLine.objects.none(), required=False
    )
    payer = forms.ChoiceField(label=_("Who paid?"), choices=Payer.choices, widget=forms.RadioSelect)
    payer_name = forms.CharField(
        label=_("First name of the volunteer"),
        help_text=_("Only when a volunteer laid it out. Never write an account number here."),
        max_length=60,
        required=False,
        validators=[refuse_cpr],
    )
    receipt_number = forms.CharField(
        label=_("Number of the receipt"), max_length=60, required=False, validators=[refuse_cpr]
    )
    receipt_note = forms.CharField(
        label=_("Where is the receipt?"),
        help_text=_("For example “in the folder at the ward's secretary”."),
        max_length=200,
        required=False,
        validators=[refuse_cpr],
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line: Any = self.fields["line"]
        line.queryset = BudgetLine.objects.filter(agreement=agreement)

    def arguments(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        receipt = Receipt(number=found.pop("receipt_number"), note=found.pop("receipt_note"))
        return {**found, "receipt": receipt}


class RefusalForm(Form):
    reason = forms.CharField(label=_("Why is it not approved?"), max_length=200, validators=[refuse_cpr])
