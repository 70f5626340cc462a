"""The standard requirements and texts that every installation begins with, and the few that no authority can do without."""

import tomllib
from pathlib import Path
from typing import Any

from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import CountsAt, Kind
from samspil.people.onboarding.models.texts import digest_of
from samspil.people.onboarding.rules.requirements import Rule
from samspil.society.places.models import Setting

_TEXTS = Path(__file__).resolve().parent.parent / "texts"
# Houses with corridors, alarms and infection: nobody goes alone before the round has been walked.
_HOUSES = [
    Setting.HOSPITAL,
    Setting.HOSPICE,
    Setting.CARE_HOME,
    Setting.INSTITUTION,
    Setting.SCHOOL,
    Setting.DAYCARE,
]
_CHILDREN = {"fixed_only": True, "is_mandatory": True, "counts_at": CountsAt.AUTHORITY}

# key -> (kind, conditions); the position follows the order.
STANDARD: dict[str, tuple[Kind, dict[str, Any]]] = {
    "confidentiality": (Kind.CONFIDENTIALITY, {"is_mandatory": True}),
    "code-of-conduct": (Kind.CODE_OF_CONDUCT, {}),
    "role-limits": (Kind.ROLE_LIMITS, {}),
    "age": (Kind.AGE, {"counts_at": CountsAt.EVERYWHERE, "is_mandatory": True}),
    "insurance": (Kind.INSURANCE, {"counts_at": CountsAt.WORKPLACE, "is_mandatory": True}),
    "own-insurance": (Kind.OWN_INSURANCE, {"counts_at": CountsAt.EVERYWHERE, "blocks": False}),
    "children": (Kind.CHILD_CERTIFICATE, {"child_contact": Activity.ChildContact.REGULAR, **_CHILDREN}),
    "children-daycare": (Kind.CHILD_CERTIFICATE, {"setting": Setting.DAYCARE, **_CHILDREN}),
    "children-school": (Kind.CHILD_CERTIFICATE, {"setting": Setting.SCHOOL, **_CHILDREN}),
    "course": (Kind.COURSE, {}),
    **{
        f"site-introduction-{setting}".replace("_", "-"): (
            Kind.SITE_INTRODUCTION,
            {"setting": setting, "counts_at": CountsAt.SITE},
        )
        for setting in _HOUSES
    },
    "expectation-talk": (Kind.EXPECTATION_TALK, {"counts_at": CountsAt.ACTIVITY}),
    "badge": (Kind.BADGE, {"counts_at": CountsAt.WORKPLACE, "blocks": False}),
}

# The gates: they hold even if the table has been emptied by mistake.
FLOOR = [
    Rule(kind=kind, **{name: value for name, value in conditions.items() if name != "is_mandatory"})
    for kind, conditions in STANDARD.values()
    if conditions.get("is_mandatory")
]


def standard_texts() -> list[dict[str, Any]]:
    """Return the standard texts, one for each group that each is written for."""
    rows = []
    for path in sorted(_TEXTS.glob("*.toml")):
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        words = {name: source.get(name, "").strip() for name in ("title", "body", "title_en", "body_en")}
        rows += [
            {
                "kind": source["kind"],
                "affiliation_kind": "" if group == "all" else group,
                "version": source["version"],
                "questions": source.get("questions", []),
                "digest": digest_of(words["title"], words["body"]),
                **words,
            }
            for group in source["applies_to"]
        ]
    return rows
