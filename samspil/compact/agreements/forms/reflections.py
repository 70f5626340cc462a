"""The checklist, the principles, the worries, and who was heard."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.compact.agreements.actions.reflections import Answer
from samspil.compact.agreements.models import Agreement, Involvement
from samspil.compact.agreements.queries.checklist import questions_for
from samspil.compact.agreements.queries.library import Question
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.dialogue.models import Concern
from samspil.compact.dialogue.queries.concerns import standard_concerns
from samspil.compact.frameworks.models import Clause
from samspil.compact.frameworks.queries import principles_in_force


class QuestionsForm(Form):
    """The seventeen questions, and the workplace's own. Those that only help may be left, with a reason."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        rows = {row.key: row for row in agreement.answers.all()}
        self.asked = questions_for(agreement)
        start = {f"text_{key}": row.text for key, row in rows.items()}
        start |= {f"left_{key}": row.left_because for key, row in rows.items()}
        super().__init__(*args, **{**kwargs, "initial": start})
        self.gating = set(policy_of(agreement.workplace.unit.authority).gating)
        for question in self.asked:
            self.fields[f"text_{question.key}"] = forms.CharField(
                label=question.text,
                help_text=question.help,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            if question.key not in self.gating:
                self.fields[f"left_{question.key}"] = forms.CharField(
                    label=_("Or leave it, because"), max_length=300, required=False
                )

    def groups(self) -> list[tuple[Question, Any, Any | None]]:
        """Return each question with its answer and, where it may be left, the reason."""
        return [(question, self[f"text_{question.key}"], self._left(question.key)) for question in self.asked]

    def _left(self, key: str) -> Any | None:
        return self[f"left_{key}"] if f"left_{key}" in self.fields else None

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        answers = {
            question.key: Answer(data[f"text_{question.key}"], data.get(f"left_{question.key}", ""))
            for question in self.asked
        }
        return {"answers": answers}


class PrinciplesForm(Form):
    """One box for each principle in force."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clauses = {f"clause_{clause.pk}": clause for clause in principles_in_force(agreement.workplace)}
        done = set(agreement.principles.values_list("clause_key", "clause_version"))
        for name, clause in self.clauses.items():
            self.fields[name] = forms.BooleanField(
                label=_("We work by this"),
                required=False,
                initial=(clause.key, clause.version_id) in done,
            )

    def groups(self) -> list[tuple[Clause, Any]]:
        """Return each principle with its box."""
        return [(clause, self[name]) for name, clause in self.clauses.items()]

    def arguments(self) -> dict[str, Any]:
        chosen = [clause for name, clause in self.clauses.items() if self.cleaned_data[name]]
        return {"clauses": {clause.key: clause.version_id for clause in chosen}}


class ConcernsForm(Form):
    """What we do about each known worry."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        authority = agreement.workplace.unit.authority
        self.concerns: list[Concern] = standard_concerns(authority)
        answers = dict(agreement.concerns.values_list("concern_number", "text"))
        start = {f"concern_{number}": text for number, text in answers.items()}
        super().__init__(*args, **{**kwargs, "initial": start})
        for concern in self.concerns:
            self.fields[f"concern_{concern.pk}"] = forms.CharField(
                label=concern.title,
                help_text=concern.mitigation,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def arguments(self) -> dict[str, Any]:
        return {"answers": {row.pk: self.cleaned_data[f"concern_{row.pk}"] for row in self.concerns}}


class InvolvementForm(Form):
    """Somebody was heard on a day."""

    who = forms.ChoiceField(label=_("Who was heard?"), choices=Involvement.Who.choices)
    day = DateField(label=_("On which day?"))
    note = forms.CharField(label=_("What came of it?"), max_length=300, required=False)


class LocalQuestionForm(Form):
    """One question more, for this workplace."""

    text = forms.CharField(label=_("The question"), max_length=200, validators=[refuse_cpr])
    hint = forms.CharField(label=_("A word of help"), max_length=200, required=False, validators=[refuse_cpr])
