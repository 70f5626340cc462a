"""The words of thanks at the end: a letter that can be sent as it stands, or be made one's own."""

from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.life import final_day


def thanks_letter(agreement: Agreement) -> list[str]:
    """Return the letter, a paragraph each."""
    day = agreement.ended_on or final_day(agreement)
    names = {
        "place": agreement.workplace.unit.name,
        "partner": agreement.partner.name if agreement.partner else "",
        "day": date_long(day) if day else "",
        "leader": agreement.leader.name if agreement.leader else "",
    }
    to = _("Dear all in %(partner)s,") if agreement.partner else _("Dear volunteers,")
    together = (
        _(
            "Our collaboration at %(place)s has its last day on %(day)s. Before we part, we want to say thank you."
        )
        if day
        else _(
            "Our collaboration at %(place)s is coming to an end. Before we part, we want to say thank you."
        )
    )
    return [
        line % names
        for line in (
            to,
            together,
            _(
                "You have given your time to people who needed it. That has meant something every single time."
            ),
            _("What we have learnt with you we take along. You are always welcome to write to us."),
            _("Kind regards"),
            "%(leader)s\n%(place)s",
        )
    ]
