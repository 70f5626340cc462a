"""Writing down an experience, and asking about somebody else's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.learning.networks.models import Experience
from samspil.learning.networks.queries import experiences as queries
from samspil.people.activities.models import Activity, Kind
from samspil.people.activities.queries.people import with_those_named
from samspil.society.accounts.models import User
from samspil.society.places.models import Setting, Workplace


def _text(label: Any, help_text: Any = "", *, rows: int = 4, most: int = 2000) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        validators=[refuse_cpr],
    )


class LibraryFilter(Form):
    """A word, a kind of activity, a kind of place."""

    q = forms.CharField(label=_("What are you looking for?"), required=False, max_length=120)
    slags = forms.ChoiceField(
        label=_("What kind?"), required=False, choices=choices(Kind.choices, empty=_("All kinds"))
    )
    ramme = forms.ChoiceField(
        label=_("What kind of place?"),
        required=False,
        choices=choices(Setting.choices, empty=_("All places")),
    )

    def wishes(self) -> dict[str, str]:
        """Return what can be understood; a wrong choice narrows nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"query": said.get("q", ""), "kind": said.get("slags", ""), "setting": said.get("ramme", "")}


class BeginForm(Form):
    """Where, and what it is about; the rest can wait."""

    workplace = forms.ModelChoiceField(label=_("Workplace"), queryset=Workplace.objects.none())
    title = forms.CharField(
        label=_("What is it about, in a few words?"),
        help_text=_("For example: Way-finders who take over at the bus stop"),
        max_length=120,
        validators=[refuse_cpr],
    )
    kind = forms.ChoiceField(label=_("What kind is it?"), choices=Kind.choices, initial=Kind.OTHER)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplaces = queries.workplaces_to_tell_of(by)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = workplaces
        first_two = list(workplaces[:2])
        if len(first_two) == 1:  # one place, nothing to choose
            fields["workplace"].initial = first_two[0].pk

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "kind")}


class DescribeForm(Form):
    """Four short answers. Only the title is needed to save and go on later."""

    title = forms.CharField(label=_("Title"), max_length=120, validators=[refuse_cpr])
    wanted = _text(_("What did you want?"), _("What was missing, and for whom?"), rows=3)
    done = _text(
        _("What did you do?"), _("Step by step, as you would tell a colleague. Name nobody."), most=3000
    )
    worked = _text(_("What worked?"), rows=3)
    not_worked = _text(
        _("What did not work, or would you do otherwise today?"),
        _("This is often what others learn most from."),
        rows=3,
    )
    activity = forms.ModelChoiceField(
        label=_("Which activity is it about?"),
        queryset=Activity.objects.none(),
        required=False,
        help_text=_("Then others can begin their own from it."),
    )
    kind = forms.ChoiceField(label=_("What kind is it?"), choices=Kind.choices)
    setting = forms.ChoiceField(label=_("What kind of place?"), choices=Setting.choices)
    contact = forms.ModelChoiceField(
        label=_("Whom may others ask?"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("Colleagues elsewhere see the name, and write through Samspil. Ask the person first."),
    )

    def __init__(self, *args: Any, experience: Experience, **kwargs: Any) -> None:
        kept = {name: getattr(experience, name) for name in self.base_fields}
        super().__init__(*args, initial=kept, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["activity"].queryset = queries.activities_to_tell_of(experience)
        people = queries.possible_contacts(experience)
        fields["contact"].queryset = with_those_named(people, experience.contact_id)


class ShareForm(Form):
    """With whom."""

    reach = forms.ChoiceField(
        label=_("With whom do you share it?"),
        choices=Experience.Reach.choices,
        initial=Experience.Reach.ALL,
        widget=forms.RadioSelect,
        help_text=_(
            "What is shared with everybody can also be read by citizens and volunteers, without your contact's name."
        ),
    )


class UseForm(Form):
    """At which of one's own workplaces."""

    workplace = forms.ModelChoiceField(label=_("At which workplace?"), queryset=Workplace.objects.none())

    def __init__(self, *args: Any, by: Actor, experience: Experience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplaces = queries.workplaces_without_it(by, experience)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = workplaces
        first_two = list(workplaces[:2])
        if len(first_two) == 1:
            fields["workplace"].initial = first_two[0].pk


class AskForm(Form):
    """One question to the contact."""

    text = forms.CharField(
        label=_("What would you like to know?"),
        help_text=_("Write your phone number if you would rather talk."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
    )


class ReplyForm(Form):
    """One answer."""

    reply = forms.CharField(
        label=_("Your reply"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
    )
