"""Giving somebody a duty."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.events.facts import REGISTRY
from samspil.base.events.models import Words
from samspil.base.ui.forms import DateField, Form
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.partners.models import Partner
from samspil.society.places.models import Unit


class AssignForm(Form):
    """Who, which duty, where, from when."""

    name = forms.CharField(label=_("Name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(label=_("E-mail"), help_text=_("The person signs in with this address."))
    duty = forms.ChoiceField(label=_("Duty"))
    place = forms.ChoiceField(label=_("Where?"))
    starts_on = DateField(label=_("From"), initial=clock.today)
    ends_on = DateField(label=_("Until"), required=False)

    def __init__(
        self, *args: Any, duties: list[Duty], units: list[Unit], partners: list[Partner], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose")), *((duty.value, duty.label) for duty in duties)]
        self.fields["duty"].choices = offered  # type: ignore[attr-defined] # a choice field
        places = [(f"unit-{unit.pk}", f"{'– ' * unit.level}{unit.name}") for unit in units]
        groups = [(f"partner-{partner.pk}", partner.name) for partner in partners]
        options = [("", _("Choose")), (str(_("Units")), places), (str(_("Partners")), groups)]
        self.fields["place"].choices = [option for option in options if option[1]]  # type: ignore[attr-defined] # a choice field


class AmbassadorForm(Form):
    """Who, with whom as substitute, and for how long."""

    user = forms.ModelChoiceField(
        label=_("Ambassador"), queryset=User.objects.none(), empty_label=_("Choose")
    )
    substitute = forms.ModelChoiceField(
        label=_("Substitute"), queryset=User.objects.none(), empty_label=_("Choose")
    )
    starts_on = DateField(label=_("From"), initial=clock.today)
    ends_on = DateField(
        label=_("Until"), required=False, help_text=_("Leave it empty if it is not decided yet.")
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("user", "substitute"):
            self.fields[name].queryset = people  # type: ignore[attr-defined] # a choice of rows


class LogFilter(Form):
    """Which events to show. Sent by GET, so that a search can be kept as a bookmark."""

    verb = forms.ChoiceField(label=_("What happened"), required=False)
    who = forms.CharField(label=_("Done by"), required=False, max_length=80)
    since = DateField(label=_("From day"), required=False)
    until = DateField(label=_("To day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {
            verb: str(fact.sentence) % Words()
            for verb, fact in REGISTRY.items()
            if not verb.startswith("test.")
        }
        choices = sorted(told.items(), key=lambda pair: pair[1].lstrip("… ").casefold())
        self.fields["verb"].choices = [("", _("Everything")), *choices]  # type: ignore[attr-defined] # a choice field

    def clean_since(self) -> date | None:
        return _sane(self.cleaned_data["since"])

    def clean_until(self) -> date | None:
        return _sane(self.cleaned_data["until"])


def _sane(day: date | None) -> date | None:
    if day is not None and not 1900 < day.year < 3000:
        raise forms.ValidationError(_("Write the date like this: 24.12.2026."))
    return day
