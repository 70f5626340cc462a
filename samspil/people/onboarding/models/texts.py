"""The texts that an authority stands by, with versions, and the volunteers' signatures under them."""

import hashlib
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority


class TextKind(models.TextChoices):
    CONFIDENTIALITY = "confidentiality", _("Declaration of confidentiality")
    CODE_OF_CONDUCT = "code_of_conduct", _("How we treat each other")
    ROLE_LIMITS = "role_limits", _("Your role and its limits")
    EXPECTATION_TALK = "expectation_talk", _("Expectation talk")
    SITE_INTRODUCTION = "site_introduction", _("Introduction to the site")
    INSURANCE = "insurance", _("How am I insured?")
    RIGHTS = "rights", _("Your rights")
    BENEFITS = "benefits", _("Benefits")


SIGNED = frozenset({TextKind.CONFIDENTIALITY, TextKind.CODE_OF_CONDUCT, TextKind.ROLE_LIMITS})


class DeclarationTextQuerySet(models.QuerySet["DeclarationText"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the standard texts, and those of the authorities that the actor runs."""
        own = within(by, Can.RULE_EDIT, authority="authority_id")
        return self.filter(own | (Q(authority=None) if not by.is_stranger else Q(pk__in=[])))


class DeclarationText(models.Model):
    """One version of one text. It is never changed: a new version is a new row."""

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=TextKind.choices)
    affiliation_kind = models.CharField(max_length=16, blank=True)  # a Group; empty means everybody
    version = models.CharField(max_length=40)
    title = GuardedCharField(_("title"), max_length=160)
    body = GuardedTextField(_("text"))
    title_en = GuardedCharField(_("title in English"), max_length=160, blank=True)
    body_en = GuardedTextField(_("text in English"), blank=True)
    questions = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = DeclarationTextQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "affiliation_kind", "-published_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "kind", "affiliation_kind", "version"],
                condition=Q(authority__isnull=False),
                name="text_version_once",
            ),
            models.UniqueConstraint(  # of its own, for to SQLite no two blanks are the same
                fields=["kind", "affiliation_kind", "version"],
                condition=Q(authority__isnull=True),
                name="standard_text_version_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    @property
    def shown_title(self) -> str:
        return self.title_en if _english() and self.title_en else self.title

    @property
    def shown_body(self) -> str:
        return self.body_en if _english() and self.body_en else self.body

    @property
    def shown_language(self) -> str:
        """In which language the title and the text are shown: English where both are there, else Danish."""
        return "en" if _english() and self.title_en and self.body_en else "da"

    @property
    def shown_questions(self) -> list[dict[str, str]]:
        text = "text_en" if _english() else "text"
        return [
            {"key": q["key"], "asked": q["asked"], "text": q.get(text) or q["text"]} for q in self.questions
        ]

    @property
    def is_signed(self) -> bool:
        return self.kind in SIGNED

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)] if self.authority_id else []

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


def digest_of(title: str, body: str) -> str:
    """Return the fingerprint of the words that are signed."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()


def _english() -> bool:
    return (get_language() or "da").startswith("en")


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the volunteer has signed for themself, and what those who look after their onboarding may see."""
        reached = Volunteer.objects.visible_to(by, Can.ONBOARDING_VIEW)
        grants = {grant.authority_id for grant in by.grants if grant.authority_id}
        return (
            self
            if by.is_system
            else self.filter(
                Q(volunteer=by.volunteer_id or 0)
                | Q(authority__in=grants, volunteer__in=reached)
                | Q(volunteer__in=_through_partner(by))
            )
        )


def _through_partner(by: Actor) -> models.QuerySet[Volunteer]:
    partners = {grant.partner_id for grant in by.grants if grant.partner_id}
    return Volunteer.objects.filter(affiliations__partner__in=partners)


class Declaration(models.Model):
    """A volunteer's signature under one version: who, which words, when. It outlives the affiliation.

    With a `witness` it was given on paper, by somebody without an e-mail address: then only the day of `signed_at` is known.
    The paper itself is never kept here. Where signatures hold for some time only, a later one under the same words `follows`
    the earlier one.
    """

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="declarations")
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+"
    )  # to whom it is given
    text = models.ForeignKey(DeclarationText, on_delete=models.PROTECT, related_name="declarations")
    typed_name = GuardedCharField(_("your name"), max_length=120)
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField(default=clock.now)
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    witnessed_at = models.DateTimeField(null=True, blank=True)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewal"
    )

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-signed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["volunteer", "authority", "text"],
                condition=Q(follows=None),
                name="declaration_signed_once",
            ),
            models.CheckConstraint(
                condition=Q(witness=None, witnessed_at=None)
                | Q(witness__isnull=False, witnessed_at__isnull=False),
                name="witness_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} by {self.volunteer_id}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
