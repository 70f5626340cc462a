"""The goals of an authority."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.compact.frameworks.catalogues import CATALOGUES
from samspil.compact.frameworks.models import Goal


class GoalWordsForm(Form):
    """The words of a goal."""

    title = forms.CharField(label=_("Goal"), max_length=200, validators=[refuse_cpr])
    about = forms.CharField(
        label=_("What it means"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )


class GoalForm(GoalWordsForm):
    """A new goal."""

    catalogue = forms.CharField(
        label=_("Catalogue"),
        max_length=80,
        help_text=_("What you call the set, for example Guiding marks."),
        validators=[refuse_cpr],
    )
    code = forms.SlugField(
        label=_("Code"), max_length=20, help_text=_("Short, for example 3 or 3-1. Reports count by it.")
    )
    parent_id = forms.TypedChoiceField(label=_("Belongs under"), coerce=int, empty_value=None, required=False)

    field_order = ("catalogue", "code", "title", "about", "parent_id")

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._goals = {goal.pk: goal for goal in goals}
        named = [(pk, str(goal)) for pk, goal in self._goals.items()]
        self.fields["parent_id"].choices = choices(named, empty=_("Nothing: it is a goal of its own"))  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        return values | {"parent": self._goals.get(values.pop("parent_id"))}


class CatalogueForm(Form):
    """A catalogue that comes with Samspil."""

    key = forms.ChoiceField(
        label=_("Catalogue"), choices=lambda: choices([(key, one.name) for key, one in CATALOGUES.items()])
    )

    def arguments(self) -> dict[str, Any]:
        catalogue = CATALOGUES[self.cleaned_data["key"]]
        return {"catalogue": catalogue.name, "goals": catalogue.goals}
