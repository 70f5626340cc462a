"""Beginning an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui.forms import Form
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.library import templates, templates_for
from samspil.compact.agreements.queries.lists import partners_to_agree_with, workplaces_to_agree_at
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class LibrarySelect(forms.Select):
    """A choice among templates. Their titles are Danish on every screen, and those who listen are told so."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = "da"
        return option


class PlaceForm(Form):
    """Where, and with whom."""

    workplace = forms.ModelChoiceField(
        label=_("Workplace"), queryset=Workplace.objects.none(), empty_label=_("Choose")
    )
    partner = forms.ModelChoiceField(
        label=_("Association"),
        queryset=Partner.objects.none(),
        required=False,
        empty_label=_("None: the workplace's own volunteers"),
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplaces = workplaces_to_agree_at(by)
        fields: dict[str, Any] = self.fields
        fields["workplace"].queryset = workplaces
        fields["partner"].queryset = partners_to_agree_with(by)
        first_two = list(workplaces[:2])
        if len(first_two) == 1:  # one place, nothing to choose
            fields["workplace"].initial = first_two[0].pk


class BeginForm(PlaceForm):
    """The first page of the guide."""

    field_order = ("kind", "workplace", "partner", "template")
    kind = forms.ChoiceField(
        label=_("What kind of agreement?"),
        choices=[
            (
                Agreement.Kind.WORKPLACE,
                _("An agreement for the workplace: the frame for all volunteers here"),
            ),
            (Agreement.Kind.PARTNERSHIP, _("A partnership: with one association about its volunteers here")),
        ],
        initial=Agreement.Kind.WORKPLACE,
        widget=forms.RadioSelect,
    )
    template = forms.ChoiceField(
        label=_("Begin from"),
        required=False,
        widget=LibrarySelect,
        help_text=_("If you choose nothing, you get the texts that fit the kind of place."),
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["template"].choices = [("", _("What fits best")), *_templates(by)]


def _templates(by: Actor) -> list[tuple[str, str]]:
    """Return the library's templates and those of the authorities where the person may begin."""
    found = {
        template.key: template.title
        for template in templates().values()
        if template.kind != Agreement.Kind.LIGHT
    }
    units = workplaces_to_agree_at(by).select_related("unit__authority")
    for authority in {workplace.unit.authority for workplace in units}:
        for kind in (Agreement.Kind.WORKPLACE, Agreement.Kind.PARTNERSHIP):
            found |= {template.key: template.title for template in templates_for(authority, kind)}
    return sorted(found.items(), key=lambda pair: pair[1])


class LightBeginForm(PlaceForm):
    """The first of the four steps of a small effort."""

    field_order = ("title", "purpose", "may", "workplace", "partner")
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        help_text=_("For example: Summer concert in the garden"),
    )
    purpose = forms.CharField(
        label=_("What happens, and for whom?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    may = forms.CharField(
        label=_("What do the volunteers do?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One thing on each line."),
    )
