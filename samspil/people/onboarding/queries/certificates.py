"""Certificates, for those who assess and for the volunteer; each look by another person is recorded."""

from collections.abc import Iterable

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.base.events.recording import record_reads
from samspil.people.onboarding.events import CertificateViewed
from samspil.people.onboarding.flow import OPEN
from samspil.people.onboarding.models import ChildCertificate
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def own_certificates(volunteer_id: int | None) -> QuerySet[ChildCertificate]:
    """Return the volunteer's own."""
    rows = ChildCertificate.objects.filter(affiliation__volunteer=volunteer_id)
    return rows.select_related("affiliation__workplace__unit")


def to_assess(by: Actor, *, with_settled: bool = False) -> QuerySet[ChildCertificate]:
    """Return what the actor may assess, what is waiting longest for consent first; never their own."""
    rows = ChildCertificate.objects.visible_to(by).exclude(affiliation__volunteer=by.volunteer_id or 0)
    rows = rows if with_settled else rows.filter(state__in=OPEN)
    return rows.select_related(
        "affiliation__volunteer__user", "affiliation__workplace__unit", "affiliation__partner"
    )


def may_see_status(by: Actor, affiliation: Affiliation) -> bool:
    """Say whether the actor may know if the certificate is in place."""
    themselves = by.volunteer_id is not None and by.volunteer_id == affiliation.volunteer_id
    return themselves or any(
        allowed(by, can, affiliation) for can in (Can.CERTIFICATE_VIEW, Can.CERTIFICATE_ASSESS)
    )


def record_looks(by: Actor, affiliations: Iterable[Affiliation]) -> None:
    """Record that the actor has seen the status of each, for everyone but themselves."""
    facts = [
        CertificateViewed(subject=one, volunteer=one.volunteer_id)
        for one in affiliations
        if one.volunteer_id != by.volunteer_id
    ]
    if facts:
        record_reads(facts, by=by)
