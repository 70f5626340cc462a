"""Forms of the register of concerns, and of the yearly declaration on special terms."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import Form, choices
from samspil.compact.dialogue.models.concerns import Concern, Worried
from samspil.compact.dialogue.models.declarations import SpecialTerms
from samspil.compact.dialogue.queries.concerns import possible_owners, workplaces_to_care_for
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


def _words(rows: int, **attrs: Any) -> dict[str, Any]:
    return {
        "max_length": 2000,
        "widget": forms.Textarea(attrs={"rows": rows}),
        "validators": [refuse_cpr],
        **attrs,
    }


class ConcernForm(Form):
    """What somebody worries about, what is done about it, and who sees to it."""

    title = forms.CharField(label=_("The concern in one sentence"), max_length=160, validators=[refuse_cpr])
    text = forms.CharField(label=_("More about it"), required=False, **_words(4))
    mitigation = forms.CharField(
        label=_("What do you do about it?"),
        required=False,
        help_text=_("Leave it empty if you do not know yet."),
        **_words(4),
    )

    group = forms.ChoiceField(
        label=_("Whose concern is it?"),
        choices=choices(Worried.choices, empty=_("Not said")),
        required=False,
        help_text=_("A group, never a person."),
    )


class NewConcernForm(ConcernForm):
    """A new concern says where it belongs, too."""

    workplace = forms.ModelChoiceField(
        label=_("Which workplace?"), queryset=Workplace.objects.none(), empty_label=_("Choose")
    )
    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=Concern.Kind.choices, initial=Concern.Kind.OTHER
    )
    field_order = ("workplace", "kind")

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = workplaces_to_care_for(by)

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().arguments().items() if name != "workplace"}


class EditConcernForm(ConcernForm):
    """The words, and one person who sees to it."""

    owner = forms.ModelChoiceField(
        label=_("Who sees to it?"), queryset=User.objects.none(), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, concern: Concern, **kwargs: Any) -> None:
        kwargs["initial"] = {
            name: getattr(concern, name) for name in ("title", "text", "mitigation", "group", "owner")
        }
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        owners = possible_owners(concern)
        fields["owner"].queryset = owners
        if concern.owner_id is not None:  # stays a choice after the duty has ended
            kept = Q(pk=concern.owner_id) | Q(pk__in=owners.values("pk"))
            fields["owner"].queryset = User.objects.filter(kept).order_by("name", "pk")


class _Count(forms.IntegerField):
    """A number that is not negative, typed on any keyboard."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "7"})
        super().__init__(min_value=0, widget=widget, **{"max_value": 9_999, **kwargs})


class SpecialTermsForm(Form):
    """Two numbers, two more if they are known, a statement, and a line."""

    posts_before = _Count(label=_("Posts on special terms at the beginning of the year"))
    posts_after = _Count(label=_("Posts on special terms at the end of the year"))
    hours_before = _Count(label=_("Hours by volunteers the year before"), required=False, max_value=9_999_999)
    hours_after = _Count(label=_("Hours by volunteers this year"), required=False, max_value=9_999_999)
    no_negative_influence = forms.BooleanField(
        label=_("Volunteers have had no negative influence on people employed on special terms here"),
        help_text=_("Leave it empty if you cannot say so. Then the committee talks about it."),
        required=False,
    )
    statement = forms.CharField(
        label=_("How does it stand, in your own words?"),
        help_text=_("For example why the number has changed. Name nobody."),
        **_words(4),
    )

    def __init__(
        self,
        *args: Any,
        declaration: SpecialTerms | None = None,
        counted: dict[str, int] | None = None,
        **kwargs: Any,
    ) -> None:
        """Begin with a declaration, or else with the hours that were counted from the attendance."""
        if declaration is not None:
            kwargs["initial"] = {name: getattr(declaration, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": counted or {}, **kwargs})
        for name in counted or {}:
            self.fields[name].help_text = _("Counted from the attendance. Put it right if you know better.")


class CommentForm(Form):
    """The employees' words about a declaration."""

    text = forms.CharField(
        label=_("The comment of the employee side"),
        help_text=_("What you have talked about, and what you think. Name nobody."),
        **_words(4),
    )
    closes_flag = forms.BooleanField(label=_("We have talked it through: close the flag"), required=False)

    def __init__(self, *args: Any, is_flagged: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_flagged:
            del self.fields["closes_flag"]
