"""The words of a clause: a little Markdown, for the screen and for paper. Nothing that people write becomes HTML of theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from samspil.base.core.later import later
from samspil.compact.frameworks.models import Clause

if TYPE_CHECKING:
    import markdown_it
    from markdown_it.token import Token
else:
    markdown_it = later("markdown_it")

# What a clause may hold. No headings (a clause has its own kind for that), no pictures, no HTML.
_RULES = ["list", "blockquote", "emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"]
_MARKS = {"strong_open": ("bold", True), "strong_close": ("bold", False), "em_open": ("italic", True)}
_MARKS["em_close"] = ("italic", False)


@cache
def _reader() -> "markdown_it.MarkdownIt":
    return markdown_it.MarkdownIt("zero", {"html": False, "linkify": False, "breaks": True}).enable(_RULES)


def html_of(text: str) -> SafeString:
    """Return the text as safe HTML: paragraphs, lists, quotations, bold, italic, and links without a script."""
    return mark_safe(str(_reader().render(text)))  # the reader escapes all and makes only these tags


def paper_of(text: str) -> list[dict[str, Any]]:
    """Return the text as blocks for paper: `kind` (paragraph, item, quote), `depth`, and `runs` of words."""
    blocks: list[dict[str, Any]] = []
    depth, is_quote = 0, False
    for token in _reader().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            is_quote = token.type == "blockquote_open"
        elif token.type == "inline":
            kind = "item" if depth else "quote" if is_quote else "paragraph"
            blocks.append({"kind": kind, "depth": depth, "runs": _runs(token.children or [])})
    return blocks


def _runs(tokens: "list[Token]") -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    now = {"bold": False, "italic": False}
    for token in tokens:
        if token.type in _MARKS:
            name, value = _MARKS[token.type]
            now[name] = value
        elif token.content and token.type in ("text", "text_special"):
            runs.append({"text": token.content, **now})
        elif token.type in ("softbreak", "hardbreak"):
            runs.append({"text": "\n", **now})
    return runs


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause and the heading tag that it gets on a page whose own heading is the h1."""

    clause: Clause
    tag: str


def outlined(clauses: Iterable[Clause]) -> list[Placed]:
    """Return the clauses with their tags. No level is jumped over, however the text was written."""
    placed, deepest = [], 2
    for clause in clauses:
        if clause.kind == Clause.Kind.HEADING:
            depth = min(clause.level + 1, deepest)
            deepest = min(depth + 1, 6)
            placed.append(Placed(clause, f"h{depth}"))
        else:
            placed.append(Placed(clause, ""))
    return placed
