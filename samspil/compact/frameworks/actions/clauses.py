"""Writing the clauses of a draft, and mending a slip in an adopted text before it is sealed."""

from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, IllegalMove, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked, locked_draft
from samspil.compact.frameworks.events import (
    ClauseAdded,
    ClauseChanged,
    ClauseCorrected,
    ClauseMoved,
    ClauseRemoved,
)
from samspil.compact.frameworks.models import AdoptedWords, Clause, Version
from samspil.compact.frameworks.queries.force import common_versions
from samspil.compact.frameworks.rules.content import content_hash, text_digest
from samspil.compact.frameworks.rules.difference import Weight
from samspil.compact.frameworks.rules.difference.runs import runs_between
from samspil.compact.frameworks.rules.rights import correctable, deciding, editing
from samspil.society.access.permission import require


@action
def add_clause(
    by: Actor,
    version: Version,
    *,
    kind: str,
    text: str,
    label: str = "",
    level: int = 1,
    after: Clause | None = None,
    relation_kind: str = "",
    parent: Clause | None = None,
) -> Clause:
    """Put a clause into the draft: after another one, or last. Raises IllegalMove when the text is no longer open."""
    require(by, editing(version.framework), version)
    locked_draft(version)
    stand = _stand(version, kind, relation_kind, parent)
    if after is not None:
        position = version.clauses.get(pk=after.pk).position + 1
        version.clauses.filter(position__gte=position).update(position=F("position") + 1)
    else:
        position = (version.clauses.aggregate(Max("position"))["position__max"] or 0) + 1
    clause = version.clauses.create(
        kind=kind, text=text, label=label, level=level, position=position, **stand
    )
    record(ClauseAdded(subject=version, clause=clause.pk), by=by)
    return clause


@action
def change_clause(
    by: Actor,
    clause: Clause,
    *,
    kind: str,
    text: str,
    label: str = "",
    level: int = 1,
    relation_kind: str = "",
    parent: Clause | None = None,
    seen: str = "",
) -> None:
    """Change a clause of the draft. `seen` is the digest of the text that the writer had before them.

    Raises IllegalMove when the text is no longer open, Conflict when somebody else has changed the clause meanwhile.
    """
    require(by, editing(clause.version.framework), clause.version)
    locked_draft(clause.version)
    clause.refresh_from_db(fields=["text"])
    _refuse_unseen(clause, seen)
    stand = _stand(clause.version, kind, relation_kind, parent)
    for name, value in {"kind": kind, "text": text, "label": label, "level": level, **stand}.items():
        setattr(clause, name, value)
    clause.save()
    record(ClauseChanged(subject=clause.version, clause=clause.pk), by=by)


def _refuse_unseen(clause: Clause, seen: str) -> None:
    if seen and seen != text_digest(clause.text):
        raise Conflict(
            _("Somebody else has changed this clause since you opened it. Read it, and try again.")
        )


def _stand(version: Version, kind: str, relation_kind: str, parent: Clause | None) -> dict[str, Any]:
    """Return how a principle stands to the common ones: said by a workplace's own principles, and by them alone."""
    if not version.framework.is_local or kind != Clause.Kind.PRINCIPLE:
        return {"relation_kind": "", "parent": None}
    if relation_kind not in Clause.Relation.values:
        raise Invalid({"relation_kind": [_("Say how it stands to the common principles.")]})
    if parent is None and relation_kind == Clause.Relation.DEVIATES:
        raise Invalid({"parent": [_("Choose the common principle that it deviates from.")]})
    common = common_versions(version.framework.authority)
    if parent is not None and not common.filter(pk=parent.version_id).exists():
        raise Invalid({"parent": [_("Choose a common principle that is in force today.")]})
    return {"relation_kind": relation_kind, "parent": parent}


@action
def move_clause(by: Actor, clause: Clause, *, up: bool) -> None:
    """Let a clause of the draft change places with the one above or below it; at the end it stays."""
    require(by, editing(clause.version.framework), clause.version)
    locked_draft(clause.version)
    order = list(clause.version.clauses.order_by("position", "pk"))
    here = order.index(clause)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, one in enumerate(order, 1):
        one.position = position
    Clause.objects.bulk_update(order, ["position"])
    record(ClauseMoved(subject=clause.version, clause=clause.pk), by=by)


@action
def remove_clause(by: Actor, clause: Clause) -> None:
    """Take a clause out of the draft."""
    require(by, editing(clause.version.framework), clause.version)
    locked_draft(clause.version)
    pk = clause.pk
    clause.version.clauses.filter(pk=pk).delete()
    record(ClauseRemoved(subject=clause.version, clause=pk), by=by)


@action
def correct_clause(by: Actor, clause: Clause, *, text: str, seen: str = "") -> int:
    """Mend a slip in an adopted text that waits for signatures; return how many signatures are void because of it.

    Raises IllegalMove when the version is sealed or is no adopted text, Conflict when somebody else was first, and Invalid
    when the words say something else than those that were adopted, in one step or in many small ones: that takes a new
    version, and those who adopted the old one.
    """
    require(by, deciding(clause.version.framework), clause.version)
    version = clause.version
    verdict = correctable(locked(version))
    if not verdict:
        raise IllegalMove(verdict.reason)
    clause.refresh_from_db(fields=["text"])
    _refuse_unseen(clause, seen)
    adopted, _is_new = AdoptedWords.objects.get_or_create(clause=clause, defaults={"text": clause.text})
    _refuse_other_meaning(adopted.text, text)
    before = version.content_hash
    clause.text = text
    clause.save(update_fields=["text"])
    version.content_hash = content_hash(version)
    version.save(update_fields=["content_hash"])
    voided = 0
    if version.content_hash != before:
        voided = version.signatures.filter(voided_at=None).update(voided_at=clock.now())
    record(
        ClauseCorrected(
            subject=version,
            clause=clause.pk,
            voided=voided,
            before_hash=before,
            after_hash=version.content_hash,
        ),
        by=by,
    )
    return voided


def _refuse_other_meaning(old: str, new: str) -> None:
    """Raise Invalid, naming the words, when more than spelling, signs and spaces has changed."""
    heavy = [run.text.strip() for run in runs_between(old, new) if run.weight == Weight.MEANING]
    if heavy:
        sentence = _(
            "This is more than spelling: “%(words)s”. Begin a new version to change what the text says."
        )
        raise Invalid({"text": [sentence % {"words": " … ".join(heavy)[:200]}]})
