"""The tablet at the entrance, and what a stand or a lobby café counts: visitors, leaflets, cups."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.rotas.models import Shift
from samspil.people.activities.models import Activity, Party
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


def digest(token: str) -> str:
    """Return what is kept of a secret address; the address itself is shown once and kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


class TabletQuerySet(models.QuerySet["Tablet"]):
    def visible_to(self, by: Actor) -> Self:
        place = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}
        return self.filter(within(by, Can.ATTENDANCE_RECORD, **place))

    def active(self) -> Self:
        """Return those that work: not revoked, at a workplace that is open."""
        return self.filter(
            revoked_at__isnull=True, workplace__is_active=True, workplace__unit__closed_on__isnull=True
        )


class Tablet(models.Model):
    """One secret address. It reaches the first names of those who come today to its workplace, and nothing else."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="tablets")
    name = GuardedCharField(_("where it stands"), max_length=80)
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TabletQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


@dataclass(frozen=True, slots=True)
class Stand:
    """An activity as a table in the lobby: all its parties look after what stands on it."""

    activity: Activity

    def access_scopes(self) -> list[Scope]:
        partners = (
            Party.objects.filter(activity=self.activity).order_by("pk").values_list("partner_id", flat=True)
        )
        return [*self.activity.access_scopes(), *(Scope(partner_id=pk) for pk in partners)]


class StockItem(models.Model):
    """Something of which the stand must not run out: leaflets, cups, cards with the code."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="stock")
    name = GuardedCharField(_("what"), max_length=60)
    number = models.PositiveSmallIntegerField(_("how many are left"))
    least = models.PositiveSmallIntegerField(_("get more when fewer than"), default=0)
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "name"], name="stocked_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def runs_out(self) -> bool:
        return self.number < self.least

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()


class TallyQuerySet(models.QuerySet["Tally"]):
    def add(self, shift: Shift, more: int) -> bool:
        """Count so many more (or one less), never below none; say whether it was counted."""
        self.get_or_create(shift=shift)
        enough = self.filter(shift=shift, visitors__gte=-more, visitors__lte=MOST_VISITORS - max(more, 0))
        return bool(enough.update(visitors=F("visitors") + more))


class Tally(models.Model):
    """How many stopped at the stand during a shift, and how many left an interest: two numbers, and nobody behind them."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    visitors = models.PositiveSmallIntegerField(_("visitors"), default=0)
    interests = models.PositiveSmallIntegerField(_("interests left"), default=0)

    objects = TallyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.visitors} at shift {self.shift_id}"


MOST_VISITORS = 9_999
