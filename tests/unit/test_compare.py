"""A folder compared with what would be written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from unres.cli import main
from unres.errors import ExitCode

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(name="check")
def make_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SEEDS, "seeds")
    options = ["seeds", "-o", "out", "--to", "json", "--name", "symbol"]
    assert main(["convert", *options]) == ExitCode.OK
    shutil.rmtree("out/.unres")
    return ["convert", "--check", *options]


def test_a_folder_that_is_up_to_date_passes_and_nothing_is_written(
    check: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(Path("out").rglob("*"))
    capsys.readouterr()
    assert main(check) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert sorted(Path("out").rglob("*")) == before


def test_what_is_missing_differs_or_fails_is_named(
    check: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sorted(Path("out").glob("*.json"))
    first.unlink()
    second.write_bytes(second.read_bytes() + b"\n")
    Path("seeds/empty.txt").write_text("")
    capsys.readouterr()
    assert main(check) == ExitCode.FAILED
    printed = capsys.readouterr().out
    assert f"{first}: is missing\n" in printed
    assert f"{second}: is out of date" in printed
    assert "seeds/empty.txt: the file is empty" in printed
    assert not first.exists()
