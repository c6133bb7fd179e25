"""Files that are no resolutions: each is named with its cause, none costs another."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from sizes import SOAK
from unres.cli import main
from unres.errors import ExitCode

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

MEGABYTE = 1_000_000

BAD = {
    "binary": (random.Random(1).randbytes(MEGABYTE), "source-unreadable"),
    "empty": (b"", "source-unreadable"),
    "nothing but NUL": (b"\0" * 1000, "source-unreadable"),
    "larger than the limit": (b"a " * (26 * MEGABYTE), "limit-exceeded"),
}
"""Name → the bytes of a file that cannot be converted, and the code of its failure."""

if SOAK:
    BAD["one long line"] = (b"word " * (9 * MEGABYTE), "limit-exceeded")

ODD = {
    "points very deep": b"(a) To ensure:\n(i) That;\n" * 2000,
}
"""Name → the bytes of a file that is converted all the same, whatever comes of it."""


def test_bad_files_are_named_and_all_others_are_converted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SEEDS, folder)
    for name, data in (*((n, d) for n, (d, _) in BAD.items()), *ODD.items()):
        (folder / f"{name}.txt").write_bytes(data)
    good = {path.stem for path in SEEDS.iterdir()} | set(ODD)
    options = ["--to", "akn", "--jobs", "2", "--log-format", "jsonl"]
    # The memory that the tests have taken before counts, too.
    options += ["--timeout", "300", "--memory", "4096"]
    status = main(["convert", str(folder), "-o", str(tmp_path / "out"), *options])
    assert status == ExitCode.FAILED
    told = map(json.loads, capsys.readouterr().err.splitlines())
    failed = {
        Path(each["input"]).stem: each["failure"]["code"]
        for each in told
        if each.get("failure")
    }
    assert failed == {name: code for name, (_, code) in BAD.items()}
    assert {path.stem for path in (tmp_path / "out").glob("*.xml")} == good
