"""A workplace's own principles: beginning them, and looking at them again when a common version is new."""

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.frameworks import free_slug
from samspil.compact.frameworks.events import FrameworkCreated, LookAgainDone
from samspil.compact.frameworks.models import Clause, Framework, FrameworkLink, LookAgain, OwnerBody, Version
from samspil.compact.frameworks.queries.force import common_versions
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace


@action
def start_local_principles(by: Actor, workplace: Workplace, *, committee: str) -> Framework:
    """Begin the workplace's own principles, with a first draft; `committee` is the MED committee that discusses them.

    They build on every common framework in force that has principles. Raises Conflict when the workplace has some already.
    """
    require(by, Can.PRINCIPLE_EDIT, workplace)
    authority = workplace.unit.authority
    if Framework.objects.filter(workplace=workplace).exists():
        raise Conflict(_("The workplace has begun its own principles already."))
    title = _("Principles of %(workplace)s") % {"workplace": workplace.unit.name}
    framework = Framework.objects.create(
        authority=authority,
        workplace=workplace,
        kind=Framework.Kind.LOCAL_PRINCIPLES,
        title=title[:160],
        slug=_slug(workplace, title),
    )
    framework.owners.create(name=committee, kind=OwnerBody.Kind.MED)
    common = common_versions(authority).filter(clauses__kind=Clause.Kind.PRINCIPLE).distinct()
    for one in common.order_by("framework"):
        FrameworkLink.objects.create(
            framework=framework, other=one.framework, relation_kind=FrameworkLink.Relation.SUPPLEMENTS
        )
    Version.objects.create(framework=framework, number=1, title=framework.title)
    record(FrameworkCreated(subject=framework, framework_kind=framework.kind), by=by)
    return framework


def _slug(workplace: Workplace, title: str) -> str:
    """Return an address: two wards of the same name at two hospitals have two."""
    try:
        return free_slug(workplace.unit.authority, title)
    except Invalid:
        return free_slug(workplace.unit.authority, f"{title[:90]} {workplace.pk}")


@action
def look_again(by: Actor, wanted: LookAgain, *, outcome: str, note: str = "") -> None:
    """Say that the workplace's own principles are still in line with the new common version, or have been revised.

    Raises Conflict when somebody was first, Invalid when nothing has been revised, or when a principle of the workplace is
    built on a common one that no longer holds and is therefore not in line.
    """
    require(by, Can.FRAMEWORK_SIGN, wanted)
    fault = _fault(wanted, outcome)
    if fault:
        raise Invalid({"outcome": [fault]})
    done = LookAgain.objects.filter(pk=wanted.pk, done_at=None).update(
        outcome=outcome, note=note, done_at=clock.now(), done_by=by.user_id
    )
    if not done:
        raise Conflict(_("Somebody at the workplace has answered this."))
    record(LookAgainDone(subject=wanted, version=wanted.version_id, outcome=outcome), by=by)


def _fault(wanted: LookAgain, outcome: str) -> str:
    own = Version.objects.in_force().filter(framework__workplace=wanted.workplace_id)
    if outcome == LookAgain.Outcome.REVISED:
        is_newer = own.filter(adopted_at__gte=wanted.asked_at).exists()
        return "" if is_newer else _("Put the new version of your own principles in force first.")
    gone = wanted.version.framework.versions.exclude(pk=wanted.version_id)
    left = wanted.version.clauses.values("key")
    lost = Clause.objects.filter(Q(parent__version__in=gone), version__in=own).exclude(parent__key__in=left)
    if lost.exists():
        return _("One of your own principles builds on a common one that is gone. Revise your own first.")
    return ""
