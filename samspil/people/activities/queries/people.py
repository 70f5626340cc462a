"""Who may answer for an activity."""

from django.db.models import Q, QuerySet

from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who

_CONTACTS = frozenset({Duty.LEADER, Duty.COORDINATOR, Duty.EMPLOYEE, Duty.ASSOCIATION_LEADER})


def possible_leaders(activity: Activity) -> QuerySet[User]:
    """Return the active leaders whose duty today reaches the place, by name."""
    return people_who(Can.ACTIVITY_PUBLISH, _place(activity), duties=frozenset({Duty.LEADER})).order_by(
        "name", "pk"
    )


def possible_contacts(activity: Activity) -> QuerySet[User]:
    """Return the active people with a duty at the place or in the partner, by name."""
    return people_who(Can.ACTIVITY_VIEW, _place(activity), duties=_CONTACTS).order_by("name", "pk")


def with_those_named(people: QuerySet[User], *pks: int | None) -> QuerySet[User]:
    """Return the people together with those who are named already, so that a form shows who they were."""
    return User.objects.filter(Q(pk__in=people.values("pk")) | Q(pk__in=[pk for pk in pks if pk])).order_by(
        "name", "pk"
    )


def _place(activity: Activity) -> Scope:
    return activity.access_scopes()[0]
