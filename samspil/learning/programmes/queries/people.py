"""Who can be in a taskforce, or see to something."""

from datetime import date

from django.db.models import QuerySet

from samspil.learning.programmes.models import Programme, TeamFunction, TeamMember
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment


def possible_people(programme: Programme) -> QuerySet[User]:
    """Return the active people with a duty somewhere in the authority, by name; associations are their own masters."""
    held = Assignment.objects.current().filter(authority=programme.authority_id, partner=None)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name", "pk")


def team_on(programme: Programme, day: date) -> list[TeamMember]:
    """Return who was in the taskforce on the day, in the order of their functions."""
    order = {function: place for place, function in enumerate(TeamFunction.values)}
    members = TeamMember.objects.filter(programme=programme).on(day).select_related("user")
    return sorted(members, key=lambda member: (order[member.function], member.user.name))
