"""The tables of a folder: their columns, keys and types, as other tools read them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from unres.cli import tables as command_module
from unres.cli import unres as group
from unres.convert import convert
from unres.tables.columns import TABLES, list_tables
from unres.tables.write import BATCH, write_tables

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NAMES = [f"{name}s" for name in TABLES]


def make_lines() -> dict[str, bytes]:
    return {
        path.stem: convert(path.read_bytes(), path.name, ["jsonl"]).files["jsonl"]
        for path in SEEDS
    }


def run(*args: object) -> Result:
    return CliRunner().invoke(group, ["tables", *map(str, args)], standalone_mode=False)


@pytest.fixture(name="out", scope="module")
def out_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the seeds, and copies of them: one document, many files."""
    out = tmp_path_factory.mktemp("out")
    for stem, data in make_lines().items():
        for folder in ("", "copies", "more/copies"):
            path = out / folder / f"{stem}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    (out / ".unres").mkdir()
    (out / ".unres" / "hidden.jsonl").write_text("no lines")
    assert run(out).exit_code == 0
    return out


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_line_is_a_row_of_its_table(out: Path) -> None:
    lines = [json.loads(x) for data in make_lines().values() for x in data.splitlines()]
    for name in TABLES:
        expected = [line for line in lines if line["table"] == name]
        rows = pq.read_table(out / "tables" / f"{name}s.parquet").to_pylist()
        assert len(rows) == 3 * len(expected)
        table = list_tables()[name]
        first = [row for row in rows if "/" not in row["document"]]
        own = [c for c in table.columns if c.name not in {"document", "key", "row"}]
        for row, line in zip(first, expected, strict=True):
            dates = {c.name: str(row[c.name]) for c in own if c.type == "date"}
            told = {c.name: row[c.name] for c in own}
            assert told | {k: v for k, v in dates.items() if v != "None"} == {
                c.name: line[c.name] for c in own
            }


def test_csv_and_parquet_hold_the_same(out: Path) -> None:
    for name, table in list_tables().items():
        typed = pq.read_table(out / "tables" / f"{name}s.parquet").to_pylist()
        plain = read_csv(out / "tables" / f"{name}s.csv")
        assert len(typed) == len(plain)
        kinds = {column.name: column.type for column in table.columns}
        for row, words in zip(typed, plain, strict=True):
            assert list(row) == list(words) == list(table.names)
            assert {k: spell(v, kinds[k]) for k, v in row.items()} == words


def spell(value: Any, kind: str) -> str:
    """Give a value as CSV has it."""
    if kind == "array":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if kind == "boolean":
        return str(value).lower()
    return "" if value is None else str(value)


def test_keys_are_unique_and_joins_do_not_multiply(out: Path) -> None:
    base = duckdb.connect()
    for table in list_tables().values():
        key = ", ".join(f'"{name}"' for name in table.key)
        path = out / "tables" / f"{table.name}.parquet"
        query = f"SELECT count(*), count(DISTINCT ({key})) FROM '{path}'"
        rows = base.execute(query).fetchone()
        assert rows
        assert rows[0] == rows[1], table.name
    folder = out / "tables"
    joined = base.execute(
        f"SELECT count(*) FROM '{folder}/citations.parquet' c"
        f" JOIN '{folder}/units.parquet' u ON u.document = c.document AND u.id = c.unit"
        f" JOIN '{folder}/documents.parquet' d ON d.document = u.document"
    ).fetchone()
    assert joined == (len(read_csv(folder / "citations.csv")),)


def test_the_package_is_valid_as_frictionless_judges(out: Path) -> None:
    # In a process of its own: its libraries warn of what is not ours.
    code = (
        "import sys, frictionless\n"
        "report = frictionless.validate(sys.argv[1])\n"
        "print(report.flatten(['name', 'type', 'message']))\n"
        "print(report.stats['tasks'])\n"
        "sys.exit(not report.valid)\n"
    )
    path = out / "tables" / "datapackage.json"
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    package = json.loads(path.read_text("utf-8"))
    assert done.stdout.split()[-1] == str(len(package["resources"]))
    fields = package["resources"][0]["schema"]["fields"]
    assert all(field["description"] for field in fields)


def test_the_same_folder_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    assert run(out, "-o", tmp_path / "again").exit_code == 0
    names = {path.name for path in (tmp_path / "again").iterdir()}
    forms = [f"{name}.{form}" for name in NAMES for form in ("csv", "parquet")]
    assert names == {*forms, "datapackage.json"}
    for name in names:
        first, again = out / "tables" / name, tmp_path / "again" / name
        assert first.read_bytes() == again.read_bytes()


def test_batches_make_one_table(tmp_path: Path) -> None:
    (data, *_) = make_lines().values()
    units = data.count(b'{"table": "unit"')
    count = BATCH // units + 2
    documents = ((f"d{i}", data) for i in range(count))
    streams = {}

    def open_file(name: str):  # type: ignore[no-untyped-def]
        streams[name] = (tmp_path / name).open("wb")
        return streams[name]

    counts = write_tables(documents, ["parquet"], open_file)
    for stream in streams.values():
        stream.close()
    found = pq.ParquetFile(tmp_path / "units.parquet")
    assert counts["units"] == found.metadata.num_rows == count * units
    assert found.num_row_groups == 2


def test_what_is_not_flat_lines_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"table": "unit", "document": "x"}\n')
    done = run(tmp_path)
    assert "convert its document again, with --to jsonl" in str(done.exception)
    (tmp_path / "x.jsonl").write_text("[1]\n")
    assert "x is not as this version writes" in str(run(tmp_path).exception)
    (tmp_path / "x.jsonl").unlink()
    assert f"unres convert IN -o {tmp_path} --to jsonl" in str(run(tmp_path).exception)
    assert [path.name for path in (tmp_path / "tables").iterdir()] == []


def test_a_lone_surrogate_is_replaced(tmp_path: Path) -> None:
    (data, *_) = make_lines().values()
    (tmp_path / "x.jsonl").write_bytes(
        data.replace(b'"num": "1."', b'"num": "\\ud800"')
    )
    assert run(tmp_path, "--to", "csv").exit_code == 0
    nums = [row["num"] for row in read_csv(tmp_path / "tables" / "units.csv")]
    assert "?" in nums
    assert not (tmp_path / "tables" / "units.parquet").exists()


def test_without_pyarrow_there_is_csv(
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda name: None)
    plain = ["tables", str(out), "-o", str(tmp_path / "plain")]
    assert group.main(plain, standalone_mode=False) == 0
    assert "pip install" in capsys.readouterr().err
    assert {path.suffix for path in (tmp_path / "plain").iterdir()} == {".csv", ".json"}
    asked = run(out, "-o", tmp_path / "asked", "--to", "parquet")
    assert asked.return_value == 3
    assert not (tmp_path / "asked").exists()
