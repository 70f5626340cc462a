"""What people write when something is wrong, and what those write who look into it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, PhoneField, choices
from samspil.everyday.cases.flow import State
from samspil.everyday.cases.models import Case, Departure, Outcome
from samspil.everyday.cases.queries.seats import could_be_about, could_read
from samspil.everyday.cases.rules.numbers import Numbers
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority, Workplace


def _words(label: Any, *, rows: int = 4, length: int = 4000, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=length, widget=area, validators=[refuse_cpr], **kwargs)


class CaseForm(HoneypotMixin, Form):
    """Without an account, and at most five fields. Who is signed in is not asked for a name."""

    workplace = forms.ModelChoiceField(
        label=_("Where was it?"), queryset=Workplace.objects.none(), empty_label=_("Choose")
    )
    text = _words(
        _("What happened?"),
        rows=5,
        help_text=_("Tell it in your own words. Write nothing about illness, and no CPR number."),
    )
    about = forms.CharField(
        label=_("Is it about somebody in particular?"),
        help_text=_("A name is enough. Whoever it is about does not get to read what you write."),
        required=False,
        max_length=200,
        validators=[refuse_cpr],
    )
    name = forms.CharField(label=_("Your name"), required=False, max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("If you leave it, we write to you. You can also keep the link on the next page."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(
        self, *args: Any, authority: Authority, workplace: Workplace | None, by: Actor, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_stranger:
            del self.fields["name"], self.fields["email"]
        if workplace is not None:
            del self.fields["workplace"]
            return
        fields: dict[str, Any] = self.fields
        here = Workplace.objects.public().filter(unit__authority=authority)
        fields["workplace"].queryset = here.select_related("unit").order_by("unit__name", "pk")


class TakeUpForm(Form):
    """What is done now, and a line about it."""

    to = forms.ChoiceField(
        label=_("What do you do now?"),
        choices=[
            (State.TALK, _("Talk with those concerned, one at a time")),
            (State.MEDIATION, _("Bring them together, and mediate")),
        ],
        widget=forms.RadioSelect,
    )
    text = _words(_("A note, if there is something to write"), rows=3, required=False)


class NoteForm(Form):
    text = _words(_("What was said or agreed?"), help_text=_("Only those who look into the case read it."))


class DecisionForm(Form):
    """In short, an answer, and what belongs to the case alone."""

    outcome = forms.ChoiceField(label=_("In short"), choices=Outcome.choices, widget=forms.RadioSelect)
    answer = _words(
        _("The answer to the one who wrote"),
        help_text=_("It is shown just as you write it. Thank them, and say what you have done."),
    )
    decision = _words(
        _("For the case alone"),
        rows=3,
        required=False,
        help_text=_("Only those who look into the case read it, and it is erased with the case."),
    )


class ClosingForm(Form):
    """Perhaps a lesson for others, without names."""

    lesson = _words(
        _("What can others learn from it?"),
        length=1000,
        required=False,
        help_text=_(
            "Optional. Leaders, committees and consultants of the authority read it, without knowing where it was. No names."
        ),
    )
    is_nameless = forms.BooleanField(
        label=_("I have read it through: nobody can be recognised"), required=False
    )


class SeatForm(Form):
    """Somebody near, and why."""

    user = forms.ModelChoiceField(label=_("Who?"), queryset=User.objects.none(), empty_label=_("Choose"))
    reason = forms.CharField(label=_("Why?"), max_length=200, validators=[refuse_cpr])

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fit = [user.pk for user in could_read(case)]
        fields["user"].queryset = User.objects.filter(pk__in=fit).order_by("name", "pk")


class PeopleForm(Form):
    """Whom the case is about: they never read it."""

    users = forms.ModelMultipleChoiceField(
        label=_("Whom is it about?"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "They cannot read the case, also if they could before. Nobody is taken off the list again."
        ),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["users"].queryset = could_be_about(case)
        self.initial.setdefault("users", [row.user_id for row in case.people.all()])

    def arguments(self) -> dict[str, Any]:
        return {"users": list(self.cleaned_data["users"])}


class AgainForm(Form):
    text = _words(_("What is missing?"), rows=4, length=2000)


class LookUpForm(Form):
    """A name or a postcode; neither a child nor an address."""

    place = forms.CharField(
        label=_("The child's municipality"),
        help_text=_("Its name, or a postcode. Never write the child's name or address here."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-medium"}),
    )


class DutyPhoneField(PhoneField):
    """A phone number, or the police and the emergency call, which have three digits."""

    def clean(self, value: Any) -> str:
        text = str(value or "").strip()
        return text if text in {"112", "114"} else super().clean(value)


class ContactForm(Form):
    """The numbers of one municipality, copied from its own page."""

    day_phone = PhoneField(label=_("Phone on weekdays"), required=False)
    hours = forms.CharField(
        label=_("When is it answered?"), required=False, max_length=120, validators=[refuse_cpr]
    )
    night_phone = DutyPhoneField(
        label=_("Phone at other times"),
        help_text=_("114 if it is the police who pass people on."),
        required=False,
    )
    postcodes = forms.CharField(
        label=_("Postcodes in the municipality"),
        help_text=_("So that it is found by postcode too: 8800 8830 8831"),
        required=False,
        max_length=600,
    )
    website = forms.URLField(
        label=_("The municipality's own page about it"), required=False, assume_scheme="https"
    )

    @staticmethod
    def initial_from(numbers: Numbers) -> dict[str, Any]:
        """What was found stands ready; who saves it has confirmed it."""
        names = ("day_phone", "hours", "night_phone", "postcodes")
        website = numbers.website or next((source.address for source in numbers.sources), "")
        return {**{name: getattr(numbers, name) for name in names}, "website": website}


class DepartureForm(Form):
    """A day. From a coordinator perhaps a reason in short; a volunteer is never asked."""

    last_day = DateField(
        label=_("Last day"),
        initial=clock.today,
        help_text=_("Choose today, and access ends now. With a later day it ends when that day is over."),
    )
    reason = forms.ChoiceField(
        label=_("In short, if you wish"),
        required=False,
        choices=choices(Departure.Reason.choices, empty=_("Nothing to say")),
    )

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["reason"]
