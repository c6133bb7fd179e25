"""Writing whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unres.batch.write import write_files
from unres.errors import OutputError


def list_names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_files_are_written_with_their_folders_and_nothing_else(tmp_path: Path) -> None:
    write_files({tmp_path / "a/x.xml": b"1", tmp_path / "a/x.json": b"2"})
    assert list_names(tmp_path) == ["a", "a/x.json", "a/x.xml"]
    assert (tmp_path / "a/x.xml").read_bytes() == b"1"


def test_a_written_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_files({tmp_path / "written": b""})
    modes = {(tmp_path / name).stat().st_mode for name in ("plain", "written")}
    assert len(modes) == 1


@pytest.mark.parametrize("fault", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_files_alone(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.xml").write_bytes(b"old")
    calls: list[int] = []

    def fail_second(number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise fault

    monkeypatch.setattr(os, "fsync", fail_second)
    expected = OutputError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_files({tmp_path / "x.xml": b"new", tmp_path / "x.json": b"new"})
    assert list_names(tmp_path) == ["x.xml"]
    assert (tmp_path / "x.xml").read_bytes() == b"old"


def test_a_long_name_that_fits_the_disk_can_be_written(tmp_path: Path) -> None:
    write_files({tmp_path / ("x" * 251 + ".xml"): b"1"})
    assert len(list_names(tmp_path)) == 1


def test_what_cannot_be_written_says_what_to_do(
    tmp_path: Path,
) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputError, match=r"out.*cannot be written \(.*; check that"):
        write_files({tmp_path / "out" / "x.xml": b""})
