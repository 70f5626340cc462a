"""What workplaces and volunteer centres share: vacancies, courses, and people who say yes to it themselves (RM-74)."""

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
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.centres.flow import ReferralState
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Workplace


def towns_of(by: Actor) -> models.QuerySet[Partner, int]:
    """Return the authorities of the volunteer centres for which the actor speaks."""
    own = {grant.partner_id for grant in grants_for(by, Can.INTEREST_HANDLE) if grant.partner_id is not None}
    centres = Partner.objects.filter(pk__in=own, kind=Partner.Kind.VOLUNTEER_CENTRE, ended_on=None)
    return centres.order_by().values_list("authority_id", flat=True)


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor's own places have shared, and what is shared with the municipality of their centre."""
        own = within(
            by,
            Can.ACTIVITY_VIEW,
            authority="activity__workplace__unit__authority_id",
            unit_path="activity__workplace__unit__path",
            partner="activity__partner_id",
        )
        return self.filter(own | Q(municipality__in=towns_of(by)))

    def open(self) -> Self:
        """Return those that ask for volunteers now."""
        asks = Q(activity__recruitment=None) | Q(activity__recruitment__is_open=True)
        return self.filter(asks, activity__state=ActivityState.PUBLISHED, activity__workplace__is_active=True)


class Vacancy(models.Model):
    """An activity that asks for volunteers, shown to the volunteer centres of a municipality."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="vacancies")
    municipality = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="vacancies")
    shared_at = models.DateTimeField(default=clock.now)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-shared_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "municipality"], name="vacancy_shared_once")
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} for {self.municipality_id}"

    def access_scopes(self) -> list[Scope]:
        return self.activity.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the courses of the centres that work with the actor's authorities: of the same municipality, or sharing vacancies."""
        near = Q(pk__in={grant.authority_id for grant in by.grants if grant.authority_id})
        partners = {grant.partner_id for grant in by.grants if grant.partner_id}
        mine = Affiliation.objects.current().filter(Q(volunteer=by.volunteer_id or 0))
        near |= Q(pk__in=mine.order_by().values("workplace__unit__authority"))
        own = Authority.objects.filter(near).order_by().values("pk")
        shared = Vacancy.objects.filter(activity__workplace__unit__authority__in=own).order_by()
        return self.filter(
            Q(centre__in=partners)
            | Q(centre__authority__in=own)
            | Q(centre__authority__in=shared.values("municipality"))
        )

    def coming(self) -> Self:
        return self.filter(ends_at__gt=clock.now(), withdrawn_at=None)


class Course(models.Model):
    """Something that volunteers can learn at a volunteer centre. Signing up happens with the centre itself."""

    centre = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="courses")
    title = GuardedCharField(_("title"), max_length=120)
    about = GuardedTextField(_("what it is about"), max_length=2000)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    where = GuardedCharField(_("where"), max_length=160)
    joining = GuardedCharField(_("how to join"), max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["ends_at"], name="course_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="course_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.centre.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.centre.event_place()


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the centre's own; and for those who sent somebody to a centre, what the person has not answered yet."""
        own = within(by, Can.INTEREST_HANDLE, partner="centre_id")
        sent = within(by, Can.INTEREST_HANDLE, authority="authority_id", unit_path="workplace__unit__path")
        return self.filter(own | (sent & Q(way=Referral.Way.TO_CENTRE, state=ReferralState.ASKED)))


class Referral(models.Model):
    """Somebody might fit better elsewhere, and decides that alone. Without their yes nothing is passed on, and the row goes."""

    class Way(models.TextChoices):
        TO_WORKPLACE = "to_workplace", _("From the centre to a workplace")
        TO_CENTRE = "to_centre", _("From a workplace to the centre")

    way = models.CharField(max_length=12, choices=Way.choices)
    centre = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="referrals")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="referrals")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    state = models.CharField(max_length=8, choices=ReferralState.choices, default=ReferralState.ASKED)
    name = GuardedCharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    asked_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["centre", "state"], name="referral_by_centre")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(way="to_workplace") | Q(activity__isnull=False), name="referred_to_an_activity"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(agreed_at__isnull=False), name="referred_with_a_yes"
            ),
            models.UniqueConstraint(
                fields=["way", "centre", "authority", "email"],
                condition=Q(state="asked"),
                name="referred_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def place(self) -> str:
        """Return the name of the workplace, or of the authority where it is none in particular."""
        return self.workplace.unit.name if self.workplace else self.authority.name

    @property
    def is_to_centre(self) -> bool:
        return self.way == self.Way.TO_CENTRE

    @property
    def key(self) -> str:
        """Return the unguessable part of the person's private address."""
        return Signer(salt="referral").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this referral's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return self.centre.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""
