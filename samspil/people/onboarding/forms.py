"""The forms of onboarding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import BadgeRevocation, CountsAt, Group, Kind, TextKind
from samspil.people.volunteers.models import InsuranceCover
from samspil.society.places.models import Setting


class SignForm(Form):
    has_read = forms.BooleanField(
        label=_("I have read the text, and I promise to keep to it"),
        error_messages={"required": _("Tick the box when you have read the text.")},
    )
    typed_name = forms.CharField(
        label=_("Write your full name"),
        max_length=120,
        error_messages={"required": _("Write your full name. It is your signature.")},
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class StepForm(Form):
    """When a step was done; the course tells how long it holds."""

    done_on = DateField(label=_("Done on"))
    expires_on = DateField(label=_("Valid until"), required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"done_on": clock.today()}, **kwargs})
        if kind != Kind.COURSE:
            del self.fields["expires_on"]


class BirthYearForm(Form):
    birth_year = forms.IntegerField(
        label=_("Which year were you born?"),
        min_value=1915,
        error_messages={
            "required": _("Write the year with four digits, for example 1958."),
            "invalid": _("Write the year with four digits, for example 1958."),
            "min_value": _("Write the year with four digits, for example 1958."),
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "bday-year", "class": "input-short"}
        ),
    )

    def clean_birth_year(self) -> int:
        year: int = self.cleaned_data["birth_year"]
        if year > clock.today().year:
            raise forms.ValidationError(_("Write the year with four digits, for example 1958."))
        return year


class OwnInsuranceForm(Form):
    done_on = DateField(label=_("I looked into my own insurance on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"done_on": clock.today()}, **kwargs})


class PaperSignatureForm(Form):
    """What somebody saw a volunteer without an e-mail address sign."""

    signed_on = DateField(label=_("Date beside the signature"))
    has_seen = forms.BooleanField(
        label=_("I saw the volunteer sign exactly this text"),
        error_messages={"required": _("Tick the box when you have seen the signature.")},
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"signed_on": clock.today(), **initial}})


class SpokenYesForm(Form):
    """When a volunteer without an e-mail address said yes to the expectation talk."""

    agreed_on = DateField(label=_("The volunteer said yes on"))
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"agreed_on": clock.today(), **initial}})


class ToldInsuranceForm(Form):
    """When a volunteer without an e-mail address had looked into their own insurance."""

    done_on = DateField(label=_("The volunteer looked into it on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"done_on": clock.today()}, **kwargs})


class TalkForm(Form):
    agreed = forms.CharField(
        label=_("What we agreed"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4_000,
        required=False,
        validators=[refuse_cpr],
        help_text=_("Keywords are enough. Write nothing about health, faith or family."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RevisionForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class OpenForm(Form):
    """Which activity the volunteer begins in."""

    activity = forms.TypedChoiceField(coerce=int)
    due_on = DateField(label=_("Ready by"))

    def __init__(self, *args: Any, activities: list[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.pk, f"{one.title}, {one.workplace.unit.name}") for one in activities]
        self.fields["activity"] = forms.TypedChoiceField(
            label=_("Activity"), coerce=int, choices=choices(offered)
        )


class CoverForm(Form):
    kind = forms.ChoiceField(label=_("Insurance"), choices=choices(InsuranceCover.Kind.choices))
    carrier = forms.ChoiceField(label=_("Who carries it"), choices=choices(InsuranceCover.Carrier.choices))
    basis = forms.CharField(
        label=_("Basis"),
        max_length=200,
        required=False,
        validators=[refuse_cpr],
        help_text=_("The decision, guideline or agreement. No policy numbers."),
    )
    valid_to = DateField(label=_("Valid until"), required=False)


class PolicyForm(Form):
    kind = forms.ChoiceField(label=_("Insurance"), choices=choices(InsuranceCover.Kind.choices))
    basis = forms.CharField(
        label=_("Basis: the decision or guideline"), max_length=200, validators=[refuse_cpr]
    )
    setting = forms.ChoiceField(
        label=_("Where"), choices=choices(Setting.choices, empty=_("Everywhere")), required=False
    )
    affiliation = forms.ChoiceField(
        label=_("For volunteers"), choices=choices(Group.choices, empty=_("All")), required=False
    )
    valid_from = DateField(label=_("From"))
    valid_to = DateField(label=_("Until"), required=False)


class RuleForm(Form):
    kind = forms.ChoiceField(label=_("Requirement"), choices=choices(Kind.choices))
    course = forms.CharField(
        label=_("Name of the course"),
        max_length=120,
        required=False,
        validators=[refuse_cpr],
        help_text=_("Only for courses"),
    )
    setting = forms.ChoiceField(
        label=_("Where"), choices=choices(Setting.choices, empty=_("Everywhere")), required=False
    )
    affiliation = forms.ChoiceField(
        label=_("For volunteers"), choices=choices(Group.choices, empty=_("All")), required=False
    )
    child_contact = forms.ChoiceField(
        label=_("Children, at least"), choices=Activity.ChildContact.choices, initial="none"
    )
    fixed_only = forms.BooleanField(label=_("Only regular volunteers"), required=False)
    counts_at = forms.ChoiceField(label=_("Counts"), choices=CountsAt.choices, initial=CountsAt.AUTHORITY)
    valid_days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=3_650, required=False)
    blocks = forms.BooleanField(label=_("No shift without it"), required=False, initial=True)


class AdjustForm(Form):
    is_on = forms.BooleanField(label=_("In use"), required=False)
    valid_days = forms.IntegerField(
        label=_("Valid for days"),
        min_value=1,
        max_value=3_650,
        required=False,
        help_text=_("Empty: it does not expire"),
    )


class TextForm(Form):
    kind = forms.ChoiceField(label=_("Text"), choices=choices(TextKind.choices))
    affiliation_kind = forms.ChoiceField(
        label=_("For volunteers"), choices=choices(Group.choices, empty=_("All")), required=False
    )
    version = forms.CharField(label=_("Version"), max_length=40, help_text=_("For example 2027-1"))
    title = forms.CharField(label=_("Title"), max_length=160, validators=[refuse_cpr])
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        validators=[refuse_cpr],
        help_text=_("Begin a heading with ## and a point in a list with -"),
    )
    title_en = forms.CharField(
        label=_("Title in English"), max_length=160, required=False, validators=[refuse_cpr]
    )
    body_en = forms.CharField(
        label=_("Text in English"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[refuse_cpr],
    )


class RevokeForm(Form):
    reason = forms.ChoiceField(
        label=_("Why?"), choices=BadgeRevocation.Reason.choices, widget=forms.RadioSelect
    )


class AssessForm(Form):
    is_approved = forms.TypedChoiceField(
        label=_("Your assessment"),
        choices=[("yes", _("Approved")), ("no", _("Not approved"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    expires_on = DateField(
        label=_("Valid until"), required=False, help_text=_("Only if you have agreed on a time limit")
    )
