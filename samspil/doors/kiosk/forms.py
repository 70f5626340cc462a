"""A new tablet."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form, choices
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
