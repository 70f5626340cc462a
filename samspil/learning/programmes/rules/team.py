"""What a taskforce needs."""

from collections.abc import Iterable

from samspil.learning.programmes.models import TeamFunction, TeamMember

NEEDED = (TeamFunction.OWNER, TeamFunction.STAFF)


def team_lacks(team: Iterable[TeamMember]) -> list[str]:
    """Return the functions that nobody holds and that a taskforce must have: an owner, and the employees' voice."""
    held = {member.function for member in team}
    return [str(function.label) for function in NEEDED if function not in held]
