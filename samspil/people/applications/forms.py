"""What applicants and coordinators fill in."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, PhoneField, choices
from samspil.people.activities.models import Activity
from samspil.people.activities.models import Kind as ActivityKind
from samspil.people.applications.models import Application
from samspil.people.applications.rules import OLDEST_YEAR

_MESSAGE = forms.Textarea(attrs={"rows": 4})


class ApplyForm(HoneypotMixin, Form):
    """Five fields and no account: three minutes on a phone."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(label=_("Your e-mail"), help_text=_("We send you a link to confirm with."))
    phone = PhoneField(label=_("Your phone number"), required=False)
    birth_year = forms.IntegerField(
        label=_("Your year of birth"),
        help_text=_("Four digits, for example 1958. We ask because the activity has an age limit."),
        min_value=OLDEST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "4"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value"), _("Write the year with four digits, for example 1958.")
        ),
    )
    message = forms.CharField(
        label=_("Anything you would like to say?"),
        help_text=_(
            "For example why you would like to join, or when you have time. Nothing about illness, please."
        ),
        required=False,
        max_length=1000,
        widget=_MESSAGE,
        validators=[refuse_cpr],
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not activity.min_age:
            del self.fields["birth_year"]


class InterestForm(HoneypotMixin, Form):
    """Six fields at the most: a name and one way to answer are enough."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, help_text=_("An e-mail or a phone number is enough.")
    )
    phone = PhoneField(label=_("Your phone number"), required=False)
    postcode = forms.RegexField(
        r"^\d{4}$",
        label=_("Your postcode"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "4"}),
        error_messages={"invalid": _("Write the postcode with four digits.")},
    )
    kind = forms.ChoiceField(
        label=_("What would you like to do?"),
        required=False,
        choices=choices(ActivityKind.choices, empty=_("I am open to anything")),
    )
    message = forms.CharField(
        label=_("Anything you would like to say?"),
        required=False,
        max_length=1000,
        widget=_MESSAGE,
        validators=[refuse_cpr],
    )


class AcceptForm(Form):
    """A first day; the rest follows by itself."""

    starts_on = DateField(label=_("First day"), initial=clock.today)


class DeclineForm(Form):
    """A reason from the list, and a personal line if there is one to say."""

    reason = forms.ChoiceField(
        label=_("Why not this time?"), choices=Application.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("A personal line to the applicant"),
        help_text=_("It stands in the e-mail, just as you write it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )


class RecruitmentForm(Form):
    """How many the activity wants, and whether it asks just now."""

    wanted = forms.IntegerField(
        label=_("How many volunteers do you want?"),
        help_text=_("Leave it empty if there is no limit."),
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    is_open = forms.BooleanField(
        label=_("Ask for new volunteers now"),
        help_text=_(
            "When this is off, the button “Join” is gone. Those on the waiting list keep their place."
        ),
        required=False,
    )
    seeks_young = forms.BooleanField(label=_("Young people are especially welcome"), required=False)
    seeks_peers = forms.BooleanField(
        label=_("People with experience of their own are especially welcome"),
        help_text=_("For example former patients, relatives and users. Everybody may apply all the same."),
        required=False,
    )


class ExperienceForm(HoneypotMixin, Form):
    """A name, an address, and a yes. What the person was treated for is nobody's business."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(
        label=_("Your e-mail"), help_text=_("We use it for one question, and nothing else.")
    )
    is_treated_now = forms.ChoiceField(
        label=_("Are you, or is somebody close to you, a patient, resident or user here just now?"),
        help_text=_("Then we wait three months before we ask. We do not store your answer, only the date."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    agrees = forms.BooleanField(
        label=_("You may ask me some day whether I would like to be a volunteer"), required=False
    )

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        return {**typed, "is_treated_now": typed["is_treated_now"] == "yes"}


class InvitePeerForm(Form):
    """To which of the activities that ask for people with experience of their own."""

    activity = forms.ModelChoiceField(
        label=_("To which activity?"), queryset=Activity.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, activities: QuerySet[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = activities  # type: ignore[attr-defined] # a choice of rows
