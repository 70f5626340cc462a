"""All proofs in one shape: a union of nine tables, so that they are read in one query."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, DateField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, TruncDate

from samspil.base.core.clock import COPENHAGEN
from samspil.base.core.kept import kept
from samspil.people.onboarding.models import (
    Badge,
    ChildCertificate,
    Completion,
    CoverPolicy,
    Declaration,
    DeclarationText,
    Kind,
    Onboarding,
    TalkConfirmation,
)
from samspil.people.volunteers.models import InsuranceCover
from samspil.society.partners.models import Partner

# No proofs, but they are wanted wherever proofs are: the day by which an onboarding should be done, and a text to be signed.
DUE, TEXT = "due", "text"
_COLUMNS: dict[str, Any] = {
    "p_volunteer": IntegerField(),
    "p_kind": CharField(),
    "p_authority": IntegerField(),
    "p_workplace": IntegerField(),
    "p_site": IntegerField(),
    "p_activity": IntegerField(),
    "p_partner": IntegerField(),
    "p_ref": IntegerField(),
    "p_code": CharField(),
    "p_detail": CharField(),
    "p_day": DateField(),
    "p_expires": DateField(),
}


_AFFILIATION: dict[str, Any] = {
    "volunteer": "affiliation__volunteer_id",
    "authority": "affiliation__workplace__unit__authority_id",
    "workplace": "affiliation__workplace_id",
    "site": "affiliation__workplace__site_id",
}


@kept
def proofs_of(volunteers: tuple[int, ...], authorities: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Return the proofs of the volunteers, the insurances that the authorities carry, and their texts, in the shape of Proof. One query."""
    return _signatures(volunteers).union(
        _completions(volunteers),
        _certificates(volunteers),
        _covers(volunteers),
        _policies(authorities),
        _talks(volunteers),
        _badges(volunteers),
        _due_days(volunteers),
        _texts(authorities),
        all=True,
    )


def _signatures(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    return _shaped(
        Declaration.objects.filter(volunteer__in=volunteers),
        volunteer="volunteer_id",
        kind="text__kind",
        authority="authority_id",
        ref="text_id",
        day=TruncDate("signed_at", tzinfo=COPENHAGEN),
    )


def _completions(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    places = {name: f"{name}_id" for name in ("volunteer", "authority", "workplace", "site", "activity")}
    rows = Completion.objects.filter(volunteer__in=volunteers)
    return _shaped(rows, **places, kind="kind", code="search_text", day="done_on", expires="expires_on")


def _certificates(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    return _shaped(
        ChildCertificate.objects.filter(affiliation__volunteer__in=volunteers),
        **_AFFILIATION,
        kind=Value(Kind.CHILD_CERTIFICATE),
        code="state",
        day="assessed_on",
        expires="expires_on",
        partner=_responsible("affiliation__partner"),
    )


def _covers(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    rows = InsuranceCover.objects.filter(affiliation__volunteer__in=volunteers)
    known: dict[str, Any] = {"ref": "affiliation_id", "day": "valid_from", "expires": "valid_to"}
    return _shaped(rows, **_AFFILIATION, **known, kind=Value(Kind.INSURANCE))


def _policies(authorities: Collection[int]) -> QuerySet[Any, Any]:
    return _shaped(
        CoverPolicy.objects.filter(authority__in=authorities),
        kind=Value(Kind.INSURANCE),
        authority="authority_id",
        code="setting",
        detail="affiliation",
        day="valid_from",
        expires="valid_to",
    )


def _talks(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    onboarding = "talk__onboarding__"
    rows = TalkConfirmation.objects.filter(talk__onboarding__volunteer__in=volunteers)
    return _shaped(
        rows.filter(revision=F("talk__revision")),
        **{name: f"{onboarding}{lookup}" for name, lookup in _AFFILIATION.items()},
        kind=Value(Kind.EXPECTATION_TALK),
        activity=f"{onboarding}activity_id",
        code="side",
    )


def _badges(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    return _shaped(
        Badge.objects.valid().filter(volunteer__in=volunteers),
        volunteer="volunteer_id",
        kind=Value(Kind.BADGE),
        workplace="workplace_id",
        authority="workplace__unit__authority_id",
        site="workplace__site_id",
    )


def _due_days(volunteers: Collection[int]) -> QuerySet[Any, Any]:
    rows = Onboarding.objects.filter(volunteer__in=volunteers)
    return _shaped(rows, volunteer="volunteer_id", kind=Value(DUE), activity="activity_id", day="due_on")


def _texts(authorities: Collection[int]) -> QuerySet[Any, Any]:
    return _shaped(
        DeclarationText.objects.filter(Q(authority=None) | Q(authority__in=authorities)),
        kind=Value(TEXT),
        authority="authority_id",
        ref="pk",
        code="kind",
        detail="affiliation_kind",
        day=TruncDate("published_at", tzinfo=COPENHAGEN),
    )


def _responsible(partner: str) -> Any:
    return Case(
        When(**{f"{partner}__kind__in": sorted(Partner.OWN_TO_WORKPLACE)}, then=None),
        default=F(f"{partner}_id"),
    )


def _shaped(rows: QuerySet[Any, Any], **columns: Any) -> QuerySet[Any, Any]:
    """Return the rows as tuples in the shape of Proof; text left out is empty, anything else is nothing."""
    values = {}
    for name, kind in _COLUMNS.items():
        given = columns.get(name.removeprefix("p_"))
        if given is None:
            given = Value("" if isinstance(kind, CharField) else None)
        values[name] = Cast(given, kind)
    shaped: QuerySet[Any, Any] = rows.order_by().annotate(**values).values_list(*values)
    return shaped
