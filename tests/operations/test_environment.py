"""Whoever installs Samspil finds every name that it reads in the environment."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READERS = {"text", "flag", "number", "words"}
FOR_DEVELOPERS = {"SAMSPIL_TEST_POSTGRES_URL"}


def names_in(path: Path) -> set[str]:
    """The first argument of each reading, and each whole name that stands in the code."""
    tree = ast.parse(path.read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    read = {
        node.args[0].value
        for node in calls
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in READERS
        and isinstance(node.args[0], ast.Constant)
        and re.fullmatch(r"[A-Z][A-Z_]+", str(node.args[0].value))
    }
    whole = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {f"SAMSPIL_{name}" for name in read} | {
        text for text in whole if re.fullmatch(r"SAMSPIL_[A-Z_]+[A-Z]", text)
    }


def test_every_name_is_in_the_installation_guide_and_no_other():
    sources = [
        *(ROOT / "config").glob("*.py"),
        *(ROOT / "tools").glob("*.py"),
        ROOT / "run.py",
        ROOT / "manage.py",
    ]
    read = {name for path in sources for name in names_in(path)} - FOR_DEVELOPERS
    told = set(re.findall(r"SAMSPIL_[A-Z_]+[A-Z]", (ROOT / "docs/operations/install.md").read_text()))
    assert read - told == set()
    assert told - read == set()


def test_the_example_holds_no_name_that_nobody_reads():
    example = set(re.findall(r"^SAMSPIL_[A-Z_]+", (ROOT / "deploy/env.example").read_text(), re.MULTILINE))
    told = set(re.findall(r"SAMSPIL_[A-Z_]+[A-Z]", (ROOT / "docs/operations/install.md").read_text()))
    assert example <= told
