"""What somebody fills in who has talked to people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.learning.surveys.models import Group, Interview
from samspil.learning.surveys.rules.interviewing import LONGEST, MOST_PEOPLE
from samspil.society.places.models import Authority, Workplace


class InterviewForm(Form):
    """Where, with whom, the consent, and what was learned."""

    place = forms.ModelChoiceField(
        label=_("Where do they belong?"),
        help_text=_("If it could only be one person, choose a larger place."),
        queryset=Workplace.objects.none(),
        empty_label=None,
    )
    group = forms.ChoiceField(
        label=_("Whom did you talk to?"),
        help_text=_("Only the group is kept, never a name."),
        choices=Group.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom you talked to.")},
    )
    form = forms.ChoiceField(
        label=_("How did you talk?"), choices=Interview.Form.choices, widget=forms.RadioSelect
    )
    people = forms.IntegerField(
        label=_("How many did you talk to?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )
    held_on = DateField(label=_("Which day?"), initial=clock.today)
    consent = forms.ChoiceField(
        label=_("Have they agreed that you write it down?"),
        help_text=_("Tell them that it is kept for a year, and that they can have it deleted at any time."),
        choices=Interview.Consent.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Nothing is saved without consent. Ask first.")},
    )
    consented_on = DateField(
        label=_("Which day did they agree?"),
        error_messages={"required": _("Write the day of the consent. Nothing is saved without it.")},
    )
    learned = forms.CharField(
        label=_("What did you learn?"),
        help_text=_("The points, in your own words. Name nobody, and write nothing that shows who said it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[refuse_cpr],
        error_messages={"required": _("Write what you learned.")},
    )

    def __init__(self, *args: Any, authority: Authority, places: Any, may_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority = authority
        field: Any = self.fields["place"]
        field.queryset = places
        if may_all:
            field.required = False
            field.empty_label = _("The whole of %(authority)s") % {"authority": authority.name}

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        del said["place"]
        return said

    @property
    def where(self) -> Workplace | Authority:
        """Return where it belongs, once the form holds good."""
        chosen: Workplace | None = self.cleaned_data.get("place") if self.is_valid() else None
        return chosen or self.authority
