"""The short form that people answer. Every question may be left out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, HoneypotMixin
from samspil.learning.surveys.models import Question
from samspil.learning.surveys.rules.suppression import HIGHEST, LOWEST

_UNSAID = "0"
_AGREEMENT = (
    (str(HIGHEST), _("Completely agree")),
    ("4", _("Mostly agree")),
    ("3", _("Neither agree nor disagree")),
    ("2", _("Mostly disagree")),
    (str(LOWEST), _("Completely disagree")),
    (_UNSAID, _("I do not know, or would rather not say")),
)


class AnswerForm(HoneypotMixin, Form):
    """One question after the other, and at last a line of one's own if the round takes any."""

    tasks = forms.CharField(
        label=_("Are there tasks that have moved from you to the volunteers?"),
        help_text=_(
            "One on each line. The list can be shown to your committee, without saying who wrote what."
        ),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )
    words = forms.CharField(
        label=_("Is there anything you would like to add?"),
        help_text=_("Name nobody, and nothing that shows who you are. Whoever reads the report can read it."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )

    def __init__(
        self,
        *args: Any,
        questions: Sequence[tuple[int, Question]],
        has_words: bool = False,
        has_tasks: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [number for number, _question in questions]
        own = {f"q{number}": _scale(question) for number, question in questions}
        kept = {"words": has_words, "tasks": has_tasks}
        rest = {name: field for name, field in self.fields.items() if kept.get(name, True)}
        self.fields = own | rest

    def arguments(self) -> dict[str, Any]:
        """Return the scores that were given, and the words."""
        said = super().arguments()
        given = {number: said.pop(f"q{number}") for number in self.numbers}
        return {
            **said,
            "scores": {number: int(score) for number, score in given.items() if score not in ("", _UNSAID)},
        }


def _scale(question: Question) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=question.text, choices=_AGREEMENT, required=False, widget=forms.RadioSelect
    )
    field.error_messages["invalid_choice"] = _("Choose one of the answers.")
    return field
