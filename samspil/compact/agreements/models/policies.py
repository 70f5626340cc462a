"""How an authority works with agreements: its own rules, and its own templates."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.agreements.models.agreements import Agreement
from samspil.compact.agreements.models.contents import SectionKey
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority

MANDATORY = (
    SectionKey.PURPOSE,
    SectionKey.TASKS,
    SectionKey.RESPONSIBILITY,
    SectionKey.DAILY,
    SectionKey.CONFLICT,
    SectionKey.REFUSAL,
    SectionKey.LEGAL,
    SectionKey.INSURANCE,
    SectionKey.ABSENCE,
    SectionKey.EVALUATION,
    SectionKey.DURATION,
    SectionKey.REVISION,
    SectionKey.ENDING,
)
GATING = (
    "network",
    "written",
    "evaluation",
    "time_frame",
    "conflict",
    "ending",
    "refusal",
    "legal",
    "contact",
)


def mandatory_sections() -> list[str]:
    return [str(key) for key in MANDATORY]


def gating_questions() -> list[str]:
    return list(GATING)


class AgreementPolicy(models.Model):
    """What an authority demands of agreements. Without a row, the defaults hold."""

    authority = models.OneToOneField(Authority, on_delete=models.CASCADE, related_name="agreement_policy")
    agreement_required = models.BooleanField(
        _("An activity is published only under an agreement in force"), default=True
    )
    partnership_required = models.BooleanField(
        _("An association needs a partnership agreement of its own"), default=False
    )
    employee_side_required = models.BooleanField(_("The employees' side must sign"), default=True)
    employee_comment_required = models.BooleanField(
        _("The employees' side must have commented, or said that it has no remarks"), default=True
    )
    light_allowed = models.BooleanField(_("Small, one-off efforts may use the light track"), default=True)
    light_days = models.PositiveSmallIntegerField(_("longest light effort, in days"), default=28)
    light_needs_dialogue = models.BooleanField(_("A light effort must also be discussed"), default=False)
    mandatory = models.JSONField(_("sections that must be written"), default=mandatory_sections)
    gating = models.JSONField(_("questions that must be answered"), default=gating_questions)
    notice_days = models.PositiveSmallIntegerField(_("usual notice, in days"), default=30)
    revise_months = models.PositiveSmallIntegerField(_("usual months until revision"), default=12)

    def __str__(self) -> str:
        return str(self.authority)

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority.event_place()


class AgreementTemplateQuerySet(models.QuerySet["AgreementTemplate"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.AGREEMENT_VIEW, authority="authority_id") | self._at_home(by))

    @staticmethod
    def _at_home(by: Actor) -> Q:
        """Whoever works at a place of the authority may begin from its templates."""
        homes = {grant.authority_id for grant in by.grants if grant.authority_id}
        return Q(authority_id__in=homes) if homes else Q(pk__in=[])


class AgreementTemplate(models.Model):
    """An authority's own starting texts, in the place of the library's."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="agreement_templates")
    key = models.SlugField(max_length=60)
    title = GuardedCharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Agreement.Kind.choices)
    based_on = models.SlugField(max_length=60)  # the library's template, for what is not written here
    is_in_use = models.BooleanField(_("can be chosen"), default=True)

    objects = AgreementTemplateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["title"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "key"], name="template_named_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority.event_place()


class TemplateText(models.Model):
    """One section of an authority's own template."""

    template = models.ForeignKey(AgreementTemplate, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(max_length=16, choices=SectionKey.choices)
    text = GuardedTextField(_("text"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "key"], name="template_section_once"),
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())
