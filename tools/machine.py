"""What the tests need from the machine besides Python: a browser, PostgreSQL, gettext. Standard library only."""

import ctypes.util
import os
import shutil
import subprocess

from tools import postgres
from tools.bootstrap import VENV, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APT_TIMEOUT = 1500


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def complete() -> None:
    """In CI, as root on Debian or Ubuntu: fetch what is missing. Anywhere else nothing is installed unasked."""
    wanted = missing_packages()
    if not wanted or not in_ci() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say(f"CI: installing {', '.join(wanted)} ...")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted],
    ]
    for command in commands:
        try:
            done = subprocess.run(
                command,
                env=env,
                stdout=subprocess.DEVNULL,
                timeout=APT_TIMEOUT,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            say(f"{' '.join(command[:2])} took longer than {APT_TIMEOUT} s and was ended.")
            return
        if done.returncode:
            say(f"{' '.join(command[:2])} did not succeed; the reason stands above.")


def missing_packages() -> list[str]:
    """Return the Debian packages that the whole suite would need and that are not there."""
    absent = {
        "chromium": browser() is None,
        "libatomic1": ctypes.util.find_library("atomic") is None,
        "postgresql": postgres.programs() is None,
        "gettext": shutil.which("xgettext") is None,
    }
    return [package for package, is_absent in absent.items() if is_absent]


def browser() -> str | None:
    """Return a Chromium that runs. Ubuntu's `chromium` is a stub that only asks for a snap, so it is tried."""
    for name in (os.environ.get("CHROMIUM"), *BROWSERS):
        path = shutil.which(name) if name else None
        if path and _runs(path, "--version"):
            return path
    return None


def why_no_journeys() -> str | None:
    """Return the reason why a browser cannot be driven here, or None when it can."""
    if browser() is None:
        return "no Chromium (apt-get install chromium, or set CHROMIUM)"
    driver = next(VENV.glob("lib/python*/site-packages/playwright/driver/node"), None)
    if driver is None or not _runs(str(driver), "--version"):
        return "the browser driver does not run (apt-get install libatomic1)"
    return None


def _runs(program: str, *arguments: str) -> bool:
    try:
        done = subprocess.run([program, *arguments], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
