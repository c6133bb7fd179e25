"""A run that is killed at any point is gone on with, to the same bytes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest
from poison import do_run, fill, make_run, read_tree

from sizes import SOAK
from unres.errors import ExitCode

DRIVER = Path(__file__).with_name("kill.py")
POINTS = 30 if SOAK else 10
COUNT = 40


def run_until(folder: Path, out: Path, point: int) -> subprocess.CompletedProcess[str]:
    """Convert a folder in a process of its own, up to a point."""
    command = [sys.executable, str(DRIVER), str(folder), str(out), str(point)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = {f"{n:03}": b"good %d" % n for n in range(COUNT)}
    words |= {"005": b"bad 5", "017": b"exit"}
    return fill(tmp_path_factory.mktemp("killed") / "in", words)


@pytest.fixture(scope="module")
def whole(folder: Path) -> tuple[dict[str, bytes], int]:
    """What an undisturbed run writes, and its number of steps."""
    out = folder.parent / "whole"
    steps = int(run_until(folder, out, 0).stdout)
    return read_tree(out), steps


@pytest.mark.parametrize("part", range(POINTS))
def test_a_run_that_is_killed_is_gone_on_with_to_the_same_bytes(
    part: int, folder: Path, whole: tuple[dict[str, bytes], int], tmp_path: Path
) -> None:
    expected, steps = whole
    assert steps > POINTS
    point = 1 + (steps - 1) * part // (POINTS - 1)
    killed = run_until(folder, tmp_path / "out", point)
    assert killed.returncode == -signal.SIGKILL
    found = read_tree(tmp_path / "out")
    assert found.items() <= expected.items()
    outcomes = do_run(folder, make_run(tmp_path / "out"))
    assert len(outcomes) == COUNT
    assert read_tree(tmp_path / "out") == expected
    assert not list((tmp_path / "out" / ".unres").glob("*.tmp"))


def test_a_run_that_is_killed_again_and_again_comes_to_its_end(
    folder: Path, whole: tuple[dict[str, bytes], int], tmp_path: Path
) -> None:
    expected, _ = whole
    ends = [run_until(folder, tmp_path / "out", 25).returncode for _ in range(20)]
    assert ends[0] == -signal.SIGKILL
    assert ends[-1] == 0
    assert read_tree(tmp_path / "out") == expected


def test_a_run_that_is_interrupted_says_so_and_can_be_gone_on_with(
    folder: Path, whole: tuple[dict[str, bytes], int], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    script = f"""
import signal, sys, time
from poison import make_run
from unres import cli
from unres.batch.inputs import find_inputs
from unres.batch.execute import run_task

def work(*_):
    for outcome in run_task(find_inputs([{str(folder)!r}]), make_run({str(out)!r})):
        print(outcome.number, flush=True)
        while True:  # a pause would miss a signal that comes right before it
            time.sleep(0.05)

# Shells start jobs in the background with SIGINT ignored, as do their children.
signal.signal(signal.SIGINT, signal.default_int_handler)
cli.unres.main = lambda **_: work()
sys.exit(cli.main())
"""
    command = [sys.executable, "-c", script]
    with subprocess.Popen(
        command, cwd=DRIVER.parent, text=True, stdout=PIPE, stderr=PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == ExitCode.INTERRUPTED
    assert said == "unres: interrupted; rerun the same command to resume\n"
    do_run(folder, make_run(out))
    assert read_tree(out) == whole[0]
