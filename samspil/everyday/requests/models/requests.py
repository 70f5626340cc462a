"""One request: who asks, the first name, how to reach them, where and when. Nothing about health, and no more than is needed."""

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
from samspil.everyday.requests.flow import OPEN, WANTING, State
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import saying_no
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class RequestKind(models.TextChoices):
    """What a citizen can ask for."""

    COMPANY = "company", _("Company and a talk")
    COMPANION = "companion", _("Somebody who comes regularly")
    READING = "reading", _("Reading aloud")
    PURCHASE = "purchase", _("Something from the kiosk")
    ESCORT = "escort", _("Company on the way to an appointment")
    RELIEF = "relief", _("Somebody to sit here while the family rests")
    AFTER_DISCHARGE = "after_discharge", _("A hand after coming home")
    TALK = "talk", _("A talk by an ambassador")
    PEER = "peer", _("Somebody who has been through the same")
    VIGIL = "vigil", _("Somebody to sit with a dying person")


class Asker(models.TextChoices):
    CITIZEN = "citizen", _("Myself")
    RELATIVE = "relative", _("A relative or a friend")
    EMPLOYEE = "employee", _("Somebody I look after at work")


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, by: Actor, can: Can = Can.REQUEST_VIEW) -> Self:
        """Return what the actor's duty reaches. What a volunteer may take, or has taken, is `requests.queries`' to say."""
        return self.filter(
            within(
                by,
                can,
                authority="activity__workplace__unit__authority_id",
                unit_path="activity__workplace__unit__path",
                partner="activity__partner_id",
            )
        )

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def wanting(self) -> Self:
        """Return what still wants a volunteer, and where nobody has said no."""
        return self.filter(state__in=WANTING).filter(
            ~saying_no(contact="contact_key", workplace="activity__workplace_id", place="place_key")
        )


class Request(models.Model):
    """A citizen, a relative or an employee asks for a volunteer. Emptied of the person some time after it is settled."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(_("what"), max_length=16, choices=RequestKind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    asker = models.CharField(_("who asks"), max_length=10, choices=Asker.choices)
    citizen_agrees = models.BooleanField(_("the citizen agrees"), default=False)
    first_name = GuardedCharField(_("first name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    contact_key = models.CharField(
        max_length=64, blank=True
    )  # citizens.rules.contact_key of how to reach them
    whereabouts = GuardedCharField(
        _("where"), max_length=60, blank=True
    )  # a room or bed; a home address lies apart
    place_key = models.CharField(max_length=64, blank=True)  # citizens.rules.place_key of the whereabouts
    starts_at = models.DateTimeField(
        null=True, blank=True
    )  # the span in which it is wished; none: as soon as it can be
    ends_at = models.DateTimeField(null=True, blank=True)
    urgent_at = models.DateTimeField(
        null=True, blank=True
    )  # the ward has said that it cannot wait; only without a time, for a time tells it by itself
    message = GuardedTextField(_("anything we should know"), blank=True, max_length=500)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    taken_down_by = models.ForeignKey(  # who typed it, for somebody on the telephone
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    found_at = models.DateTimeField(
        null=True, blank=True
    )  # the last time: what waiting times are counted from
    settled_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["activity", "state", "created_at"], name="request_by_activity"),
            models.Index(fields=["state", "created_at"], name="request_worklist"),
            models.Index(
                fields=["created_at", "id"],
                condition=Q(state__in=["received", "searching"]),
                name="request_waiting_longest",
            ),
            models.Index(fields=["contact_key", "state"], name="request_by_contact"),
            models.Index(fields=["place_key", "state"], name="request_by_place"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="request_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(asker="citizen") | Q(citizen_agrees=True), name="request_with_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"

    def get_kind_display(self) -> str:  # type: ignore[no-redef] # Django leaves a method of this name alone
        """As Django's own, which looks through all labels in every row of a list."""
        return str(RequestKind(self.kind).label)

    @property
    def key(self) -> str:
        """Return the unguessable part of the asker's private address; derived, so nothing secret is stored."""
        return Signer(salt="requests.request").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this request's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return self.activity.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()
