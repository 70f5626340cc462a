"""Calling, setting the agenda, and closing a meeting."""

from datetime import date, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, TimeField
from samspil.compact.dialogue.models import Committee, Item, Meeting, MeetingKind

_SPEECH = [refuse_cpr]


def long_text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TimesForm(Form):
    """When and where."""

    day = DateField(label=_("Day"))
    begins = TimeField(label=_("Begins"), initial=time(13))
    ends = TimeField(label=_("Ends"), initial=time(15))
    place = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=160,
        validators=_SPEECH,
        help_text=_("A room, an address, or “Online”."),
    )

    @staticmethod
    def of(meeting: Meeting) -> dict[str, Any]:
        """Return what the form begins with for a meeting that has been called."""
        starts, ends = clock.local(meeting.starts_at), clock.local(meeting.ends_at)
        return {"day": starts.date(), "begins": starts.time(), "ends": ends.time(), "place": meeting.place}

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        day: date = said.pop("day")
        begins, ends = said.pop("begins"), said.pop("ends")
        return said | {"starts_at": clock.at(day, begins), "ends_at": clock.at(day, ends)}


class PlanForm(TimesForm):
    """A new meeting of a committee, alone or with others."""

    kind = forms.ChoiceField(
        label=_("Kind of meeting"), choices=MeetingKind.choices, initial=MeetingKind.ORDINARY
    )
    together_with = forms.ModelChoiceField(
        queryset=Committee.objects.none(), required=False, label=_("Together with")
    )
    and_with = forms.ModelChoiceField(queryset=Committee.objects.none(), required=False, label=_("And with"))
    field_order = ("kind", "day", "begins", "ends", "place", "together_with", "and_with")

    def __init__(self, *args: Any, committee: Committee, others: QuerySet[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = committee
        for name in ("together_with", "and_with"):
            self.fields[name].queryset = others  # type: ignore[attr-defined] # a ModelChoiceField

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        invited = [self.committee, said.pop("together_with"), said.pop("and_with")]
        return said | {"committees": list(dict.fromkeys(c for c in invited if c is not None))}

    def refuse(self, errors: dict[str, list[str]]) -> None:
        super().refuse({"together_with" if k == "committees" else k: v for k, v in errors.items()})


class AgendaForm(Form):
    """Which of the waiting matters the meeting takes."""

    items = forms.ModelMultipleChoiceField(
        queryset=Item.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("On the agenda"),
    )

    def __init__(self, *args: Any, possible: QuerySet[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = possible  # type: ignore[attr-defined] # a ModelMultipleChoiceField


class CancelForm(Form):
    reason = forms.CharField(
        label=_("Why is it called off?"),
        max_length=200,
        validators=_SPEECH,
        help_text=_("The members read this."),
    )


class MinutesForm(Form):
    """Who was there, what was said, what was decided."""

    participants = forms.CharField(
        label=_("Who took part"),
        required=False,
        validators=_SPEECH,
        widget=long_text(2),
        help_text=_("Sides, unions or associations are enough. Names are not needed."),
    )
    minutes = forms.CharField(
        label=_("Minutes"),
        required=False,
        validators=_SPEECH,
        widget=long_text(8),
        help_text=_("What was said besides the items. Employees and leaders of the area can read it."),
    )
    decisions = forms.CharField(label=_("Decisions"), required=False, validators=_SPEECH, widget=long_text(3))
