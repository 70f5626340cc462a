"""The yearly declaration on special terms: given by the leader, commented by the employees, and asked for when it is missing."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.base.ui.formats import number
from samspil.compact.dialogue.actions.raising import raise_item
from samspil.compact.dialogue.events.declarations import (
    SpecialTermsCommented,
    SpecialTermsCorrected,
    SpecialTermsFlagged,
    SpecialTermsGiven,
    SpecialTermsMissing,
    VolunteerHoursNoted,
)
from samspil.compact.dialogue.flow import DECLARATION, DeclarationState
from samspil.compact.dialogue.models import Cause
from samspil.compact.dialogue.models.declarations import (
    DeclarationReminder,
    SpecialTerms,
    SpecialTermsComment,
    VolunteerHours,
)
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.rules import special_terms as rules
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def give_special_terms(
    by: Actor,
    workplace: Workplace,
    *,
    year: int,
    posts_before: int,
    posts_after: int,
    no_negative_influence: bool,
    statement: str,
    hours_before: int | None = None,
    hours_after: int | None = None,
) -> SpecialTerms:
    """Declare the year for a workplace. What needs attention is flagged and raised for the committee at once.

    Raises Invalid for a year to come or without words, Conflict when the year has been declared already.
    """
    require(by, Can.DECLARATION_GIVE, workplace)
    _refuse_year(year)
    declaration = SpecialTerms(
        workplace=workplace,
        year=year,
        posts_before=posts_before,
        posts_after=posts_after,
        hours_before=hours_before,
        hours_after=hours_after,
        no_negative_influence=no_negative_influence,
        statement=_words(statement),
        given_by_id=by.user_id,
    )
    try:
        with transaction.atomic():
            declaration.save()
    except IntegrityError as error:
        raise Conflict(
            _("The declaration for that year has been given already. Correct it instead.")
        ) from error
    _flag_if_needed(declaration)
    record(SpecialTermsGiven(subject=declaration, year=year, before=posts_before, after=posts_after), by=by)
    return declaration


@action
def correct_special_terms(
    by: Actor,
    declaration: SpecialTerms,
    *,
    posts_before: int,
    posts_after: int,
    no_negative_influence: bool,
    statement: str,
    hours_before: int | None = None,
    hours_after: int | None = None,
) -> None:
    """Correct a declaration. A flag that has been raised stays: only the employees' comment closes it."""
    require(by, Can.DECLARATION_GIVE, declaration)
    values = {
        "posts_before": posts_before,
        "posts_after": posts_after,
        "hours_before": hours_before,
        "hours_after": hours_after,
        "no_negative_influence": no_negative_influence,
        "statement": _words(statement),
    }
    # Locked, so that the flag is looked at as it stands after whoever closes it at this moment.
    row = SpecialTerms.objects.select_for_update(of=("self",)).get(pk=declaration.pk)
    for name, value in values.items():
        setattr(row, name, value)
        setattr(declaration, name, value)
    row.save(update_fields=list(values))
    _flag_if_needed(row)
    declaration.state = row.state
    record(
        SpecialTermsCorrected(subject=declaration, year=row.year, before=posts_before, after=posts_after),
        by=by,
    )


def _refuse_year(year: int) -> None:
    if not rules.FIRST_YEAR <= year <= clock.today().year:
        raise Invalid({"year": [_("Declare a year that has begun.")]})


def _words(statement: str) -> str:
    if not statement.strip():
        raise Invalid({"statement": [_("Write in your own words how it stands.")]})
    return statement.strip()


def _flag_if_needed(declaration: SpecialTerms) -> None:
    reading = policy_of(declaration.workplace.unit.authority).special_terms_rule
    if declaration.state == DeclarationState.FLAGGED or not rules.flag_reasons(declaration, reading):
        return
    DECLARATION.move(declaration, to=DeclarationState.FLAGGED)
    _raise(declaration, reading)
    record(SpecialTermsFlagged(subject=declaration, year=declaration.year), by=SYSTEM)


def _raise(declaration: SpecialTerms, reading: str) -> None:
    workplace = declaration.workplace
    with translation.override(settings.LANGUAGE_CODE):
        posts, hours = _("Posts on special terms"), _("Hours by volunteers")
        raise_item(
            SYSTEM,
            workplace,
            cause=Cause.SPECIAL_TERMS,
            about=f"dialogue.specialterms:{declaration.pk}",
            title=_("Special terms %(year)s: %(place)s")
            % {"year": declaration.year, "place": workplace.unit.name},
            what=" ".join(rules.flag_reasons(declaration, reading)),
            why=_(
                "Volunteers must not take the place of people employed on special terms. The flag is closed by your comment."
            ),
            link=reverse("dialogue:special_terms", args=[workplace.pk, declaration.year]),
            numbers=[
                (posts, f"{declaration.posts_before} → {declaration.posts_after}"),
                (hours, f"{number(declaration.hours_before or 0)} → {number(declaration.hours_after or 0)}"),
            ],
        )


@action
def comment_special_terms(
    by: Actor, declaration: SpecialTerms, *, text: str, closes_flag: bool = False
) -> SpecialTermsComment:
    """Comment for the employees, and close the flag if that is what the comment says.

    Raises Denied for everybody but a member of the employee side of the workplace's committee.
    """
    require(by, Can.DECLARATION_COMMENT, declaration)
    verdict = rules.close_verdict(by, declaration) if closes_flag else rules.comment_verdict(by, declaration)
    if not verdict and rules.comment_verdict(by, declaration):
        raise Conflict(verdict.reason)
    if not verdict:
        raise Denied(verdict.reason)
    if not text.strip():
        raise Invalid({"text": [_("Write your comment.")]})
    if closes_flag:
        DECLARATION.move(declaration, to=DeclarationState.SETTLED)
    comment = SpecialTermsComment.objects.create(
        declaration=declaration, author_id=by.user_id or 0, text=text.strip(), closes_flag=closes_flag
    )
    record(SpecialTermsCommented(subject=declaration, year=declaration.year, closes_flag=closes_flag), by=by)
    return comment


@action
def remind_of_special_terms(by: Actor, workplace: Workplace, *, year: int) -> None:
    """Remind the leader of a declaration that is missing: once a year."""
    require_system(by)
    row, is_new = DeclarationReminder.objects.get_or_create(workplace=workplace, year=year)
    if is_new:
        record(SpecialTermsMissing(subject=row, year=year), by=by)


@action
def note_volunteer_hours(by: Actor, workplace: Workplace, *, year: int, hours: int) -> None:
    """Keep how many hours volunteers were there in the year: the room that counts them calls this when they have changed."""
    require_system(by)
    counted = {"hours": hours, "counted_at": clock.now()}
    VolunteerHours.objects.update_or_create(workplace=workplace, year=year, defaults=counted)
    record(VolunteerHoursNoted(subject=workplace, year=year), by=by)
