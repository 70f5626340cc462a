"""Beginning a version, putting it in force on its day, and withdrawing it."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked, locked_framework
from samspil.compact.frameworks.events import (
    LookAgainAsked,
    VersionEffectBegun,
    VersionStarted,
    VersionSuperseded,
    VersionWithdrawn,
)
from samspil.compact.frameworks.flow import FLOW, State
from samspil.compact.frameworks.models import Clause, Framework, LookAgain, Version
from samspil.compact.frameworks.queries.force import common_versions
from samspil.compact.frameworks.rules.rights import deciding, editing
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def start_version(by: Actor, framework: Framework) -> Version:
    """Begin the next version as a draft: a copy of the latest, clause by clause, each with its own key.

    A draft that stands open is superseded by the new one and kept. Raises Conflict while a version is in consultation.
    """
    require(by, editing(framework), framework)
    locked_framework(framework)
    latest = framework.versions.exclude(state=State.WITHDRAWN).order_by("-number").first()
    if latest is not None and latest.state == State.IN_CONSULTATION:
        raise Conflict(_("Version %(number)s is in consultation. End it first.") % {"number": latest.number})
    if latest is not None and latest.state == State.DRAFT:
        FLOW.move(latest, to=State.SUPERSEDED)
    number = (framework.versions.aggregate(Max("number"))["number__max"] or 0) + 1
    version = Version.objects.create(framework=framework, number=number, title=framework.title)
    if latest is not None:
        _copy_clauses(latest, version)
    record(
        VersionStarted(subject=version, number=number, based_on=latest.pk if latest else None),
        by=by,
    )
    return version


def _copy_clauses(source: Version, version: Version) -> None:
    """Copy the clauses; a local principle follows its common one into the version that holds now, when it is still there."""
    common = Clause.objects.filter(version__in=common_versions(source.framework.authority))
    now = {clause.key: clause for clause in common} if source.framework.is_local else {}
    clauses = list(source.clauses.select_related("parent"))
    for clause in clauses:
        clause.pk, clause.version = None, version
        if clause.parent is not None:
            clause.parent = now.get(clause.parent.key, clause.parent)
    Clause.objects.bulk_create(clauses)


@action
def withdraw_version(by: Actor, version: Version) -> None:
    """Take a version back: a draft is given up, an adopted one no longer holds from today.

    Raises IllegalMove when it is over already.
    """
    require(by, deciding(version.framework), version)
    locked(version)
    held: dict[str, Any] = {}
    if version.valid_from is not None:
        held = {
            "valid_to": max(clock.today(), version.valid_from),
            "sealed_at": version.sealed_at or clock.now(),
        }
    FLOW.move(version, to=State.WITHDRAWN, **held)
    record(VersionWithdrawn(subject=version, number=version.number), by=by)


@action
def settle_version(by: Actor, version: Version) -> None:
    """Let a version whose day has come take effect; does nothing before that day, or twice."""
    require_system(by)
    if is_due(locked(version)):
        take_effect(by, version)


def is_due(version: Version) -> bool:
    """Say whether the version holds from today or before, and nobody has noted it yet."""
    held = version.state in (State.ADOPTED, State.SIGNED) and version.effective_at is None
    return held and version.valid_from is not None and version.valid_from <= clock.today()


def take_effect(by: Actor, version: Version) -> None:
    """Put the version in the place of those before it, and ask the workplaces to look again. A step of an action."""
    before = version.framework.versions.filter(
        state__in=[State.ADOPTED, State.SIGNED], number__lt=version.number
    )
    is_renewal = False
    for old in before.order_by("number"):
        is_renewal = True
        FLOW.move(old, to=State.SUPERSEDED, sealed_at=old.sealed_at or clock.now())
        record(VersionSuperseded(subject=old, number=old.number), by=by)
    version.effective_at = clock.now()
    version.save(update_fields=["effective_at"])
    if is_renewal and not version.framework.is_local:
        _ask_to_look_again(version)
    record(VersionEffectBegun(subject=version, number=version.number), by=by)


def _ask_to_look_again(version: Version) -> None:
    open_ones = Workplace.objects.public().filter(unit__authority=version.framework.authority_id)
    asked = open_ones | Workplace.objects.filter(
        frameworks__isnull=False, unit__authority=version.framework.authority_id
    )
    for workplace in asked.select_related("unit").distinct().order_by("pk"):
        wanted, is_new = LookAgain.objects.get_or_create(workplace=workplace, version=version)
        if is_new:
            record(LookAgainAsked(subject=wanted, version=version.pk), by=SYSTEM)
