"""Somebody who comes again and again: two people, or a group and a citizen. No goal and no hours unless it is wished."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.requests.flow import TOGETHER, CompanionshipState
from samspil.everyday.requests.models.requests import Request
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import saying_no
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class GroupKind(models.TextChoices):
    """A group that is one volunteer together. Who is in it is not written down."""

    SCHOOL_CLASS = "school_class", _("A school class")
    DAYCARE_GROUP = "daycare_group", _("A group from a day-care")
    FRIENDS_CIRCLE = "friends_circle", _("A circle of friends")
    OTHER = "other", _("Another group")


class CompanionshipQuerySet(models.QuerySet["Companionship"]):
    def visible_to(self, by: Actor) -> Self:
        """Return those of the actor's own place or association, and the volunteer's own."""
        reached = within(
            by,
            Can.COMPANIONSHIP_EDIT,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
            partner="partner_id",
        )
        own = Q(volunteer_id=by.user_id, state__in=TOGETHER) if by.user_id else Q(pk__in=[])
        return self.filter(reached | own)

    def together(self) -> Self:
        return self.filter(state__in=TOGETHER)

    def unwanted(self) -> Self:
        """Return those whose citizen has said no to contact since; every list that brings people together leaves them out."""
        place = {"workplace": "workplace_id", "place": "place_key"}
        return self.filter(saying_no(contact="email_key", **place) | saying_no(contact="phone_key", **place))

    def late(self, today: date) -> Self:
        """Return those whose talk about how it goes should have been held."""
        return self.filter(state=CompanionshipState.ACTIVE, next_review_on__lt=today)


class Companionship(models.Model):
    """A citizen, and who comes: a volunteer, or a group with a contact person. Emptied of the people when it has been over."""

    workplace = models.ForeignKey(  # the activity's, as it was when they met
        Workplace, on_delete=models.PROTECT, related_name="companionships"
    )
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="companionships")
    request = models.OneToOneField(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="companionship"
    )
    state = models.CharField(
        max_length=10, choices=CompanionshipState.choices, default=CompanionshipState.START_TALK
    )
    first_name = GuardedCharField(_("first name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    whereabouts = GuardedCharField(_("where"), max_length=60, blank=True)
    email_key = models.CharField(max_length=64, blank=True)  # as on a NoContact: known without a name
    phone_key = models.CharField(max_length=64, blank=True)
    place_key = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    volunteer = models.ForeignKey(
        Volunteer, on_delete=models.PROTECT, null=True, blank=True, related_name="companionships"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="companionships"
    )
    group_kind = models.CharField(
        _("what kind of group"), max_length=16, choices=GroupKind.choices, blank=True
    )
    group_name = GuardedCharField(_("the group's name"), max_length=80, blank=True)  # "3.b", never a child's
    group_count = models.PositiveSmallIntegerField(_("how many they are"), null=True, blank=True)
    contact_name = GuardedCharField(_("contact person"), max_length=80, blank=True)
    contact_email = models.EmailField(_("the contact person's e-mail"), blank=True)
    review_every_months = models.PositiveSmallIntegerField(_("months between talks"), default=3)
    next_review_on = models.DateField(null=True, blank=True)
    flagged_on = models.DateField(
        null=True, blank=True
    )  # the day of the talk that the coordinator was reminded of
    counts_hours = models.BooleanField(_("hours are noted"), default=False)
    has_goal = models.BooleanField(_("there is a goal"), default=False)
    goal = GuardedCharField(_("the goal"), max_length=200, blank=True)
    founded_at = models.DateTimeField(default=clock.now)
    started_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = CompanionshipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["next_review_on", "-founded_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "state"], name="companionship_by_workplace"),
            models.Index(fields=["volunteer", "state"], name="companionship_by_volunteer"),
            models.Index(fields=["state", "next_review_on"], name="companionship_review"),
            models.Index(fields=["place_key", "state"], name="companionship_by_place"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(volunteer__isnull=False, group_kind="")
                | (Q(volunteer__isnull=True) & ~Q(group_kind="")),
                name="companionship_of_one_or_a_group",
            ),
            models.CheckConstraint(
                condition=Q(group_kind="", group_count__isnull=True)
                | (~Q(group_kind="") & Q(group_count__gte=1)),
                name="companionship_group_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(next_review_on__isnull=False, started_on__isnull=False),
                name="active_companionship_has_a_review",
            ),
            models.CheckConstraint(
                condition=Q(review_every_months__gte=1) & Q(review_every_months__lte=12),
                name="companionship_review_within_a_year",
            ),
            models.CheckConstraint(
                condition=Q(has_goal=True) | Q(goal=""), name="companionship_without_goal_has_none"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False), name="ended_companionship_has_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("founded_at")),
                name="companionship_ends_after_founding",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the citizen's private address; derived, so nothing secret is stored."""
        return Signer(salt="requests.companionship").signature(str(self.pk))

    @property
    def group_key(self) -> str:
        """Return the unguessable part of the address of the group's contact person."""
        return Signer(salt="requests.companionship.group").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        return constant_time_compare(self.key, key)

    def opens_for_group_with(self, key: str) -> bool:
        return constant_time_compare(self.group_key, key)

    @property
    def is_together(self) -> bool:
        return self.state in TOGETHER

    @property
    def is_of_group(self) -> bool:
        return bool(self.group_kind)

    @property
    def holder(self) -> str:
        """Return who comes, in words that the citizen may read."""
        return self.group_name if self.is_of_group else self.volunteer.first_name if self.volunteer else ""

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(way for way in (self.email, self.phone) if way)

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [Scope(unit.authority_id, unit.path, self.partner_id, self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class Review(models.Model):
    """The talk about how it goes has been held, and what came of it. Nothing about the citizen is written."""

    class Outcome(models.TextChoices):
        CONTINUE = "continue", _("We go on as now")
        CHANGE = "change", _("We change something")
        END = "end", _("We end it here")

    companionship = models.ForeignKey(Companionship, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField(_("when was the talk"), default=clock.today)
    outcome = models.CharField(_("what came of it"), max_length=8, choices=Outcome.choices)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.held_on}: {self.get_outcome_display()}"

    def access_scopes(self) -> list[Scope]:
        return self.companionship.access_scopes()


class TimeTogether(models.Model):
    """Time that was spent, where both wanted it noted. A companionship without counted hours has no such row."""

    companionship = models.ForeignKey(Companionship, on_delete=models.CASCADE, related_name="times")
    day = models.DateField(_("day"), default=clock.today)
    minutes = models.PositiveSmallIntegerField(_("how many minutes"))

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=24 * 60), name="time_together_within_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.minutes}"

    def access_scopes(self) -> list[Scope]:
        return self.companionship.access_scopes()
