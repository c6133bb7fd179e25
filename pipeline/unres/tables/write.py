"""The files of the tables, written batch by batch."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from operator import itemgetter
from typing import BinaryIO, Final

import orjson

from unres.errors import SourceError
from unres.tables.columns import Column, Table, list_tables
from unres.tables.lines import OTHER, read_date, read_lines

BATCH: Final = 16_384
"""How many rows of a table are held before they are written."""

Row = Sequence[object]


class CsvWriter:
    """Writes CSV (RFC 4180) in UTF-8: a line of names, then the rows."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        """Write the names of the columns."""
        self._text = io.TextIOWrapper(stream, "utf-8", newline="")
        self._csv = csv.writer(self._text, lineterminator="\r\n")
        self._csv.writerow(table.names)
        self._spells = [_SPELLINGS.get(column.type) for column in table.columns]

    def write(self, rows: list[Row]) -> None:
        """Write rows; lists become JSON, null becomes nothing."""
        columns = [
            values if spell is None else map(spell, values)
            for values, spell in zip(zip(*rows, strict=True), self._spells, strict=True)
        ]
        self._csv.writerows(zip(*columns, strict=True))

    def close(self) -> None:
        """Let go of the stream, which stays open."""
        self._text.detach()


_SPELLINGS: Final[dict[str, Callable[[object], str]]] = {
    "array": lambda value: orjson.dumps(value).decode() if value else "[]",
    "boolean": lambda value: "true" if value else "false",
}
"""Type → how a value is written where `csv` would write Python's."""


class ParquetWriter:
    """Writes Parquet, a row group a batch; needs pyarrow."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        """Begin a file; its library is loaded for the first."""
        import pyarrow as pa
        from pyarrow import parquet

        types = {
            "string": pa.string(),
            "integer": pa.int32(),
            "boolean": pa.bool_(),
            "date": pa.date32(),
            "array": pa.list_(pa.string()),
        }
        self._columns = table.columns
        self._schema = pa.schema([
            pa.field(each.name, types[each.type], nullable=not each.required)
            for each in table.columns
        ])
        self._make = pa.RecordBatch.from_arrays
        self._array = pa.array
        self._file = parquet.ParquetWriter(stream, self._schema, compression="zstd")

    def write(self, rows: list[Row]) -> None:
        """Write rows as one group."""
        told = zip(zip(*rows, strict=True), self._columns, self._schema, strict=True)
        arrays = [
            self._array(_read_dates(values, column), type=field.type)
            for values, column, field in told
        ]
        self._file.write_batch(self._make(arrays, schema=self._schema))

    def close(self) -> None:
        """Write the footer."""
        self._file.close()


def _read_dates(values: Sequence[object], column: Column) -> Sequence[object]:
    """Return the values of a column; what is no day of the calendar stays in CSV."""
    is_date = column.type == "date"
    return [read_date(str(value)) for value in values] if is_date else values


Writer = CsvWriter | ParquetWriter
WRITERS: Final[dict[str, type[Writer]]] = {"csv": CsvWriter, "parquet": ParquetWriter}
"""Format, which is the suffix of its files → what writes it."""
Open = Callable[[str], BinaryIO]
"""Opens a file of some name to write to; whoever gives it closes it."""


def write_tables(
    documents: Iterable[tuple[str, bytes]], formats: Sequence[str], open_file: Open
) -> dict[str, int]:
    """Write the tables of documents, given by name as their flat lines.

    Returns how many rows each table has. Holds no more than a batch of each.

    Raises:
        SourceError: What is given are not flat lines of this version.
    """
    waiting = {name: list[Row]() for name in list_tables()}
    counts = dict.fromkeys(waiting, 0)
    with ExitStack() as stack:
        writers: dict[str, list[Writer]] = {}
        for name, table in list_tables().items():
            made = [WRITERS[f](open_file(f"{table.name}.{f}"), table) for f in formats]
            writers[name] = [stack.enter_context(closing(each)) for each in made]
        for document, data in documents:
            _take_rows(waiting, document, data)
            for name in [name for name in waiting if len(waiting[name]) >= BATCH]:
                counts[name] += _write_batch(writers[name], waiting[name])
        for name, rows in waiting.items():
            counts[name] += _write_batch(writers[name], rows)
    return {table.name: counts[name] for name, table in list_tables().items()}


def _take_rows(waiting: dict[str, list[Row]], document: str, data: bytes) -> None:
    try:
        for name, lines in read_lines(data, document).items():
            waiting[name] += map(itemgetter(*list_tables()[name].names), lines)
    except KeyError as error:
        told = OTHER.format(name=document, reason=f"no {error}")
        raise SourceError(told) from error


def _write_batch(writers: list[Writer], rows: list[Row]) -> int:
    """Write rows that wait into every format, and let them go."""
    count = len(rows)
    if rows:
        for writer in writers:
            writer.write(rows)
        rows.clear()
    return count
