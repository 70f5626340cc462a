"""Bringing in a text as it was found: the person's corrected clauses become a draft, and the original is kept."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked_draft
from samspil.compact.frameworks.actions.versions import start_version
from samspil.compact.frameworks.events import ClausesReplaced
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Framework, Version
from samspil.compact.frameworks.rules.difference import ClauseLike, difference
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.permission import require

MOST_CLAUSES = 500


@action
def import_text(
    by: Actor, framework: Framework, *, clauses: Sequence[ClauseLike], original_text: str
) -> Version:
    """Make a draft of the clauses: the draft that stands empty, or the next version. Clauses known from before keep their key.

    Raises Invalid when there is nothing in it or far too much, Conflict while a version is in consultation.
    """
    require(by, editing(framework), framework)
    if not 0 < len(clauses) <= MOST_CLAUSES:
        raise Invalid(_("There is no text in it, or more than can be brought in at once."))
    version = _empty_draft(framework) or start_version(by, framework)
    locked_draft(version)
    known = list(version.clauses.all())
    keys = _keys(known, clauses)
    version.clauses.all().delete()
    Clause.objects.bulk_create(_rows(version, clauses, keys))
    version.original_text = original_text
    version.save(update_fields=["original_text"])
    record(ClausesReplaced(subject=version, count=len(clauses)), by=by)
    return version


def _empty_draft(framework: Framework) -> Version | None:
    return framework.versions.filter(state=State.DRAFT, clauses=None).order_by("-number").first()


def _keys(old: Sequence[Clause], new: Sequence[ClauseLike]) -> dict[int, UUID]:
    """Return the key of each new clause that is an old one, by its identity: so a clause is followed through the versions."""
    keys = {id(clause): clause.key for clause in old}
    return {
        id(entry.new[0]): keys[id(entry.old[0])]
        for entry in difference(old, new).entries
        if entry.old and entry.new
    }


def _rows(version: Version, clauses: Sequence[ClauseLike], keys: dict[int, UUID]) -> list[Clause]:
    return [
        Clause(
            version=version,
            position=position,
            kind=clause.kind,
            level=clause.level,
            label=clause.label,
            text=clause.text,
            **({"key": keys[id(clause)]} if id(clause) in keys else {}),
        )
        for position, clause in enumerate(clauses, 1)
    ]
