"""Hearing others about a draft: the consultation, who is heard, what they answer, and the response to every answer."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.frameworks.flow import ConsultationState
from samspil.compact.frameworks.models.versions import Clause, Version
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the consultations that the actor's duties reach: the staff side of them, with drafts and addresses."""
        return self.filter(
            within(
                by,
                Can.FRAMEWORK_VIEW,
                authority="version__framework__authority_id",
                unit_path="version__framework__workplace__unit__path",
            )
        )

    def published(self) -> Self:
        """Return those whose note anybody may read."""
        return self.filter(state=ConsultationState.PUBLISHED)

    def begun(self) -> Self:
        """Return those whose text has been sent out: it stands still from then on."""
        return self.exclude(state=ConsultationState.DRAFT)

    def detailed(self) -> Self:
        return self.select_related("version__framework__authority", "version__framework__workplace__unit")


class Consultation(models.Model):
    """Others are asked about a version. While it lasts the text stands still, and the version cannot be adopted."""

    class Late(models.TextChoices):
        MARKED = "marked", _("They are taken in and marked as late, until the consultation is ended")
        REFUSED = "refused", _("They are refused: the consultation ends by itself after the deadline")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consultations")
    title = GuardedCharField(_("name of the consultation"), max_length=160)
    letter = GuardedTextField(_("what you write to those who are heard"), blank=True, max_length=2000)
    deadline = models.DateField(_("last day for answers"))
    late_kind = models.CharField(
        _("answers after the deadline"), max_length=8, choices=Late.choices, default=Late.MARKED
    )
    state = models.CharField(
        max_length=10, choices=ConsultationState.choices, default=ConsultationState.DRAFT
    )
    note = GuardedTextField(_("what the consultation led to, in short"), blank=True, max_length=6000)
    created_at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    contacts_erased_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_at__isnull=False), name="consultation_begun_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open"]) | Q(closed_at__isnull=False),
                name="consultation_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="consultation_note_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == ConsultationState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == ConsultationState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == ConsultationState.CLOSED

    @property
    def is_published(self) -> bool:
        return self.state == ConsultationState.PUBLISHED

    @property
    def ends_at(self) -> datetime:
        """Return the midnight that ends the last day for answers, in Copenhagen."""
        return clock.day_bounds(self.deadline)[1]

    def access_scopes(self) -> list[Scope]:
        return self.version.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.version.event_place()


class Party(models.Model):
    """One who is heard. They answer on a page of their own, by a link in the e-mail, without an account."""

    class Kind(models.TextChoices):
        MED = "med", _("MED committee")
        ASSOCIATION = "association", _("Association or voluntary organisation")
        USER_COUNCIL = "user_council", _("User or patient council")
        COUNCIL = "council", _("Council for the elderly, for disabled people, for volunteering …")
        VOLUNTEER_CENTRE = "volunteer_centre", _("Volunteer centre")
        LEADER = "leader", _("Leader")
        UNION = "union", _("Trade union")
        OTHER = "other", _("Others")

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(_("what they are"), max_length=16, choices=Kind.choices)
    name = GuardedCharField(_("name of the organisation, committee or person"), max_length=160)
    contact = GuardedCharField(_("contact person"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # also when they have no remarks

    class Meta:
        ordering: ClassVar = ["kind", "name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "name"], name="party_named_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Return the unguessable part of the party's own address; derived, so nothing secret is stored."""
        return Signer(salt="consultation-party").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this party's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return self.consultation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.consultation.event_place()


class Answer(models.Model):
    """What a party says about one clause, or about the whole."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="answers")
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    text = GuardedTextField(_("answer"), max_length=4000)
    sent_at = models.DateTimeField(default=clock.now)
    is_late = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["party", "clause__position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "clause"], name="one_answer_a_clause"),
            models.UniqueConstraint(
                fields=["party"], condition=Q(clause__isnull=True), name="one_answer_about_the_whole"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="answer_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def access_scopes(self) -> list[Scope]:
        return self.party.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.party.event_place()


class AnswerResponse(models.Model):
    """What became of an answer, and why. Every answer gets one before the note is published."""

    class Disposition(models.TextChoices):
        TAKEN = "taken", _("Taken up")
        PARTLY = "partly", _("Partly taken up")
        NOT = "not", _("Not taken up")

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="response")
    disposition = models.CharField(_("what became of it"), max_length=6, choices=Disposition.choices)
    text = GuardedTextField(_("the response"), max_length=2000)
    responded_at = models.DateTimeField(default=clock.now)
    responded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="response_gives_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.disposition}"
