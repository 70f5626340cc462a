"""One small form for each step from draft to publication. What publication asks for is asked for here already."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.people.activities.forms.fields import of_activity, text_area
from samspil.people.activities.models import Activity, Need
from samspil.people.activities.queries.people import possible_contacts, possible_leaders, with_those_named
from samspil.society.accounts.models import User


class StepForm(Form):
    """A step over fields of the activity itself."""

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        self.activity = activity
        super().__init__(*args, **{**kwargs, "initial": self.start()})

    def start(self) -> dict[str, Any]:
        """Return what the fields hold before anybody types."""
        return {name: getattr(self.activity, name) for name in self.base_fields}


class DescriptionForm(StepForm):
    title = of_activity("title")
    kind = of_activity("kind")
    summary = of_activity("summary", required=True, help_text=_("The first thing people read. One sentence."))
    target_group = of_activity("target_group", required=False)
    description = of_activity(
        "description",
        required=False,
        widget=text_area(8),
        help_text=_("What does one do, with whom, and what is it like?"),
    )


class TasksForm(StepForm):
    may = forms.CharField(
        label=_("A volunteer may"),
        widget=text_area(7),
        max_length=4000,
        help_text=_("One task on each line."),
    )
    may_not = forms.CharField(
        label=_("A volunteer may not"),
        widget=text_area(7),
        max_length=4000,
        help_text=_("One on each line: what the staff do, and what nobody should be asked to do."),
    )

    def start(self) -> dict[str, Any]:
        tasks = list(self.activity.tasks.all())
        return {
            "may": "\n".join(task.text for task in tasks if task.may),
            "may_not": "\n".join(task.text for task in tasks if not task.may),
        }

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name].splitlines() for name in ("may", "may_not")}


class RolesForm(StepForm):
    staff_do = of_activity("staff_do", required=True, widget=text_area())
    volunteers_add = of_activity("volunteers_add", required=True, widget=text_area())
    without_volunteers = of_activity(
        "without_volunteers",
        required=True,
        widget=text_area(),
        help_text=_("The workplace must work without volunteers. What happens on a day when nobody comes?"),
    )


class PlaceAndTimeForm(StepForm):
    meeting_point = of_activity(
        "meeting_point", required=True, help_text=_("Where a volunteer goes on the first day.")
    )
    setting = of_activity("setting")
    commitment = of_activity("commitment")
    on_weekdays = of_activity("on_weekdays")
    on_evenings = of_activity("on_evenings")
    on_weekends = of_activity("on_weekends")
    at_night = of_activity("at_night")
    course = of_activity("course", required=False, help_text=_("Only if one must take a course first."))


class FrameForm(StepForm):
    access_mode = of_activity(
        "access_mode",
        help_text=_("As a rule citizens ask directly. A referral needs a decision that allows it."),
    )
    decision_reference = of_activity(
        "decision_reference",
        required=False,
        help_text=_("Only when a professional decides: which decision, made by whom, when?"),
    )
    min_age = of_activity("min_age", min_value=13, max_value=99)
    language_level = of_activity("language_level")
    child_contact = of_activity("child_contact")
    fixed_affiliation = of_activity(
        "fixed_affiliation", label=_("The volunteer comes again and again (a regular volunteer)")
    )
    insurance_statement = of_activity(
        "insurance_statement",
        required=False,
        help_text=_("Needed in private homes: how is the volunteer insured?"),
    )
    hours_most = of_activity(
        "hours_most",
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("Empty: no limit. With more, the volunteer is asked whether they would like it anyway."),
    )


class RoleCardForm(StepForm):
    role_card_patient = of_activity(
        "role_card_patient",
        required=True,
        widget=text_area(7),
        help_text=_("Say “you” to the patient or citizen. Short sentences and everyday words."),
    )


class NeedsForm(StepForm):
    needs = forms.ModelMultipleChoiceField(
        label=_("Which needs does it answer?"),
        queryset=Need.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, activity=activity, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["needs"].queryset = Need.objects.filter(workplace_id=activity.workplace_id)

    def start(self) -> dict[str, Any]:
        return {"needs": [need.pk for need in self.activity.needs.all()]}


class ResponsiblesForm(StepForm):
    leader = forms.ModelChoiceField(
        label=_("Leader"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        help_text=_("The one leader who answers for it."),
    )
    contact = forms.ModelChoiceField(
        label=_("Contact person"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        help_text=_("Whom volunteers and staff ask."),
    )
    substitute = forms.ModelChoiceField(
        label=_("Substitute"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        help_text=_("Whom they ask when the contact person is away."),
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, activity=activity, **kwargs)
        contacts = possible_contacts(activity)
        fields: dict[str, Any] = self.fields
        fields["leader"].queryset = with_those_named(possible_leaders(activity), activity.leader_id)
        fields["contact"].queryset = with_those_named(contacts, activity.contact_id)
        fields["substitute"].queryset = with_those_named(contacts, activity.substitute_id)

    def start(self) -> dict[str, Any]:
        return {name: getattr(self.activity, f"{name}_id") for name in self.base_fields}
