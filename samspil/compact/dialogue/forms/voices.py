"""What people write when they have an idea or a doubt, and what those write who answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, HoneypotMixin
from samspil.compact.dialogue.models.voices import Doubt, Involvement
from samspil.society.places.models import Authority, Workplace

_ANSWER_BY_EMAIL = _(
    "If you leave it, you get the answer by e-mail. You can also keep the link on the next page."
)
_ADDRESS = forms.EmailInput(attrs={"autocomplete": "email"})


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class VoiceForm(HoneypotMixin, Form):
    """Without an account, and at most five fields. What is known already is not asked for."""

    def __init__(
        self, *args: Any, authority: Authority, workplace: Workplace | None, by: Actor, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_stranger:
            for name in ("name", "email"):
                self.fields.pop(name, None)
        if workplace is not None:
            del self.fields["workplace"]
            return
        fields: dict[str, Any] = self.fields
        open_ones = Workplace.objects.public().filter(unit__authority=authority)
        fields["workplace"].queryset = open_ones.select_related("unit").order_by("unit__name", "pk")


class IdeaForm(VoiceForm):
    """A sentence is enough."""

    workplace = forms.ModelChoiceField(
        label=_("Which workplace is it for?"),
        queryset=Workplace.objects.none(),
        required=False,
        empty_label=_("I do not know, or it is for all"),
    )
    title = forms.CharField(
        label=_("Your idea in one sentence"), max_length=160, validators=[refuse_cpr], widget=_text(2)
    )
    text = forms.CharField(
        label=_("Would you like to tell more?"),
        help_text=_("For example for whom it would be good, and what it takes. Please name nobody."),
        required=False,
        max_length=2000,
        widget=_text(5),
        validators=[refuse_cpr],
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=120,
        validators=[refuse_cpr],
        help_text=_("Only those who answer see it."),
    )
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, help_text=_ANSWER_BY_EMAIL, widget=_ADDRESS
    )


class DoubtForm(VoiceForm):
    """“Is this a volunteer's task?” No name is asked for."""

    workplace = forms.ModelChoiceField(
        label=_("Which workplace is it about?"),
        queryset=Workplace.objects.none(),
        empty_label=_("Choose"),
    )
    kind = forms.ChoiceField(
        label=_("What are you in doubt about?"), choices=Doubt.Kind.choices, widget=forms.RadioSelect
    )
    about_title = forms.CharField(
        label=_("Which activity is it about?"),
        required=False,
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("If you know what it is called."),
    )
    question = forms.CharField(
        label=_("What happened, or what are you asked to do?"),
        help_text=_("A few words are enough. Please name nobody, and write nothing about illness."),
        max_length=2000,
        widget=_text(4),
        validators=[refuse_cpr],
    )
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, help_text=_ANSWER_BY_EMAIL, widget=_ADDRESS
    )


class IdeaAnswerForm(Form):
    """Yes or not now, always with a line."""

    outcome = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("accepted", _("Yes, we go on with it")), ("declined", _("Not now"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("A line to the one who had the idea"),
        help_text=_("Say thank you, what happens now, or why not now. It is sent just as you write it."),
        max_length=2000,
        widget=_text(4),
        validators=[refuse_cpr],
    )
    is_shared = forms.BooleanField(
        label=_("Show the idea and the answer on the public board"),
        help_text=_("Without the sender's name. Read the text first: it must name nobody."),
        required=False,
    )

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().arguments().items() if name != "outcome"}


class PassOnForm(Form):
    """A line to the consultant, if there is one to say."""

    note = forms.CharField(
        label=_("A line to the consultant"),
        help_text=_("For example why somebody else should answer. The sender does not see it."),
        required=False,
        max_length=300,
        validators=[refuse_cpr],
        widget=_text(2),
    )


class InvolvementForm(Form):
    """Who was asked, when, and how many they were."""

    group = forms.ChoiceField(label=_("Who was involved?"), choices=Involvement.Group.choices)
    held_on = DateField(label=_("When?"), initial=clock.today)
    people = forms.IntegerField(
        label=_("How many took part?"),
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    what = forms.CharField(
        label=_("What did they say?"),
        help_text=_("The most important in a few words. No names."),
        required=False,
        max_length=1000,
        widget=_text(3),
        validators=[refuse_cpr],
    )


class StartForm(Form):
    """The first day, after people have been involved."""

    starts_on = DateField(label=_("Planned start"))


class DoubtAnswerForm(Form):
    """A short answer, and the words."""

    outcome = forms.ChoiceField(
        label=_("The answer in short"), choices=Doubt.Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("A line to the one who asked"),
        help_text=_("Say why. It is sent just as you write it."),
        max_length=2000,
        widget=_text(4),
        validators=[refuse_cpr],
    )
