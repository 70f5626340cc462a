"""What is filled in about a framework itself: what it is, who decides it, who signs it, what it builds on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.compact.frameworks.models import Framework, FrameworkLink, OwnerBody
from samspil.society.accounts.models import User

_KINDS = [pair for pair in Framework.Kind.choices if pair[0] != Framework.Kind.LOCAL_PRINCIPLES]


class SettingsForm(Form):
    """What is said about a framework."""

    title = forms.CharField(label=_("Title"), max_length=160, validators=[refuse_cpr])
    about = forms.CharField(
        label=_("What it is for"),
        required=False,
        help_text=_("One or two sentences. Everybody can read them."),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )
    sector_name = forms.CharField(
        label=_("Sector"),
        required=False,
        max_length=120,
        help_text=_("Leave it empty when the framework applies to the whole authority."),
        validators=[refuse_cpr],
    )
    needs_med_dialogue = forms.BooleanField(
        label=_("A MED committee discusses it before it is adopted"), required=False, initial=True
    )


class FrameworkForm(SettingsForm):
    """A new framework."""

    kind = forms.ChoiceField(label=_("Kind of framework"), choices=choices(_KINDS))

    field_order = ("kind", "title", "about", "sector_name", "needs_med_dialogue")


class LocalForm(Form):
    """A workplace begins its own principles."""

    committee = forms.CharField(
        label=_("Which MED committee discusses them?"),
        max_length=120,
        help_text=_("For example the local MED committee of the ward."),
        validators=[refuse_cpr],
    )


class OwnerForm(Form):
    """One more body that decides."""

    name = forms.CharField(label=_("Name of the body"), max_length=120, validators=[refuse_cpr])
    kind = forms.ChoiceField(label=_("Kind of body"), choices=choices(OwnerBody.Kind.choices))


class SignatoryForm(Form):
    """A function that signs, and who holds it."""

    function = forms.CharField(
        label=_("Function"),
        max_length=120,
        help_text=_("As it stands under the text."),
        validators=[refuse_cpr],
    )
    user_id = forms.TypedChoiceField(label=_("Who holds it"), coerce=int)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {person.pk: person for person in people}
        self.fields["user_id"].choices = choices([(pk, str(one)) for pk, one in self._people.items()])  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        return values | {"user": self._people[values.pop("user_id")]}


class LinkForm(Form):
    """How the framework stands to another. The framework itself is handed to the action by the view."""

    relation_kind = forms.ChoiceField(
        label=_("This framework"), choices=choices(FrameworkLink.Relation.choices)
    )
    other_id = forms.TypedChoiceField(label=_("the framework"), coerce=int)

    def __init__(self, *args: Any, others: Iterable[Framework], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {one.pk: one for one in others}
        self.fields["other_id"].choices = choices([(pk, one.title) for pk, one in self._others.items()])  # type: ignore[attr-defined] # a choice field

    def arguments(self) -> dict[str, Any]:
        values = super().arguments()
        return values | {"other": self._others[values.pop("other_id")]}
