"""Those who answer for an agreement, and what is missing among them."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.verdicts import Lack
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who

_CONTACTS = frozenset({Duty.LEADER, Duty.COORDINATOR, Duty.EMPLOYEE, Duty.ASSOCIATION_LEADER})


def possible_leaders(agreement: Agreement) -> QuerySet[User]:
    """Return the active leaders whose duty today reaches the place, by name."""
    scope = agreement.access_scopes()[0]
    return people_who(Can.AGREEMENT_SIGN, scope, duties=frozenset({Duty.LEADER})).order_by("name", "pk")


def possible_contacts(agreement: Agreement) -> QuerySet[User]:
    """Return the active people with a duty at the place or in the association, by name."""
    scope = agreement.access_scopes()[0]
    return people_who(Can.AGREEMENT_VIEW, scope, duties=_CONTACTS).order_by("name", "pk")


def with_those_named(people: QuerySet[User], *pks: int | None) -> QuerySet[User]:
    """Return the people together with those who are named already, so that a form shows who they were."""
    named = [pk for pk in pks if pk]
    return User.objects.filter(Q(pk__in=people.values("pk")) | Q(pk__in=named)).order_by("name", "pk")


def people_lacks(agreement: Agreement) -> Iterator[Lack]:
    """Say who is missing (RM-61, DR-53, DR-47, VB-49)."""
    if agreement.leader_id is None:
        yield Lack("leader", "personer", _("Name the leader who answers for the agreement."))
    elif not possible_leaders(agreement).filter(pk=agreement.leader_id).exists():
        yield Lack("leader", "personer", _("The leader who is named is no longer a leader here."))
    contacts = set(possible_contacts(agreement).values_list("pk", flat=True))
    for field, sentence in _NAMED[:1] if agreement.is_light else _NAMED:
        if getattr(agreement, f"{field}_id") not in contacts:
            yield Lack(field, "personer", str(sentence))
    if agreement.is_light:
        return
    if agreement.conflict_first_id and agreement.conflict_first_id == agreement.conflict_second_id:
        yield Lack("conflict_same", "personer", _("The two to go to in a conflict must be different people."))
    if agreement.contact_id and agreement.contact_id == agreement.substitute_id:
        yield Lack("substitute_same", "personer", _("The substitute must be somebody else."))
    if not agreement.leader_statement.strip():
        yield Lack("leader_statement", "hvad", _("Let the leader say in a few words why you want this."))


_NAMED: tuple[tuple[str, Promise], ...] = (
    ("contact", gettext_lazy("Name an active contact person.")),
    ("substitute", gettext_lazy("Name an active substitute for the contact person.")),
    ("conflict_first", gettext_lazy("Name the first person to go to in a conflict.")),
    ("conflict_second", gettext_lazy("Name the second person to go to in a conflict.")),
)
