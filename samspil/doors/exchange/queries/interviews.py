"""The list of interviews: what was learned, with whom, and by which consent."""

from typing import Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.doors.exchange.rules.headings import LABELS, VOLUNTEERS
from samspil.learning.surveys.models import Interview
from samspil.learning.surveys.queries import pages

HEADINGS: Final[list[Promise]] = [
    _("Day"),
    LABELS[VOLUNTEERS]["workplace"],
    _("Group"),
    _("Form"),
    _("How many"),
    _("Consent"),
    _("Day of the consent"),
    _("What was learned"),
    _("Deleted on"),
]


def rows(by: Actor) -> "QuerySet[Interview]":
    return pages.interviews(by)


def row(one: Interview, names: dict[int, str]) -> list[str]:
    return [
        formats.in_figures(one.held_on),
        names.get(one.workplace_id, "") if one.workplace_id else one.place_name,
        str(one.get_group_display()),
        str(one.get_form_display()),
        str(one.people),
        str(one.get_consent_display()),
        formats.in_figures(one.consented_on),
        one.learned,
        formats.in_figures(one.erased_on) if one.erased_on else "",
    ]
