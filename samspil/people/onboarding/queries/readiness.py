"""Readiness for many, and the gate that every shift asks."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from samspil.base.core.kept import kept
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import DeclarationText, Group, TextKind
from samspil.people.onboarding.rules.assessment import assess
from samspil.people.onboarding.rules.cases import Readiness
from samspil.people.onboarding.rules.evidence import NEEDED, Pair, evidence_for
from samspil.people.volunteers.models import Affiliation

_AT_ONCE = 1_000  # pairs in one round of queries: databases limit the values of one statement


def readiness_for(
    pairs: Iterable[Pair], on: date, held: Sequence[Affiliation] | None = None
) -> dict[tuple[int, int], Readiness]:
    """Return the readiness of each (volunteer id, activity), by (volunteer id, activity id).

    Three queries for any thousand pairs. The activities must carry their workplace and its unit (select_related).
    Who has read all affiliations of the volunteers on that day (with volunteer and partner) may hand them over (`held`).
    """
    asked = list(dict.fromkeys(pairs))
    found: dict[tuple[int, int], Readiness] = {}
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        evidence = evidence_for(some, on, held)
        for volunteer_id, activity in some:
            found[volunteer_id, activity.pk] = assess(
                evidence.situation(volunteer_id, activity),
                evidence.rules,
                evidence.about(volunteer_id),
                evidence.texts,
                on=on,
            )
    return found


def gate(volunteer_id: int, activity_id: int, on: date) -> list[str]:
    """Return the reasons why the volunteer may take no shift of the activity on the day. Empty: ready. Four queries."""
    activity = _activity(activity_id)[0]
    return readiness_for([(volunteer_id, activity)], on)[volunteer_id, activity_id].reasons


@kept
def _activity(pk: int) -> QuerySet[Activity]:
    return Activity.objects.filter(pk=pk).select_related("workplace__unit").only(*NEEDED)


def benefits_notice(activity: Activity) -> DeclarationText | None:
    """Return the neutral notice about benefits when the activity's volunteers belong to the workplace itself, else nothing."""
    group = Group.of(activity.partner.kind) if activity.partner else Group.CORPS
    if group == Group.ASSOCIATION:
        return None
    authority_id = activity.workplace.unit.authority_id
    texts = DeclarationText.objects.filter(
        Q(authority=None) | Q(authority=authority_id),
        kind=TextKind.BENEFITS,
        affiliation_kind__in=["", group],
    )
    return max(
        texts,
        key=lambda t: (t.authority_id is not None, t.affiliation_kind != "", t.published_at, t.pk),
        default=None,
    )
