"""The boundary check: four questions of yes or no, each with its reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.people.activities.forms.fields import text_area
from samspil.people.activities.forms.steps import StepForm
from samspil.people.activities.models import BoundaryCheck
from samspil.people.activities.queries.library import templates
from samspil.people.activities.rules import QUESTIONS

_HINTS: Mapping[str, Any] = {
    "legal_entitlement": _("Could the citizen demand it by law? Then it is a task for the staff."),
    "referral": _("Must a professional first decide who gets it?"),
    "registration": _("Must somebody write down anything about the citizen?"),
    "professional_insight": _("Does it take training in care, treatment or teaching to do it well?"),
}
_ANSWERS = (("no", _("No")), ("yes", _("Yes")))


class BoundaryForm(StepForm):
    """It begins with the last answers; before the first, with what the template or the source proposes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            field: Any = BoundaryCheck._meta.get_field(question)  # noqa: SLF001 - Django's documented look at a model
            self.fields[question] = forms.ChoiceField(
                label=field.verbose_name,
                help_text=_HINTS[question],
                choices=_ANSWERS,
                widget=forms.RadioSelect,
            )
            self.fields[f"{question}_reason"] = forms.CharField(
                label=_("Because"), widget=text_area(2), max_length=1000
            )

    def start(self) -> dict[str, Any]:
        answers, self.is_proposal = self._last_or_proposed()
        return {
            name: value
            for question, (answer, reason) in answers.items()
            for name, value in ((question, "yes" if answer else "no"), (f"{question}_reason", reason))
        }

    def arguments(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {name: value if name.endswith("_reason") else value == "yes" for name, value in typed.items()}

    def _last_or_proposed(self) -> tuple[dict[str, tuple[bool, str]], bool]:
        source = self.activity.based_on
        if own := self.activity.checks.first():
            return _answers_of(own), False
        if source is not None and (theirs := source.checks.first()):
            return _answers_of(theirs), True
        template = templates().get(self.activity.template_key)
        proposed = {q: (p.answer, p.reason) for q, p in template.boundary.items()} if template else {}
        return proposed, bool(proposed)


def _answers_of(check: BoundaryCheck) -> dict[str, tuple[bool, str]]:
    return {
        question: (getattr(check, question), getattr(check, f"{question}_reason")) for question in QUESTIONS
    }
