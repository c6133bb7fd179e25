"""Parts of a run, on one machine or several, come to what one run comes to."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from poison import do_run, fill, make_run, read_tree

from unres.batch.folder import PRIVATE
from unres.batch.inputs import ClashError, find_inputs
from unres.batch.manifest import NAME, Manifest
from unres.batch.merge import merge
from unres.batch.outcome import Status
from unres.batch.plan import Run, Shard
from unres.errors import OutputError

WORDS = {f"{n:02}": b"good %d" % n for n in range(30)} | {"07": b"bad 7"}
PARTS = [Shard(n, 3) for n in (1, 2, 3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "in", WORDS)


@pytest.fixture
def whole(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """What one run writes."""
    do_run(folder, make_run(tmp_path / "whole"))
    return read_tree(tmp_path / "whole")


def part(run: Run, shard: Shard) -> Run:
    return replace(run, shard=shard)


def list_keys(out: Path) -> list[str]:
    with closing(Manifest.view(out / PRIVATE / NAME)) as manifest:
        return [entry.key for entry in manifest]


def test_every_input_belongs_to_one_part_always_the_same(folder: Path) -> None:
    found = find_inputs([str(folder)])
    picked = [each.key for shard in PARTS for each in shard.pick(found)]
    assert Counter(picked) == Counter(each.key for each in found)
    assert PARTS[0].pick(found) == PARTS[0].pick(reversed(found))[::-1]
    assert [each.key for each in PARTS[1].pick(found)][:3] == [
        "02.txt",
        "07.txt",
        "08.txt",
    ]


def test_parts_in_one_folder_become_one(
    folder: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    counts = [len(do_run(folder, part(make_run(out), shard))) for shard in PARTS]
    assert sum(counts) == len(WORDS)
    assert read_tree(out) == whole
    assert len(list(merge(out, []))) == len(WORDS)
    assert list_keys(out) == [f"{name}.txt" for name in sorted(WORDS)]
    assert len(list((out / PRIVATE).glob("manifest*.db"))) == 1
    again = do_run(folder, make_run(out))
    assert Counter(each.status for each in again) == {
        Status.CURRENT: len(WORDS) - 1,
        Status.FAILED: 1,
    }


def test_a_part_knows_what_the_whole_folder_remembers(
    folder: Path, tmp_path: Path
) -> None:
    do_run(folder, make_run(tmp_path / "out"))
    outcomes = do_run(folder, part(make_run(tmp_path / "out"), PARTS[0]))
    assert {each.status for each in outcomes} <= {Status.CURRENT, Status.FAILED}


def test_parts_in_several_folders_become_one(
    folder: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    places = [tmp_path / str(shard.number) for shard in PARTS]
    for place, shard in zip(places, PARTS, strict=True):
        do_run(folder, part(make_run(place), shard))
    outcomes = list(merge(tmp_path / "out", places))
    assert read_tree(tmp_path / "out") == whole
    assert Counter(each.status for each in outcomes) == {
        Status.WRITTEN: len(WORDS) - 1,
        Status.FAILED: 1,
    }
    assert list(merge(tmp_path / "out", places)) == []


def test_of_a_document_in_several_folders_the_last_counts(tmp_path: Path) -> None:
    for name, words in (("old", b"good old"), ("new", b"good new")):
        do_run(fill(tmp_path / "in", {"a": words}), make_run(tmp_path / name))
    for order in (["old", "new"], ["new", "old"]):
        out = tmp_path / "-".join(order)
        assert list(merge(out, [tmp_path / name for name in order]))
        assert (out / "a.json").read_bytes() == b"json: good new"


def test_files_that_are_not_what_was_made_are_not_brought(
    folder: Path, tmp_path: Path
) -> None:
    do_run(folder, make_run(tmp_path / "out"))
    (tmp_path / "out" / "03.xml").write_bytes(b"other")
    outcomes = merge(tmp_path / "new", [tmp_path / "out"])
    failed = {each.input.stem: each.failure for each in outcomes if each.failure}
    assert set(failed) == {"03", "07"}
    assert "03.xml is missing or altered" in failed["03"].message
    assert "03.json" not in read_tree(tmp_path / "new")


def test_two_documents_of_one_name_are_not_merged(tmp_path: Path) -> None:
    for name in ("a.txt", "a.text"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"good")
        do_run(tmp_path / "in" / name, make_run(tmp_path / name))
    with pytest.raises(ClashError, match="would both be written"):
        list(merge(tmp_path / "new", [tmp_path / "a.txt", tmp_path / "a.text"]))
    assert read_tree(tmp_path / "new") == {}


def test_a_folder_without_a_manifest_is_not_merged(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="has no manifest"):
        list(merge(tmp_path / "new", [tmp_path]))
