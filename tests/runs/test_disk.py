"""A disk that is full, or that may not be written to."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from poison import read_tree

from unres.batch.folder import PRIVATE
from unres.batch.manifest import NAME, Manifest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WORDS = "free some space, "


def convert(out: Path, largest: int = -1) -> subprocess.CompletedProcess[str]:
    """Convert the seeds where no file may be larger than this, in bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    command = [sys.executable, "-m", "unres", "convert", str(SEEDS), "-o", str(out)]
    return subprocess.run(
        command, preexec_fn=limit, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run writes where there is room."""
    out = tmp_path_factory.mktemp("whole")
    assert convert(out).returncode == 0
    return read_tree(out)


def check_ended_well(out: Path, done: subprocess.CompletedProcess[str]) -> None:
    """Make sure that a run said why it ended, and that it blames no document."""
    assert done.returncode == 1
    assert WORDS in done.stderr
    assert "Traceback" not in done.stderr
    with closing(Manifest.open(out / PRIVATE / NAME)) as manifest:
        assert [entry for entry in manifest if entry.failure] == []


# The files made of the seeds have 10 to 50 kB; what a manifest needs has 32.
@pytest.mark.parametrize("largest", [16_000, 40_000, 48_000])
def test_a_full_disk_ends_the_run_and_leaves_nothing_half(
    largest: int, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    check_ended_well(out, convert(out, largest))
    assert read_tree(out).items() <= whole.items()
    assert not list((out / PRIVATE).glob("*.tmp"))
    assert convert(out).returncode == 0
    assert read_tree(out) == whole


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    mount = shutil.which("mount")
    place = tmp_path / "disk"
    place.mkdir()
    command = [mount or "", "-t", "tmpfs", "-o", "size=200k", "unres", str(place)]
    if os.getuid() or subprocess.run(command, check=False).returncode:
        pytest.skip("only root can mount a disk; files are limited above")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_is_no_different(
    whole: dict[str, bytes], small_disk: Path
) -> None:
    out = small_disk / "out"
    done = convert(out)
    # To read a manifest takes some room, too.
    more = ["mount", "-o", "remount,size=2m", str(small_disk)]
    subprocess.run(more, check=True)
    check_ended_well(out, done)
    assert read_tree(out).items() <= whole.items()


def test_where_nothing_may_be_written_a_run_says_so(tmp_path: Path) -> None:
    # Rights do not stop root, but nobody makes a folder there.
    place = tmp_path if os.getuid() else Path("/sys")
    tmp_path.chmod(0o555)
    done = convert(place / "out")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
