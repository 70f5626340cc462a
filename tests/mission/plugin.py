"""A pytest plugin: writes which requirements have a passing test to `var/mission.json`.

Works under xdist (the marks travel with each report). `--mission-append` keeps what an earlier run proved.
"""

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROPERTY = "requirement"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("mission")
    group.addoption(
        "--mission-append", action="store_true", help="add to var/mission.json instead of replacing it"
    )


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(MissionReport(config), "mission-report")


def pytest_itemcollected(item: pytest.Item) -> None:
    for mark in item.iter_markers("requirement"):
        item.user_properties.extend((PROPERTY, number) for number in mark.args)


class MissionReport:
    """Collects the outcome of each marked test in the process that reports."""

    def __init__(self, config: pytest.Config) -> None:
        self.path = Path(os.environ.get("SAMSPIL_VAR", ROOT / "var")) / "mission.json"
        self.append = config.getoption("--mission-append")
        self.tests: dict[str, dict[str, object]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        numbers = sorted({str(value) for name, value in report.user_properties if name == PROPERTY})
        if not numbers or (report.when != "call" and report.passed):
            return
        self.tests[report.nodeid] = {"requirements": numbers, "outcome": report.outcome}

    def pytest_sessionfinish(self) -> None:
        if not self.tests:
            return
        earlier = {}
        if self.append and self.path.exists():
            earlier = json.loads(self.path.read_text(encoding="utf-8"))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        found = dict(sorted({**earlier, **self.tests}.items()))
        self.path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
