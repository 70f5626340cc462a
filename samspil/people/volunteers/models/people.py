"""People who give unpaid effort, where they belong, and how they are insured. Never an employee record, never a wage."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def visible_to(self, by: Actor, can: Can = Can.VOLUNTEER_VIEW, *, among: Q | None = None) -> Self:
        """Return the volunteers that the actor's permission reaches through a present affiliation, or who they are themselves.

        Who looks for few of many says so twice: `among` tells it in terms of their affiliations, and the database begins there.
        """
        reached = Affiliation.objects.current().filter(
            among or Q(),
            within(
                by,
                can,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
                partner="partner_id",
            ),
        )
        itself = Q(pk=by.volunteer_id) if by.volunteer_id else Q(pk__in=[])
        return self if by.is_system else self.filter(itself | Q(pk__in=reached.values("volunteer_id")))

    def active(self) -> Self:
        return self.filter(departed_on__isnull=True)


class Volunteer(models.Model):
    """What we need to know of a volunteer: how to reach them, and what they have told themselves. The key is the person's own."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="volunteer"
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)  # E.164
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True
    )  # the age gates need no more
    postcode = models.CharField(_("postcode"), max_length=4, blank=True)
    languages = models.JSONField(
        _("languages"), default=list, blank=True
    )  # self-declared competences, ISO 639-1
    motivation = GuardedTextField(_("what drives me"), blank=True)
    # A volunteer's own measure, in hours a week; nobody else sets it.
    hours_wished = models.PositiveSmallIntegerField(_("hours a week, gladly"), null=True, blank=True)
    hours_most = models.PositiveSmallIntegerField(_("hours a week, at most"), null=True, blank=True)
    search_text = models.TextField(default="", editable=False)  # name, e-mail and phone, folded
    registered_on = models.DateField(default=clock.today)
    departed_on = models.DateField(null=True, blank=True)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["user__name", "pk"]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def first_name(self) -> str:
        return self.user.name.split(" ", 1)[0]

    @property
    def can_sign_in(self) -> bool:
        """Say whether the volunteer has an address to sign in with. For the others a coordinator notes what they say."""
        return self.user.email is not None

    def access_scopes(self) -> list[Scope]:
        belongs = [
            scope
            for affiliation in self.affiliations.current().select_related("workplace__unit")
            for scope in affiliation.access_scopes()
        ]
        return [Scope(volunteer_id=self.pk), *belongs]

    def event_place(self) -> tuple[int | None, str]:
        first = self.affiliations.current().select_related("workplace__unit").first()
        return first.event_place() if first else (None, "")


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.VOLUNTEER_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
                partner="partner_id",
                volunteer="volunteer_id",
            )
        )

    def current(self, day: date | None = None) -> Self:
        day = day or clock.today()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)


class Affiliation(models.Model):
    """A volunteer at a workplace, through a partner or anchored in the workplace itself. Decides insurance and data controller."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="affiliations")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="affiliations")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="affiliations"
    )
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)  # the first day without access

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="affiliation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["volunteer", "workplace", "partner"],
                condition=Q(ends_on__isnull=True),
                name="affiliated_once",
            ),
            # Two rows without a partner differ in SQL, so they need a rule of their own.
            models.UniqueConstraint(
                fields=["volunteer", "workplace"],
                condition=Q(ends_on__isnull=True, partner__isnull=True),
                name="affiliated_once_directly",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer} · {self.workplace}"

    @property
    def is_current(self) -> bool:
        """Say whether the volunteer belongs here today."""
        today = clock.today()
        return self.starts_on <= today and (self.ends_on is None or today < self.ends_on)

    @property
    def kind(self) -> str:
        """Return the partner's kind; anchored in the workplace itself counts as a corps."""
        return self.partner.kind if self.partner else Partner.Kind.CORPS.value

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.partner_id,
                volunteer_id=self.volunteer_id,
            )
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class InsuranceCover(models.Model):
    """One cover of one affiliation: what, who carries it, on what basis, how long, and who confirmed it."""

    class Kind(models.TextChoices):
        WORK_INJURY = "work_injury", _("Work injury")
        ACCIDENT = "accident", _("Accident")
        LIABILITY = "liability", _("Liability")

    class Carrier(models.TextChoices):
        AUTHORITY = "authority", _("The region or municipality")
        ASSOCIATION = "association", _("The association")
        OWN = "own", _("The volunteer's own insurance")

    affiliation = models.ForeignKey(Affiliation, on_delete=models.CASCADE, related_name="covers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    carrier = models.CharField(max_length=12, choices=Carrier.choices)
    basis = GuardedCharField(_("basis"), max_length=200, blank=True)
    valid_from = models.DateField(default=clock.today)
    valid_to = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["kind", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_carrier_display()}"


class Wishes(models.Model):
    """What a volunteer would like to be asked for, and when. Their own, for matching; no row: nothing is known yet.

    `last_asked_at` spreads the asking fairly. How often somebody has answered no is written nowhere.
    """

    volunteer = models.OneToOneField(
        Volunteer, on_delete=models.CASCADE, primary_key=True, related_name="wishes"
    )
    kinds = models.JSONField(
        _("what I would like"), default=list, blank=True
    )  # codes of kinds; empty: anything
    on_weekdays = models.BooleanField(_("weekdays"), default=True)
    on_evenings = models.BooleanField(_("evenings"), default=True)
    on_weekends = models.BooleanField(_("weekends"), default=True)
    at_night = models.BooleanField(_("nights"), default=False)
    max_km = models.PositiveSmallIntegerField(_("how far, in kilometres"), null=True, blank=True)
    private_homes = models.BooleanField(_("in private homes too"), default=False)
    may_be_called = models.BooleanField(_("call me when it is urgent"), default=False)
    last_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["may_be_called", "last_asked_at"], name="wishes_to_call")]

    def __str__(self) -> str:
        return f"{self.volunteer_id}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.volunteer.event_place()
