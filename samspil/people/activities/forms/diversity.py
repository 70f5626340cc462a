"""The diversity check: four questions of yes or no, and what comes of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.people.activities.forms.fields import text_area
from samspil.people.activities.forms.steps import StepForm
from samspil.people.activities.models import DiversityCheck

QUESTIONS = ("language", "access", "times", "wording")
_ANSWERS = (("yes", _("Yes")), ("no", _("No")))


class DiversityForm(StepForm):
    """It begins with the last answers. Advice only: a no keeps nothing from being published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            field: Any = DiversityCheck._meta.get_field(question)  # noqa: SLF001 - Django's documented look at a model
            self.fields[question] = forms.ChoiceField(
                label=field.verbose_name, choices=_ANSWERS, widget=forms.RadioSelect
            )
        self.fields["note"] = forms.CharField(
            label=_("What will you do about it?"),
            help_text=_("For example: “The words are simpler now, and we have asked for a ramp.”"),
            required=False,
            max_length=1000,
            widget=text_area(3),
            validators=[refuse_cpr],
        )

    def start(self) -> dict[str, Any]:
        last = self.activity.diversity_checks.first()
        if last is None:
            return {}
        answers = {question: "yes" if getattr(last, question) else "no" for question in QUESTIONS}
        return {**answers, "note": last.note}

    def arguments(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {**{question: typed[question] == "yes" for question in QUESTIONS}, "note": typed["note"]}
