"""Makes `.venv` from a hash-locked list. Standard library only.

A plain Debian has neither `ensurepip` nor leave to `pip install` (PEP 668), so the environment is made without pip
and filled from outside: by uv, fetched into `.tools/`, or by the system's own pip when uv cannot be had.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "samspil.stamp"
TOOLS = ROOT / ".tools"
LOCKS = {"runtime": ROOT / "requirements" / "runtime.lock", "dev": ROOT / "requirements" / "dev.lock"}
PROBES = {"runtime": "django, granian, typst", "dev": "django, granian, pytest, mypy, playwright"}
BASE = getattr(
    sys, "_base_executable", sys.executable
)  # not the .venv itself, should run.py be started from there
FETCH_TIMEOUT = 1800


class CannotGoOn(Exception):
    """Something the person at the terminal has to put right; the message says what."""


def say(sentence: str) -> None:
    print(f"[samspil] {sentence}", flush=True)


def prepare(kind: str) -> None:
    """Bring `.venv` to the locked list of that kind ("runtime" or "dev"). A second run is instant."""
    if _is_current(kind):
        return
    with (ROOT / ".venv.lock").open("w") as lock:  # two at once: the second waits, and finds it done
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_current(kind):
            _make_current(kind)


def _make_current(kind: str) -> None:
    began = time.monotonic()
    if kind == "runtime" and STAMP.exists() and _stamp().get("dev"):
        kind = "dev"  # a developer's environment stays one
    _make_venv(keep=STAMP.exists() and _works("runtime"))
    STAMP.unlink(missing_ok=True)
    say("Fetching the libraries (only the first time; under a minute on an ordinary line) ...")
    installer = _install(LOCKS[kind])
    if not _works(kind):
        raise CannotGoOn(
            "The libraries were installed but do not load. Remove the folder .venv and try again."
        )
    STAMP.write_text(
        "".join(f"{name} {_fingerprint(name)}\n" for name in _covered_by(kind)), encoding="utf-8"
    )
    say(f"Libraries ready ({installer}, {time.monotonic() - began:.0f} s).")


def manage(*arguments: str, env: dict[str, str] | None = None) -> None:
    """Run one of Django's commands; a failure ends the work with its own words above ours."""
    command = [str(PYTHON), str(ROOT / "manage.py"), *arguments]
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
        raise CannotGoOn(f"manage.py {arguments[0]} did not succeed; the reason stands above.")


def manage_main(arguments: list[str]) -> int:
    prepare("runtime")
    return subprocess.run(
        [str(PYTHON), str(ROOT / "manage.py"), *arguments], cwd=ROOT, check=False
    ).returncode


def _covered_by(kind: str) -> list[str]:
    return ["runtime", "dev"] if kind == "dev" else ["runtime"]


def _fingerprint(kind: str) -> str:
    parts = (LOCKS[kind].read_bytes(), sys.version.encode(), str(VENV).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamp() -> dict[str, str]:
    lines = STAMP.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


def _is_current(kind: str) -> bool:
    return STAMP.exists() and _stamp().get(kind) == _fingerprint(kind) and _works(kind)


def _works(kind: str) -> bool:
    """Are the libraries really there? Looks for them without loading them, in a fifth of a second."""
    names = PROBES[kind].split(", ")
    probe = f"import sys, importlib.util as u; sys.exit(any(u.find_spec(n) is None for n in {names!r}))"
    try:
        return (
            subprocess.run(
                [str(PYTHON), "-c", probe], capture_output=True, timeout=60, check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _make_venv(*, keep: bool) -> None:
    """Make an empty environment, unless a whole one is there that runs on this Python.

    One without its stamp was left half-made; one whose libraries are gone cannot be mended by adding to it.
    """
    probe = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    try:
        running = subprocess.run(probe, capture_output=True, text=True, timeout=60, check=False)
        usable = running.returncode == 0 and running.stdout.strip() == sys.version
    except (OSError, subprocess.TimeoutExpired):
        usable = False
    if usable and keep:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [BASE, "-m", "venv", "--without-pip", str(VENV)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise CannotGoOn(f"Python could not make a virtual environment:\n{made.stdout}{made.stderr}")


def _install(lock: Path) -> str:
    uv = _uv()
    if uv and _run_uv(uv, lock):
        return "uv"
    if not _pip_exists():
        raise CannotGoOn("Neither pip nor uv is here. On Debian and Ubuntu: sudo apt-get install python3-pip")
    command = [BASE, "-m", "pip", "--python", str(PYTHON), "install", "-q", "--no-deps"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(lock)], cwd=ROOT, timeout=FETCH_TIMEOUT, check=False
    )
    if done.returncode:
        raise CannotGoOn(
            "pip could not install the libraries; its reason stands above. Is the network there?"
        )
    return "pip"


def _run_uv(uv: str, lock: Path) -> bool:
    env = os.environ | {
        "UV_PYTHON_DOWNLOADS": "never",  # the machine's own Python, never a fetched one
        "UV_LINK_MODE": "copy",
        "UV_NO_CONFIG": "1",
        "UV_NO_PROGRESS": "1",
        "UV_SYSTEM_CERTS": os.environ.get("UV_SYSTEM_CERTS", "1"),  # works behind a TLS proxy too
    }
    command = [uv, "pip", "sync", "-q", "--python", str(PYTHON), "--require-hashes", str(lock)]
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, timeout=FETCH_TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode:
        say("uv could not do it; trying with pip.")
    return done.returncode == 0


def _uv() -> str | None:
    """Return a uv that runs: ours, a freshly fetched one, or the machine's."""
    own = TOOLS / "bin" / "uv"
    if not _runs(own) and _pip_exists():
        shutil.rmtree(TOOLS, ignore_errors=True)
        lock = ROOT / "requirements" / "tools.lock"
        command = [BASE, "-m", "pip", "install", "-q", "--no-deps", "--target", str(TOOLS)]
        command += ["--require-hashes", "-r", str(lock)]
        subprocess.run(command, capture_output=True, timeout=FETCH_TIMEOUT, check=False)
    for candidate in (own, shutil.which("uv")):
        if candidate and _runs(candidate):
            return str(candidate)
    return None


def _runs(program: Path | str) -> bool:
    try:
        return (
            subprocess.run(
                [str(program), "--version"], capture_output=True, timeout=60, check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _pip_exists() -> bool:
    return subprocess.run([BASE, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
