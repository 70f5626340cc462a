"""What an authority insures by its own decision."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.people.onboarding.models.requirements import Group
from samspil.people.volunteers.models import InsuranceCover
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Setting


class CoverPolicyQuerySet(models.QuerySet["CoverPolicy"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.RULE_EDIT, authority="authority_id"))


class CoverPolicy(models.Model):
    """An insurance for all volunteers of a kind and a place, by the authority's guideline on which efforts are covered."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="cover_policies")
    kind = models.CharField(_("insurance"), max_length=12, choices=InsuranceCover.Kind.choices)
    setting = models.CharField(_("where"), max_length=16, choices=Setting.choices, blank=True)
    affiliation = models.CharField(_("for volunteers"), max_length=16, choices=Group.choices, blank=True)
    basis = GuardedCharField(_("basis: the decision or guideline"), max_length=200)
    valid_from = models.DateField(_("from"), default=clock.today)
    valid_to = models.DateField(_("until"), null=True, blank=True)  # the last day

    objects = CoverPolicyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "setting", "pk"]

    def __str__(self) -> str:
        return self.basis

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
