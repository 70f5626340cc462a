"""The library of experience: a case of a workplace, who uses it too, and who asked to hear more."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.networks.flow import ExperienceState
from samspil.people.activities.models import Activity, Kind
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Setting, Workplace


class ExperienceQuerySet(models.QuerySet["Experience"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what has been shared with the actor, and what the actor's own workplaces are writing."""
        own = within(
            by,
            Can.EXPERIENCE_EDIT,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
        )
        return self.filter(own | self._shared_with(by))

    def shared_with(self, by: Actor) -> Self:
        """Return the library as the actor may read it; a stranger reads what is shared with everybody."""
        return self.filter(self._shared_with(by))

    def editable_by(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.EXPERIENCE_EDIT,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )

    @staticmethod
    def _shared_with(by: Actor) -> Q:
        """Those of one's own authority, whichever unit or association one belongs to; and those of all."""
        grants = grants_for(by, Can.EXPERIENCE_VIEW)
        authorities = {grant.authority_id for grant in grants if grant.authority_id is not None}
        partners = {grant.partner_id for grant in grants if grant.partner_id is not None}
        reach = Q(reach=Experience.Reach.ALL)
        if authorities:
            reach |= Q(workplace__unit__authority_id__in=authorities)
        if partners:
            homes = Partner.objects.filter(pk__in=partners).values("authority_id")
            reach |= Q(workplace__unit__authority_id__in=homes)
        return Q(state=ExperienceState.SHARED) & reach


class Experience(models.Model):
    """What a workplace wanted, what it did, what worked and what did not, and whom to ask."""

    class Reach(models.TextChoices):
        AUTHORITY = "authority", _("Our own region or municipality")
        ALL = "all", _("Everybody, in all regions and municipalities")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="experiences")
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="experiences"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    setting = models.CharField(_("where"), max_length=16, choices=Setting.choices)
    state = models.CharField(max_length=10, choices=ExperienceState.choices, default=ExperienceState.DRAFT)
    reach = models.CharField(_("with whom"), max_length=10, choices=Reach.choices, default=Reach.AUTHORITY)
    title = GuardedCharField(_("title"), max_length=120)
    wanted = GuardedTextField(_("what we wanted"), blank=True, max_length=2000)
    done = GuardedTextField(_("what we did"), blank=True, max_length=3000)
    worked = GuardedTextField(_("what worked"), blank=True, max_length=2000)
    not_worked = GuardedTextField(_("what did not work"), blank=True, max_length=2000)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    search_text = models.TextField(default="", editable=False)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-shared_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["-shared_at", "-id"], condition=Q(state="shared"), name="experience_newest"),
            models.Index(
                fields=["kind", "-shared_at", "-id"], condition=Q(state="shared"), name="experience_by_kind"
            ),
            models.Index(
                fields=["setting", "-shared_at", "-id"],
                condition=Q(state="shared"),
                name="experience_by_setting",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="shared")
                | (
                    Q(shared_at__isnull=False, contact__isnull=False)
                    & ~Q(wanted="")
                    & ~Q(done="")
                    & ~Q(worked="")
                ),
                name="shared_experience_tells_it_all",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class Use(models.Model):
    """A workplace says: we use this too."""

    experience = models.ForeignKey(Experience, on_delete=models.CASCADE, related_name="uses")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["experience", "workplace"], name="experience_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} uses {self.experience_id}"


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor has asked or is asked, and what has been asked of the actor's own workplaces."""
        place = within(
            by,
            Can.EXPERIENCE_EDIT,
            authority="experience__workplace__unit__authority_id",
            unit_path="experience__workplace__unit__path",
        )
        person = Q(asker=by.user_id or 0) | Q(experience__contact=by.user_id or 0)
        return self.filter(place | person)


class Enquiry(models.Model):
    """Somebody would like to hear more about a case; the contact answers."""

    experience = models.ForeignKey(Experience, on_delete=models.CASCADE, related_name="enquiries")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = GuardedTextField(_("what you would like to hear about"), max_length=1000)
    reply = GuardedTextField(_("reply"), blank=True, max_length=3000)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now, db_index=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(replied_at=None, reply="") | (Q(replied_at__isnull=False) & ~Q(reply="")),
                name="enquiry_replied_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.experience.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.experience.event_place()
