"""Everything that is checked without running a test. `python -m tools.checks [name ...]`; no name means all."""

import os
import subprocess
import sys
import tempfile
import time

from tools.bootstrap import ROOT, VENV

BIN = VENV / "bin"
PYTHON = str(BIN / "python")
CODE = ["samspil", "config", "tests", "tools", "run.py", "manage.py"]

CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", *CODE],
    "lint": [str(BIN / "ruff"), "check", "--quiet", *CODE],
    "types": [str(BIN / "mypy"), "--no-error-summary"],
    "contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "-m", "tools.translations"],
    "templates": [PYTHON, "-m", "tools.templates"],
    "mission": [PYTHON, "-m", "tools.mission", "--check"],
}


def main(names: list[str]) -> int:
    """Run the named checks, all of them even when one fails; print what the failing ones said."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="samspil-check-") as state:
        failed = [name for name in names or CHECKS if not _passes(name, state)]
    print(f"[samspil] checks: {'FAILED: ' + ', '.join(failed) if failed else 'all passed'}", flush=True)
    return 1 if failed else 0


def _passes(name: str, state: str) -> bool:
    began = time.monotonic()
    env = os.environ | {"SAMSPIL_TEST": "1", "SAMSPIL_VAR": state, "PYTHONPATH": str(ROOT)}
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings"}
    env.pop("SAMSPIL_DATABASE_URL", None)
    done = subprocess.run(CHECKS[name], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    word = "FAILED" if done.returncode else "ok"
    print(f"[samspil] {name:<13}{word} ({time.monotonic() - began:.0f} s)", flush=True)
    if done.returncode:
        print(f"{done.stdout}{done.stderr}".rstrip(), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
