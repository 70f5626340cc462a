"""How an authority wishes to work with agreements, and the words it begins them with."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.compact.agreements.events import AgreementPolicySet, AgreementTemplateWritten
from samspil.compact.agreements.models import (
    AgreementPolicy,
    AgreementTemplate,
    SectionKey,
    TemplateText,
)
from samspil.compact.agreements.queries.library import questions, templates
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority

_FIELDS = frozenset(
    {
        "agreement_required",
        "partnership_required",
        "employee_side_required",
        "employee_comment_required",
        "light_allowed",
        "light_days",
        "light_needs_dialogue",
        "mandatory",
        "gating",
        "notice_days",
        "revise_months",
    }
)


@action
def set_policy(by: Actor, authority: Authority, **fields: Any) -> AgreementPolicy:
    """Set what the authority demands of agreements. Unknown fields are a programming error; raises Invalid for unknown keys."""
    require(by, Can.RULE_EDIT, authority)
    if unknown := set(fields) - _FIELDS:
        message = f"Not a field of the policy: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    _refuse_nonsense(fields)
    policy, _is_new = AgreementPolicy.objects.update_or_create(authority=authority, defaults=fields)
    record(AgreementPolicySet(subject=policy, fields=sorted(fields)), by=by)
    return policy


@action
def write_template(
    by: Actor, authority: Authority, *, based_on: str, title: str, texts: Mapping[str, str], is_in_use: bool
) -> AgreementTemplate:
    """Write the authority's own template from one of the library's; sections left blank keep the library's words.

    The title names it: the same title writes the same template anew. Raises Invalid without a title and for CPR numbers.
    """
    require(by, Can.RULE_EDIT, authority)
    _refuse_bad_template(based_on, title, texts)
    key = slugify(fold(title))[:60]
    row, _is_new = AgreementTemplate.objects.update_or_create(
        authority=authority,
        key=key,
        defaults={
            "title": title.strip(),
            "based_on": based_on,
            "kind": templates()[based_on].kind,
            "is_in_use": is_in_use,
        },
    )
    row.texts.all().delete()
    TemplateText.objects.bulk_create(
        TemplateText(template=row, key=section, text=text.strip())
        for section, text in texts.items()
        if text.strip()
    )
    record(AgreementTemplateWritten(subject=row, key=key), by=by)
    return row


def _refuse_nonsense(fields: Mapping[str, Any]) -> None:
    errors = {}
    if not set(fields.get("mandatory", [])) <= set(SectionKey.values):
        errors["mandatory"] = [_("Choose one of the answers.")]
    if not set(fields.get("gating", [])) <= {question.key for question in questions()}:
        errors["gating"] = [_("Choose one of the answers.")]
    for name, most in (("light_days", 365), ("notice_days", 365), ("revise_months", 60)):
        if name in fields and not 0 < fields[name] <= most:
            errors[name] = [_("Write a number between 1 and %(most)s.") % {"most": most}]
    if errors:
        raise Invalid(errors)


def _refuse_bad_template(based_on: str, title: str, texts: Mapping[str, str]) -> None:
    errors: dict[str, list[str]] = {}
    if based_on not in templates():
        errors["based_on"] = [_("Choose one of the answers.")]
    if not slugify(fold(title)):
        errors["title"] = [_("Give the template a title.")]
    elif holds_cpr(title):
        errors["title"] = [str(MESSAGE)]
    for section, text in texts.items():
        if section not in SectionKey.values:
            message = f"{section} is not a section."
            raise TypeError(message)
        if holds_cpr(text):
            errors[section] = [str(MESSAGE)]
    if errors:
        raise Invalid(errors)
