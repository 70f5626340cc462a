"""The library of templates and the checklist, read from `library/*.toml` once and held to their schema."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samspil.base.core.errors import NotVisible
from samspil.compact.agreements.models import Agreement, AgreementTemplate, Party, SectionKey
from samspil.compact.agreements.models.contents import NOT_FOR_STAFF_TASKS
from samspil.society.places.models import Authority, Setting

FOLDER = Path(__file__).resolve().parents[1] / "library"
_NOT_TEMPLATES = frozenset({"base", "questions"})
_TEMPLATE_KEYS = frozenset(
    {"key", "title", "summary", "kind", "settings", "may", "may_not", "sections", "matrix"}
)


class LibraryError(ValueError):
    """A file of the library does not hold to the schema; the sentence names the file."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the checklist, and the section where its answer is written out."""

    key: str
    text: str
    help: str
    section: str
    requirement: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the responsibility matrix begins with."""

    text: str
    is_staff_task: bool = False
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An agreement to begin from."""

    key: str
    title: str
    summary: str
    kind: str
    settings: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    sections: Mapping[str, str]
    matrix: tuple[Row, ...]
    based_on: str = ""  # the library's template, when it is an authority's own


@functools.cache
def questions() -> tuple[Question, ...]:
    """Return the seventeen questions of the checklist, in their order. Raises LibraryError."""
    found = tuple(Question(**raw) for raw in _raw("questions")["question"])
    if len({question.key for question in found}) != len(found):
        raise LibraryError("questions.toml: a key stands twice.")
    if unknown := {question.section for question in found} - set(SectionKey.values):
        raise LibraryError(f"questions.toml: unknown section {', '.join(sorted(unknown))}.")
    return found


@functools.cache
def defaults() -> Mapping[str, str]:
    """Return what stands in a draft where nothing has been answered."""
    found: dict[str, str] = _raw("base")["defaults"]
    return found


@functools.cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Return the sentence that each choice of the guide puts into the draft, by question and choice."""
    found: dict[str, dict[str, str]] = _raw("base")["sentences"]
    return found


@functools.cache
def templates() -> Mapping[str, Template]:
    """Return the library's templates by key, in the order of their titles. Raises LibraryError."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml")) if path.stem not in _NOT_TEMPLATES]
    return {template.key: template for template in sorted(found, key=lambda template: template.title)}


def templates_for(authority: Authority, kind: str) -> list[Template]:
    """Return what an agreement of this kind may begin from: the authority's own templates first, then the library's."""
    own = AgreementTemplate.objects.filter(authority=authority, kind=kind, is_in_use=True)
    found = [_own(row) for row in own.prefetch_related("texts")]
    return found + [template for template in templates().values() if template.kind == kind]


def template_of(authority: Authority, key: str) -> Template:
    """Return the template: the authority's own of that key, or the library's. Raises NotVisible when there is none."""
    row = AgreementTemplate.objects.filter(authority=authority, key=key).prefetch_related("texts").first()
    if row is not None:
        return _own(row)
    if key not in templates():
        raise NotVisible
    return templates()[key]


def fitting(authority: Authority, kind: str, setting: str) -> Template:
    """Return the template that fits best: made for the kind of place, or else the first. The library has one of each kind."""
    found = templates_for(authority, kind)
    return next((template for template in found if setting in template.settings), found[0])


def _own(row: AgreementTemplate) -> Template:
    base = templates()[row.based_on]
    texts = {text.key: text.text for text in row.texts.all()}
    return Template(
        key=row.key,
        title=row.title,
        summary=base.summary,
        kind=row.kind,
        settings=base.settings,
        may=base.may,
        may_not=base.may_not,
        sections={**base.sections, **texts},
        matrix=base.matrix,
        based_on=row.based_on,
    )


def _read(path: Path) -> Template:
    raw = _raw(path.stem)
    if wrong := sorted(set(raw) ^ _TEMPLATE_KEYS):
        raise LibraryError(f"{path.name}: unknown or missing {', '.join(wrong)}.")
    sections = {**_raw("base")["sections"], **raw["sections"]}
    rows = tuple(Row(**row) for row in raw["matrix"])
    _refuse_wrong_values(path, raw, sections, rows)
    return Template(
        key=raw["key"],
        title=raw["title"],
        summary=raw["summary"],
        kind=raw["kind"],
        settings=tuple(raw["settings"]),
        may=tuple(raw["may"]),
        may_not=tuple(raw["may_not"]),
        sections={key: text.strip() for key, text in sections.items()},
        matrix=rows,
    )


def _refuse_wrong_values(
    path: Path, raw: Mapping[str, Any], sections: Mapping[str, str], rows: tuple[Row, ...]
) -> None:
    wrong = ["key"] if raw["key"] != path.stem else []
    wrong += ["kind"] if raw["kind"] not in Agreement.Kind.values else []
    wrong += ["settings"] if not set(raw["settings"]) <= set(Setting.values) else []
    wrong += ["sections"] if set(sections) != set(SectionKey.values) else []
    wrong += [row.text for row in rows if row.responsible not in Party.values]
    wrong += [row.text for row in rows if row.is_staff_task and row.responsible in NOT_FOR_STAFF_TASKS]
    if wrong:
        raise LibraryError(f"{path.name}: a wrong value of {', '.join(wrong)}.")


def _raw(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
