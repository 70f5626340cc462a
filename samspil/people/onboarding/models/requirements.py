"""Requirements as data: what is asked of whom, where, and where else it counts."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Setting


class Kind(models.TextChoices):
    """What can be asked of a volunteer."""

    CONFIDENTIALITY = "confidentiality", _("Declaration of confidentiality")
    CODE_OF_CONDUCT = "code_of_conduct", _("How we treat each other")
    ROLE_LIMITS = "role_limits", _("Your role and its limits")
    AGE = "age", _("Old enough for the activity")
    INSURANCE = "insurance", _("Insurance")
    OWN_INSURANCE = "own_insurance", _("Your own insurance")
    CHILD_CERTIFICATE = "child_certificate", _("Child certificate")
    COURSE = "course", _("Course")
    SITE_INTRODUCTION = "site_introduction", _("Introduction to the site")
    EXPECTATION_TALK = "expectation_talk", _("Expectation talk")
    BADGE = "badge", _("Volunteer card")


class CountsAt(models.TextChoices):
    """Where a step that has been done counts again."""

    EVERYWHERE = "everywhere", _("everywhere")
    AUTHORITY = "authority", _("at all workplaces of the authority")
    WORKPLACE = "workplace", _("at this workplace")
    SITE = "site", _("at this site")
    ACTIVITY = "activity", _("in this activity")


class Group(models.TextChoices):
    """How a volunteer belongs: the three ways for which the law and the insurance differ."""

    ASSOCIATION = "association", _("through an association")
    CORPS = "corps", _("in a corps or directly at the workplace")
    FRIENDS_CIRCLE = "friends_circle", _("in a circle of friends")

    @classmethod
    def of(cls, affiliation_kind: str) -> "Group":
        """Return the group of a partner's kind: all but corps and friends' circles are associations here."""
        own = {Partner.Kind.CORPS.value: cls.CORPS, Partner.Kind.FRIENDS_CIRCLE.value: cls.FRIENDS_CIRCLE}
        return own.get(affiliation_kind, cls.ASSOCIATION)


class RequirementRuleQuerySet(models.QuerySet["RequirementRule"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the standard rules, and those of the authorities that the actor runs."""
        own = Q(within(by, Can.RULE_EDIT, authority="authority_id"))
        standard = (
            Q(authority=None) if any(grant.duty != "volunteer" for grant in by.grants) else Q(pk__in=[])
        )
        return self.filter(own | standard)


class RequirementRule(models.Model):
    """One requirement and its conditions. An empty condition asks nothing; without an authority it is standard everywhere."""

    key = models.SlugField(max_length=60, unique=True, null=True, blank=True)  # of the standard rules
    authority = models.ForeignKey(
        Authority, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("requirement"), max_length=20, choices=Kind.choices)
    setting = models.CharField(_("where"), max_length=16, choices=Setting.choices, blank=True)
    affiliation = models.CharField(_("for volunteers"), max_length=16, choices=Group.choices, blank=True)
    child_contact = models.CharField(  # at least this much
        _("children"),
        max_length=10,
        choices=Activity.ChildContact.choices,
        default=Activity.ChildContact.NONE,
    )
    fixed_only = models.BooleanField(_("only regular volunteers"), default=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    course = GuardedCharField(_("name of the course"), max_length=120, blank=True)
    counts_at = models.CharField(
        _("counts"), max_length=10, choices=CountsAt.choices, default=CountsAt.AUTHORITY
    )
    valid_days = models.PositiveSmallIntegerField(_("valid for days"), null=True, blank=True)
    blocks = models.BooleanField(_("no shift without it"), default=True)
    is_mandatory = models.BooleanField(default=False)  # no authority can switch it off
    position = models.PositiveSmallIntegerField(default=50)

    objects = RequirementRuleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(key__isnull=True) ^ Q(authority__isnull=True), name="rule_is_standard_or_own"
            ),
        ]

    def __str__(self) -> str:
        return str(Kind(self.kind).label)

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)] if self.authority_id else []

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class RuleAdjustment(models.Model):
    """An authority's own wish for a standard rule: off, or valid for another time."""

    rule = models.ForeignKey(RequirementRule, on_delete=models.CASCADE, related_name="adjustments")
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=True)
    valid_days = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "authority"], name="rule_adjusted_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} at {self.authority_id}"
