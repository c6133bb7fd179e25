"""One of two documents that are compared: Akoma Ntoso, or what becomes it."""

from __future__ import annotations

from typing import NamedTuple

from unres.convert import Office, Options, convert
from unres.readers.flat import FlatUnit, read_units
from unres.readers.markup import AKN, find_kind
from unres.validate.parse import parse_sound

HEAD = 65_536
"""How far into a file its format is looked for, in bytes."""


class Side(NamedTuple):
    """A document that is compared."""

    name: str
    units: tuple[FlatUnit, ...]


def read_side(
    data: bytes, name: str, options: Options | None = None, office: Office | None = None
) -> Side:
    """Read a document; of a file that holds several, all, one after the other.

    Raises:
        UnresError: The file cannot be read or converted.
    """
    files = [data]
    if find_kind(data[:HEAD]) != AKN.name:
        results = convert(data, name, ["akn"], options, office).every
        files = [result.files["akn"] for result in results]
    roots = map(parse_sound, files)
    return Side(name, tuple(unit for root in roots for unit in read_units(root)))
