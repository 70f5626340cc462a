"""With whom an activity is shared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.forms import Form, choices
from samspil.society.partners.models import Partner


class PartyForm(Form):
    partner = forms.TypedChoiceField(label=_("Partner"))

    def __init__(self, *args: Any, partners: list[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(partner.pk): partner for partner in partners}
        field: Any = self.fields["partner"]
        field.choices = choices([(key, partner.name) for key, partner in known.items()])
        field.coerce = known.get
