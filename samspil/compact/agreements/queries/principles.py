"""Whether the principles that an agreement confirms are still the latest (RM-15)."""

from collections import defaultdict
from collections.abc import Iterable

from samspil.compact.agreements.models import Agreement, PrincipleConfirmation
from samspil.compact.frameworks.models import Version


def newer_principles(agreements: Iterable[Agreement]) -> dict[int, list[Version]]:
    """Return, for each agreement, the versions in force that are newer than those it confirms. Three queries."""
    confirmed = PrincipleConfirmation.objects.filter(agreement__in=[one.pk for one in agreements])
    pairs = set(confirmed.values_list("agreement", "clause_version"))
    known = Version.objects.in_bulk({version for _agreement, version in pairs})
    held: dict[tuple[int, int], int] = defaultdict(int)
    for agreement, pk in pairs:
        if version := known.get(pk):
            key = agreement, version.framework_id
            held[key] = max(held[key], version.number)
    frameworks = {framework for _agreement, framework in held}
    current = Version.objects.detailed().in_force().filter(framework__in=frameworks).order_by("framework")
    newest = {version.framework_id: version for version in current}
    found: dict[int, list[Version]] = defaultdict(list)
    for (agreement, framework), number in sorted(held.items()):
        if framework in newest and newest[framework].number > number:
            found[agreement].append(newest[framework])
    return found
