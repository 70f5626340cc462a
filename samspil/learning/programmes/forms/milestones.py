"""Forms of the milestones: what is reached and when, what it waits for, and what moves with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.programmes.actions.milestones import Dependants
from samspil.learning.programmes.forms.programmes import line
from samspil.learning.programmes.models import Milestone, Programme, Track


class MilestoneForm(Form):
    """What is reached, in which track, and what has to be reached first."""

    title = line(_("What is reached?"))
    track = forms.ChoiceField(label=_("Which track?"), choices=choices(Track.choices))
    waits_for = forms.ModelMultipleChoiceField(
        label=_("What has to be reached first?"),
        queryset=Milestone.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("When one of these is delayed, this milestone can move along."),
    )

    def __init__(
        self, *args: Any, programme: Programme, milestone: Milestone | None = None, **kwargs: Any
    ) -> None:
        others = Milestone.objects.filter(programme=programme)
        if milestone is not None:
            others = others.exclude(pk=milestone.pk)
            before = list(milestone.waits_for.values_list("pk", flat=True))
            kwargs["initial"] = {"title": milestone.title, "track": milestone.track, "waits_for": before}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["waits_for"].queryset = others
        if not others.exists():
            del self.fields["waits_for"]


class NewMilestoneForm(MilestoneForm):
    """A new milestone says when, too."""

    due_on = DateField(label=_("By when? (target)"))
    forecast_on = DateField(
        label=_("When do you think yourselves? (forecast)"),
        required=False,
        help_text=_("Leave it empty if you expect to reach it in time."),
    )
    target_percent = forms.IntegerField(
        label=_("Per cent of the institutions"),
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "3"}),
        help_text=_("If the milestone is about how many take part."),
    )
    field_order = ("title", "track", "due_on", "forecast_on", "target_percent", "waits_for")


class ForecastForm(Form):
    """Another day, and what becomes of the milestones that wait."""

    forecast_on = DateField(label=_("When do you think it will be reached?"))
    dependants = forms.ChoiceField(
        label=_("What becomes of the milestones that wait for this one?"),
        choices=Dependants.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, milestone: Milestone, after: Sequence[Milestone], **kwargs: Any) -> None:
        kwargs["initial"] = {"forecast_on": milestone.forecast_on}
        super().__init__(*args, **kwargs)
        if not after:
            del self.fields["dependants"]

    def chosen_day(self) -> date | None:
        """Return the day that was typed, if it is one."""
        day: date | None = self.cleaned_data.get("forecast_on") if self.is_bound else None
        return day
