"""Files that wait, and files in their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unres.batch.folder import PRIVATE, Folder
from unres.batch.write import MANY, write
from unres.errors import DiskFullError, OutputError

FILES = {".xml": b"<x/>", ".json": b"{}"}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "out")
    folder.private.mkdir(parents=True)
    return folder


def list_names(folder: Folder) -> list[str]:
    paths = (path.relative_to(folder.root) for path in folder.root.rglob("*"))
    return sorted(str(path) for path in paths if path.parts[0] != PRIVATE)


def test_staged_files_are_not_in_their_place_until_they_are_published(
    folder: Folder,
) -> None:
    with folder:
        staged = folder.stage("x", FILES)
        assert list_names(folder) == []
        folder.publish("a/x", staged)
        folder.settle()
        assert list_names(folder) == ["a", "a/x.json", "a/x.xml"]
        assert list(folder.waiting.iterdir()) == []
    assert not folder.waiting.exists()


def test_a_file_is_known_again_until_it_is_altered(folder: Folder) -> None:
    with folder:
        staged = folder.stage("x", FILES)
        folder.publish("x", staged)
    made = staged[".xml"].made
    path = folder.root / "x.xml"
    assert folder.look("x.xml", made) == made
    os.utime(path, ns=(1, 1))
    assert folder.look("x.xml", made) == made._replace(mark="1")
    path.write_bytes(b"<y/>")
    assert folder.look("x.xml", made) is None
    path.write_bytes(b"<longer/>")
    assert folder.look("x.xml", made) is None
    path.unlink()
    assert folder.look("x.xml", made) is None


def test_files_that_cannot_be_staged_leave_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def fail_second(path: Path, data: bytes) -> os.stat_result:
        made.append(path)
        if len(made) == 2:
            raise OSError(28, "No space left on device")
        return write(path, data)

    with folder:
        monkeypatch.setattr("unres.batch.folder.write", fail_second)
        with pytest.raises(DiskFullError, match="No space left"):
            folder.stage("x", FILES)
        assert list(folder.waiting.iterdir()) == []


@pytest.mark.parametrize("count", [2, MANY])
def test_a_disk_that_does_not_take_staged_files_ends_the_run(
    count: int, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(number: int) -> None:
        raise OSError(5, "Input/output error")

    with folder:
        staged = [folder.stage(str(i), FILES) for i in range(count)]
        folder.secure(staged)
        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(DiskFullError, match="cannot be written"):
            folder.secure(staged)


def test_files_that_cannot_be_put_in_their_place_do_not_wait(folder: Folder) -> None:
    (folder.root / "x.xml").mkdir()
    with folder:
        with pytest.raises(OutputError, match="Is a directory"):
            folder.publish("x", folder.stage("x", FILES))
        assert list(folder.waiting.iterdir()) == []


def test_no_file_is_written_through_a_link_out_of_the_folder(
    folder: Folder, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder.root / "a").symlink_to(tmp_path / "elsewhere")
    with folder, pytest.raises(OutputError, match="leads out of"):
        folder.publish("a/x", folder.stage("x", FILES))
    assert list((tmp_path / "elsewhere").iterdir()) == []
