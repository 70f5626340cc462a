"""Forms of the communication plan and the press log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui.forms import DateField, Form, PhoneField, choices
from samspil.learning.outreach.forms.campaigns import line, prose
from samspil.learning.outreach.models import Campaign, Channel, Home, Mention, Outlet, PlannedMessage
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.queries.homes import possible_people
from samspil.learning.outreach.queries.plans import open_campaigns, outlets_for, stories_for
from samspil.learning.recognition.models import Story
from samspil.society.accounts.models import User


class MessageForm(Form):
    """To whom, what, where, when, and who sees to it."""

    audience = line(
        _("Whom is it for?"), help_text=_("For example the council of the elderly, or the staff.")
    )
    message = prose(_("What do you want to say?"), most=1000)
    channel = forms.ChoiceField(label=_("Where do you say it?"), choices=choices(Channel.choices))
    due_on = DateField(label=_("On which day?"))
    responsible = forms.ModelChoiceField(label=_("Who is responsible?"), queryset=User.objects.none())
    campaign = forms.ModelChoiceField(
        label=_("Is it part of a campaign?"),
        queryset=Campaign.objects.none(),
        required=False,
        empty_label=_("No"),
    )

    def __init__(
        self,
        *args: Any,
        home: Home | Owned,
        by: Actor,
        planned: PlannedMessage | None = None,
        **kwargs: Any,
    ) -> None:
        if planned is not None:
            kwargs["initial"] = {name: getattr(planned, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["responsible"].queryset = possible_people(home)
        fields["campaign"].queryset = open_campaigns(home, by)


class OutletForm(Form):
    """A medium and its newsroom."""

    name = line(_("What is the medium called?"), most=120)
    kind = forms.ChoiceField(label=_("What kind of medium?"), choices=choices(Outlet.Kind.choices))
    area = line(_("What area does it cover?"), most=120, required=False)
    email = forms.EmailField(
        label=_("E-mail of the newsroom"),
        required=False,
        help_text=_("The common address, and not a journalist’s own."),
    )
    phone = PhoneField(label=_("Phone of the newsroom"), required=False)
    website = forms.URLField(label=_("Its website"), required=False, assume_scheme="https")
    note = line(_("Anything good to know?"), most=300, required=False)

    def __init__(self, *args: Any, outlet: Outlet | None = None, **kwargs: Any) -> None:
        if outlet is not None:
            kwargs["initial"] = {name: getattr(outlet, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class MentionForm(Form):
    """What a medium has told."""

    outlet = forms.ModelChoiceField(label=_("In which medium?"), queryset=Outlet.objects.none())
    title = line(_("Headline"), most=200)
    url = forms.URLField(label=_("Link to it"), max_length=500, assume_scheme="https")
    published_on = DateField(label=_("On which day was it published?"), initial=clock.today)
    consent = forms.ChoiceField(
        label=_("Have those who are in it said yes?"),
        choices=Mention.Consent.choices,
        widget=forms.RadioSelect,
    )
    story = forms.ModelChoiceField(
        label=_("Which of our stories?"),
        queryset=Story.objects.none(),
        required=False,
        empty_label=_("None of them"),
        help_text=_("Then the yes of everybody in the story is looked up there."),
    )
    note = prose(_("Anything to note?"), 2, most=1000, required=False)

    def __init__(
        self, *args: Any, home: Home | Owned, by: Actor, mention: Mention | None = None, **kwargs: Any
    ) -> None:
        if mention is not None:
            kwargs["initial"] = {name: getattr(mention, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["outlet"].queryset = outlets_for(home, by)
        fields["story"].queryset = stories_for(home, by)
