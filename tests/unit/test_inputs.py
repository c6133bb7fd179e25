"""Finding what to read, and names for what is written."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from spoken import ENGLISH, FRENCH
from unres.batch.input import Input
from unres.batch.inputs import (
    find_clashes,
    find_inputs,
    gather_inputs,
    name_by_symbol,
    rename,
)
from unres.errors import ExitCode, SourceError
from unres.model import Meta


def make_files(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return folder


def test_a_folder_is_walked_in_order_and_its_tree_mirrored(tmp_path: Path) -> None:
    make_files(
        tmp_path, "b.txt", "a/2.TXT", "a/1.text", "a/x.pdf", "a/y.png", ".git/c.txt"
    )
    found = find_inputs([str(tmp_path)])
    assert [source.stem for source in found] == ["b", "a/1", "a/2", "a/x"]
    texts = find_inputs([str(tmp_path)], "text")
    assert [source.stem for source in texts] == ["b", "a/1", "a/2"]


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make_files(tmp_path, "deep/RES.27.dat")
    (source,) = find_inputs([str(tmp_path / "deep/RES.27.dat")])
    assert (source.stem, source.name) == ("RES.27", "RES.27.dat")
    assert source.read() == b"deep/RES.27.dat"


def test_an_input_that_is_named_twice_is_taken_once(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt")
    twice = [str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "." / "a.txt")]
    assert len(find_inputs(twice)) == 1


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    make_files(tmp_path, "secret.txt", "in/a.txt")
    (tmp_path / "in/b.txt").symlink_to("../secret.txt")
    (tmp_path / "in/c.txt").symlink_to("a.txt")
    (tmp_path / "in/d").symlink_to(tmp_path)
    inside, outside = find_inputs([str(tmp_path / "in")])
    assert inside.read() == b"in/a.txt"
    for work in (outside.facts, outside.read):
        with pytest.raises(SourceError, match="a link that leads out of the folder"):
            work()
    (named,) = find_inputs([str(tmp_path / "in/b.txt")])
    assert named.read() == b"secret.txt"


def test_a_folder_without_texts_is_an_error_with_advice_that_helps(
    tmp_path: Path,
) -> None:
    make_files(tmp_path, "a.dat")
    words = r"ends in \.txt, .* or \.wpd; name the files themselves"
    with pytest.raises(SourceError, match=words):
        find_inputs([str(tmp_path)])
    (tmp_path / "a.dat").write_bytes(b"\x89PNG\r\n\x1a\n")
    words = r"a\.dat is a picture \(PNG\): save such files as plain text"
    with pytest.raises(SourceError, match=words):
        find_inputs([str(tmp_path)])
    (tmp_path / "a.dat").write_bytes(b"%PDF-1.7")
    with pytest.raises(SourceError, match=r"; name the files themselves"):
        find_inputs([str(tmp_path)])
    (tmp_path / "a.dat").unlink()
    with pytest.raises(SourceError, match=r"it has no visible files"):
        find_inputs([str(tmp_path)])


def test_word_files_that_the_run_may_have_written_are_no_inputs(
    tmp_path: Path,
) -> None:
    make_files(tmp_path, "a.txt", "b.docx", "out/a.docx")
    found = gather_inputs([str(tmp_path)], out=str(tmp_path / "out"))
    assert [each.stem for each in found.inputs] == ["a", "b"]
    found = gather_inputs([str(tmp_path)], out=str(tmp_path))
    assert [each.stem for each in found.inputs] == ["a"]
    found = gather_inputs([str(tmp_path)], "docx", out=str(tmp_path))
    assert [each.stem for each in found.inputs] == ["b", "out/a"]


def test_what_a_folder_holds_beside_texts_is_told(tmp_path: Path) -> None:
    make_files(tmp_path, "a.txt", "b.dat", "c/d.json", ".e.dat", "out/a.xml")
    found = gather_inputs([str(tmp_path)], out=str(tmp_path / "out"))
    assert [each.stem for each in found.inputs] == ["a"]
    assert found.skipped == [str(tmp_path / "b.dat"), str(tmp_path / "c/d.json")]


def test_the_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (source,) = find_inputs(["-", "-"])
    assert (source.label, source.name, source.stem) == ("-", "stdin", "stdin")
    assert source.read() == source.read() == b"words"


def test_a_file_that_is_gone_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read \(No such file"):
        Input(tmp_path / "gone.txt", "gone").read()


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("A/HRC/RES/27/20", "A_HRC_RES_27_20-EN"),
        ("A/RES/ES-10/21[A*]: x;", "A_RES_ES-10_21^A!^#_x%-EN"),
        ("", ""),
        (".hidden", ""),
        ("A/1\n", ""),
    ],
)
def test_a_symbol_becomes_a_name_as_the_library_does_it(symbol: str, name: str) -> None:
    assert name_by_symbol(Meta(symbol=symbol, language=ENGLISH)) == name


def test_the_language_is_part_of_the_name() -> None:
    assert name_by_symbol(Meta(symbol="S/RES/1", language=FRENCH)) == "S_RES_1-FR"


def test_another_name_keeps_the_folder_and_no_name_keeps_all() -> None:
    source = Input(Path("in/a/x.txt"), "a/x")
    assert rename(source, "S_RES_1-EN") == "a/S_RES_1-EN"
    assert rename(source, "") == "a/x"


@pytest.mark.parametrize("other", ["x", "X", "ré", "re\N{COMBINING ACUTE ACCENT}"])
def test_names_that_a_disk_may_take_for_one_clash(other: str, tmp_path: Path) -> None:
    stems = {
        Input(Path("1.txt"), "1"): "RÉ" if "r" in other else "x",
        Input(Path("2.txt"), "2"): other,
    }
    clashes = find_clashes(stems, tmp_path, [".xml"])
    assert set(clashes) == set(stems)
    for clash in clashes.values():
        assert "1.txt and 2.txt would both be written" in str(clash)
        assert clash.exit_code is ExitCode.FAILED


def test_a_clash_costs_only_those_that_clash(tmp_path: Path) -> None:
    sources = [Input(Path(f"{name}.txt"), name) for name in "abc"]
    stems = dict(zip(sources, ["x", "y", "X"], strict=True))
    assert list(find_clashes(stems, tmp_path, [".xml"])) == [sources[2], sources[0]]


def test_a_result_never_replaces_an_input(tmp_path: Path) -> None:
    make_files(tmp_path, "a.json", "b.txt")
    inputs = find_inputs([str(tmp_path / "a.json"), str(tmp_path / "b.txt")])
    stems = {each: each.stem for each in inputs}
    clashes = find_clashes(stems, tmp_path, [".xml", ".json"])
    assert list(clashes) == [inputs[0]]
    assert "a.json is an input and would be overwritten" in str(clashes[inputs[0]])
    assert find_clashes(stems, tmp_path / "out", [".xml", ".json"]) == {}


def test_different_names_do_not_clash(tmp_path: Path) -> None:
    stems = {Input(Path("1.txt"), "1"): "a/x", Input(Path("2.txt"), "2"): "b/x"}
    assert find_clashes(stems, tmp_path, [".xml"]) == {}
