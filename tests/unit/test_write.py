"""Writing whole or not at all, and the record of what was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unres.batch.stamp import (
    RECORD,
    Stamp,
    add_stamp,
    digest,
    is_current,
    make_key,
    read_record,
    version_code,
    write_record,
)
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


def make_stamp(key: str = "k", **files: bytes) -> Stamp:
    return Stamp(key, "x", {f".{name}": digest(data) for name, data in files.items()})


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamps = {"b/é": make_stamp(xml=b"1"), "a": make_stamp()}
    write_record(tmp_path, stamps)
    assert read_record(tmp_path) == stamps
    first, second = (tmp_path / RECORD).read_text("utf-8").splitlines()
    assert first < second


def test_a_later_line_counts_more_and_a_torn_one_not_at_all(tmp_path: Path) -> None:
    add_stamp(tmp_path, "x", make_stamp("old"))
    add_stamp(tmp_path, "x", make_stamp("new"))
    with (tmp_path / RECORD).open("a") as stream:
        stream.write('[1]\n{"input": "y", "other": 1}\n{"input": "z", "ke')
    assert read_record(tmp_path) == {"x": make_stamp("new")}


def test_a_folder_without_a_record_has_an_empty_one(tmp_path: Path) -> None:
    assert read_record(tmp_path / "none") == {}


def test_a_record_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="record"):
        add_stamp(tmp_path / "none", "x", make_stamp())


def test_files_are_current_only_as_this_key_made_them(tmp_path: Path) -> None:
    write_files({tmp_path / "x.xml": b"1", tmp_path / "x.json": b"2"})
    stamp = make_stamp(xml=b"1", json=b"2")
    assert is_current(stamp, "k", tmp_path, (".xml", ".json"))
    assert not is_current(stamp, "other", tmp_path, (".xml",))
    assert not is_current(stamp, "k", tmp_path, (".docx",))
    assert not is_current(None, "k", tmp_path, (".xml",))
    (tmp_path / "x.json").write_bytes(b"edited")
    assert not is_current(stamp, "k", tmp_path, (".xml", ".json"))
    (tmp_path / "x.json").unlink()
    assert not is_current(stamp, "k", tmp_path, (".json",))


def test_a_key_tells_inputs_and_settings_apart() -> None:
    keys = {
        make_key(b"1", "a", "b"),
        make_key(b"1", "ab", ""),
        make_key(b"2", "a", "b"),
    }
    assert len(keys) == 3
    assert make_key(b"1", "a") == make_key(b"1", "a")
    assert len(version_code()) == 64
