"""What an authority keeps for everybody: read by all as long as it holds, changed by its own people."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority

Thing = TypeVar("Thing", bound=models.Model)


class KeptForAllQuerySet(models.QuerySet[Thing]):
    """Rows that hold until a last day, or until they are taken out."""

    last_day: ClassVar[str]
    taken_out: ClassVar[str]

    def visible_to(self, by: Actor) -> Self:
        """Return what everybody may read today, and all that the actor edits."""
        return self.filter(self._current() | self._edited_by(by))

    def current(self) -> Self:
        """Return what holds today, or is announced."""
        return self.filter(self._current())

    def editable_by(self, by: Actor) -> Self:
        return self.filter(self._edited_by(by))

    @classmethod
    def _current(cls) -> Q:
        lasts = Q(**{cls.last_day: None}) | Q(**{f"{cls.last_day}__gte": clock.today()})
        return Q(**{cls.taken_out: None}) & lasts

    @staticmethod
    def _edited_by(by: Actor) -> Q:
        return within(by, Can.SUPPORT_EDIT, authority="authority_id")


class OfAuthority(models.Model):
    """What belongs to an authority as a whole."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
