"""Writing a clause."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.compact.frameworks.models import Clause

_LEVELS = [(1, _("1 – outermost")), (2, "2"), (3, "3"), (4, _("4 – innermost"))]


class CorrectionForm(Form):
    """New words for a clause; `seen` tells which words the writer had before them."""

    text = forms.CharField(
        label=_("Text"),
        help_text=_("**bold**, *italic*, and lists with - in front of each line."),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[refuse_cpr],
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ClauseForm(CorrectionForm):
    """A clause of a draft. A workplace's own principle also says how it stands to the common ones."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Clause.Kind.choices, initial=Clause.Kind.TEXT)
    label = forms.CharField(
        label=_("Number or mark"),
        max_length=20,
        required=False,
        help_text=_("For example 1 or 2.3. May be empty."),
        widget=forms.TextInput(attrs={"class": "input-short"}),
        validators=[refuse_cpr],
    )
    level = forms.TypedChoiceField(label=_("Level"), choices=_LEVELS, coerce=int, initial=1)
    relation_kind = forms.ChoiceField(
        label=_("If it is a principle: how does it stand to the common ones?"),
        choices=choices(Clause.Relation.choices),
        required=False,
        help_text=_("Your own principles may add to the common ones, never weaken them."),
    )
    parent_id = forms.TypedChoiceField(
        label=_("Which common principle?"), coerce=int, empty_value=None, required=False
    )

    field_order = ("kind", "label", "level", "text", "relation_kind", "parent_id", "seen")

    def __init__(
        self, *args: Any, common: Iterable[Clause] | None = None, is_new: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._common = {clause.pk: clause for clause in common or ()}
        if is_new:
            del self.fields["seen"]
        if common is None:
            del self.fields["relation_kind"], self.fields["parent_id"]
        else:
            named = [(pk, str(clause)) for pk, clause in self._common.items()]
            self.fields["parent_id"].choices = choices(named, empty=_("None in particular"))  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        if "parent_id" in values:
            values["parent"] = self._common.get(values.pop("parent_id"))
        return values
