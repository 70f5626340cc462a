import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = """
import pytest

@pytest.mark.requirement("RM-01", "RM-02")
def test_good(): ...

@pytest.mark.requirement("RM-03")
def test_bad(): assert False

@pytest.mark.requirement("RM-04")
@pytest.mark.skip(reason="sample")
def test_not_run(): ...

def test_unmarked(): ...
"""


def run_sample(folder, *arguments):
    (folder / "test_sample.py").write_text(SAMPLE)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = requirement\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.mission.plugin",
        "-p",
        "no:django",
        "-p",
        "no:randomly",
    ]
    subprocess.run(
        [*command, "-p", "no:cacheprovider", *arguments, str(folder)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "SAMSPIL_VAR": str(folder), "PATH": ""},
        capture_output=True,
        timeout=60,
        check=False,
    )
    report = json.loads((folder / "mission.json").read_text())
    return {number: entry["outcome"] for entry in report.values() for number in entry["requirements"]}


def test_the_report_tells_passing_failing_and_skipped_requirements_apart(tmp_path):
    assert run_sample(tmp_path) == {
        "RM-01": "passed",
        "RM-02": "passed",
        "RM-03": "failed",
        "RM-04": "skipped",
    }


def test_the_report_survives_parallel_workers(tmp_path):
    assert run_sample(tmp_path, "-n", "2")["RM-01"] == "passed"


def test_appending_keeps_what_an_earlier_run_proved(tmp_path):
    (tmp_path / "mission.json").write_text('{"old": {"requirements": ["RM-83"], "outcome": "passed"}}')
    outcomes = run_sample(tmp_path, "--mission-append")
    assert outcomes["RM-83"] == "passed"
    assert outcomes["RM-01"] == "passed"
