"""The volunteers around a vigil: who is asked, who stands by, who wishes not to be asked, what is handed over, who would like to talk.

Nothing here says who has said no: a question that is answered is deleted, and whoever is not to be asked again is a keyed hash.
"""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models.people import SignUp
from samspil.everyday.rotas.models.shifts import Shift
from samspil.everyday.rotas.models.vigils import Vigil
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the volunteer's own questions; nobody else looks at them."""
        return self.filter(volunteer=by.volunteer_id or 0)


class Call(models.Model):
    """A volunteer is asked for a watch, and has not answered. Any answer deletes the row, and so does the watch when it is covered."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="calls")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="calls")
    asked_at = models.DateTimeField(default=clock.now)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shift", "volunteer"], name="called_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]


class Silence(models.Model):
    """Somebody is not to be asked (again): about one watch because they have been, or about the vigil because they wish so.

    The key is `rules.vigils.quiet_key`; only the volunteer themselves can be recognised by it. Deleted with the end of the vigil.
    """

    vigil = models.ForeignKey(Vigil, on_delete=models.CASCADE, related_name="silences")
    key = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vigil", "key"], name="silent_in_vigil_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class StandbyQuerySet(models.QuerySet["Standby"]):
    def visible_to(self, by: Actor) -> Self:
        """Return oneself, and whoever stands by at the vigils that the actor's duty reaches."""
        place = {
            "authority": "vigil__workplace__unit__authority_id",
            "unit_path": "vigil__workplace__unit__path",
        }
        reached = within(by, Can.VIGIL_OPEN, **place, partner="vigil__activity__partner_id")
        return self.filter(reached | models.Q(volunteer=by.volunteer_id or 0))

    def tonight(self, now: datetime | None = None) -> Self:
        """Return those who stand by now, in the order in which they came."""
        return self.filter(until__gt=now or clock.now()).order_by("created_at", "pk")


class Standby(models.Model):
    """A volunteer may be called tonight, and is asked before all others."""

    vigil = models.ForeignKey(Vigil, on_delete=models.CASCADE, related_name="standbys")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="standbys")
    created_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()

    objects = StandbyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vigil", "volunteer"], name="standing_by_vigil_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [*self.vigil.access_scopes(), Scope(volunteer_id=self.volunteer_id)]


class Phrase(models.TextChoices):
    """What can be handed over without a word about anybody's health."""

    QUIET = "quiet", _("It has been quiet here")
    FAMILY_HERE = "family_here", _("The family is here")
    FAMILY_COMES = "family_comes", _("The family comes back later")
    HAND = "hand", _("A hand to hold is welcome")
    SILENCE = "silence", _("Silence is welcome")
    VOICE = "voice", _("A low voice or reading aloud is welcome")
    MUSIC = "music", _("Soft music is welcome")
    LIGHT = "light", _("The light is dimmed, and the window is ajar")
    STAFF = "staff", _("Please ask the staff before you sit down")


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what is handed over to those on the same or a later watch, and to the ward's staff."""
        place = {
            "authority": "shift__vigil__workplace__unit__authority_id",
            "unit_path": "shift__vigil__workplace__unit__path",
        }
        reached = within(by, Can.VIGIL_OPEN, **place, partner="shift__vigil__activity__partner_id")
        following = SignUp.objects.filter(
            volunteer=by.volunteer_id or 0,
            state=SignUpState.TAKEN,
            shift__vigil=models.OuterRef("shift__vigil"),
            starts_at__gte=models.OuterRef("shift__starts_at"),
        )
        return self.filter(reached | models.Exists(following))


class HandOver(models.Model):
    """A few words from one watch to the next: phrases that are chosen, and a short line. Erased when the vigil ends."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, related_name="hand_over")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    phrases = models.JSONField(default=list, blank=True)
    words = GuardedCharField(_("in your own words"), max_length=140, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["shift__starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def said(self) -> list[str]:
        """Return the chosen phrases in the reader's language."""
        return [str(Phrase(code).label) for code in self.phrases if code in Phrase.values]


class AfterCareQuerySet(models.QuerySet["AfterCare"]):
    def visible_to(self, by: Actor) -> Self:
        """Return oneself, and whom a coordinator or leader speaks with."""
        place = {
            "authority": "vigil__workplace__unit__authority_id",
            "unit_path": "vigil__workplace__unit__path",
        }
        return self.filter(
            within(
                by,
                Can.REQUEST_HANDLE,
                **place,
                partner="vigil__activity__partner_id",
            )
            | models.Q(volunteer=by.volunteer_id or 0)
        )

    def waiting(self) -> Self:
        return self.filter(done_at__isnull=True)


class AfterCare(models.Model):
    """Somebody who has sat at a vigil would like to talk with the coordinator. There is no row for those who would not."""

    vigil = models.ForeignKey(Vigil, on_delete=models.CASCADE, related_name="after_cares")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="after_cares")
    asked_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = AfterCareQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vigil", "volunteer"], name="one_talk_after_a_vigil"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [*self.vigil.access_scopes(), Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.vigil.event_place()
