"""When an agreement holds, and what must have happened before it begins."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_long
from samspil.compact.agreements.models import Agreement, AgreementPolicy
from samspil.compact.agreements.rules.verdicts import Lack


def timing_lacks(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    """Say what is wrong with the dates (DR-46, DR-45, DR-18, RM-34, DR-17)."""
    yield from _period_lacks(agreement)
    if agreement.is_light:
        yield from _light_lacks(agreement, policy)
        return
    if agreement.revise_on is None:
        yield Lack("revise_on", "tid", _("Choose a day when the agreement is looked through again."))
    elif not _is_within(agreement.revise_on, agreement):
        yield Lack("revise_on", "tid", _("The day of revision must lie within the time of the agreement."))
    if not agreement.evaluate_months:
        yield Lack("evaluate_months", "tid", _("Choose how often you evaluate."))
    if agreement.legal_reviewed_on is None:
        yield Lack("legal_reviewed", "vilkaar", _("Say when law and insurance were looked through."))
    elif agreement.legal_reviewed_on > clock.today():
        yield Lack("legal_reviewed", "vilkaar", _("Law and insurance cannot have been looked through yet."))
    yield from _involvement_lacks(agreement)


def timing_warnings(agreement: Agreement) -> Iterator[Lack]:
    """Ask whether anybody has time for the volunteers (VB-14)."""
    if not agreement.is_light and not agreement.coordinator_hours:
        yield Lack(
            "coordinator_hours",
            "personer",
            _("No time is set aside to work with the volunteers. Is that enough?"),
        )


def _period_lacks(agreement: Agreement) -> Iterator[Lack]:
    begins, ends = agreement.valid_from, agreement.valid_to
    if begins is None:
        yield Lack("valid_from", "tid", _("Choose the first day of the agreement."))
    if ends is not None and begins is not None and ends < begins:
        yield Lack("valid_to", "tid", _("The last day cannot come before the first."))
    elif ends is not None and ends < clock.today():
        yield Lack("valid_to", "tid", _("The last day is past."))
    if begins is not None and begins > clock.today() and _stands_in_for_one_in_force(agreement):
        # The old one stops when this one comes into force: a later first day would leave a gap (DR-13).
        yield Lack(
            "begins_later",
            "tid",
            _(
                "It takes the place of the agreement in force on its first day: %(day)s. Until then the old one stays in force."
            )
            % {"day": date_long(begins)},
        )


def _stands_in_for_one_in_force(agreement: Agreement) -> bool:
    return agreement.replaces is not None and agreement.replaces.is_in_force


def _light_lacks(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    if not policy.light_allowed:
        yield Lack("light_closed", "", _("Your authority does not use the light track."))
    if agreement.valid_to is None:
        yield Lack("valid_to", "tid", _("A small effort has a last day. Choose it."))
    elif agreement.valid_from and (agreement.valid_to - agreement.valid_from).days >= policy.light_days:
        yield Lack(
            "light_long",
            "tid",
            _("A small effort lasts %(days)s days at most. Make an ordinary agreement for a longer one.")
            % {"days": policy.light_days},
        )


def _involvement_lacks(agreement: Agreement) -> Iterator[Lack]:
    heard = [row.day for row in agreement.involvements.all() if row.who in ("staff", "union")]
    if not heard:
        yield Lack("involvement", "inddragelse", _("Write when the employees were heard, before the start."))
    elif min(heard) > clock.today():
        yield Lack(
            "involvement",
            "inddragelse",
            _("The employees have not been heard yet: the day is %(day)s.") % {"day": date_long(min(heard))},
        )
    elif agreement.valid_from and agreement.valid_from < min(heard):
        yield Lack(
            "involvement",
            "inddragelse",
            _("The agreement begins before the employees were heard on %(day)s.")
            % {"day": date_long(min(heard))},
        )


def _is_within(day: date, agreement: Agreement) -> bool:
    starts_before = agreement.valid_from is None or day > agreement.valid_from
    return starts_before and (agreement.valid_to is None or day <= agreement.valid_to)
