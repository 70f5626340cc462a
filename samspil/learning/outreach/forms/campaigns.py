"""Forms of campaigns and their links."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.outreach.models import Campaign, Channel, Home, Language, Way
from samspil.learning.outreach.models.owned import Owned
from samspil.learning.outreach.queries.homes import Choices, activities_in
from samspil.people.activities.models import Activity


def prose(label: Any, rows: int = 3, *, most: int = 2000, **attrs: Any) -> forms.CharField:
    """Return a field for some lines of text."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=box, validators=[refuse_cpr], **attrs)


def line(label: Any, *, most: int = 160, **attrs: Any) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, max_length=most, validators=[refuse_cpr], **attrs)


def whole(label: Any, **attrs: Any) -> forms.IntegerField:
    """Return a field for a number that may be left out."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "maxlength": "9"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=99_999_999, widget=box, **attrs
    )


class HomeForm(Form):
    """Whose is it? Asked first, because what can be chosen next depends on it."""

    sted = forms.ChoiceField(label=_("For which place?"))

    def __init__(self, *args: Any, homes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sted"]
        field.choices = choices(homes)


class CampaignForm(Form):
    """What a campaign is about. Who people are is not asked: only how to reach them."""

    name = line(_("What do you call the campaign?"), most=120)
    audience = line(
        _("Whom do you want to reach?"),
        most=200,
        help_text=_("For example people who have just retired, or students who live near by."),
    )
    breadth = prose(
        _("How do you reach those you seldom reach?"),
        most=1000,
        required=False,
        help_text=_(
            "For example another language, another channel, or somebody they know. You are asked about it again when you close the campaign."
        ),
    )
    activity = forms.ModelChoiceField(
        label=_("To which activity do the links lead?"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=_("To the page of the place"),
    )
    starts_on = DateField(label=_("First day"))
    until = DateField(label=_("The last day"), required=False)
    text_da = prose(_("Text to share, in Danish"), 4, required=False)
    text_en = prose(_("Text to share, in English"), 4, required=False)
    picture = line(
        _("Which picture, and where is it kept?"),
        most=300,
        required=False,
        help_text=_("Everybody in it must have said yes to just this use."),
    )

    def __init__(
        self, *args: Any, home: Home | Owned, campaign: Campaign | None = None, **kwargs: Any
    ) -> None:
        if campaign is not None:
            kwargs["initial"] = {name: getattr(campaign, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["activity"].queryset = activities_in(home)


class WayForm(Form):
    """A channel in a language."""

    channel = forms.ChoiceField(label=_("Where will people see it?"), choices=choices(Channel.choices))
    language = forms.ChoiceField(
        label=_("In which language?"), choices=Language.choices, initial=Language.DANISH
    )
    where = line(
        _("Where, more precisely?"),
        required=False,
        help_text=_("For example the name of the group, the library or the website."),
    )
    text = prose(
        _("A text of its own"),
        required=False,
        help_text=_("Leave it empty to use the campaign’s own text."),
    )
    cost_kroner = whole(_("What does it cost, in kroner?"))
    reach = whole(
        _("How many has it reached?"),
        help_text=_(
            "For example how many the channel itself says have seen it, or how many leaflets are gone. Write it when you know."
        ),
    )

    def __init__(self, *args: Any, way: Way | None = None, **kwargs: Any) -> None:
        if way is not None:
            kwargs["initial"] = {name: getattr(way, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if way is not None:
            del self.fields["channel"], self.fields["language"]


class ClosingForm(Form):
    """Three questions about whom it reached. Nothing is asked about where anybody comes from."""

    reached = prose(
        _("Whom did you reach?"),
        help_text=_(
            "Think of ages, languages, parts of town and ways of life, in general words and without names."
        ),
    )
    missed = prose(_("Whom did you not reach, and why do you think that is?"))
    next_time = prose(_("What do you do differently next time?"))
    result = prose(_("What else came of it?"), required=False)
