import json
import os
import subprocess
import sys
import time

import pytest

from tools import processes


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMSPIL_VAR", str(tmp_path))


@pytest.fixture
def sleeper():
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    yield process
    processes.end_group(process)


def test_a_noted_process_is_found_again(sleeper):
    processes._note("web", sleeper.pid)
    assert processes.running("web") == sleeper.pid


def test_a_number_that_belongs_to_somebody_else_is_left_in_peace(sleeper, tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "web.pid").write_text(json.dumps({"pid": sleeper.pid, "identity": "another boot 1"}))
    assert processes.running("web") is None
    assert processes.stop_main(["web"]) == 0
    assert sleeper.poll() is None


def test_a_pid_file_of_rubbish_means_not_running(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "worker.pid").write_text("12345\n")
    assert processes.running("worker") is None
    assert processes.stop_main(["worker"]) == 0


def test_a_zombie_counts_as_dead():
    process = subprocess.Popen([sys.executable, "-c", ""])
    deadline = time.monotonic() + 20
    while processes.identity(process.pid) is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert processes.identity(process.pid) is None
    assert process.wait() == 0


def test_stop_ends_the_process_and_removes_its_pid_file(sleeper, tmp_path):
    processes._note("worker", sleeper.pid)
    assert processes.stop_main(["worker"]) == 0
    assert sleeper.wait(10) == -15
    assert not (tmp_path / "run" / "worker.pid").exists()


def test_what_a_killed_leader_left_behind_is_cleared(tmp_path):
    script = "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    leader = subprocess.Popen(
        [sys.executable, "-c", f"{script}print(p.pid, flush=True); time.sleep(60)"],
        start_new_session=True,
        stdout=subprocess.PIPE,
    )
    with leader:
        child = int(leader.stdout.readline())
        processes._note("web", leader.pid)
        leader.kill()
    assert processes.identity(child)
    assert processes.stop_main(["web"]) == 0
    deadline = time.monotonic() + 10
    while processes.identity(child) is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert processes.identity(child) is None


def test_silence_has_no_status():
    assert processes.status("http://127.0.0.1:9/", seconds=1) == 0
    assert processes.identity(os.getpid())
