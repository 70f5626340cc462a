"""Who answers for an agreement in force: the alarm when nobody does, and the naming of somebody new."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.life import locked
from samspil.compact.agreements.events import AgreementWithoutLeader, LeaderNamed
from samspil.compact.agreements.models import Agreement, LifeNotice
from samspil.compact.agreements.queries.alarms import without_leader
from samspil.compact.agreements.rules.people import possible_leaders
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.accounts.models import User

_ALARM = "leaderless"


@action
def watch_leader(by: Actor, agreement: Agreement) -> None:
    """Raise the alarm if nobody leads the agreement today, once; and let it rest when somebody does again."""
    require_system(by)
    held = locked(agreement)
    facts: list[Fact] = []
    if not without_leader(Agreement.objects.filter(pk=held.pk)).exists():
        held.notices.filter(key=_ALARM).delete()
    elif LifeNotice.objects.get_or_create(agreement=held, key=_ALARM)[1]:
        facts = [AgreementWithoutLeader(subject=held, leader=held.leader_id)]
    for fact in facts:
        record(fact, by=by)


@action
def name_leader(by: Actor, agreement: Agreement, *, leader: User) -> None:
    """Name the leader who answers for an agreement in force, and tell the committee: a change of leader is discussed.

    What was signed stays as it was signed. Raises Conflict when the agreement is not in force, Invalid for somebody who
    leads nothing there.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    require(by, Can.AGREEMENT_SIGN, agreement.workplace)
    held = locked(agreement)
    if not held.is_in_force:
        raise Conflict(_("The agreement is not in force. Change the leader in the draft instead."))
    if not possible_leaders(held).filter(pk=leader.pk).exists():
        raise Invalid({"leader": [_("Choose somebody who is a leader of the place today.")]})
    if leader.pk == held.leader_id:
        raise Invalid({"leader": [_("This leader answers for the agreement already.")]})
    before = held.leader_id
    Agreement.objects.filter(pk=held.pk).update(leader=leader)
    held.notices.filter(key=_ALARM).delete()
    agreement.leader = leader
    _tell_committee(held)
    record(LeaderNamed(subject=held, leader=leader.pk, before=before), by=by)


def _tell_committee(agreement: Agreement) -> None:
    raise_item(
        SYSTEM,
        agreement.workplace,
        cause=Cause.NEW_LEADER,
        about=agreement.about,
        title=_("A new leader answers for “%(agreement)s”") % {"agreement": agreement.title[:100]},
        what=_("Another leader now answers for the agreement. What is agreed has not changed."),
        why=_("A new leader should hear from you what works, and what does not."),
        link=reverse("agreements:agreement", args=[agreement.pk]),
    )
