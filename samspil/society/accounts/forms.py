"""What people type when they sign in, and about their own account."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form

LONGEST_PASSWORD = 128


def _email() -> forms.EmailField:
    widget = forms.EmailInput(
        attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    )
    wrong = _("Write the whole address, for example name@example.dk.")
    return forms.EmailField(
        label=_("E-mail"), max_length=254, widget=widget, error_messages={"required": wrong, "invalid": wrong}
    )


def _password(label: Any, autocomplete: str, **kwargs: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget, **kwargs)


class LinkForm(Form):
    email = _email()


class PasswordSignInForm(Form):
    email = _email()
    password = _password(_("Password"), "current-password")


class AddressForm(Form):
    """The address that one would like to sign in with."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"invalid": _("Write the whole address, for example name@example.dk.")},
    )


class AccountForm(Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        validators=[refuse_cpr],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class PasswordForm(Form):
    """A new password; the old one only when it is long since the person showed who they are."""

    old_password = _password(_("Your password now"), "current-password")
    password = _password(
        _("New password"),
        "new-password",
        help_text=_(
            "At least 12 characters. Three or four words in a row are easy to remember and hard to guess."
        ),
    )

    def __init__(self, *args: Any, ask_old: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ask_old:
            del self.fields["old_password"]

    def arguments(self) -> dict[str, Any]:
        return {"password": self.cleaned_data["password"]}


class PasskeyForm(Form):
    """The name of a new passkey; `answer` is what the device said, put in by the page's script."""

    name = forms.CharField(
        label=_("Name of the passkey"),
        max_length=60,
        validators=[refuse_cpr],
        help_text=_("So that you know it again, for example “My phone”."),
    )
    answer = forms.CharField(widget=forms.HiddenInput, max_length=20_000, required=False)

    def arguments(self) -> dict[str, Any]:
        return {"name": self.cleaned_data["name"]}


class LanguageForm(Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)
