"""What is typed about companionships."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form, PhoneField, choices
from samspil.everyday.requests.models import GroupKind, Review
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Volunteer
from samspil.society.partners.models import Partner


class FrameForm(Form):
    """How often it is talked about, and whether hours and a goal belong to it. As a rule neither does."""

    review_every_months = forms.IntegerField(
        label=_("How many months between the talks about how it goes?"), min_value=1, max_value=12, initial=3
    )
    counts_hours = forms.BooleanField(
        label=_("We note the hours"),
        required=False,
        help_text=_("Only if both wish it. It is about being together."),
    )
    has_goal = forms.BooleanField(label=_("There is a goal"), required=False)
    goal = forms.CharField(
        label=_("The goal"), required=False, max_length=200, help_text=_("Nothing about illness.")
    )


class FoundForm(FrameForm):
    """Two people, or a group and a citizen. The activity decides the workplace and what the volunteer must have in place."""

    activity = forms.ModelChoiceField(label=_("Activity"), queryset=Activity.objects.none())
    first_name = forms.CharField(label=_("The citizen's first name"), max_length=60)
    whereabouts = forms.CharField(label=_("Room or bed"), required=False, max_length=60)
    phone = PhoneField(label=_("The citizen's phone"), required=False)
    email = forms.EmailField(label=_("The citizen's e-mail"), required=False)
    volunteer = forms.ModelChoiceField(
        label=_("Volunteer"), required=False, queryset=Volunteer.objects.none()
    )
    group_kind = forms.ChoiceField(
        label=_("Or a group"),
        required=False,
        choices=choices(GroupKind.choices, empty=_("No, a volunteer")),
        help_text=_("A group is a number of people and a contact person. Write no child's name."),
    )
    group_name = forms.CharField(label=_("The group's name"), required=False, max_length=80)
    group_count = forms.IntegerField(
        label=_("How many are they?"), required=False, min_value=1, max_value=500
    )
    partner = forms.ModelChoiceField(
        label=_("The association or circle of friends"), required=False, queryset=Partner.objects.none()
    )
    contact_name = forms.CharField(label=_("The group's contact person"), required=False, max_length=80)
    contact_email = forms.EmailField(label=_("The contact person's e-mail"), required=False)

    field_order = ("activity", "first_name", "whereabouts", "phone", "email", "volunteer", "group_kind")

    def __init__(
        self,
        *args: Any,
        activities: QuerySet[Activity],
        volunteers: QuerySet[Volunteer],
        partners: QuerySet[Partner],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("activity", activities), ("volunteer", volunteers), ("partner", partners)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined] # a model choice field


class StartForm(Form):
    citizen_agrees = forms.BooleanField(label=_("The citizen and the volunteer both say yes"), required=False)


class ReviewForm(Form):
    held_on = DateField(label=_("When was the talk?"), initial=clock.today)
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Review.Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("Nothing more is noted, and nothing about the citizen."),
    )


class CompanionForm(Form):
    volunteer = forms.ModelChoiceField(label=_("Who comes from now on?"), queryset=Volunteer.objects.none())

    def __init__(self, *args: Any, volunteers: QuerySet[Volunteer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["volunteer"].queryset = volunteers  # type: ignore[attr-defined] # a model choice field


class TimeForm(Form):
    day = DateField(label=_("Day"), initial=clock.today)
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=1, max_value=24 * 60)
