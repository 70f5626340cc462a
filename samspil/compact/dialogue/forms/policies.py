"""What an authority chooses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form
from samspil.compact.dialogue.forms.items import MONTHS
from samspil.compact.dialogue.models import DialoguePolicy


class LevelsForm(Form):
    """The levels, one a line."""

    names = forms.CharField(
        label=_("The levels of your committees"),
        validators=[refuse_cpr],
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line, the one nearest to the workplaces first. For example LMU, HMU and RMU, "
            "or Lokal-MED, Fælles-MED and Hoved-MED. To rename a level, change its line."
        ),
    )

    def arguments(self) -> dict[str, Any]:
        return {"names": self.cleaned_data["names"].splitlines()}


class PolicyForm(Form):
    """How the dialogue is carried on."""

    discussion_required = forms.BooleanField(
        required=False,
        label=_("An agreement or a change waits until the committee has discussed it"),
        help_text=_("Without this, the matter is still raised, but nothing waits for it."),
    )
    may_mark_not_relevant = forms.BooleanField(
        required=False,
        label=_("A committee may say, with a reason, that a matter needs no discussion"),
    )
    volume_percent = forms.IntegerField(
        label=_("Raise it when the volunteers’ hours change by (per cent)"), min_value=5, max_value=200
    )
    idea_answer_days = forms.IntegerField(label=_("Days to answer an idea"), min_value=1, max_value=90)
    evaluation_month = forms.TypedChoiceField(
        label=_("Month in which new committees evaluate the volunteering"), choices=MONTHS, coerce=int
    )
    special_terms_rule = forms.ChoiceField(
        label=_("People employed on special terms"),
        choices=DialoguePolicy.SpecialTermsRule.choices,
        widget=forms.RadioSelect,
    )

    @staticmethod
    def of(policy: DialoguePolicy) -> dict[str, Any]:
        return {name: getattr(policy, name) for name in PolicyForm.base_fields}
