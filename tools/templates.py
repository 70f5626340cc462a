"""Do all templates compile, and does djlint find them tidy? A wrong argument to a component shows here."""

import subprocess
import sys
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from tools.bootstrap import VENV
from tools.translations import rooms


def main() -> int:
    django.setup()
    problems = [problem for name in names() if (problem := _problem_of(name))]
    print("\n".join(problems))
    folders = [str(room / "templates") for room in rooms() if (room / "templates").is_dir()]
    if not folders:
        return 1 if problems else 0
    linted = subprocess.run([str(VENV / "bin" / "djlint"), "--lint", "--quiet", *folders], check=False)
    return 1 if problems or linted.returncode else 0


def names() -> list[str]:
    """Return the name of every template of every room, as `render` would call it."""
    found: list[Path] = []
    for room in rooms():
        folder = room / "templates"
        found += [
            path.relative_to(folder) for path in folder.rglob("*") if path.suffix in {".html", ".txt", ".xml"}
        ]
    return sorted(str(path) for path in found)


def _problem_of(name: str) -> str | None:
    try:
        get_template(name)
    except (TemplateSyntaxError, TemplateDoesNotExist) as error:
        return f"{name}: {error}"
    return None


if __name__ == "__main__":
    sys.exit(main())
