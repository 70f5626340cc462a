"""What must be so before an interview is kept."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid
from samspil.learning.surveys.models import Group, Interview

INTERVIEWS_KEPT: Final = timedelta(days=365)
LONGEST: Final = 2_000
MOST_PEOPLE: Final = 200


def refuse_unfounded(
    *,
    group: str,
    form: str,
    people: int,
    held_on: date,
    consent: str,
    consented_on: date | None,
    learned: str,
) -> None:
    """Raise Invalid unless somebody was asked, said yes on a day, and something was learned."""
    errors = _consent_errors(consent, consented_on)
    if group not in Group.values:
        errors["group"] = [_("Choose whom you talked to.")]
    if form not in Interview.Form.values:
        errors["form"] = [_("Choose one of the answers.")]
    elif not (2 if form == Interview.Form.TOGETHER else 1) <= people <= most_in(form):
        errors["people"] = [
            _("Write how many you talked to: one, or two and more when it was several at once.")
        ]
    if not clock.today() - INTERVIEWS_KEPT <= held_on <= clock.today():
        errors["held_on"] = [_("Choose a day within the last year.")]
    if not learned.strip():
        errors["learned"] = [_("Write what you learned.")]
    elif len(learned.strip()) > LONGEST:
        errors["learned"] = [_("Write it shorter: at most 2,000 characters.")]
    if errors:
        raise Invalid(errors)


def most_in(form: str) -> int:
    """Return how many can have been talked to that way."""
    return MOST_PEOPLE if form == Interview.Form.TOGETHER else 1


def _consent_errors(consent: str, consented_on: date | None) -> dict[str, list[str]]:
    errors = {}
    if consent not in Interview.Consent.values:
        errors["consent"] = [_("Nothing is saved without consent. Ask first.")]
    if consented_on is None:
        errors["consented_on"] = [_("Write the day of the consent. Nothing is saved without it.")]
    elif consented_on > clock.today():
        errors["consented_on"] = [_("The consent cannot be from a day that has not come yet.")]
    return errors
