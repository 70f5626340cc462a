"""Whom an evaluation asks: those who are told when it is opened, and reminded when it is late."""

from django.db.models import Q, QuerySet

from samspil.learning.insights.models import Evaluation, Voice
from samspil.learning.insights.rules.evaluating import both_sides
from samspil.people.onboarding.models import Onboarding
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who

_OF_THE_WORKPLACE = frozenset({Duty.LEADER, Duty.COORDINATOR})
_OF_THE_ASSOCIATION = frozenset({Duty.ASSOCIATION_LEADER})


def people_of(evaluation: Evaluation, side: Voice) -> list[User]:
    """Return those who can answer for the side, by number."""
    if side == Voice.WORKPLACE:
        unit = evaluation.workplace.unit
        # Not along the partner: an association's leaders are the other side.
        place = Scope(authority_id=unit.authority_id, unit_path=unit.path)
        return list(people_who(Can.EVALUATION_EDIT, place, duties=_OF_THE_WORKPLACE))
    if side == Voice.ASSOCIATION:
        partner = Scope(partner_id=evaluation.partner_id)
        return list(people_who(Can.EVALUATION_EDIT, partner, duties=_OF_THE_ASSOCIATION))
    return list(_volunteers(evaluation))


def people_missing(evaluation: Evaluation) -> list[User]:
    """Return those who can answer for a side that has not answered yet, each once and by number."""
    heard = set(evaluation.answers.values_list("voice", flat=True))
    found = {
        user.pk: user
        for side in both_sides(evaluation)
        if side not in heard
        for user in people_of(evaluation, side)
    }
    return [found[pk] for pk in sorted(found)]


def _volunteers(evaluation: Evaluation) -> QuerySet[User]:
    present = Affiliation.objects.current().filter(workplace=evaluation.workplace_id)
    if evaluation.partner_id:
        present = present.filter(partner=evaluation.partner_id)
    belongs = Q(pk__in=present.values("volunteer"))
    if evaluation.activity_id:
        joined = Onboarding.objects.current().filter(activity=evaluation.activity_id)
        belongs &= Q(pk__in=joined.values("volunteer"))
    # Those without an address read nothing: the coordinator asks them.
    return User.objects.filter(belongs, is_active=True, email__isnull=False).order_by("pk")
