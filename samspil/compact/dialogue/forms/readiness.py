"""Forms with which a leader or a coordinator makes the staff ready."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.compact.dialogue.models.briefings import StaffPage
from samspil.compact.dialogue.queries.readiness import may_be_buddy, staff_of
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


def _lines(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
    )


class BriefingForm(Form):
    """When, how many, and about what. Names are optional."""

    held_on = DateField(label=_("When was it?"), initial=clock.today)
    people = forms.IntegerField(
        label=_("How many took part?"),
        min_value=1,
        max_value=1_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    what = forms.CharField(
        label=_("What was it about?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )
    participants = forms.ModelMultipleChoiceField(
        label=_("Who took part?"),
        help_text=_("You do not have to name anybody."),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, workplace: Workplace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        staff = staff_of(workplace)
        fields["participants"].queryset = staff
        if not staff.exists():
            del self.fields["participants"]


class StaffPageForm(Form):
    """“Volunteers at our place”, on one page that is read in two minutes."""

    staff_do = _lines(_("What do the staff do?"), _("One thing on each line. Three are enough."))
    volunteers_add = _lines(_("What do volunteers add?"), _("One thing on each line."))
    limits = _lines(_("What do volunteers not do?"), _("One thing on each line."))
    whom_to_ask = forms.CharField(
        label=_("Whom do the staff ask?"),
        help_text=_("A name or a duty, and where to find them."),
        max_length=200,
        validators=[refuse_cpr],
    )
    in_doubt = _lines(
        _("What do you do when you are in doubt?"),
        _("For example: stop, ask kindly, and talk with the leader."),
    )
    read_again = forms.BooleanField(
        label=_("Everybody reads it again"),
        help_text=_("Leave it empty if you have only corrected a word."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, page: StaffPage | None = None, **kwargs: Any) -> None:
        if page is not None:
            kept = [name for name in self.base_fields if name != "read_again"]
            kwargs["initial"] = {name: getattr(page, name) for name in kept}
        super().__init__(*args, **kwargs)
        if page is None:
            del self.fields["read_again"]


class BuddyForm(Form):
    """Who, and from when."""

    user = forms.ModelChoiceField(
        label=_("Contact among the staff"), queryset=User.objects.none(), empty_label=_("Choose")
    )
    starts_on = DateField(label=_("From"), initial=clock.today)

    def __init__(self, *args: Any, workplace: Workplace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = may_be_buddy(workplace)
