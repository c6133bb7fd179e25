"""The portals that people copy resolutions from: how each lays out its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from unres.errors import LexiconError
from unres.lexicon.records import Table, make_record, read_records

FIELDS: Final = frozenset({
    "type", "issued", "adopted", "session", "special", "item", "heading", "topics",
    "symbol", "number", "title", "organ",
})  # fmt: skip
"""The groups that a value's pattern may have: what they say of the document."""

SIDES: Final = frozenset({"main", "co", "inFavour", "against", "abstaining"})
"""What a list may hold: the sponsors of a role, or the voters of a choice."""


PARTING: Final = r"[ ]?:[ ]?"
"""What usually stands between a key and its value."""


@dataclass(frozen=True, slots=True)
class PortalKey:
    """A key of a portal's record, and how its value is read."""

    key: str
    value: str = ""
    """A verbose regex of the value; its groups are `FIELDS`. "" for a value unread."""


@dataclass(frozen=True, slots=True)
class PortalList:
    """A list of states on a portal's page, by its head."""

    head: str
    """A verbose regex of the head's line; its group `count` is the number declared."""
    side: str
    """One of `SIDES`."""


@dataclass(frozen=True, slots=True)
class PortalLines:
    """The compiled patterns of a portal's lines; None for a sort it does not have."""

    key: re.Pattern[str] | None
    """A line with a key: groups `key` and `value`."""
    values: Mapping[str, re.Pattern[str]]
    """The values, by their keys."""
    heads: tuple[tuple[re.Pattern[str], str], ...]
    """The heads of lists, each with its side."""
    first: re.Pattern[str] | None
    own: re.Pattern[str] | None
    last: re.Pattern[str] | None
    tail: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class PortalRecord:
    """A portal: the lines by which its pages are known, and what they say."""

    name: str
    title: str
    """Its name as it calls itself."""
    why: str
    source: str
    lines: PortalLines
    keys: tuple[PortalKey, ...] = ()
    parting: str = PARTING
    """A verbose regex of what stands between a key and its value."""
    below: bool = False
    """Whether a value may stand on the line below its key."""
    titled: bool = False
    """Whether the page's title stands above the keys, and again below them."""
    lists: tuple[PortalList, ...] = ()
    voted: bool = False
    """Whether its record prints the vote as documents do."""
    first: str = ""
    """A verbose regex of the page's first line; its groups are `FIELDS`."""
    alone: bool = False
    """Whether the first line is the whole record; its title is the document's own."""
    ends: str = ""
    """A verbose regex of the line that ends the record: all above it is the site's."""
    furniture: tuple[str, ...] = ()
    """Verbose regexes of the site's own lines in the record."""
    tails: tuple[str, ...] = ()
    """Verbose regexes of the first of the site's lines below the document."""
    types: Mapping[str, str] | None = None
    """What it calls a document → its type in the model; "" for no resolution."""
    topics: tuple[str, ...] = ()
    """The topics that hold a comma of their own."""
    examples: tuple[Table, ...] = ()
    """Pages (`page`) and what is read from them."""
    counterexamples: tuple[str, ...] = ()
    """Pages that are none of its own."""


def _compile(verbose: str) -> re.Pattern[str]:
    return re.compile(verbose, re.VERBOSE)


def _join(verbose: Sequence[str]) -> re.Pattern[str] | None:
    """Compile verbose regexes as one; None for none."""
    return _compile("|".join(f"(?:{each})" for each in verbose)) if verbose else None


def _compile_key(table: Table, keys: tuple[PortalKey, ...]) -> re.Pattern[str] | None:
    """Compile the pattern of a line with one of the keys."""
    if not keys:
        return None
    names = sorted((each.key for each in keys), key=len, reverse=True)
    joined = "|".join(re.escape(name) for name in names)
    value = rf"{table.get('parting', PARTING)} (?P<value> .*? ) | [ ]?"
    return _compile(
        rf"(?: [-–•*·] [ ]+ )? (?P<key> {joined} ) (?: {value} ) (?: [ ]? \| )? $"
    )


@cache
def portals() -> Mapping[str, PortalRecord]:
    """Give every portal by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    (tables,) = read_records("portals.toml", "portal")
    records = [_make_portal(table) for table in tables]
    return {record.name: record for record in records}


def _make_portal(table: Table) -> PortalRecord:
    """Make the record of a portal with its keys, its lists and its compiled patterns.

    Raises:
        LexiconError: It has a key, a group or a list that nothing can read.
    """
    where = f"portals.toml: {table.get('name')}"
    keys = tuple(make_record(PortalKey, t, where) for t in table.get("keys", ()))
    lists = tuple(make_record(PortalList, t, where) for t in table.get("lists", ()))
    first, ends = table.get("first"), table.get("ends")
    lines = PortalLines(
        key=_compile_key(table, keys),
        values={each.key: _compile(each.value) for each in keys if each.value},
        heads=tuple((_compile(each.head), each.side) for each in lists),
        first=_compile(first) if first else None,
        own=_join(table.get("furniture", ())),
        last=_compile(ends) if ends else None,
        tail=_join(table.get("tails", ())),
    )
    made: dict[str, Any] = {**table, "keys": keys, "lists": lists, "lines": lines}
    record = make_record(PortalRecord, made, where)
    groups = {group for each in lines.values.values() for group in each.groupindex}
    groups |= set(lines.first.groupindex) if lines.first else set()
    wrong = (groups - FIELDS) | ({each.side for each in lists} - SIDES)
    if wrong:
        raise LexiconError(f"{where}: nothing reads {sorted(wrong)}")
    return record
