"""Choosing how messages are received, and filtering the outbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form, PhoneField, TimeField, choices
from samspil.society.notifications.channels import push, sms
from samspil.society.notifications.flow import Channel, Kind, State
from samspil.society.notifications.models import Contact
from samspil.society.notifications.rules import Habits

_ALWAYS_ON_THE_SITE = {Kind.SYSTEM}


def open_channels() -> list[Channel]:
    """Return the ways that this installation can use."""
    is_open = {Channel.EMAIL: True, Channel.SMS: sms.is_open(), Channel.PUSH: push.is_open()}
    return [channel for channel in Channel if is_open[channel]]


class PreferencesForm(Form):
    """One group of boxes for each kind of message; then when, and where."""

    digest = forms.BooleanField(
        required=False,
        label=_("Collect my e-mails in one a day"),
        help_text=_("It comes at 7.30 in the morning. Urgent messages still come at once."),
    )
    quiet_from = TimeField(
        required=False,
        label=_("No messages from"),
        help_text=_("For example 22.00. Leave both empty for no quiet hours."),
    )
    quiet_until = TimeField(required=False, label=_("Messages again from"), help_text=_("For example 7.00"))

    def __init__(self, data: Any = None, *, habits: Habits, contact: Contact | None) -> None:
        super().__init__(
            data,
            initial={
                "digest": habits.digest,
                "quiet_from": habits.quiet_from,
                "quiet_until": habits.quiet_until,
                "phone": contact.phone if contact else "",
            },
        )
        self.channels = open_channels()
        if Channel.SMS in self.channels:
            self.fields["phone"] = PhoneField(required=False, label=_("Mobile phone for text messages"))
        for kind in self._kinds():
            self.fields[f"kind_{kind}"] = forms.MultipleChoiceField(
                required=False,
                label=kind.label,
                choices=[(channel.value, channel.label) for channel in self.channels],
                widget=forms.CheckboxSelectMultiple,
                initial=[channel.value for channel in self.channels if habits.wants(kind, channel)],
            )
        self.order_fields([*(f"kind_{kind}" for kind in self._kinds()), "phone", "digest"])

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = [
            (kind.value, channel.value, channel.value in said[f"kind_{kind}"])
            for kind in self._kinds()
            for channel in self.channels
        ]
        names = ("quiet_from", "quiet_until", "digest", "phone")
        return {name: said[name] for name in names if name in said} | {"choices": chosen}

    def _kinds(self) -> list[Kind]:
        return [kind for kind in Kind if kind not in _ALWAYS_ON_THE_SITE]


class SubscriptionForm(Form):
    """What a browser says of itself; filled in by our script."""

    endpoint = forms.CharField(max_length=700, widget=forms.HiddenInput)
    p256dh = forms.CharField(max_length=120, widget=forms.HiddenInput)
    auth = forms.CharField(max_length=40, widget=forms.HiddenInput)


class OutboxFilter(Form):
    state = forms.ChoiceField(
        required=False, label=_("State"), choices=choices(State.choices, empty=_("All"))
    )
    channel = forms.ChoiceField(
        required=False, label=_("Way"), choices=choices(Channel.choices, empty=_("All"))
    )
