"""How an authority works with agreements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.compact.agreements.models import AgreementPolicy, SectionKey
from samspil.compact.agreements.queries.library import Template, questions

_SWITCHES = (
    "agreement_required",
    "partnership_required",
    "employee_side_required",
    "employee_comment_required",
    "light_allowed",
    "light_needs_dialogue",
)
_NUMBERS = ("light_days", "notice_days", "revise_months")


class PolicyForm(Form):
    """The rules of one authority."""

    def __init__(self, *args: Any, policy: AgreementPolicy, **kwargs: Any) -> None:
        names = (*_SWITCHES, *_NUMBERS, "mandatory", "gating")
        super().__init__(*args, **{**kwargs, "initial": {name: getattr(policy, name) for name in names}})
        for name in (*_SWITCHES, *_NUMBERS):
            column: Any = AgreementPolicy._meta.get_field(name)  # noqa: SLF001 - Django's documented look at a model
            self.fields[name] = column.formfield()
        for name in _SWITCHES:
            self.fields[name].required = False
        self.fields["mandatory"] = forms.MultipleChoiceField(
            label=_("These sections must be written"),
            choices=SectionKey.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["gating"] = forms.MultipleChoiceField(
            label=_("These questions must be answered"),
            choices=[(question.key, question.text) for question in questions()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("The others are there to help, and may be left with a reason."),
        )


class TemplateForm(Form):
    """The authority's own words."""

    title = forms.CharField(label=_("What is the template called?"), max_length=120)
    is_in_use = forms.BooleanField(label=_("It can be chosen"), required=False, initial=True)

    def __init__(self, *args: Any, template: Template, **kwargs: Any) -> None:
        start = {"title": template.title, "is_in_use": True, **template.sections}
        super().__init__(*args, **{**kwargs, "initial": start})
        self.template = template
        for key, label in SectionKey.choices:
            self.fields[key] = forms.CharField(
                label=label, max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6})
            )

    def arguments(self) -> dict[str, Any]:
        texts = {key: self.cleaned_data[key] for key in SectionKey.values}
        return {
            "title": self.cleaned_data["title"],
            "is_in_use": self.cleaned_data["is_in_use"],
            "texts": texts,
        }
