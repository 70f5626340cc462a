"""People who ask to join: an application to one activity, or an interest without one; and how many an activity wants."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.activities.models import Activity
from samspil.people.activities.models import Kind as ActivityKind
from samspil.people.applications.flow import OPEN, InterestState, State
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace

_PLACE = {
    "authority": "activity__workplace__unit__authority_id",
    "unit_path": "activity__workplace__unit__path",
}


class Recruitment(models.Model):
    """How many volunteers an activity wants, and whether it asks for more just now. No row: no limit, and open."""

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="recruitment"
    )
    wanted = models.PositiveSmallIntegerField(_("how many volunteers are wanted"), null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)  # kept by the transaction of every acceptance and ending
    is_open = models.BooleanField(_("asks for new volunteers"), default=True)
    # Whom it would especially like to reach (RM-85). Everybody may apply all the same.
    seeks_young = models.BooleanField(_("young people are especially welcome"), default=False)
    seeks_peers = models.BooleanField(_("one's own experience as patient or relative counts"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wanted__isnull=True) | Q(wanted__gte=1), name="wants_somebody_or_no_limit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.taken} of {self.wanted or '∞'}"

    @property
    def is_full(self) -> bool:
        return self.wanted is not None and self.taken >= self.wanted


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by, Can.APPLICATION_VIEW, **_PLACE, partner="activity__partner_id", volunteer="volunteer_id"
            )
        ).exclude(state=State.UNCONFIRMED)

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def undecided(self) -> Self:
        return self.filter(state=State.RECEIVED)

    def in_queue(self) -> Self:
        """Return the waiting list, first come first."""
        return self.filter(state=State.WAITING).order_by("queued_at", "pk")


class Application(models.Model):
    """A person asks to join an activity. Holds what they wrote until it is settled; erased six months later."""

    class Reason(models.TextChoices):
        """Why a coordinator declines: kind words are ready for each."""

        NO_PLACES = "no_places", _("There are no more places, and the waiting list is long")
        TIMES = "times", _("The times do not fit")
        OTHER_ACTIVITY = "other_activity", _("Another activity would fit better")
        AGE = "age", _("The activity has an age limit")
        PAUSED = "paused", _("The activity is starting later")
        NOT_A_MATCH = "not_a_match", _("After our talk we do not think it is the right match")

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="applications")
    volunteer = models.ForeignKey(
        Volunteer, on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.UNCONFIRMED)
    name = GuardedCharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    message = GuardedTextField(_("message"), blank=True, max_length=1000)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    created_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(
        null=True, blank=True
    )  # the place in the waiting list, kept when others move
    offered_until = models.DateTimeField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    # A volunteer's invitation brought them here. By whose is not written: it counts for the activity alone (RM-50).
    was_invited = models.BooleanField(default=False)
    # The code of the campaign's link, as it came; nobody is followed by it (RM-49).
    campaign = GuardedCharField(max_length=24, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=16, choices=Reason.choices, blank=True)
    decline_note = GuardedTextField(_("a personal line"), blank=True, max_length=500)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["activity", "state", "queued_at"], name="application_queue"),
            models.Index(fields=["state", "created_at"], name="application_worklist"),
            models.Index(fields=["email", "state"], name="application_by_email"),
            models.Index(fields=["campaign"], name="application_by_campaign", condition=~Q(campaign="")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "email"], condition=Q(state__in=OPEN), name="one_open_application"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(queued_at__isnull=False),
                name="waiting_has_a_place_in_the_queue",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_until__isnull=False), name="offer_has_a_deadline"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(volunteer__isnull=False), name="accepted_is_a_volunteer"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""), name="declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["unconfirmed", "lapsed", "withdrawn"]) | Q(confirmed_at__isnull=False),
                name="handled_after_confirmation",
            ),
            models.CheckConstraint(
                condition=Q(offered_until__isnull=True)
                | Q(queued_at__isnull=True)
                | Q(offered_until__gt=F("queued_at")),
                name="offer_after_queueing",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def key(self) -> str:
        """Return the unguessable part of the applicant's private address; derived, so nothing secret is stored."""
        return Signer(salt="application").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this application's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return [
            Scope(scope.authority_id, scope.unit_path, scope.partner_id, self.volunteer_id)
            for scope in self.activity.access_scopes()
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()


class InterestQuerySet(models.QuerySet["Interest"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor handles. Who asked for a pause is seen by nobody before it is over (DR-58)."""
        reached = within(by, Can.INTEREST_HANDLE, authority="authority_id", unit_path="workplace__unit__path")
        return self.filter(reached).exclude(ask_from__gt=clock.today())


class Interest(models.Model):
    """Somebody would like to help, and does not yet know with what. One way to reach them is enough."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="interests")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="interests"
    )
    state = models.CharField(max_length=10, choices=InterestState.choices, default=InterestState.OPEN)
    name = GuardedCharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=4, blank=True)
    kind = models.CharField(_("what I would like"), max_length=20, choices=ActivityKind.choices, blank=True)
    message = GuardedTextField(_("message"), blank=True, max_length=1000)
    # Has said yes to being asked as a peer: by themselves, on the public page, and never by the staff.
    may_be_invited = models.BooleanField(default=False)
    ask_from = models.DateField(null=True, blank=True)  # the pause after a treatment ends on this day
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    created_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    campaign = GuardedCharField(max_length=24, blank=True, default="")

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "created_at"], name="interest_worklist"),
            models.Index(fields=["campaign"], name="interest_by_campaign", condition=~Q(campaign="")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="interest_can_be_answered"),
            models.CheckConstraint(
                condition=Q(ask_from__isnull=True) | Q(may_be_invited=True),
                name="only_who_may_be_asked_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def key(self) -> str:
        """Return the unguessable part of the person's private address, where they take their yes back."""
        return Signer(salt="interest").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this person's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        path = self.workplace.unit.path if self.workplace else ""
        return [Scope(authority_id=self.authority_id, unit_path=path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""
