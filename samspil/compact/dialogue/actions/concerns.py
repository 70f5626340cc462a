"""The register of concerns: the four standard ones, and those that somebody writes down."""

from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events.voices import (
    ConcernEdited,
    ConcernMoved,
    ConcernRaised,
    StandardConcernsSeeded,
)
from samspil.compact.dialogue.flow import CONCERN, ConcernState
from samspil.compact.dialogue.models.concerns import Concern
from samspil.compact.dialogue.rules.standard_concerns import STANDARD_CONCERNS
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Authority, Workplace


@action
def ensure_standard_concerns(by: Actor, authority: Authority) -> int:
    """Write down those of the four standard concerns that the authority lacks; say how many. What is there stays as it is."""
    require_system(by)
    count = _seed(Concern, authority.pk)
    if count:
        record(StandardConcernsSeeded(subject=authority, count=count), by=by)
    return count


def _seed(concerns: Any, authority_id: int) -> int:
    """Write the standard and return how many were missing. Takes the model, so that a migration can hand over its own."""
    held = set(
        concerns.objects.filter(authority_id=authority_id, is_standard=True).values_list("kind", flat=True)
    )
    missing = [
        concerns(
            authority_id=authority_id,
            kind=kind,
            is_standard=True,
            title=title,
            text=text,
            mitigation=mitigation,
            state=ConcernState.IN_HAND.value,
        )
        for kind, (title, text, mitigation) in STANDARD_CONCERNS.items()
        if kind not in held
    ]
    concerns.objects.bulk_create(missing)
    return len(missing)


@action
def raise_concern(
    by: Actor,
    place: Workplace | Authority,
    *,
    title: str,
    kind: str = "other",
    group: str = "",
    text: str = "",
    mitigation: str = "",
    owner: User | None = None,
) -> Concern:
    """Write down a concern of a workplace, or of the whole authority."""
    require(by, Can.CONCERN_EDIT, place)
    workplace = place if isinstance(place, Workplace) else None
    concern = Concern(
        authority=place.unit.authority if isinstance(place, Workplace) else place,
        workplace=workplace,
        kind=kind,
        group=group,
        title=title.strip(),
        text=text.strip(),
        mitigation=mitigation.strip(),
        owner=owner,
    )
    _check_owner(concern, owner)
    concern.save()
    record(ConcernRaised(subject=concern), by=by)
    return concern


@action
def edit_concern(
    by: Actor,
    concern: Concern,
    *,
    title: str,
    text: str,
    mitigation: str,
    owner: User | None = None,
    group: str | None = None,
) -> None:
    """Change the words and who sees to it. A standard concern keeps its answer, in the authority's own words."""
    require(by, Can.CONCERN_EDIT, concern)
    if not mitigation.strip() and (concern.is_standard or concern.state == ConcernState.SETTLED):
        raise Invalid({"mitigation": [_("Write what you do about it.")]})
    if owner is not None and owner.pk != concern.owner_id:
        _check_owner(concern, owner)
    words = {"title": title.strip(), "text": text.strip(), "mitigation": mitigation.strip(), "owner": owner}
    words |= {} if group is None else {"group": group}
    changed = [name for name, value in words.items() if getattr(concern, name) != value]
    for name in changed:
        setattr(concern, name, words[name])
    concern.changed_at = clock.now()
    concern.save(update_fields=[*changed, "changed_at"])
    record(ConcernEdited(subject=concern, fields=changed), by=by)


@action
def move_concern(by: Actor, concern: Concern, *, to: str) -> None:
    """Take a concern in hand, settle it, or take it up again. Raises Invalid when nothing says how it was settled."""
    require(by, Can.CONCERN_EDIT, concern)
    if concern.is_standard:
        raise Conflict(_("The four standard concerns are always there: every agreement answers them."))
    if to == ConcernState.SETTLED and not concern.mitigation:
        raise Invalid({"": [_("Write first what you have done about it.")]})
    settled_at = clock.now() if to == ConcernState.SETTLED else None
    CONCERN.move(concern, to=to, settled_at=settled_at, changed_at=clock.now())
    record(ConcernMoved(subject=concern, state=to), by=by)


def _check_owner(concern: Concern, owner: User | None) -> None:
    if owner is not None and not _eligible(concern).filter(pk=owner.pk).exists():
        raise Invalid({"owner": [_("Choose somebody who looks after concerns here.")]})


def _eligible(concern: Concern) -> Any:
    return people_who(Can.CONCERN_EDIT, concern.access_scopes()[0])
