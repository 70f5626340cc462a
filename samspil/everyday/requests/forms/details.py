"""The fields that some kinds have on top."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.everyday.requests.models import Escort, RequestKind
from samspil.everyday.requests.rules.details import MOST_KRONER


def line(label: Any, hint: Any = "", *, longest: int = 120, **more: Any) -> forms.CharField:
    """Return a line of free text that holds no civil registration number."""
    return forms.CharField(label=label, help_text=hint, max_length=longest, validators=[refuse_cpr], **more)


def extra_fields(kind: str) -> dict[str, forms.Field]:
    """Return the kind's own fields, new each time."""
    return {
        RequestKind.PURCHASE: _purchase,
        RequestKind.ESCORT: _escort,
        RequestKind.TALK: _talk,
    }.get(RequestKind(kind), dict)()


def _purchase() -> dict[str, forms.Field]:
    return {
        "what": line(_("What would you like?"), _("For example: a newspaper and two apples"), longest=200),
        "most_kroner": forms.IntegerField(
            label=_("How much may it cost, in kroner?"),
            help_text=_("You give the volunteer the money in cash, and get the receipt and the change back."),
            min_value=1,
            max_value=MOST_KRONER,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
        ),
    }


def _escort() -> dict[str, forms.Field]:
    return {
        "origin": line(_("From where?"), _("For example: the main entrance of the care home")),
        "destination": line(_("To where?"), _("For example: the hospital in Viborg, entrance A")),
        "municipality": line(_("Is it in another municipality? Which one?"), longest=80, required=False),
        "transport": line(
            _("How do you get there?"), _("For example: the patient transport is ordered"), required=False
        ),
        "aids": forms.ChoiceField(
            label=_("What do you walk with?"), choices=Escort.Aids.choices, initial=Escort.Aids.NONE
        ),
        "with_return": forms.BooleanField(
            label=_("I would like company home again"), required=False, initial=True
        ),
    }


def _talk() -> dict[str, forms.Field]:
    return {
        "audience": line(_("Who listens?"), _("For example: 25 pupils in year 9"), longest=160),
        "theme": line(_("What would you like to hear about?"), longest=160),
        "place": line(_("Where is it?"), _("Name and town"), longest=160),
        "travel": line(
            _("How does the speaker get there?"),
            _("For example: train to Viborg, we pay the ticket"),
            longest=160,
            required=False,
        ),
    }
