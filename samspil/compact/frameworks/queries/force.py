"""What holds today, where."""

from django.db.models import Q, QuerySet

from samspil.compact.frameworks.models import Clause, Framework, Goal, Version
from samspil.society.places.models import Authority, Workplace


def in_force(authority: Authority) -> QuerySet[Version]:
    """Return the versions that hold today at the authority, the local principles of its workplaces among them."""
    return Version.objects.detailed().in_force().filter(framework__authority=authority).order_by("framework")


def common_versions(authority: Authority) -> QuerySet[Version]:
    """Return the versions that hold today for the whole authority."""
    return in_force(authority).filter(framework__workplace=None)


def principles_in_force(workplace: Workplace) -> list[Clause]:
    """Return the principles that hold at the workplace: the common ones first, then its own."""
    versions = Version.objects.in_force().filter(
        Q(framework__workplace=None) | Q(framework__workplace=workplace),
        framework__authority=workplace.unit.authority_id,
    )
    rows = (
        Clause.objects.filter(version__in=versions, kind=Clause.Kind.PRINCIPLE)
        .select_related("version__framework__authority", "parent")
        .order_by("version__framework__title", "version__framework", "position", "pk")
    )
    return sorted(rows, key=lambda clause: clause.version.framework.is_local)


def newer_than(version: Version) -> Version | None:
    """Return the version of the same framework that has taken its place today, if there is one."""
    return (
        Version.objects.detailed()
        .in_force()
        .filter(framework=version.framework_id, number__gt=version.number)
        .order_by("-number")
        .first()
    )


def goals_of(authority: Authority) -> QuerySet[Goal]:
    """Return the goals that the authority steers by today, in its own order, sub-goals after their goal."""
    return Goal.objects.current().filter(authority=authority).select_related("parent")


def latest(framework: Framework) -> Version | None:
    """Return the version in force, or the latest adopted one when none is."""
    adopted = framework.versions.public()
    return adopted.in_force().order_by("-number").first() or adopted.order_by("-number").first()
