"""The yearly declaration that volunteers displaced nobody who works on special terms."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedTextField
from samspil.compact.dialogue.flow import DeclarationState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class SpecialTermsQuerySet(models.QuerySet["SpecialTerms"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.DISCUSSION_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )

    def flagged(self) -> Self:
        return self.filter(state=DeclarationState.FLAGGED)


class SpecialTerms(models.Model):
    """What a leader declares for one year: posts on special terms before and after, and whether volunteers had a part in it.

    Both readings of the rule are kept: the numbers, and the leader's own words. Which of them raises a flag is the
    authority's choice; falling posts while the volunteers' hours rise always do.
    """

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="special_terms")
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(max_length=10, choices=DeclarationState.choices, default=DeclarationState.GIVEN)
    posts_before = models.PositiveSmallIntegerField(_("posts on special terms at the beginning of the year"))
    posts_after = models.PositiveSmallIntegerField(_("posts on special terms at the end of the year"))
    hours_before = models.PositiveIntegerField(
        _("hours by volunteers the year before"), null=True, blank=True
    )
    hours_after = models.PositiveIntegerField(_("hours by volunteers this year"), null=True, blank=True)
    no_negative_influence = models.BooleanField(_("volunteers had no negative influence"))
    statement = GuardedTextField(_("the leader's words"), max_length=2000)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField(default=clock.now)

    objects = SpecialTermsQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-year", "workplace__unit__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "year"], name="one_declaration_a_year"),
            models.CheckConstraint(condition=~Q(statement=""), name="declaration_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.year}"

    @property
    def has_fewer_posts(self) -> bool:
        return self.posts_after < self.posts_before

    @property
    def has_more_hours(self) -> bool:
        return (self.hours_after or 0) > (self.hours_before or 0)

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class SpecialTermsComment(models.Model):
    """What a member of the employee side said about a declaration; the only thing that closes its flag."""

    declaration = models.ForeignKey(SpecialTerms, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = GuardedTextField(_("the committee's comment"), max_length=2000)
    closes_flag = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="declaration_comment_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.declaration_id} {self.written_at:%Y-%m-%d}"


class DeclarationReminder(models.Model):
    """That a leader was reminded of a year's declaration: once."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "year"], name="reminded_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.year}"

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class VolunteerHours(models.Model):
    """How many hours volunteers were at a workplace in a year, as the rooms above have counted them: a proposal, no statement."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    hours = models.PositiveIntegerField()
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "year"], name="hours_counted_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.year}: {self.hours}"

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
