"""Choosing what to compare."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.compact.frameworks.models import Version
from samspil.compact.frameworks.rules.status import status_of


class ComparisonForm(Form):
    """Two versions, and how closely to look. Sent by GET: the address can be passed on."""

    fra = forms.ChoiceField(label=_("From version"))
    til = forms.ChoiceField(label=_("To version"))
    stavning = forms.BooleanField(label=_("Show spelling too"), required=False)
    alt = forms.BooleanField(label=_("Show what is the same, too"), required=False)

    def __init__(
        self, asked: Any, *, versions: Sequence[Version], old: Version | None, new: Version, **kwargs: Any
    ) -> None:
        chosen = {"fra": old.number if old else "", "til": new.number}
        super().__init__({**chosen, **{key: value for key, value in asked.items() if value}}, **kwargs)
        names = [(one.number, f"{one.number} – {status_of(one).label}") for one in versions]
        for name in ("fra", "til"):
            self.fields[name].choices = names  # type: ignore[attr-defined] # both are choices

    def choice(self) -> dict[str, bool]:
        """Return how closely the reader looks."""
        return {"with_spelling": bool(self.data.get("stavning")), "with_same": bool(self.data.get("alt"))}
