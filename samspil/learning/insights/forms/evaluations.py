"""What those write who answer an evaluation, and those who open one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.insights.actions.answering import Told
from samspil.learning.insights.actions.evaluating import ANSWER_DAYS
from samspil.learning.insights.models import Answer, Group, Outcome, Voice
from samspil.learning.insights.rules.evaluating import NEAREST

_YEAR = timedelta(days=365)


def _words(rows: int, label: Any, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=1000, validators=[refuse_cpr], widget=area, **more
    )


class AnswerForm(Form):
    """A few words about each group that one knows something of, and what one would do now."""

    keep = _words(3, _("What works, and should stay as it is?"))
    change = _words(3, _("What should be done in another way?"))
    advice = forms.ChoiceField(
        label=_("What would you do now?"), choices=Answer.Advice.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, voice: Voice, answer: Answer | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(answer) if answer else {}
        super().__init__(*args, **kwargs)
        self.nearest = NEAREST[voice]
        for group in Group:
            self.fields[f"{group}_effect"] = forms.ChoiceField(
                label=_("What has it been?"),
                required=False,
                choices=choices(Outcome.Effect.choices, empty=_("I do not know")),
            )
            self.fields[f"{group}_words"] = _words(3, _("In a few words: what came of it?"))
            self.fields[f"{group}_basis"] = forms.ChoiceField(
                label=_("How do you know?"),
                required=False,
                choices=choices(Outcome.Basis.choices, empty=_("Not chosen")),
            )

    def near(self) -> list[tuple[str, list[BoundField]]]:
        """Return the groups that one is asked about first: the name and the fields."""
        return [self._part(group) for group in self.nearest]

    def others(self) -> list[tuple[str, list[BoundField]]]:
        """Return the groups that one may tell about, too."""
        return [self._part(group) for group in Group if group not in self.nearest]

    def tells_of_others(self) -> bool:
        """Say whether something stands, or is wrong, among the others: then they are shown open."""
        return any(bound.value() or bound.errors for _name, part in self.others() for bound in part)

    def last(self) -> list[BoundField]:
        return [self[name] for name in ("keep", "change", "advice")]

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        outcomes = [
            Told(
                group=group.value,
                effect=data[f"{group}_effect"],
                words=data[f"{group}_words"],
                basis=data[f"{group}_basis"] or Outcome.Basis.SEEN,
            )
            for group in Group
        ]
        return {"outcomes": outcomes, **{name: data[name] for name in ("keep", "change", "advice")}}

    def _part(self, group: Group) -> tuple[str, list[BoundField]]:
        return str(group.label), [self[f"{group}_{name}"] for name in ("effect", "words", "basis")]


class OpeningForm(Form):
    """About what, over which period, and when the answers are wished for."""

    about = forms.ChoiceField(label=_("What is to be evaluated?"))
    first_on = DateField(label=_("From"))
    last_on = DateField(label=_("Until"))
    answer_by = DateField(
        label=_("Answer at the latest"), help_text=_("Give both sides at least a week. A month is good.")
    )

    def __init__(self, *args: Any, abouts: list[tuple[str, str]], chosen: str = "", **kwargs: Any) -> None:
        today = clock.today()
        kwargs["initial"] = {
            "about": chosen,
            "first_on": today - _YEAR + timedelta(days=1),
            "last_on": today,
            "answer_by": today + timedelta(days=ANSWER_DAYS),
        }
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["about"].choices = choices(abouts)

    def arguments(self) -> dict[str, Any]:
        days: dict[str, date] = {
            name: self.cleaned_data[name] for name in ("first_on", "last_on", "answer_by")
        }
        return days


def _initial(answer: Answer) -> dict[str, Any]:
    values: dict[str, Any] = {"keep": answer.keep, "change": answer.change, "advice": answer.advice}
    for outcome in answer.outcomes.all():
        values |= {
            f"{outcome.group}_effect": outcome.effect,
            f"{outcome.group}_words": outcome.words,
            f"{outcome.group}_basis": outcome.basis,
        }
    return values
