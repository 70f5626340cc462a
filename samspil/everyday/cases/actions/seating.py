"""Asking people to look into a case. Every reader there has ever been took the one seat here, past the one gate."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.cases.events.cases import (
    CaseEscalated,
    CaseHandedOver,
    CaseLeftAlone,
    CaseOverdue,
    CasePeopleNamed,
    CaseReaderAdded,
)
from samspil.everyday.cases.flow import OPEN
from samspil.everyday.cases.models.cases import Case, CasePerson, CaseReader
from samspil.everyday.cases.queries.routing import fit_rung
from samspil.everyday.cases.queries.seats import readers_on_duty
from samspil.everyday.cases.rules.reading import may_read, require_reader
from samspil.society.access.permission import require_system
from samspil.society.accounts.models import User

Because = CaseReader.Because


def route(by: Actor, case: Case) -> list[User]:
    """Ask those on the lowest rung that is left, and return them. When nobody at all looks into it, a fact says so."""
    because, people = fit_rung(case)
    if not people and not readers_on_duty(case):
        record(CaseLeftAlone(subject=case), by=by)
    for user in people:
        _seat(case, user, because=because)
    return people


def _seat(case: Case, user: User, *, because: str, **fields: Any) -> None:
    """Let the person read the case from now on. Raises Invalid for whoever may not, Conflict when they do already."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # nobody is named in the same moment
    verdict = may_read(case, user)
    if not verdict:
        raise Invalid({"user": [verdict.reason]})
    try:
        with transaction.atomic():
            CaseReader.objects.create(case=case, user=user, because=because, **fields)
    except IntegrityError:
        raise Conflict(_("This person looks into the case already.")) from None


@action
def add_reader(by: Actor, case: Case, *, user: User, reason: str) -> None:
    """Ask one more person to look into the case, and say why.

    Raises NotVisible for others than its readers, Invalid for somebody who has a part in it or holds no duty here.
    """
    require_reader(by, case)
    _refuse_ended(case)
    _seat(case, user, because=Because.ADDED, reason=reason.strip(), added_by_id=by.user_id)
    record(CaseReaderAdded(subject=case, reader=user.pk), by=by)


@action
def hand_over_case(by: Actor, case: Case, *, user: User, reason: str) -> None:
    """Let somebody else take one's own place. From then on the actor cannot read the case."""
    require_reader(by, case)
    _refuse_ended(case)
    _seat(case, user, because=Because.HANDED_OVER, reason=reason.strip(), added_by_id=by.user_id)
    _unseat(case, [by.user_id])
    record(CaseHandedOver(subject=case, reader=user.pk), by=by)


@action
def name_people(by: Actor, case: Case, *, users: list[User]) -> None:
    """Note whom the case is about. Whoever of them reads it stops at once, the actor too; others are asked when none is left.

    Names are only ever added, so that nobody gets to read a case by being taken off the list.
    """
    require_reader(by, case)
    _refuse_ended(case)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    named = {user.pk for user in users}
    CasePerson.objects.bulk_create(
        [CasePerson(case=case, user_id=pk) for pk in sorted(named)], ignore_conflicts=True
    )
    case.about_known_at = clock.now()
    Case.objects.filter(pk=case.pk).update(about_known_at=case.about_known_at)
    _unseat(case, sorted(named))
    _ask_when_alone(by, case)
    record(CasePeopleNamed(subject=case), by=by)


def _ask_when_alone(by: Actor, case: Case) -> None:
    if not readers_on_duty(case) and (asked := route(by, case)):
        record(CaseEscalated(subject=case, readers=[user.pk for user in asked]), by=by)


def _unseat(case: Case, user_ids: Iterable[int | None]) -> None:
    CaseReader.objects.filter(case=case, user__in=user_ids, ended_at=None).update(ended_at=clock.now())


def _refuse_ended(case: Case) -> None:
    if case.state not in OPEN:
        raise Conflict(_("The case has ended."))


@action
def remind_of_case(by: Actor, case: Case) -> None:
    """Remind the readers once that an answer is owed."""
    require_system(by)
    fresh = Case.objects.filter(pk=case.pk, state=case.state, reminded_at=None)
    if fresh.update(reminded_at=clock.now()):
        record(CaseOverdue(subject=case), by=by)


@action
def escalate_case(by: Actor, case: Case) -> None:
    """Ask those on the next rung as well: it has waited too long, or those who were asked hold no duty any more.

    At the top of the ladder those who look into it are reminded.
    """
    require_system(by)
    fresh = Case.objects.filter(pk=case.pk, state=case.state, escalated_at=case.escalated_at)
    if fresh.update(escalated_at=clock.now()):
        asked = [user.pk for user in route(by, case)]
        record(CaseEscalated(subject=case, readers=asked) if asked else CaseOverdue(subject=case), by=by)
