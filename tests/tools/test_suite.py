import pytest

from tools import suite
from tools.suite import Part

REPORT = '<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>'


def test_the_last_line_is_the_plain_total(capsys):
    assert suite._summary([Part("SQLite", passed=7, skipped=1), Part("PostgreSQL", passed=6, skipped=2)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "13 passed, 0 failed, 3 skipped"


def test_a_failure_anywhere_fails_the_run(capsys):
    assert suite._summary([Part("SQLite", passed=7), Part("Checks", failed=1, note="FAILED")]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed, 0 skipped"


def test_a_run_in_which_nothing_ran_is_no_success():
    assert suite._summary([suite.Part("SQLite"), suite.Part("PostgreSQL")]) == 1


def test_errors_count_as_failures(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)
    part = suite._read("SQLite", tmp_path / "report.xml")
    assert (part.passed, part.failed, part.skipped) == (5, 2, 2)


def test_no_report_at_all_is_no_success(tmp_path):
    assert suite._read("SQLite", tmp_path / "missing.xml").passed == 0


@pytest.mark.parametrize(("ci", "failed", "skipped"), [("true", 1, 0), ("", 0, 1)])
def test_what_is_missing_is_a_skip_at_home_and_a_failure_in_ci(monkeypatch, ci, failed, skipped):
    monkeypatch.setenv("CI", ci)
    part = suite._left_out("PostgreSQL", "not installed")
    assert (part.failed, part.skipped) == (failed, skipped)
