"""Creating frameworks, and setting up how they are decided: by which bodies, signed by whom, built on what."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked_framework
from samspil.compact.frameworks.events import (
    FrameworkCreated,
    FrameworkDescribed,
    FrameworkLinked,
    FrameworkUnlinked,
    OwnerAdded,
    OwnerRemoved,
    SignatoryNamed,
    SignatoryRemoved,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Framework, FrameworkLink, OwnerBody, Signatory, Version
from samspil.compact.frameworks.rules.rights import deciding, editing
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


@action
def create_framework(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    title: str,
    about: str = "",
    sector_name: str = "",
    needs_med_dialogue: bool = True,
) -> Framework:
    """Create a framework of the authority, with a first draft. Raises Invalid when the title is taken."""
    require(by, Can.FRAMEWORK_EDIT, authority)
    if kind == Framework.Kind.LOCAL_PRINCIPLES:
        raise Invalid({"kind": [_("Local principles are begun at their workplace.")]})
    framework = Framework.objects.create(
        authority=authority,
        kind=kind,
        title=title,
        slug=free_slug(authority, title),
        about=about,
        **_range(sector_name),
        needs_med_dialogue=needs_med_dialogue,
    )
    Version.objects.create(framework=framework, number=1, title=title)
    record(FrameworkCreated(subject=framework, framework_kind=kind), by=by)
    return framework


def free_slug(authority: Authority, title: str) -> str:
    """Return the permanent address of a framework. Raises Invalid when another has it."""
    slug = slugify(title.translate(_DANISH))[:110]
    if not slug or authority.frameworks.filter(slug=slug).exists():
        raise Invalid({"title": [_("Another framework has this title. Choose one that tells them apart.")]})
    return slug


def _range(sector_name: str) -> dict[str, str]:
    sector = sector_name.strip()
    kind = Framework.Range.SECTOR if sector else Framework.Range.CROSS_CUTTING
    return {"range_kind": kind, "sector_name": sector}


@action
def describe_framework(
    by: Actor,
    framework: Framework,
    *,
    title: str,
    about: str = "",
    sector_name: str = "",
    needs_med_dialogue: bool = True,
) -> None:
    """Change what is said about the framework. Its address stays; adopted versions keep the title they had."""
    require(by, editing(framework), framework)
    values: dict[str, Any] = {"title": title, "about": about, "needs_med_dialogue": needs_med_dialogue}
    values |= _range(sector_name)
    changed = [name for name, value in values.items() if getattr(framework, name) != value]
    for name in changed:
        setattr(framework, name, values[name])
    framework.save(update_fields=changed or None)
    framework.versions.filter(state=State.DRAFT).update(title=title)
    record(FrameworkDescribed(subject=framework, fields=changed), by=by)


@action
def link_framework(by: Actor, framework: Framework, other: Framework, *, relation_kind: str) -> FrameworkLink:
    """Say how the framework stands to another of the same authority.

    Raises Invalid for a framework of another authority, for itself, and for a link that would close a circle.
    """
    require(by, editing(framework), framework)
    if other.authority_id != framework.authority_id or other.pk == framework.pk:
        raise Invalid({"other": [_("Choose another framework of the same authority.")]})
    if framework.pk in _above(other):
        raise Invalid({"other": [_("That framework is already built on this one.")]})
    link, _new = FrameworkLink.objects.update_or_create(
        framework=framework, other=other, defaults={"relation_kind": relation_kind}
    )
    record(FrameworkLinked(subject=framework, other=other.pk, relation=relation_kind), by=by)
    return link


def _above(framework: Framework) -> set[int]:
    """Return every framework that this one stands on, however far up."""
    pairs = FrameworkLink.objects.filter(framework__authority=framework.authority_id)
    links = list(pairs.values_list("framework", "other"))
    found, waiting = set[int](), [framework.pk]
    while waiting:
        at = waiting.pop()
        above = [other for one, other in links if one == at and other not in found]
        found.update(above)
        waiting += above
    return found


@action
def unlink_framework(by: Actor, framework: Framework, link: FrameworkLink) -> None:
    """Take a link away."""
    require(by, editing(framework), framework)
    framework.links.filter(pk=link.pk).delete()
    record(FrameworkUnlinked(subject=framework, other=link.other_id), by=by)


@action
def add_owner(by: Actor, framework: Framework, *, name: str, kind: str) -> OwnerBody:
    """Name a body that must decide each version. Raises Invalid when it is named already."""
    require(by, deciding(framework), framework)
    if framework.owners.filter(name=name).exists():
        raise Invalid({"name": [_("This body is on the list.")]})
    body = framework.owners.create(name=name, kind=kind)
    record(OwnerAdded(subject=framework, body=body.pk), by=by)
    return body


@action
def remove_owner(by: Actor, framework: Framework, body: OwnerBody) -> None:
    """Take a body off the list. Raises Conflict when it has decided something: that is history."""
    require(by, deciding(framework), framework)
    if body.decisions.exists():
        raise Conflict(_("The body has decided about this framework, so it stays on the list."))
    framework.owners.filter(pk=body.pk).delete()
    record(OwnerRemoved(subject=framework, body=body.pk), by=by)


@action
def name_signatory(by: Actor, framework: Framework, *, function: str, user: User) -> Signatory:
    """Say who signs for a function; a new holder takes the place of the old.

    Raises Invalid when the person signs for another function too, Conflict when a version already waits for signatures and
    the function is new.
    """
    require(by, deciding(framework), framework)
    locked_framework(framework)
    if framework.signatories.filter(user=user).exclude(function=function).exists():
        raise Invalid({"user": [_("One person cannot sign for two functions.")]})
    if not framework.signatories.filter(function=function).exists():
        _refuse_while_waiting(framework)
    signatory, _new = Signatory.objects.update_or_create(
        framework=framework, function=function, defaults={"user": user}
    )
    record(SignatoryNamed(subject=framework, user=user.pk), by=by)
    return signatory


@action
def remove_signatory(by: Actor, framework: Framework, signatory: Signatory) -> None:
    """Take a function off the list of those who sign. Raises Conflict while a version waits for signatures."""
    require(by, deciding(framework), framework)
    _refuse_while_waiting(locked_framework(framework))
    framework.signatories.filter(pk=signatory.pk).delete()
    record(SignatoryRemoved(subject=framework, user=signatory.user_id), by=by)


def _refuse_while_waiting(framework: Framework) -> None:
    if framework.versions.filter(state=State.ADOPTED, sealed_at=None).exists():
        raise Conflict(_("A version waits for signatures. Who signs can be changed when it has been signed."))
