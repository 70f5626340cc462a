"""What is typed in a conversation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form
from samspil.everyday.cases.models import Kind
from samspil.everyday.requests.rules.threads import LONGEST


class RememberForm(Form):
    """The one question when a code is made: is this device one's own?"""

    remember = forms.BooleanField(
        required=False,
        label=_("This is my own phone or computer: remember the code here"),
        help_text=_("Leave it empty on a tablet that others use, too."),
    )


class CodeForm(RememberForm):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("The 20 letters and digits that you were given. Capitals and hyphens do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ("code", "remember")


class MessageForm(Form):
    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class ReportForm(Form):
    """What is handed over has been chosen on the page before, and is seen once more beside this form."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, widget=forms.MultipleHiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (Kind.SAFEGUARDING, _("I am worried about somebody")),
            (Kind.COMPLAINT, _("I want to complain")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("In your own words, if you like"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, sequences: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(number, str(number)) for number in sequences]  # type: ignore[attr-defined] # a choice field
