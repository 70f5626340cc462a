"""The words of a text, as parts of a page. Only headings, lists and paragraphs: nothing that could run."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Block:
    """A heading, a list or a paragraph."""

    kind: str
    lines: list[str] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """Cut the text into headings ("## "), lists ("- ") and paragraphs."""
    found: list[Block] = []
    for line in [*text.splitlines(), ""]:
        kind, words = _read(line.strip())
        if kind == "gap":
            found.append(Block("gap"))
        elif kind != "heading" and found and found[-1].kind == kind:
            found[-1].lines.append(words)
        else:
            found.append(Block(kind, [words]))
    return [block for block in found if block.lines]


def _read(line: str) -> tuple[str, str]:
    if not line:
        return "gap", ""
    if line.startswith("#"):
        return "heading", line.lstrip("# ")
    if line.startswith("- "):
        return "list", line[2:]
    return "paragraph", line
