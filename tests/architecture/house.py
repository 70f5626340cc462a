"""What the architecture tests read: the rooms, their files and syntax trees. No Django needed."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "samspil"
FLOORS = ("doors", "learning", "everyday", "people", "compact", "society", "base")


@dataclass(frozen=True)
class Source:
    """A Python file of the house."""

    path: Path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def kind(self) -> str:
        """Return which kind of file of a room it is: "actions" for actions.py and for actions/swaps.py."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return parts[3] if len(parts) > 3 else ""

    @property
    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    @property
    def tree(self) -> ast.Module:
        return tree(self.path)

    @property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [
            node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def rooms() -> list[Path]:
    """Return the folder of every room on every floor."""
    return sorted(
        room
        for floor in FLOORS
        if (HOUSE / floor).is_dir()
        for room in (HOUSE / floor).iterdir()
        if room.is_dir() and not room.name.startswith("__")
    )


def sources(*, migrations: bool = False) -> list[Source]:
    """Return every Python file of the product."""
    found = [path for folder in (HOUSE, ROOT / "config") for path in folder.rglob("*.py")]
    return [Source(path) for path in sorted(found) if migrations or "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*") if "templates" in path.parts and path.is_file())


def called_name(call: ast.expr) -> str:
    """Return the last name of what is called: `require` for `permission.require(...)`."""
    if isinstance(call, ast.Call):
        return called_name(call.func)
    if isinstance(call, ast.Attribute):
        return call.attr
    return call.id if isinstance(call, ast.Name) else ""
