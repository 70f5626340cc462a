"""The organised volunteers: associations, corps, friends' circles, volunteer centres and councils."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.PARTNER_VIEW,
                authority="authority_id",
                unit_path="workplace__unit__path",
                partner="pk",
            )
            | self._shared(by)
        )

    @staticmethod
    def _shared(by: Actor) -> Q:
        """Staff of an authority see every partner that works with it, whatever unit they belong to."""
        authorities = {
            grant.authority_id for grant in by.grants if grant.authority_id and grant.duty != "volunteer"
        }
        return Q(authority_id__in=authorities) if authorities else Q(pk__in=[])


class Partner(models.Model):
    """An organisation or group through which people volunteer."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("Association")
        SENIORS = "seniors", _("Association of older people")
        PATIENT_ASSOCIATION = "patient_association", _("Patient association")
        PARISH = "parish", _("Parish council or faith community")
        CORPS = "corps", _("Independent volunteer corps")
        FRIENDS_CIRCLE = "friends_circle", _("Circle of friends")
        VOLUNTEER_CENTRE = "volunteer_centre", _("Volunteer centre")
        COUNCIL = "council", _("Council")

    # Anchored in the workplace itself: the authority, not an association, is the responsible party.
    OWN_TO_WORKPLACE: ClassVar = frozenset({Kind.CORPS, Kind.FRIENDS_CIRCLE})

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="partners")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = GuardedCharField(_("name"), max_length=160)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="partners"
    )
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)
    contact_name = GuardedCharField(_("contact person"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    contact = models.ForeignKey(  # of a circle of friends: one of its own volunteers, who speaks for it
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind__in=["corps", "friends_circle"]) | Q(workplace__isnull=False),
                name="own_partner_has_workplace",
            ),
            models.UniqueConstraint(fields=["authority", "name"], name="partner_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_circle(self) -> bool:
        return self.kind == self.Kind.FRIENDS_CIRCLE

    def access_scopes(self) -> list[Scope]:
        path = self.workplace.unit.path if self.workplace else ""
        return [Scope(authority_id=self.authority_id, unit_path=path, partner_id=self.pk)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class PartnerTalkQuerySet(models.QuerySet["PartnerTalk"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(partner__in=Partner.objects.visible_to(by))


class PartnerTalk(models.Model):
    """One time that somebody spoke with the partner: when, how, about what, and when next."""

    class Way(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        CALL = "call", _("On the phone")
        MAIL = "mail", _("In writing")
        EVENT = "event", _("At an event")

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="talks")
    held_on = models.DateField(_("date"), default=clock.today)
    way = models.CharField(_("how"), max_length=7, choices=Way.choices, default=Way.MEETING)
    about = GuardedCharField(_("what you spoke about"), max_length=300)
    next_on = models.DateField(_("next time"), null=True, blank=True)

    objects = PartnerTalkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["partner", "-held_on"], name="last_talk_of_partner")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gte=models.F("held_on")),
                name="next_talk_comes_after",
            )
        ]

    def __str__(self) -> str:
        return f"talk {self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.partner.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.partner.event_place()
