"""Forms of the programme, its plan and its people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.programmes.models import (
    Phase,
    Programme,
    SwotEntry,
    TeamFunction,
    TeamMember,
)
from samspil.learning.programmes.queries.people import possible_people
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority


def prose(label: Any, rows: int = 4, *, most: int = 2000, **attrs: Any) -> forms.CharField:
    """Return a field for some lines of text."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=box, validators=[refuse_cpr], **attrs)


def line(label: Any, *, most: int = 160, **attrs: Any) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, max_length=most, validators=[refuse_cpr], **attrs)


class ProgrammeForm(Form):
    """What the programme is about."""

    name = line(_("What is the programme called?"))
    purpose = prose(_("Why do you do it?"), help_text=_("In words that everybody understands."))
    goal = prose(_("What is reached when it is done?"), 3, most=1000)
    starts_on = DateField(label=_("From"))
    until = DateField(label=_("The last day"), required=False)

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        if programme is not None:
            kwargs["initial"] = {name: getattr(programme, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class NewProgrammeForm(ProgrammeForm):
    """A new programme says whose it is, too."""

    authority = forms.ModelChoiceField(label=_("Whose programme?"), queryset=Authority.objects.none())
    field_order = ("authority",)

    def __init__(self, *args: Any, authorities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["authority"].queryset = authorities
        if len(authorities) == 1:
            fields["authority"].initial = authorities[0]

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().arguments().items() if name != "authority"}


class PhaseForm(Form):
    kind = forms.ChoiceField(label=_("What kind of phase?"), choices=choices(Phase.Kind.choices))
    name = line(_("What do you call it?"), most=120)
    starts_on = DateField(label=_("From"))
    until = DateField(label=_("The last day"))


class MemberForm(Form):
    """Somebody who comes into the taskforce."""

    user = forms.ModelChoiceField(label=_("Who?"), queryset=User.objects.none())
    function = forms.ChoiceField(label=_("What function?"), choices=choices(TeamFunction.choices))
    field = line(
        _("Which field?"), most=120, required=False, help_text=_("For example school, care home or day-care.")
    )
    starts_on = DateField(label=_("From"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = possible_people(programme)


class ReplacementForm(MemberForm):
    """Somebody who takes a seat over."""

    def __init__(self, *args: Any, member: TeamMember, **kwargs: Any) -> None:
        super().__init__(*args, programme=member.programme, **kwargs)
        del self.fields["function"]
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = possible_people(member.programme).exclude(pk=member.user_id)


class SeatEndForm(Form):
    last_day = DateField(label=_("The last day in the taskforce"))


class DayForm(Form):
    """Who was in the taskforce on that day?"""

    dag = DateField(label=_("Show the taskforce on"), required=False)


class SwotForm(Form):
    """What is strong or weak, and what is done about it."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=choices(SwotEntry.Kind.choices))
    text = line(_("In one sentence"), most=300)
    measure = prose(_("What do you do about it?"), 3, most=1000, required=False)
    owner = forms.ModelChoiceField(
        label=_("Who is responsible?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    review_on = DateField(label=_("Look at it again"), required=False)

    def __init__(
        self, *args: Any, programme: Programme, entry: SwotEntry | None = None, **kwargs: Any
    ) -> None:
        if entry is not None:
            kwargs["initial"] = {name: getattr(entry, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner"].queryset = possible_people(programme)
        if entry is not None:
            del self.fields["kind"]
