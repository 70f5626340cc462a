"""A PostgreSQL of our own for the tests: made in a temporary folder, gone at the end. Standard library only."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

TIMEOUT = 120
USER = "samspil"
# Nothing here has to survive a power cut, and nothing is so large that it pays to compile or share a query.
FAST = [
    *(
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
    ),
    *(
        "jit=off",
        "max_parallel_workers_per_gather=0",
        "shared_buffers=256MB",
        "max_connections=100",
        "timezone=UTC",
    ),
]


class NoPostgres(Exception):
    """There is no PostgreSQL here, or it does not start; the message says which."""


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl of the newest PostgreSQL that is installed."""
    if (on_path := shutil.which("initdb")) and _complete(Path(on_path).resolve().parent):
        return Path(on_path).resolve().parent
    places = [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/pgsql/bin",
    ]
    found = [path for place in places for path in Path("/").glob(place.lstrip("/")) if _complete(path)]
    return max(found, key=_version, default=None)


@contextlib.contextmanager
def temporary_server() -> Iterator[str]:
    """Yield the address of an empty database that sorts as Danes do; end and remove the server afterwards."""
    binaries = programs()
    if binaries is None:
        raise NoPostgres("not installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="samspil-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))
    server = _Server(binaries, folder)
    try:
        server.start()
        yield f"postgresql://{USER}@127.0.0.1:{server.port}/{USER}"
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def named(server: str, database: str) -> str:
    """Return the address of another database of the same server."""
    return urlsplit(server)._replace(path=f"/{database}").geturl()


class _Server:
    """One cluster. PostgreSQL refuses to run as root, so root borrows the name of an unprivileged user."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder, self.port = binaries, folder, _free_port()
        self.owner = _unprivileged() if os.geteuid() == 0 else None
        if self.owner:
            os.chown(folder, self.owner.pw_uid, self.owner.pw_gid)

    def start(self) -> None:
        data = str(self.folder / "data")
        common = ["-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync"]
        danish = ["--locale-provider=icu", "--icu-locale=da-x-icu", "--locale=C.UTF-8"]
        try:
            self._run("initdb", *common, *danish)
        except NoPostgres:  # before version 15, or without ICU
            shutil.rmtree(data, ignore_errors=True)
            self._run("initdb", *common, "--locale=C")
        addresses = [
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
            f"port={self.port}",
        ]
        options = " ".join(f"-c {option}" for option in [*addresses, *FAST])
        self._run(
            "pg_ctl", "-D", data, "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start"
        )
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", USER, USER)

    def stop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            with contextlib.suppress(NoPostgres):
                self._run(
                    "pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "-t", "30", "stop"
                )

    def _run(self, program: str, *arguments: str) -> None:
        owner = self.owner
        given = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        with (self.folder / f"{program}.out").open(
            "w+"
        ) as out:  # a pipe would stay open as long as the server lives
            try:
                done = subprocess.run(
                    [str(self.binaries / program), *arguments],
                    cwd=self.folder,
                    env={
                        "PATH": os.environ.get("PATH", os.defpath),
                        "HOME": str(self.folder),
                        "LC_ALL": "C.UTF-8",
                    },
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=subprocess.STDOUT,
                    timeout=TIMEOUT,
                    check=False,
                    **given,
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise NoPostgres(f"{program}: {error}") from error
            if done.returncode:
                out.seek(0)
                raise NoPostgres(f"{program} failed: {out.read()[-1500:]}")


def _complete(folder: Path) -> bool:
    return all((folder / program).exists() for program in ("initdb", "pg_ctl", "createdb", "postgres"))


def _unprivileged() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgres("root has no unprivileged user to run it as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _version(path: Path) -> float:
    digits = "".join(letter for letter in path.parent.name if letter.isdigit() or letter == ".")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0
