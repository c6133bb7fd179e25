"""The tables and their columns, as the schema of the flat lines tells them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

TABLES: Final = (
    *("document", "unit", "action", "citation"),
    *("mention", "vote", "sponsor", "notice"),
)
"""The tables, by the name that a line has; the file of one has an "s" more."""
KEY: Final = (
    "The document: the path of its flat lines below the folder, without the suffix."
    " It is unique over all tables, whatever symbols, languages and sources repeat."
)
SOURCE_KEY: Final = (
    "The key of the document in its flat lines: its symbol, or the name of its file,"
    " with the digest of its source. Copies of one file have the same."
)
ROW: Final = "Its place among the rows of its document in this table, counted from 1."

_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """As a Table Schema calls it: string, integer, boolean, date or array."""
    description: str
    required: bool = False
    """Whether it is a part of the key."""
    values: tuple[str, ...] = ()
    """What may stand in it, where that is known."""


class Table(NamedTuple):
    """A table: what it holds, its columns and what makes a row unique."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@cache
def list_tables() -> dict[str, Table]:
    """Return the tables by the name that a line has."""
    text = files("unres.schemas").joinpath("lines.schema.json").read_text("utf-8")
    told = json.loads(text)["$defs"]
    return {name: _make_table(name, told[name], told) for name in TABLES}


def _make_table(name: str, told: dict[str, Any], defs: dict[str, Any]) -> Table:
    keys = {"document": ("document",), "unit": ("document", "id")}
    key = keys.get(name, ("document", "row"))
    columns = [Column("document", "string", KEY, required=True)]
    if name == "document":
        columns.append(Column("key", "string", SOURCE_KEY))
    elif "row" in key:
        columns.append(Column("row", "integer", ROW, required=True))
    columns += [
        _make_column(each, about, defs)._replace(required=each in key)
        for each, about in told["properties"].items()
        if each not in {"table", "document"}
    ]
    return Table(f"{name}s", told["description"], tuple(columns), key)


def _make_column(name: str, about: dict[str, Any], defs: dict[str, Any]) -> Column:
    described = about.get("description") or _resolve(about, defs)["description"]
    plain = [_resolve(each, defs) for each in about.get("oneOf", [about])]
    values = tuple(v for v in plain[0].get("enum", ()) if v is not None)
    kinds = {"string"} if values else _list_kinds(plain)
    (kind,) = kinds - {"null"}
    if about.get("pattern") == _DATE:
        kind = "date"
    return Column(name, kind, described, values=values)


def _list_kinds(plain: list[dict[str, Any]]) -> set[str]:
    types = [each["type"] for each in plain]
    return {t for each in types for t in ([each] if isinstance(each, str) else each)}


def _resolve(about: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Return a definition, or the one that it refers to."""
    if "$ref" not in about:
        return about
    named: dict[str, Any] = defs[about["$ref"].rpartition("/")[2]]
    return named
