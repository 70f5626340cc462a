"""What some kinds of request need to say on top: one row each, and only what a volunteer must know to come."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.requests.models.requests import Request
from samspil.people.activities.models import Activity
from samspil.society.access.reach import Scope


class Purchase(models.Model):
    """Something from the kiosk: how much money, and what became of it. Closed with a note of the receipt alone (RM-81)."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="purchase")
    what = GuardedCharField(_("what to buy"), max_length=200)
    most_kroner = models.PositiveSmallIntegerField(_("at most, in kroner"))
    receipt_note = GuardedCharField(_("receipt"), max_length=160, blank=True)

    def __str__(self) -> str:
        return self.what


class Escort(models.Model):
    """Company on the way to an appointment, also into another municipality. The time is the request's own."""

    class Aids(models.TextChoices):
        NONE = "none", _("Nothing, I walk by myself")
        WALKER = "walker", _("A stick or a walker")
        WHEELCHAIR = "wheelchair", _("A wheelchair")
        SIGHT = "sight", _("An arm to hold, I do not see well")

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="escort")
    origin = GuardedCharField(_("from where"), max_length=120)
    destination = GuardedCharField(_("to where"), max_length=120)
    municipality = GuardedCharField(_("in which other municipality"), max_length=80, blank=True)
    transport = GuardedCharField(_("how you get there"), max_length=120, blank=True)
    aids = models.CharField(_("what you walk with"), max_length=12, choices=Aids.choices, default=Aids.NONE)
    with_return = models.BooleanField(_("also home again"), default=True)

    def __str__(self) -> str:
        return f"{self.origin} – {self.destination}"


class Talk(models.Model):
    """A talk by an ambassador: for whom, about what, and where (RM-84). The time is the request's own."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="talk")
    audience = GuardedCharField(_("who listens"), max_length=160)
    theme = GuardedCharField(_("what about"), max_length=160)
    place = GuardedCharField(_("where"), max_length=160)
    travel = GuardedCharField(_("travel"), max_length=160, blank=True)

    def __str__(self) -> str:
        return self.theme


class HandOver(models.Model):
    """A request moved to an activity elsewhere, because the citizen agreed to it: from the hospital to the municipality.

    It belongs to the place that handed over, and is all that this place keeps: no name, no way to reach anybody.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="hand_overs")
    from_activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    to_activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    citizen_agreed_at = models.DateTimeField(default=clock.now)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["citizen_agreed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.from_activity_id} – {self.to_activity_id}"

    def access_scopes(self) -> list[Scope]:
        return self.from_activity.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.from_activity.event_place()
