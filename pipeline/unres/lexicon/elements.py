"""What the elements of Akoma Ntoso are, by their names: `lexicons/elements.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from unres.lexicon.records import Table, read_table


@cache
def _read() -> Table:
    return read_table("elements.toml")


def list_elements(kind: str) -> tuple[str, ...]:
    """Give the elements of a kind, sorted.

    Raises:
        LexiconError: The file is wrong.
    """
    return tuple(_read()[kind])


def element_names(kind: str) -> Mapping[str, str]:
    """Give what elements are called in ids ("abbreviations"), or in references.

    Raises:
        LexiconError: The file is wrong.
    """
    names: Mapping[str, str] = _read()[kind]
    return names
