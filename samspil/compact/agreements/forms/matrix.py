"""The responsibility matrix: a few rows, each with a task and one responsible."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.compact.agreements.actions.contents import Duty
from samspil.compact.agreements.models import Agreement, Party

_SPARE = 3
_MOST = 30


class MatrixForm(Form):
    """As many rows as there are, and three more to fill in. An empty task takes its row away."""

    page = "ansvar"

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        rows = list(agreement.matrix.all())
        start = {
            f"{name}_{place}": getattr(row, name)
            for place, row in enumerate(rows)
            for name in ("text", "is_staff_task", "responsible")
        }
        super().__init__(*args, **{**kwargs, "initial": start})
        self.count = min(max(len(rows) + _SPARE, self._sent()), _MOST)
        for place in range(self.count):
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("What is to be done?"), max_length=160, required=False
            )
            self.fields[f"is_staff_task_{place}"] = forms.BooleanField(
                label=_("It belongs to the staff"), required=False
            )
            self.fields[f"responsible_{place}"] = forms.ChoiceField(
                label=_("Responsible"), choices=[("", _("Nobody yet")), *Party.choices], required=False
            )

    def groups(self) -> list[tuple[Any, Any, Any]]:
        """Return the three fields of each row together."""
        return [
            (self[f"text_{place}"], self[f"is_staff_task_{place}"], self[f"responsible_{place}"])
            for place in range(self.count)
        ]

    def arguments(self) -> dict[str, Any]:
        """Every row keeps its place, so that an error comes back beside it; the action leaves the empty ones out."""
        data = self.cleaned_data
        rows = [
            Duty(data[f"text_{n}"], data[f"is_staff_task_{n}"], data[f"responsible_{n}"])
            for n in range(self.count)
        ]
        return {"rows": rows}

    def _sent(self) -> int:
        """Return how many rows were sent, when the page was made with more than there are now."""
        numbers = [
            int(number)
            for name in self.data
            if name.startswith("text_")
            and (number := name.removeprefix("text_")).isdigit()
            and len(number) < 3
        ]
        return max(numbers, default=-1) + 1
