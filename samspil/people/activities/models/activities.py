"""The activity: what volunteers do at a workplace, what they may not do, and who answers for it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.frameworks.models import Goal
from samspil.people.activities.flow import State
from samspil.people.activities.models.needs import Need
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Setting, Workplace


class Kind(models.TextChoices):
    """The kinds of activity that the papers name."""

    WAYFINDING = "wayfinding", _("Way-finding")
    PATIENT_SUPPORT = "patient_support", _("Patient support")
    READING = "reading", _("Reading aloud")
    CONVERSATION = "conversation", _("Conversation")
    PEER_SUPPORT = "peer_support", _("Peer support")
    SOCIAL_EVENT = "social_event", _("Social events")
    CONTACT_RELATION = "contact_relation", _("A steady contact")
    TALK = "talk", _("Talks")
    RESPONDER = "responder", _("First aid")
    HOSPICE_RELIEF = "hospice_relief", _("Relief at a hospice")
    VIGIL = "vigil", _("Vigil")
    ESCORT = "escort", _("Escort to appointments")
    AFTER_DISCHARGE = "after_discharge", _("Help after discharge")
    CAFE_STAND = "cafe_stand", _("Café or stand")
    PATIENT_INFORMATION = "patient_information", _("Information by patients")
    SCHOOL_DAYCARE = "school_daycare", _("School and day-care")
    VISITING = "visiting", _("Visits")
    OTHER = "other", _("Something else")


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, by: Actor, can: Can = Can.ACTIVITY_VIEW) -> Self:
        """Return what the actor's permission reaches; what is published is public, but that is `public()`."""
        reached = within(
            by,
            can,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
            partner="partner_id",
        )
        return self.filter(reached | self._shared_with(by) if can == Can.ACTIVITY_VIEW else reached)

    @staticmethod
    def _shared_with(by: Actor) -> Q:
        """The parties read a shared activity; what it says is for the workplace to change."""
        grants = grants_for(by, Can.ACTIVITY_VIEW)
        partners = {grant.partner_id for grant in grants if grant.partner_id is not None}
        shared = Activity.objects.filter(parties__partner__in=partners).order_by().values("pk")
        return Q(pk__in=shared) if partners else Q(pk__in=[])

    def public(self) -> Self:
        """Return what anybody may read: published or paused, at an open workplace."""
        return self.filter(state__in=[State.PUBLISHED, State.PAUSED], workplace__is_active=True)

    def cloneable_by(self, by: Actor) -> Self:
        """Return what the actor may take over: what they see, and what everybody may read."""
        seen = Activity.objects.visible_to(by)
        return self.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=Activity.objects.public().values("pk")))

    def without_need(self) -> Self:
        """Return the living activities that answer no registered need (RM-20)."""
        return self.exclude(state=State.CLOSED).filter(needs__isnull=True)

    def detailed(self) -> Self:
        """Bring along what a page about one activity shows, in a constant number of queries."""
        return self.select_related(
            "workplace__unit__authority",
            "workplace__site",
            "partner",
            "leader",
            "contact",
            "substitute",
            "based_on__workplace__unit",
        ).prefetch_related("tasks")


class Activity(models.Model):
    """What volunteers do at a workplace: "Patientstøtte, medicinsk afdeling". The central noun."""

    class Access(models.TextChoices):
        DIRECT = "direct", _("Citizens ask directly")
        REFERRED = "referred", _("A professional decides")

    class Language(models.TextChoices):
        BEGINNER = "beginner", _("Beginner's Danish is enough")
        EVERYDAY = "everyday", _("Everyday Danish")
        FLUENT = "fluent", _("Fluent Danish")

    class Commitment(models.TextChoices):
        ONE_OFF = "one_off", _("Once")
        FLEXIBLE = "flexible", _("Now and then")
        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")
        LONG_TERM = "long_term", _("A longer time with one person")

    class ChildContact(models.TextChoices):
        NONE = "none", _("No children")
        INCIDENTAL = "incidental", _("Children may be near")
        REGULAR = "regular", _("Regularly among children under 15")
        DIRECT = "direct", _("Direct contact with children under 15")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="activities")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    needs = models.ManyToManyField(Need, blank=True, related_name="activities")
    goals = models.ManyToManyField(Goal, blank=True, related_name="activities")  # of its own authority
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="clones"
    )
    template_key = models.SlugField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    title = GuardedCharField(_("title"), max_length=80)
    slug = models.SlugField(max_length=100)
    summary = GuardedCharField(_("in one sentence"), max_length=160, blank=True)
    description = GuardedTextField(_("description"), blank=True)
    target_group = GuardedCharField(_("for whom"), max_length=160, blank=True)
    staff_do = GuardedTextField(_("what staff do"), blank=True)
    volunteers_add = GuardedTextField(_("what volunteers add"), blank=True)
    without_volunteers = GuardedTextField(_("what happens if nobody comes"), blank=True)
    role_card_patient = GuardedTextField(_("told to the citizen"), blank=True)
    setting = models.CharField(_("where"), max_length=16, choices=Setting.choices)
    access_mode = models.CharField(
        _("way in for citizens"), max_length=10, choices=Access.choices, default=Access.DIRECT
    )
    decision_reference = GuardedCharField(_("decision reference"), max_length=120, blank=True)
    language_level = models.CharField(
        _("Danish"), max_length=10, choices=Language.choices, default=Language.EVERYDAY
    )
    commitment = models.CharField(
        _("how often"), max_length=10, choices=Commitment.choices, default=Commitment.FLEXIBLE
    )
    min_age = models.PositiveSmallIntegerField(_("youngest age"), default=18)
    child_contact = models.CharField(
        _("children"), max_length=10, choices=ChildContact.choices, default=ChildContact.NONE
    )
    fixed_affiliation = models.BooleanField(_("a regular volunteer"), default=True)
    on_weekdays = models.BooleanField(_("weekdays"), default=False)
    on_evenings = models.BooleanField(_("evenings"), default=False)
    on_weekends = models.BooleanField(_("weekends"), default=False)
    at_night = models.BooleanField(_("nights"), default=False)
    meeting_point = GuardedCharField(_("meeting point"), max_length=160, blank=True)
    course = GuardedCharField(_("course"), max_length=120, blank=True)
    insurance_statement = GuardedCharField(_("insurance"), max_length=200, blank=True)
    hours_most = models.PositiveSmallIntegerField(
        _("hours a week for each volunteer, at most"), null=True, blank=True
    )

    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    leader_missed_on = models.DateField(null=True, blank=True)  # the day of the alarm that nobody leads it

    search_text = models.TextField(default="", editable=False)
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    # When the tasks, the kind, the place or the way in last changed: an older boundary check no longer counts.
    scope_changed_at = models.DateTimeField(default=clock.now)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "-published_at", "-id"], name="activity_catalogue"),
            # The catalogue shows two states: with this the fifty newest are found without sorting them all.
            models.Index(fields=["-published_at", "-id"], name="activity_newest"),
            models.Index(fields=["workplace", "state"], name="activity_by_workplace"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_has_date"
            ),
            models.CheckConstraint(
                condition=~Q(state="published", access_mode="referred", decision_reference=""),
                name="referred_has_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
