"""What is written in a story, who is in it, and what they answer."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.learning.recognition.models import Reach, Standing, Story, StoryKind, Theme, Use
from samspil.learning.recognition.queries.people import possible_people
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


def _line(label: Any, length: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, validators=[refuse_cpr], **kwargs)


class StoryForm(Form):
    """The words, and how far they may go."""

    workplace = forms.ModelChoiceField(label=_("Where did it happen?"), queryset=Workplace.objects.none())
    kind = forms.ChoiceField(label=_("Who tells?"), choices=StoryKind.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("What is it about?"), choices=Theme.choices)
    title = _line(_("Headline"), 120)
    lead = _line(_("The story in one sentence"), 240, required=False)
    text = _line(
        _("The story"),
        12_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Write nothing about illness that is not needed. Children are never named."),
    )
    picture = _line(
        _("Is there a picture?"),
        300,
        required=False,
        help_text=_(
            "Samspil keeps no pictures. Write what it shows and where it is kept. Everybody in it is asked."
        ),
    )
    reach = forms.ChoiceField(
        label=_("Where may it be read?"), choices=Reach.choices, initial=Reach.LOCAL, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, places: QuerySet[Workplace] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if places is None:
            del self.fields["workplace"]
        else:
            fields["workplace"].queryset = places

    @staticmethod
    def initial_from(story: Story) -> dict[str, Any]:
        names = ("kind", "theme", "title", "lead", "text", "picture", "reach")
        return {name: getattr(story, name) for name in names}


class PersonForm(Form):
    """Somebody who is in the story. The answer comes from themselves, on a page of their own."""

    standing = forms.ChoiceField(
        label=_("Who says yes or no?"),
        choices=Standing.choices,
        initial=Standing.ADULT,
        widget=forms.RadioSelect,
    )
    user = forms.ModelChoiceField(
        label=_("Is it a volunteer here?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("No, somebody else"),
        help_text=_("Then the question comes as a message in Samspil."),
    )
    name = _line(_("Otherwise the name"), 120, required=False, help_text=_("Leave it empty for a child."))
    guardian_name = _line(
        _("Who answers for them?"),
        120,
        required=False,
        help_text=_("Only for a child, or for somebody with a guardian."),
    )
    email = forms.EmailField(
        label=_("E-mail of the one who answers"),
        required=False,
        help_text=_("Without an e-mail you can print a letter with a private link."),
    )
    language = forms.ChoiceField(
        label=_("Language of the question"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    is_owner = forms.BooleanField(
        label=_("It is their story: they tell it, or it is about them"), required=False
    )
    is_named = forms.BooleanField(label=_("They are named"), required=False)
    is_pictured = forms.BooleanField(label=_("They are in the picture"), required=False)

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["user"].queryset = possible_people(story)


class ConsentForm(Form):
    """A yes, use by use. Nothing is ticked beforehand."""

    uses = forms.MultipleChoiceField(
        label=_("Where may the story be used?"),
        choices=Use.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only what you like. You can take each of them back by itself."),
    )
    answered_by = _line(_("Your own name"), 120, required=False)

    def __init__(self, *args: Any, is_guarded: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_guarded:
            del self.fields["answered_by"]


class NarrowForm(Form):
    """What stands now; whoever takes a tick away takes that yes back."""

    uses = forms.MultipleChoiceField(
        label=_("You have said yes to this"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take the tick away where the story may not be used any more."),
    )

    def __init__(self, *args: Any, standing: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["uses"].choices = [(use.value, use.label) for use in Use if use.value in standing]
        self.initial["uses"] = standing


class UseForm(Form):
    """Where the story is used now."""

    use = forms.ChoiceField(label=_("Where?"), choices=Use.choices, widget=forms.RadioSelect)
    where = _line(
        _("More precisely"),
        200,
        help_text=_("For example the name of the leaflet, the newspaper or the page."),
    )
    used_on = DateField(label=_("When?"), required=False)
