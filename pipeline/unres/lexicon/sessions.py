"""When things were adopted: tables of dates read off mastheads and record lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from unres.errors import LexiconError
from unres.lexicon.named import instruments
from unres.lexicon.records import read_words


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the Human Rights Council and its first and last adoptions."""

    number: str
    first: str
    last: str


def adoption_date(symbol: str) -> str:
    """Give the ISO date on which a document was adopted, or "".

    Takes a symbol as printed or as in file names of the table; blanks in it do
    not matter ("S/RES/2768 (2025)", "S/RES/2768(2025)").

    Raises:
        LexiconError: The table is wrong.
    """
    return _adoptions().get("".join(symbol.split()), "")


@cache
def hrc_sessions() -> Mapping[str, Session]:
    """Give the sessions of the Human Rights Council by number ("27", "S-9").

    Raises:
        LexiconError: The table is wrong.
    """
    return {row[0]: Session(*row) for row in _rows("hrc-sessions.tsv", columns=3)}


@cache
def _adoptions() -> Mapping[str, str]:
    """Read the table of adoption dates, and the days on record of instruments."""
    known = {
        "".join(it.adopted_by.split()): it.dated.isoformat()
        for it in instruments().values()
        if it.adopted_by and it.dated
    }
    return known | {row[0]: row[1] for row in _rows("adoptions.tsv", columns=2)}


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    """Read the rows of a table; lines that begin with "#" are comments."""
    for line in read_words(name).splitlines():
        if not line.startswith("#"):
            row = line.split("\t")
            if len(row) != columns:
                raise LexiconError(f"lexicon {name}: not {columns} columns: {line!r}")
            yield row
