"""The same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from poison import read_tree

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

UNRES = [sys.executable, "-m", "unres", "convert", "--to", "akn", "--to", "docx"]
UNRES += ["--to", "json", "--to", "jsonl"]

WORLDS: dict[str, tuple[list[str], dict[str, str]]] = {
    "one job": (["--jobs", "1"], {}),
    "two jobs": (["--jobs", "2"], {}),
    "another hash seed": (["--jobs", "2"], {"PYTHONHASHSEED": "random"}),
    "another locale": ([], {"LC_ALL": "C.UTF-8"}),
    "another time zone": ([], {"TZ": "Pacific/Auckland"}),
}
"""What may differ → options and environment."""


def convert(folder: Path, out: Path, *options: str, **world: str) -> dict[str, bytes]:
    """Convert a folder in a process of its own, and give what it writes."""
    shutil.copytree(SEEDS, folder)
    for name in ("a.txt", "b.txt", "c.txt"):
        shutil.copy(next(SEEDS.glob("*.txt")), folder / name)
    basic = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}
    subprocess.run(
        [*UNRES, str(folder), "-o", str(out), *options],
        env=os.environ | basic | world,
        check=True,
        capture_output=True,
    )
    return read_tree(out)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("here")
    return convert(folder / "in", folder / "out")


@pytest.mark.parametrize("name", WORLDS)
def test_the_same_input_gives_the_same_bytes(
    name: str, expected: dict[str, bytes], tmp_path: Path
) -> None:
    options, world = WORLDS[name]
    found = convert(tmp_path / "elsewhere", tmp_path / "made", *options, **world)
    assert len(found) == 20
    assert found == expected
