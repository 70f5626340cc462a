"""The three questions: may this duty (`require`, `allowed`), which things (`visible_or_404`), and why not (`Verdict`)."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, NotVisible
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scoped, grants_for, reaches


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes, or no with the reason; falsy when no."""

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


ALLOWED = Verdict(ok=True)


def refused(reason: object) -> Verdict:
    """Return a no with its reason."""
    return Verdict(ok=False, reason=str(reason))


def allowed(by: Actor, can: Can, thing: Scoped) -> Verdict:
    """Say whether the actor's duties permit this with the thing."""
    if by.is_system:
        return ALLOWED
    if by.is_stranger:
        return refused(_("Sign in first."))
    grants = grants_for(by, can)
    if not grants:
        return refused(_("None of your duties allows this."))
    scopes = thing.access_scopes()
    if any(reaches(by, grant, scope) for grant in grants for scope in scopes):
        return ALLOWED
    return refused(_("Your duty does not reach this place."))


def require(by: Actor, can: Can, thing: Scoped) -> None:
    """Raise Denied with the reason unless the actor's duties permit this with the thing."""
    verdict = allowed(by, can, thing)
    if not verdict:
        raise Denied(verdict.reason)


def require_system(by: Actor) -> None:
    """Raise Denied unless a job or a command acts."""
    if not by.is_system:
        raise Denied(_("Only the system itself does this."))


def require_anyone(by: Actor) -> None:
    """Say that this action is open to everybody, strangers too; the action's own rules are the only gate."""


def require_user(by: Actor, user_id: int | None) -> None:
    """Raise Denied unless the person acts on their own account."""
    if not by.is_system and (by.user_id is None or by.user_id != user_id):
        raise Denied(_("Only the person themselves can do this."))


class Visible(Protocol):
    def visible_to(self, by: Actor) -> Any: ...


M = TypeVar("M", bound=models.Model)


def visible_or_404(by: Actor, queryset: "models.QuerySet[M] | type[M]", pk: int | str) -> M:
    """Return the thing if the actor may see it; what they may not see does not exist.

    Raises NotVisible. `queryset` is a model or a queryset whose class has `visible_to(actor)`.
    """
    rows: Any = queryset.objects.all() if isinstance(queryset, type) else queryset  # type: ignore[attr-defined] # every model has objects
    found: M | None = rows.visible_to(by).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
