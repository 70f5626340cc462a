"""What a volunteer has lived through themselves, told so that somebody in the same place can meet them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.everyday.requests.models.requests import Request
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.reach import Scope

CONSENT_VERSION = (
    1  # of the words above the form; a new text is a new number, and the old yes no longer counts
)


class Theme(models.TextChoices):
    """Wide on purpose: nobody needs to say more to be found."""

    OWN_ILLNESS = "own_illness", _("Serious illness")
    ILLNESS_NEAR = "illness_near", _("Serious illness in the family")
    LOSS = "loss", _("Losing somebody near")
    MIND = "mind", _("Mental illness")
    ADDICTION = "addiction", _("Addiction")
    LONELINESS = "loneliness", _("Loneliness")


class LivedExperience(models.Model):
    """The row is the explicit consent (GDPR art. 9(2)(a)): given when, to which text. Withdrawn means deleted.

    Special category: read by matching and by the volunteer alone. It has no `visible_to`, so no list can be made of it.
    """

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme.choices)
    given_at = models.DateTimeField(default=clock.now)
    consent_version = models.PositiveSmallIntegerField(default=CONSENT_VERSION)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["volunteer", "theme"], name="experience_told_once")
        ]
        indexes: ClassVar = [models.Index(fields=["theme", "volunteer"], name="experience_by_theme")]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]


class PeerWish(models.Model):
    """What the citizen hopes the other has lived through too; said by themselves, read by matching alone, gone with the need.

    Not a property of the activity: whoever reads the list of requests would then read about the citizen's life.
    """

    request = models.OneToOneField(
        Request, on_delete=models.CASCADE, primary_key=True, related_name="peer_wish"
    )
    theme = models.CharField(max_length=12, choices=Theme.choices)

    def __str__(self) -> str:
        return f"{self.pk}"
