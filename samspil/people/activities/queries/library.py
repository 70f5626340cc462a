"""The library of templates, read from `library/*.toml` once and held to its schema."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from samspil.base.core.errors import NotVisible
from samspil.base.core.guards import holds_cpr
from samspil.base.core.search import search_text, terms
from samspil.people.activities.models import Activity, Kind
from samspil.people.activities.rules import QUESTIONS
from samspil.society.places.models import Setting

FOLDER = Path(__file__).resolve().parents[1] / "library"
_TIMES = {"weekday": "on_weekdays", "evening": "on_evenings", "weekend": "on_weekends", "night": "at_night"}
_CHOICES: Mapping[str, Any] = {
    "kind": Kind,
    "setting": Setting,
    "access_mode": Activity.Access,
    "language_level": Activity.Language,
    "commitment": Activity.Commitment,
    "child_contact": Activity.ChildContact,
}
_NOT_OF_THE_ACTIVITY = frozenset({"key", "may", "may_not", "times", "boundary", "requirement_numbers"})


class TemplateError(ValueError):
    """A file of the library does not hold to the schema; the sentence names the file."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed answer to one question of the boundary check, which a person must confirm."""

    answer: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An activity to begin from."""

    key: str
    kind: str
    title: str
    summary: str
    description: str
    target_group: str
    staff_do: str
    volunteers_add: str
    without_volunteers: str
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    setting: str
    access_mode: str
    decision_reference: str = ""
    language_level: str
    commitment: str
    min_age: int
    child_contact: str
    fixed_affiliation: bool
    times: tuple[str, ...]
    meeting_point: str
    course: str = ""
    role_card_patient: str
    boundary: Mapping[str, Proposal]
    requirement_numbers: tuple[str, ...] = ()

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    def values(self) -> dict[str, Any]:
        """Return the fields of an activity that the template fills in."""
        plain = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _NOT_OF_THE_ACTIVITY}
        return {
            **plain,
            **{field: time in self.times for time, field in _TIMES.items()},
            "template_key": self.key,
        }


@functools.cache
def templates() -> dict[str, Template]:
    """Return the templates by key, in the order of their titles. Raises TemplateError."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {template.key: template for template in sorted(found, key=lambda template: template.title)}


def template_of(key: str) -> Template:
    """Return the template. Raises NotVisible when there is none."""
    try:
        return templates()[key]
    except KeyError:
        raise NotVisible from None


def search_templates(query: str = "", kind: str = "") -> list[Template]:
    """Return the templates of the kind that hold every word of the query."""
    wanted = terms(query)
    return [
        template
        for template in templates().values()
        if (not kind or template.kind == kind) and all(term in _searchable(template.key) for term in wanted)
    ]


@functools.cache
def _searchable(key: str) -> str:
    template = templates()[key]
    return search_text(
        template.title, template.summary, template.description, template.target_group, *template.may
    )


def _read(path: Path) -> Template:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {f.name for f in fields(Template)}
    required = {f.name for f in fields(Template) if f.default is MISSING}
    if wrong := sorted((set(raw) - known) | (required - set(raw))):
        raise TemplateError(f"{path.name}: unknown or missing {', '.join(wrong)}.")
    _refuse_wrong_values(path, raw)
    lists: dict[str, tuple[str, ...]] = {
        name: tuple(raw[name]) for name in ("may", "may_not", "times", "requirement_numbers") if name in raw
    }
    texts: dict[str, str] = {name: value.strip() for name, value in raw.items() if isinstance(value, str)}
    boundary = {question: Proposal(**raw["boundary"][question]) for question in QUESTIONS}
    values: dict[str, Any] = {**raw, **texts, **lists, "boundary": boundary}
    return Template(**values)


def _refuse_wrong_values(path: Path, raw: dict[str, Any]) -> None:
    wrong = [name for name, choices in _CHOICES.items() if raw[name] not in choices.values]
    wrong += [name for name, value in raw.items() if isinstance(value, str) and holds_cpr(value)]
    wrong += ["times"] if not set(raw["times"]) <= set(_TIMES) else []
    wrong += ["boundary"] if set(raw["boundary"]) != set(QUESTIONS) else []
    wrong += ["key"] if raw["key"] != path.stem else []
    wrong += [name for name in ("may", "may_not") if not raw[name]]
    if wrong:
        raise TemplateError(f"{path.name}: a wrong value of {', '.join(wrong)}.")
