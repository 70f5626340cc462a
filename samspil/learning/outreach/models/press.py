"""What newspapers, radio and television have told, and which media there are near by (VB-33)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.outreach.models.owned import Owned, in_sight
from samspil.learning.recognition.models import Story


class OutletQuerySet(models.QuerySet["Outlet"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_sight(by))


class Outlet(Owned):
    """A medium near by, with the address of its newsroom: an organisation, and nobody's name."""

    class Kind(models.TextChoices):
        DAILY = "daily", _("Daily newspaper")
        WEEKLY = "weekly", _("Local weekly")
        WEB = "web", _("News on the web")
        RADIO = "radio", _("Radio")
        TELEVISION = "television", _("Television")
        MAGAZINE = "magazine", _("Magazine of an association or a trade")

    name = GuardedCharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    area = GuardedCharField(_("what area it covers"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail of the newsroom"), blank=True)
    phone = models.CharField(_("phone of the newsroom"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    note = GuardedCharField(_("good to know"), max_length=300, blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "name"], name="outlet_named_once"),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | ~Q(website=""), name="outlet_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MentionQuerySet(models.QuerySet["Mention"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_sight(by))


class Mention(Owned):
    """Something that was written or broadcast, with its link, and how those who are in it have said yes."""

    class Consent(models.TextChoices):
        NOBODY = "nobody", _("No volunteer or citizen can be recognised in it")
        MEDIUM = "medium", _("The medium has asked those who are in it")
        OURS = "ours", _("We have asked those who are in it")
        STORY = "story", _("It comes from one of our stories")
        MISSING = "missing", _("Somebody in it has not been asked")

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="mentions")
    title = GuardedCharField(_("headline"), max_length=200)
    url = models.URLField(_("link"), max_length=500)
    published_on = models.DateField(_("day"), default=clock.today)
    consent = models.CharField(_("consent"), max_length=8, choices=Consent.choices)
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = GuardedTextField(_("note"), blank=True, max_length=1000)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.title
