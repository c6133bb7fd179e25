"""What a folder remembers."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from unres.batch.folder import Made
from unres.batch.manifest import Entry, Manifest, find_manifest
from unres.batch.outcome import Failure, Status
from unres.errors import DiskFullError, ExitCode, OutputError
from unres.model import Notice, Severity
from unres.places import Place
from unres.text import Span

ENTRY = Entry(
    "a/é.txt",
    "/in/a/é.txt",
    12,
    "1700000000000000000",
    "0" * 64,
    "{}",
    "1" * 64,
    Status.WRITTEN,
    "a/é",
    {".xml": Made("2" * 64, 30, "1234")},
    ((Place(3, 2), Notice("cut-short", Severity.REVIEW, Span(4, 5), "it ends early")),),
    reason="new input",
    limits="30 s, 1024 MiB",
    seconds=0.25,
    ended="2026-01-02T03:04:05+00:00",
)
FAILED = replace(
    ENTRY,
    key="b.txt",
    path="/in/b.txt",
    status=Status.FAILED,
    stem="b",
    files={},
    notices=(),
    failure=Failure("worker-crashed", "it broke down", ExitCode.FAILED),
    tries=2,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A manifest with two entries, closed."""
    path = tmp_path / "out" / ".unres" / "manifest.db"
    path.parent.mkdir(parents=True)
    with closing(Manifest.open(path)) as manifest:
        manifest.add([FAILED, ENTRY])
    return path


def test_entries_are_read_as_they_were_written(path: Path) -> None:
    with closing(Manifest.open(path)) as manifest:
        assert list(manifest) == [ENTRY, FAILED]
        assert manifest.find("b.txt") == FAILED
        assert manifest.find("c.txt") is None


def test_a_later_entry_takes_the_place_of_an_older_one(path: Path) -> None:
    with closing(Manifest.open(path)) as manifest:
        manifest.add([replace(FAILED, tries=1)])
        assert [entry.tries for entry in manifest] == [1, 1]


def test_an_entry_is_found_by_its_input_and_by_its_files(path: Path) -> None:
    with closing(Manifest.view(path)) as manifest:
        assert manifest.search("/in/b.txt", "") == FAILED
        assert manifest.search("/elsewhere", "a/é.xml") == ENTRY
        assert manifest.search("/elsewhere", "a/é.json") is None


def test_what_is_no_manifest_is_set_aside(path: Path) -> None:
    path.write_bytes(b"no manifest at all" * 100)
    with closing(Manifest.open(path)) as manifest:
        assert list(manifest) == []
        manifest.add([ENTRY])
    assert path.with_name("manifest.db.damaged").read_bytes().startswith(b"no mani")


def test_a_manifest_of_another_version_is_set_aside(path: Path) -> None:
    with closing(Manifest.open(path)) as manifest:
        manifest.base.execute("PRAGMA user_version = 99")
    with closing(Manifest.open(path)) as manifest:
        assert list(manifest) == []


def test_a_manifest_can_be_read_while_it_is_written(path: Path) -> None:
    with closing(Manifest.open(path)) as writer, closing(Manifest.view(path)) as view:
        writer.add([replace(ENTRY, key="z")])
        assert [entry.key for entry in view] == ["a/é.txt", "b.txt", "z"]


def test_there_must_be_a_manifest_to_read_in(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no readable manifest"):
        Manifest.view(tmp_path / "manifest.db")
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_is_found_from_any_folder_below(path: Path) -> None:
    out = path.parent.parent
    assert find_manifest(out) == find_manifest(out / "a" / "b") == path


def test_a_manifest_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the manifest"):
        Manifest.open(tmp_path / "none" / "manifest.db")


def test_a_manifest_on_a_full_disk_is_an_error_that_ends_the_run(path: Path) -> None:
    with closing(Manifest.open(path)) as manifest:
        manifest.base.execute("PRAGMA max_page_count = 3")
        many = [replace(ENTRY, key=str(n), path="x" * 4000) for n in range(20)]
        with pytest.raises(DiskFullError, match="free some space"):
            manifest.add(many)


def test_what_was_added_survives_a_writer_that_is_not_closed(path: Path) -> None:
    manifest = Manifest.open(path)
    manifest.add([replace(ENTRY, key="z")])
    copy = path.parent.parent / "copy"
    shutil.copytree(path.parent, copy)
    with closing(Manifest.open(copy / path.name)) as other:
        assert len(list(other)) == 3
    manifest.close()
