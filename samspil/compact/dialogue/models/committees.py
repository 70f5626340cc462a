"""Committees of employees and management, what they cover, and who sits in them: today, and at any day that was."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.duties.models import Assignment
from samspil.society.places.models import Authority, Unit


def in_period(day: date) -> Q:
    """Return the condition that a row with `starts_on` and `ends_on` (the first day after) holds on the day."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def paths_above(paths: Iterable[str]) -> set[str]:
    """Return the paths of the units and of all above them: "/3/17/" gives "/3/" and "/3/17/"."""
    found = set()
    for path in paths:
        ids = path.strip("/").split("/")
        found |= {"/" + "/".join(ids[: n + 1]) + "/" for n in range(len(ids)) if ids[0]}
    return found


class CommitteeLevel(models.Model):
    """One level of an authority's committees, with the name it uses itself: LMU, HMU, RMU, or Lokal-MED, Hoved-MED."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="committee_levels")
    name = GuardedCharField(_("name"), max_length=60)
    rank = models.PositiveSmallIntegerField()  # 1 is nearest to the workplaces

    class Meta:
        ordering: ClassVar = ["rank", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "name"], name="committee_level_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the committees over, at and below the places that the actor's duties reach.

        Upwards too: a ward's employees may read what the committees above them discuss.
        """
        if by.is_system:
            return self.all()
        grants = grants_for(by, Can.DISCUSSION_VIEW)
        above = paths_above(grant.unit_path for grant in grants if grant.unit_path)
        authorities = {grant.authority_id for grant in grants if grant.authority_id}
        reached = within(by, Can.DISCUSSION_VIEW, unit_path="unit__path") | Q(unit__path__in=above)
        covering = CommitteeUnit.objects.filter(reached, in_period(clock.today()))
        return self.filter(
            within(by, Can.DISCUSSION_VIEW, authority="authority_id")
            | Q(pk__in=covering.values("committee"))
            | Q(covers_all=True, authority_id__in=authorities)
        )

    def standing(self) -> Self:
        """Return the committees that have not been dissolved."""
        return self.filter(ended_on__isnull=True)


class Committee(models.Model):
    """A committee in which management and employees speak together."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="committees")
    level = models.ForeignKey(CommitteeLevel, on_delete=models.PROTECT, related_name="committees")
    name = GuardedCharField(_("name"), max_length=120)
    sector = GuardedCharField(_("sector"), max_length=120, blank=True)  # "Børn & Unge"
    covers_all = models.BooleanField(default=False)  # the whole authority, whatever its units
    founded_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["level__rank", "name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                condition=Q(ended_on__isnull=True),
                name="committee_named_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        if self.covers_all:
            return [Scope(authority_id=self.authority_id)]
        paths = [row.unit.path for row in self.units_on(clock.today())]
        return [Scope(authority_id=self.authority_id, unit_path=path) for path in paths] or [
            Scope(authority_id=self.authority_id)
        ]

    def event_place(self) -> tuple[int | None, str]:
        first = None if self.covers_all else next(iter(self.units_on(clock.today())), None)
        return self.authority_id, first.unit.path if first else ""

    def units_on(self, day: date) -> "models.QuerySet[CommitteeUnit]":
        """Return what the committee covered on the day."""
        rows: models.QuerySet[CommitteeUnit] = self.units.filter(in_period(day)).select_related("unit")
        return rows.order_by("unit__path")


class CommitteeUnit(models.Model):
    """A unit that the committee covers, with all below it, for a period."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="committee_units")
    starts_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["unit__path", "starts_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["committee", "unit"],
                condition=Q(ends_on__isnull=True),
                name="committee_covers_unit_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee} – {self.unit}"


class Side(models.TextChoices):
    MANAGEMENT = "management", _("Management")
    EMPLOYEE = "employee", _("Employees")


class Function(models.TextChoices):
    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    MEMBER = "member", _("Member")
    SECRETARY = "secretary", _("Secretary")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> Self:
        """Return who was a member on the day."""
        return self.filter(in_period(day))

    def current(self) -> Self:
        return self.on(clock.today())


class Membership(models.Model):
    """One person in one committee, for a period. It is what gives the duty of a committee member, and takes it away again."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="committee_memberships"
    )
    side = models.CharField(_("side"), max_length=10, choices=Side.choices)
    function = models.CharField(
        _("role in the committee"), max_length=10, choices=Function.choices, default=Function.MEMBER
    )
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="predecessors"
    )
    assignments = models.ManyToManyField(Assignment, related_name="+")  # the duties it has given

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["side", "function", "user__name", "pk"]
        indexes: ClassVar = [models.Index(fields=["committee", "ends_on"], name="membership_by_committee")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["committee", "user"],
                condition=Q(ends_on__isnull=True),
                name="member_of_committee_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_side_display()})"

    def access_scopes(self) -> list[Scope]:
        return self.committee.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.committee.event_place()
