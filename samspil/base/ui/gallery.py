"""Samples for the page that shows every component."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samspil.base.core.clock import COPENHAGEN
from samspil.base.ui.components.drawing import NavItem
from samspil.base.ui.components.facts import Step
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, PhoneField, TimeField, choices
from samspil.base.ui.pagination import Page


@dataclass(frozen=True)
class No:
    """A verdict that says no."""

    reason: Any

    def __bool__(self) -> bool:
        return False


class SampleForm(HoneypotMixin, Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.EmailField(label=_("E-mail"))
    phone = PhoneField(label=_("Phone"), required=False, help_text=_("Only for messages about your shifts"))
    day = DateField(label=_("Date"))
    hour = TimeField(label=_("Time"))
    ward = forms.ChoiceField(label=_("Ward"), choices=choices([("a", "B12"), ("b", "C4")]))
    often = forms.ChoiceField(
        label=_("How often?"),
        choices=[("weekly", _("Every week")), ("now-and-then", _("Now and then"))],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[("da", "Dansk"), ("en", "English"), ("ar", "العربية")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    about = forms.CharField(label=_("About you"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agree = forms.BooleanField(label=_("I have read how my data is used"))


def context(request: HttpRequest) -> dict[str, Any]:
    """Return what the samples draw."""
    here = request.path
    return {
        "no": No(_("The agreement must be signed first.")),
        "tabs": [NavItem(_("Overview"), here, current=True), NavItem(_("Shifts"), "#vagter", count=3)],
        "steps": [
            Step(_("Application"), "done", note=_("Accepted in week 46")),
            Step(_("Introduction"), "now", url="#trin"),
            Step(_("Ready")),
        ],
        "parts": SampleForm(prefix="parts"),
        "page": Page(list(range(50)), number=2, total=127),
        "staff": [_("Serve the meal"), _("Help those who need help to eat")],
        "volunteers": [_("Sit down and talk"), _("Set a nice table")],
        "start": datetime(2026, 11, 28, 22, 0, tzinfo=COPENHAGEN),
        "end": datetime(2026, 11, 29, 6, 0, tzinfo=COPENHAGEN),
    }
