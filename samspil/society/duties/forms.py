"""Giving somebody a duty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.society.access.matrix import Duty
from samspil.society.partners.models import Partner
from samspil.society.places.models import Unit


class AssignForm(Form):
    """Who, which duty, where, from when."""

    name = forms.CharField(label=_("Name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(label=_("E-mail"), help_text=_("The person signs in with this address."))
    duty = forms.ChoiceField(label=_("Duty"), choices=[(duty.value, duty.label) for duty in Duty if duty is not Duty.VOLUNTEER])
    place = forms.ChoiceField(label=_("Where?"))
    starts_on = DateField(label=_("From"), initial=clock.today)
    ends_on = DateField(label=_("Until (optional)"), required=False)

    def __init__(self, *args: Any, units: list[Unit], partners: list[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(f"unit-{unit.pk}", f"{'– ' * unit.level}{unit.name}") for unit in units]
        groups = [(f"partner-{partner.pk}", partner.name) for partner in partners]
        options = [("", _("Choose")), (str(_("Units")), places), (str(_("Partners")), groups)]
        self.fields["place"].choices = [option for option in options if option[1]]  # type: ignore[attr-defined] # a choice field


