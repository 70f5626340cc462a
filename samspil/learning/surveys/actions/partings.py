"""Saying how it was, when one leaves: counts go up by one, and nothing says who it was."""

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.cases.models import Departure
from samspil.learning.surveys.events import PartingAnswered, PartingsForgotten
from samspil.learning.surveys.models import PartingMeaning, PartingReason, PartingSpent, PartingTally
from samspil.learning.surveys.rules.answering import token_of
from samspil.learning.surveys.rules.parting import forget_from, parting_verdict
from samspil.society.access.permission import require_system, require_user
from samspil.society.places.models import Authority

_ANSWERS = {PartingTally.About.REASON: PartingReason, PartingTally.About.MEANING: PartingMeaning}


@action
def answer_parting(by: Actor, departure: Departure, *, consent: bool, reason: str, meaning: str) -> None:
    """Count what weighed most and whether it was meaningful, once, of an authority's whole year.

    Raises Closed when it is too late, Invalid without consent or for an unknown answer, Conflict the second time.
    """
    require_user(by, departure.affiliation.volunteer_id)
    affiliation = departure.affiliation
    if not (verdict := parting_verdict(departure)):
        raise Closed([verdict.reason])
    _check(consent=consent, reason=reason, meaning=meaning)
    authority = affiliation.workplace.unit.authority
    spent = {"authority": authority, "forget_on": forget_from(departure.last_day)}
    token = token_of("parting", departure.pk, affiliation.volunteer_id)
    if not PartingSpent.objects.get_or_create(token_hash=token, defaults=spent)[1]:
        raise Conflict(_("You have answered already. Thank you!"))
    _count(authority, departure.last_day.year, {"reason": reason, "meaning": meaning})
    record(PartingAnswered(subject=authority), by=STRANGER)


def _check(*, consent: bool, reason: str, meaning: str) -> None:
    errors = {}
    if not consent:
        errors["consent"] = [_("Tick this if we may count your answer. Otherwise just leave the page.")]
    if reason not in PartingReason.values:
        errors["reason"] = [_("Choose one of the answers.")]
    if meaning not in PartingMeaning.values:
        errors["meaning"] = [_("Choose one of the answers.")]
    if errors:
        raise Invalid(errors)


def _count(authority: Authority, year: int, given: dict[str, str]) -> None:
    PartingTally.objects.bulk_create(
        [
            PartingTally(authority=authority, year=year, about=about, answer=answer)
            for about, answers in _ANSWERS.items()
            for answer in answers.values
        ],
        ignore_conflicts=True,
    )
    for about, answer in given.items():
        rows = PartingTally.objects.filter(authority=authority, year=year, about=about, answer=answer)
        rows.update(count=F("count") + 1)


@action
def forget_partings(by: Actor, authority: Authority) -> None:
    """Delete what said that people had answered, when it serves nothing any more; the counts stay."""
    require_system(by)
    gone = PartingSpent.objects.filter(authority=authority, forget_on__lte=clock.today()).delete()[0]
    if gone:
        record(PartingsForgotten(subject=authority, count=gone), by=by)
