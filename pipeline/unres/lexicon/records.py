"""The reader of lexicon files: TOML tables in, frozen records out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from unres.errors import LexiconError
from unres.language import Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

Table = Mapping[str, Any]

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "str": str,
    "bool": bool,
    "float": float,
    "date": date,
    "date | None": date,
    "tuple[str, ...]": list,
}
"""What TOML must hold for a field of each type; others are made beforehand."""


def read_words(name: str) -> str:
    """Read a file of the package `unres.lexicons` as it stands.

    Raises:
        LexiconError: The file is missing or not UTF-8.
    """
    try:
        return files("unres.lexicons").joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise LexiconError(f"lexicon {name} cannot be read: {fault}") from fault


def has_file(name: str) -> bool:
    """Whether the package `unres.lexicons` has a file of a name."""
    return files("unres.lexicons").joinpath(name).is_file()


def read_table(name: str) -> Table:
    """Read a TOML file of the package `unres.lexicons`.

    Raises:
        LexiconError: The file is missing or is not TOML.
    """
    try:
        return tomllib.loads(read_words(name))
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"lexicon {name} is not TOML: {fault}") from fault


def read_records(name: str, *keys: str) -> tuple[list[Table], ...]:
    """Read the records under each key of a file, with the file's own source.

    A `source` at the head of the file is the source of every record that names
    no other.

    Raises:
        LexiconError: A key is missing, or the file has one that was not asked for.
    """
    table = read_table(name)
    _check_keys(name, table, required=keys, allowed=(*keys, "source"))
    default = {"source": table["source"]} if "source" in table else {}
    return tuple([{**default, **record} for record in table[key]] for key in keys)


def make_record(kind: type[Record], table: Table, where: str) -> Record:
    """Make a frozen record of a table; lists become tuples.

    Raises:
        LexiconError: A key is unknown, missing or of the wrong type.
    """
    required, types = _shape(kind)
    _check_keys(where, table, required, allowed=types)
    for key, value in table.items():
        expected = TYPES.get(types[key])
        if expected and not isinstance(value, expected):
            raise LexiconError(f"{where}: {key} should be {types[key]}: {value!r}")
    return kind(**{key: _freeze(value) for key, value in table.items()})


def _freeze(value: object) -> Any:
    """Give a value with tuples for lists, those in lists, too."""
    return tuple(map(_freeze, value)) if isinstance(value, list) else value


def load_record(kind: type[Record], file: str, language: Language) -> Record:
    """Give the one record that a file of a language is; without it an empty one.

    Raises:
        LexiconError: The file is wrong.
    """
    name = f"{language.tag}/{file}"
    return make_record(kind, read_table(name), name) if has_file(name) else kind()


def load_records(
    kind: type[Record], name: str, key: str, *others: str
) -> dict[str, Record]:
    """Give the records of a file by their first field: a name or a code.

    `others` are the keys of records of other kinds in the same file.

    Raises:
        LexiconError: The file or one of its records is wrong.
    """
    tables, *_ = read_records(name, key, *others)
    first = fields(kind)[0].name
    records = [make_record(kind, table, name) for table in tables]
    return {getattr(record, first): record for record in records}


def find_record(records: Mapping[str, Record], key: str, kind: str) -> Record:
    """Give one of the records of `load_records`; `kind` is what its file is named for.

    Raises:
        LexiconError: There is no such record.
    """
    if key not in records:
        raise LexiconError(f"there is no {kind} {key!r} in {kind}s.toml")
    return records[key]


@cache
def _shape(kind: type[Record]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Give the required fields of a record, and the written type of each field."""
    required = tuple(
        f.name
        for f in fields(kind)
        if f.default is MISSING and f.default_factory is MISSING
    )
    return required, {f.name: str(f.type) for f in fields(kind)}


def _check_keys(
    where: str, table: Table, required: Iterable[str], allowed: Iterable[str]
) -> None:
    """Refuse a table that lacks a key or has an unknown one."""
    missing = [key for key in required if key not in table]
    unknown = [key for key in table if key not in allowed]
    if missing or unknown:
        raise LexiconError(
            f"lexicon {where}: missing keys {missing}, unknown keys {unknown}"
        )
