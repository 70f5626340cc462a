"""What every page of the guide has in common: it begins with what has been answered, or with a proposal."""

from typing import Any, ClassVar

from django import forms

from samspil.base.ui.forms import Form
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.library import defaults, template_of
from samspil.compact.agreements.rules.framing import PAGES


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def pick(label: Any, pairs: list[tuple[str, Any]], **more: Any) -> forms.MultipleChoiceField:
    """Return a list of boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, choices=pairs, required=False, widget=forms.CheckboxSelectMultiple, **more
    )


class GuideForm(Form):
    """One page. What has been answered stands there already, and where nothing has, a proposal."""

    page: ClassVar[str]
    proposes: ClassVar[frozenset[str]] = frozenset()  # answers that begin with the library's words

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        self.agreement = agreement
        super().__init__(*args, **{**kwargs, "initial": self.start()})

    def start(self) -> dict[str, Any]:
        """Return what the fields hold before anybody types."""
        answers = dict(self.agreement.framing.values_list("key", "text"))
        names = PAGES[self.page]
        facts = {name: getattr(self.agreement, _column(name)) for name in names.facts}
        words = {name: self._word(name, answers) for name in names.words}
        return {**facts, **words}

    def _word(self, name: str, answers: dict[str, str]) -> Any:
        if isinstance(self.base_fields.get(name), forms.MultipleChoiceField):
            return answers.get(name, "").split()
        if name in answers:
            return answers[name]
        if name in ("may", "may_not"):
            template = template_of(self.agreement.workplace.unit.authority, self.agreement.template_key)
            return "\n".join(getattr(template, name))
        return defaults()[name] if name in self.proposes else ""


def _column(name: str) -> str:
    people = ("leader", "contact", "substitute", "conflict_first", "conflict_second")
    return f"{name}_id" if name in people else name
