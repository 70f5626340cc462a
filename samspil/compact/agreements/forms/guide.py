"""The pages of the guide: short questions whose answers write the draft."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField
from samspil.compact.agreements.forms.framing import GuideForm, area, pick
from samspil.compact.agreements.queries.policies import policy_of


class PurposeForm(GuideForm):
    page = "hvad"
    title = forms.CharField(label=_("Title"), max_length=120)
    purpose = forms.CharField(
        label=_("What should volunteers give that is not there today?"), max_length=2000, widget=area()
    )
    target_group = forms.CharField(
        label=_("For whom?"),
        max_length=300,
        required=False,
        help_text=_("For example: patients who are alone, and their relatives"),
    )
    leader_statement = forms.CharField(
        label=_("Why does the leader want it?"),
        max_length=1000,
        required=False,
        widget=area(2),
        help_text=_("In the leader's own words. It stands at the top of the agreement."),
    )
    summary = forms.CharField(
        label=_("In one sentence, for everybody"),
        max_length=200,
        required=False,
        help_text=_("Shown to the public when the agreement is in force."),
    )


class TasksForm(GuideForm):
    page = "opgaver"
    proposes = frozenset({"absence"})
    may = forms.CharField(
        label=_("The volunteers may"), max_length=4000, widget=area(6), help_text=_("One thing on each line.")
    )
    may_not = forms.CharField(
        label=_("The volunteers may not"),
        max_length=4000,
        widget=area(6),
        help_text=_("What the staff do, and what nobody should be asked to do."),
    )
    absence = forms.CharField(
        label=_("What happens on a day when nobody comes?"),
        max_length=1000,
        required=False,
        widget=area(),
        help_text=_("The workplace must be able to do its work without volunteers."),
    )


class EverydayForm(GuideForm):
    page = "hverdag"
    proposes = frozenset({"times", "meeting_point", "identification"})
    times = forms.CharField(label=_("When do they come?"), max_length=500, required=False, widget=area(2))
    meeting_point = forms.CharField(
        label=_("Where do they go first?"), max_length=500, required=False, widget=area(2)
    )
    identification = forms.CharField(
        label=_("How does one see that somebody is a volunteer?"), max_length=300, required=False
    )
    information = pick(
        _("How do volunteers and staff get to know what they need?"),
        [
            ("tour", _("A tour on the first day")),
            ("folder", _("A short leaflet about the place")),
            ("talk", _("A talk after the first times")),
            ("contacts", _("A list of whom to call")),
            ("staff_meeting", _("The staff hear about it at a meeting")),
            ("board", _("A notice shows who comes and when")),
        ],
    )


class TermsForm(GuideForm):
    page = "vilkaar"
    expenses = forms.ChoiceField(
        label=_("Do the volunteers have expenses?"),
        choices=[
            ("none", _("No")),
            ("documented", _("Yes, and the workplace pays when there is a receipt")),
            ("association", _("Yes, and the association pays")),
        ],
        widget=forms.RadioSelect,
        initial="none",
    )
    insurance = forms.ChoiceField(
        label=_("Who insures them?"),
        choices=[
            ("authority", _("The region or the municipality")),
            ("association", _("The association")),
            ("both", _("The association first, otherwise the region or the municipality")),
            ("own", _("Their own insurance")),
        ],
        widget=forms.RadioSelect,
        initial="authority",
        help_text=_("Ask if you are not sure. It must be right from the first day."),
    )
    insurance_note = forms.CharField(label=_("More about the insurance"), max_length=300, required=False)
    legal_reviewed_on = DateField(
        label=_("Law and insurance were looked through on"),
        required=False,
        help_text=_("The day when you or your legal department last checked those two sections."),
    )
    recognition = pick(
        _("How do you show that they are appreciated?"),
        [
            ("coffee", _("There is always coffee and a chair")),
            ("gathering", _("A gathering every year")),
            ("birthdays", _("Birthdays and anniversaries are remembered")),
            ("courses", _("They are invited to courses and talks")),
            ("certificate", _("They can get a certificate")),
        ],
    )
    recruitment = pick(
        _("Where do new volunteers come from?"),
        [
            ("web", _("The authority's website")),
            ("poster", _("Notices at the place")),
            ("association", _("The association finds them")),
            ("centre", _("The volunteer centre helps")),
            ("volunteers", _("The volunteers ask others")),
        ],
    )
    refusal_how = pick(
        _("How do people learn that they can say no?"),
        [
            ("first", _("The staff tell them before the first visit")),
            ("card", _("It is written on the role card")),
            ("poster", _("It is written on a notice")),
        ],
    )
    diversity_how = pick(
        _("How do you make room for different people?"),
        [
            ("times", _("Tasks at different times of the day")),
            ("language", _("One need not have Danish as a first language")),
            ("access", _("Tasks that can be done sitting down or with aids")),
            ("pairs", _("Two can share a task")),
        ],
    )

    def start(self) -> dict[str, Any]:
        found = super().start()
        found["expenses"] = found["expenses"] or "none"
        found["insurance"] = found["insurance"] or ("both" if self.agreement.partner_id else "authority")
        return found


class TimeForm(GuideForm):
    page = "tid"
    valid_from = DateField(label=_("First day"))
    valid_to = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave it empty if the agreement runs until somebody ends it."),
    )
    revise_on = DateField(
        label=_("Look the agreement through again by"), help_text=_("Often a year after the first day.")
    )
    evaluate_months = forms.TypedChoiceField(
        label=_("Evaluate"),
        coerce=int,
        choices=[
            (3, _("Every third month")),
            (6, _("Every half year")),
            (12, _("Every year")),
            (24, _("Every other year")),
        ],
        initial=12,
    )
    evaluation_how = pick(
        _("How?"),
        [
            ("meeting", _("The leader, an employee and a volunteer meet")),
            ("survey", _("Both sides answer a short questionnaire")),
        ],
    )
    notice_days = forms.IntegerField(
        label=_("Notice, in days"),
        min_value=0,
        max_value=365,
        widget=forms.NumberInput(attrs={"class": "input-short"}),
    )
    is_public = forms.BooleanField(
        label=_("Show a short summary to everybody when the agreement is in force"), required=False
    )

    def start(self) -> dict[str, Any]:
        found = super().start()
        today = clock.today()
        found["evaluate_months"] = found["evaluate_months"] or 12
        found["valid_from"] = found["valid_from"] or today
        months = policy_of(self.agreement.workplace.unit.authority).revise_months
        found["revise_on"] = found["revise_on"] or _months_after(found["valid_from"], months)
        return found


def _months_after(day: date, months: int) -> date:
    """Return about the same day of a later month; the 28th at the latest, which every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, 28))
