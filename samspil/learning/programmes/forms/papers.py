"""Forms of decision papers: writing them, and registering what was decided."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.programmes.forms.programmes import line, prose
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint, Outcome
from samspil.learning.programmes.rules.papers import Decided, valid_decision


class PaperForm(Form):
    """What a body is asked to decide, and why."""

    title = line(_("What is the paper about?"))
    body = line(_("Who decides?"), most=120, help_text=_("For example the management group or the council."))
    meeting_on = DateField(label=_("Date of the meeting"), required=False)
    case_number = line(_("Case number"), most=60, required=False)
    background = prose(
        _("Background"), 8, most=6000, help_text=_("What should they know before they decide?")
    )

    def __init__(self, *args: Any, paper: DecisionPaper | None = None, **kwargs: Any) -> None:
        if paper is not None:
            kwargs["initial"] = {name: getattr(paper, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class PointForm(Form):
    """One thing that can be approved or rejected by itself."""

    title = line(_("What is to be approved?"), most=200)
    text = prose(_("More about the point"), 4, most=3000, required=False)

    def __init__(self, *args: Any, point: DecisionPoint | None = None, **kwargs: Any) -> None:
        if point is not None:
            kwargs["initial"] = {"title": point.title, "text": point.text}
        super().__init__(*args, **kwargs)


class MeetingForm(Form):
    """Who decided, when, in which case."""

    body = line(_("Who decided?"), most=120)
    decided_on = DateField(label=_("Date of the meeting"))
    case_number = line(_("Case number"), most=60)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, paper: DecisionPaper, **kwargs: Any) -> None:
        known = {
            "body": paper.body,
            "decided_on": paper.meeting_on,
            "case_number": paper.case_number,
            "seen": paper.decisions_made,
        }
        super().__init__(*args, **{"initial": known, **kwargs})


class DecisionsForm(MeetingForm):
    """What was decided about each point that awaits a decision; a point left open stays open."""

    def __init__(self, *args: Any, paper: DecisionPaper, **kwargs: Any) -> None:
        super().__init__(*args, paper=paper, **kwargs)
        self.points = [point for point in paper.points.all() if valid_decision(point) is None]
        empty = _("Not decided yet")
        for point in self.points:
            label = gettext("Point %(number)s: %(title)s") % {"number": point.number, "title": point.title}
            self.fields[f"outcome_{point.pk}"] = forms.ChoiceField(
                label=label, required=False, choices=choices(Outcome.choices, empty=empty)
            )
            asked = gettext("Conditions for point %(number)s") % {"number": point.number}
            self.fields[f"conditions_{point.pk}"] = prose(asked, 2, required=False)
            said = gettext("Point %(number)s in the words of the minutes") % {"number": point.number}
            self.fields[f"words_{point.pk}"] = prose(said, 2, required=False)

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        decided = [
            Decided(
                point.pk,
                given[f"outcome_{point.pk}"],
                given[f"conditions_{point.pk}"],
                given[f"words_{point.pk}"],
            )
            for point in self.points
            if given[f"outcome_{point.pk}"]
        ]
        shared = {name: given[name] for name in ("body", "case_number", "decided_on", "seen")}
        return {**shared, "decided": decided}


class NewDecisionForm(MeetingForm):
    """A later decision about one point."""

    outcome = forms.ChoiceField(
        label=_("What was decided this time?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    conditions = prose(_("Conditions"), 3, required=False, help_text=_("If it was approved with conditions."))
    words = prose(_("Why was it taken up again?"), 3)
    field_order = ("outcome", "conditions", "words")
