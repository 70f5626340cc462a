"""Forms for hours, and for time at others' meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form
from samspil.learning.programmes.forms.programmes import line, prose
from samspil.learning.programmes.models import AgendaRequest, Programme, ResourceAsk
from samspil.learning.programmes.queries.places import departments
from samspil.society.places.models import Unit


def hours_field(label: Any, **attrs: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "6"})
    return forms.IntegerField(label=label, min_value=1, max_value=100_000, widget=widget, **attrs)


class AskForm(Form):
    """Hours of a function in a department."""

    unit = forms.ModelChoiceField(label=_("Which department?"), queryset=Unit.objects.none())
    function = line(_("Who, or which function?"), most=120)
    purpose = prose(_("What is the time for?"), 3, most=1000)
    hours = hours_field(_("How many hours altogether?"))
    starts_on = DateField(label=_("From"))
    until = DateField(label=_("The last day"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = departments(programme)


class CommitmentForm(Form):
    """The leader's yes."""

    hours = hours_field(_("How many hours do you commit?"))
    words = prose(_("What should the taskforce know?"), 3, most=1000, required=False)

    def __init__(self, *args: Any, ask: ResourceAsk, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"hours": ask.hours}, **kwargs})


class RefusalForm(Form):
    """The leader's no."""

    words = prose(_("Why not?"), 3, most=1000)


class PeriodForm(Form):
    """Between which days are the hours summed?"""

    fra = DateField(label=_("From"), required=False)
    til = DateField(label=_("The last day"), required=False)


class TimeForm(Form):
    """What we would like to speak of, at whose meeting."""

    forum = line(_("Whose meeting?"), most=120, help_text=_("For example the leaders’ forum."))
    topic = line(_("What would you like to speak of?"), most=200)
    wanted_by = DateField(label=_("At the latest"), required=False)


class TimePlanForm(Form):
    meeting_on = DateField(label=_("Which day is the meeting?"))


class TimeAnswerForm(Form):
    """What came of it, and what is next."""

    answer = prose(_("What came of it?"), help_text=_("Two or three sentences are enough. Name nobody."))
    next_step = line(_("Next step"), most=200, required=False)
    next_step_due = DateField(label=_("Next step by"), required=False)


class TimeHeldForm(TimeAnswerForm):
    meeting_on = DateField(label=_("Which day was the meeting?"))
    field_order = ("meeting_on",)

    def __init__(self, *args: Any, request: AgendaRequest, **kwargs: Any) -> None:
        day = request.meeting_on if request.meeting_on and request.meeting_on <= clock.today() else None
        super().__init__(*args, **{"initial": {"meeting_on": day}, **kwargs})
