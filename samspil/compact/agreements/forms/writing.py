"""Writing together: a section, a comment, an answer, a signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.compact.agreements.models import SectionKey, Side


class SectionForm(Form):
    """The words of one section."""

    text = forms.CharField(
        label=_("Text"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "A blank line begins a new paragraph, and “- ” a line of a list. Empty it to get the draft back."
        ),
    )


class LeaveForm(Form):
    """Why a section is left out."""

    left_because = forms.CharField(label=_("We leave it out because"), max_length=300)

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["left_because"]}


class CommentForm(Form):
    """A word about a section or the whole."""

    section = forms.ChoiceField(
        label=_("Which part?"), choices=[("", _("The whole agreement")), *SectionKey.choices], required=False
    )
    text = forms.CharField(
        label=_("What do you think?"),
        max_length=5000,
        required=False,
        help_text=_("Write what you think, or suggest a text below. You may do both."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    suggestion = forms.CharField(
        label=_("Your suggestion for the text"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("If you write the section as it should be, it can be taken over as it stands."),
    )


class ReplyForm(Form):
    """The answer to a comment."""

    reply = forms.CharField(
        label=_("Answer"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SignForm(Form):
    """A signature under the text that was shown."""

    side = forms.ChoiceField(choices=Side.choices, widget=forms.HiddenInput)
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        label=_("I have read the agreement and sign it."),
        error_messages={"required": _("Tick the box when you have read it.")},
    )

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("side", "content_hash")}
