#!/usr/bin/env python3
"""Samspil's front door. Needs Python 3.11 or newer with pip; no root, nothing installed beforehand.

python3 run.py demo [--large] [--port N] [--fresh]   a whole installation with invented people, on this machine
python3 run.py test [pytest arguments]               every test, on SQLite and on PostgreSQL
python3 run.py check                                 format, lint, types, contracts, migrations, translations, templates
python3 run.py start web|worker [--foreground]       for operators: start a process, with a pid file in var/
python3 run.py stop web|worker                       for operators: stop it cleanly
python3 run.py manage ...                            Django's own commands (migrate, backup, ...)
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"Samspil needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: python3.11 run.py")

from tools import bootstrap, demo, processes, suite


def main(arguments: list[str]) -> int:
    """Hand the arguments to the command that they begin with; return its exit code."""
    commands = {
        "demo": demo.main,
        "test": suite.main,
        "check": suite.check,
        "start": processes.start_main,
        "stop": processes.stop_main,
        "manage": bootstrap.manage_main,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments[:1] in ([], ["help"], ["--help"], ["-h"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except bootstrap.CannotGoOn as reason:
        print(f"\n[samspil] {reason}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
