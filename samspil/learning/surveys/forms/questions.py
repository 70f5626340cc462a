"""What somebody fills in about values and questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form
from samspil.learning.surveys.models import Value
from samspil.learning.surveys.rules.opening import GROUPS, OWN_KINDS

_ASKED = tuple(dict.fromkeys(group for kind in OWN_KINDS for group in GROUPS[kind]))


class ValueForm(Form):
    """A value, and what is meant by it."""

    name = forms.CharField(label=_("The value"), max_length=60, validators=[refuse_cpr])
    about = forms.CharField(
        label=_("What we mean by it"), max_length=300, required=False, validators=[refuse_cpr]
    )


class MappingForm(Form):
    """Which value a question stands for."""

    value = forms.ModelChoiceField(
        label=_("Which value does the question stand for?"),
        queryset=Value.objects.none(),
        required=False,
        empty_label=_("None of them"),
    )

    def __init__(self, *args: Any, values: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["value"].queryset = values


class QuestionForm(MappingForm):
    """A question of one's own."""

    wording = forms.CharField(
        label=_("The sentence that people agree or disagree with"),
        help_text=_(
            "In Danish, short, and about one thing. It cannot be changed later, only taken out of use."
        ),
        max_length=200,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("In which questionnaire?"), choices=[(kind.value, kind.label) for kind in OWN_KINDS]
    )
    groups = forms.MultipleChoiceField(
        label=_("Who can be asked?"),
        choices=[(group.value, group.label) for group in _ASKED],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who can be asked.")},
    )
    field_order = ("wording", "kind", "groups", "value")
