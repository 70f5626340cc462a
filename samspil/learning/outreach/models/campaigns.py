"""A campaign: whom it wants to reach, in which channels and languages, and what came of it (RM-49, RM-54)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.outreach.flow import CampaignState
from samspil.learning.outreach.models.owned import Owned, in_sight
from samspil.people.activities.models import Activity
from samspil.society.access.reach import Scope


class Channel(models.TextChoices):
    FACEBOOK = "facebook", _("Facebook")
    INSTAGRAM = "instagram", _("Instagram")
    LINKEDIN = "linkedin", _("LinkedIn")
    PORTAL = "portal", _("Another website for volunteers")
    WEBSITE = "website", _("Our own website")
    LETTER = "letter", _("Newsletter or letter")
    PAPER = "paper", _("Poster or leaflet")
    PRESS = "press", _("Newspaper, radio or television")
    EVENT = "event", _("Event or stand")
    PEOPLE = "people", _("From person to person")


class Language(models.TextChoices):
    """The language of a text. It says how somebody was spoken to, and never who they are (RM-54)."""

    DANISH = "da", _("Danish")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    ARABIC = "ar", _("Arabic")
    TURKISH = "tr", _("Turkish")
    PERSIAN = "fa", _("Persian")
    UKRAINIAN = "uk", _("Ukrainian")
    POLISH = "pl", _("Polish")
    SOMALI = "so", _("Somali")
    OTHER = "other", _("Another language")


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_sight(by))


class Campaign(Owned):
    """A stretch of time in which somebody is to be reached. It is closed with a thought about whom it did not reach."""

    name = GuardedCharField(_("name"), max_length=120)
    audience = GuardedCharField(_("whom you want to reach"), max_length=200)
    breadth = GuardedTextField(_("how you reach those you seldom reach"), blank=True, max_length=1000)
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # where the links lead; without it to the place
    text_da = GuardedTextField(_("text in Danish"), blank=True, max_length=2000)
    text_en = GuardedTextField(_("text in English"), blank=True, max_length=2000)
    picture = GuardedCharField(_("which picture, and where it is kept"), max_length=300, blank=True)
    starts_on = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("the last day"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=CampaignState.choices, default=CampaignState.PLANNED)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    closed_on = models.DateField(null=True, blank=True)
    result = GuardedTextField(_("what came of it"), blank=True, max_length=2000)
    reached = GuardedTextField(_("whom you reached"), blank=True, max_length=2000)
    missed = GuardedTextField(_("whom you did not reach"), blank=True, max_length=2000)
    next_time = GuardedTextField(_("what you do next time"), blank=True, max_length=2000)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("starts_on")),
                name="campaign_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (Q(closed_on__isnull=False) & ~Q(reached="") & ~Q(missed="") & ~Q(next_time="")),
                name="closed_campaign_was_thought_over",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Say whether it can still be changed."""
        return self.state in (CampaignState.PLANNED, CampaignState.RUNNING)

    @property
    def is_late(self) -> bool:
        """Say whether its last day has passed, and nobody has thought it over."""
        return self.state == CampaignState.RUNNING and self.until is not None and self.until < clock.today()


class WayQuerySet(models.QuerySet["Way"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(campaign__in=Campaign.objects.visible_to(by).values("pk"))


class Way(models.Model):
    """One way to people: a channel in a language, with a link of its own. Whoever comes is counted by the code, and not followed."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="ways")
    number = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=24, unique=True, db_index=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default="da")
    where = GuardedCharField(_("more precisely"), max_length=160, blank=True)
    text = GuardedTextField(_("a text of its own"), blank=True, max_length=2000)
    cost_kroner = models.PositiveIntegerField(_("cost in kroner"), null=True, blank=True)
    reach = models.PositiveIntegerField(_("how many it reached"), null=True, blank=True)

    objects = WayQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["campaign", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "number"], name="way_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.get_language_display()}"

    @property
    def words(self) -> str:
        """Return what is said there: its own text, else the campaign's in that language."""
        common = {Language.DANISH: self.campaign.text_da, Language.ENGLISH: self.campaign.text_en}
        return self.text or common.get(Language(self.language), "")

    def access_scopes(self) -> list[Scope]:
        return self.campaign.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.campaign.event_place()
