"""What an authority chooses: the names of its levels, and how the dialogue is carried on."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import DialoguePolicySet, LevelsNamed
from samspil.compact.dialogue.models import CommitteeLevel, DialoguePolicy
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority

_CHOSEN = frozenset(
    {
        "discussion_required",
        "may_mark_not_relevant",
        "idea_answer_days",
        "volume_percent",
        "special_terms_rule",
        "evaluation_month",
    }
)
_RANGES = {
    "idea_answer_days": range(1, 91),
    "volume_percent": range(5, 201),
    "evaluation_month": range(1, 13),
}
_MOST_LEVELS = 6


@action
def set_policy(by: Actor, authority: Authority, **choices: Any) -> DialoguePolicy:
    """Keep what the authority has chosen. Raises Invalid for what lies outside of what makes sense."""
    require(by, Can.RULE_EDIT, authority)
    if unknown := set(choices) - _CHOSEN:
        raise TypeError(f"Not a choice: {', '.join(sorted(unknown))}")
    _refuse_nonsense(choices)
    policy = policy_of(authority)
    for name, value in choices.items():
        setattr(policy, name, value)
    policy.save()
    record(
        DialoguePolicySet(
            subject=authority,
            discussion_required=policy.discussion_required,
            may_mark_not_relevant=policy.may_mark_not_relevant,
            volume_percent=policy.volume_percent,
        ),
        by=by,
    )
    return policy


@action
def name_levels(by: Actor, authority: Authority, *, names: Sequence[str]) -> list[CommitteeLevel]:
    """Name the authority's levels, the one nearest to the workplaces first. The first name renames the first level, and so on.

    Raises Invalid for a name that stands twice, for none at all, and when a level with committees would vanish.
    """
    require(by, Can.RULE_EDIT, authority)
    wanted = [name.strip() for name in names if name.strip()]
    if not wanted or len(wanted) > _MOST_LEVELS:
        raise Invalid({"names": [_("Name between one and %(most)s levels.") % {"most": _MOST_LEVELS}]})
    if len(set(wanted)) < len(wanted):
        raise Invalid({"names": [_("Each level needs a name of its own.")]})
    levels = list(CommitteeLevel.objects.filter(authority=authority).order_by("rank", "pk"))
    _drop(levels[len(wanted) :])
    kept = _renamed(levels[: len(wanted)], wanted)
    for rank, name in enumerate(wanted[len(kept) :], len(kept) + 1):
        kept.append(CommitteeLevel.objects.create(authority=authority, name=name, rank=rank))
    record(LevelsNamed(subject=authority, count=len(kept)), by=by)
    return kept


def _drop(levels: list[CommitteeLevel]) -> None:
    for level in levels:
        if level.committees.exists():
            raise Invalid(
                {"names": [_("There are committees at the level “%(level)s”.") % {"level": level.name}]}
            )
        level.delete()


def _renamed(levels: list[CommitteeLevel], names: list[str]) -> list[CommitteeLevel]:
    # By way of a name nobody else has, so that two levels can exchange theirs.
    for level in levels:
        CommitteeLevel.objects.filter(pk=level.pk).update(name=f"niveau no. {level.pk}")
    for rank, (level, name) in enumerate(zip(levels, names, strict=False), 1):
        level.name, level.rank = name, rank
        level.save(update_fields=["name", "rank"])
    return levels


def _refuse_nonsense(choices: dict[str, Any]) -> None:
    errors = {
        name: [
            _("Write a number between %(first)s and %(last)s.")
            % {"first": allowed.start, "last": allowed.stop - 1}
        ]
        for name, allowed in _RANGES.items()
        if name in choices and choices[name] not in allowed
    }
    if choices.get("special_terms_rule", "number") not in DialoguePolicy.SpecialTermsRule.values:
        errors["special_terms_rule"] = [_("Choose one of the answers.")]
    if errors:
        raise Invalid(errors)
