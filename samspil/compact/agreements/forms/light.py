"""The four steps of a small, one-off effort."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import DateField, Form
from samspil.compact.agreements.forms.framing import GuideForm, area


class LightWhatForm(GuideForm):
    page = "lille-hvad"
    title = forms.CharField(label=_("What is it called?"), max_length=120)
    purpose = forms.CharField(label=_("What happens, and for whom?"), max_length=1000, widget=area())
    may = forms.CharField(
        label=_("What do the volunteers do?"),
        max_length=1000,
        widget=area(),
        help_text=_("One thing on each line."),
    )


class LightWhenForm(GuideForm):
    page = "lille-hvornaar"
    proposes = frozenset({"meeting_point"})
    valid_from = DateField(label=_("First day"))
    valid_to = DateField(label=_("Last day"), help_text=_("The same day, if it is only one."))
    times = forms.CharField(label=_("At what time?"), max_length=300, help_text=_("For example: 14 to 16"))
    meeting_point = forms.CharField(label=_("Where do the volunteers meet?"), max_length=300, required=False)


class LightConfirmForm(Form):
    """Read it, and confirm."""

    confirmed = forms.BooleanField(
        label=_("We keep the principles, and staff and citizens know that it happens."),
        error_messages={"required": _("Tick the box to confirm.")},
    )
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def arguments(self) -> dict[str, Any]:
        return {"content_hash": self.cleaned_data["content_hash"]}
