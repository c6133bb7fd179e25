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
class PortalRecord:
    """A portal: the lines by which its pages are known, and what they say.

    In the file, regexes are verbose; a pattern is None for lines it does not have.
    """

    name: str
    title: str
    """Its name as it calls itself."""
    why: str
    source: str
    key: re.Pattern[str] | None
    """A line with a key: groups `key` and `value`."""
    values: Mapping[str, re.Pattern[str]]
    """The values, by their keys."""
    heads: Mapping[re.Pattern[str], str]
    """The heads of lists, each with its side."""
    first: re.Pattern[str] | None
    """The page's first line; its groups are `FIELDS`."""
    ends: re.Pattern[str] | None
    """The line that ends the record: all above it is the site's."""
    furniture: re.Pattern[str] | None
    """The site's own lines in the record."""
    tails: re.Pattern[str] | None
    """The first of the site's lines below the document."""
    below: bool = False
    """Whether a value may stand on the line below its key."""
    titled: bool = False
    """Whether the page's title stands above the keys, and again below them."""
    voted: bool = False
    """Whether its record prints the vote as documents do."""
    alone: bool = False
    """Whether the first line is the whole record; its title is the document's own."""
    types: Mapping[str, str] | None = None
    """What it calls a document → its type in the model; "" for no resolution."""
    topics: tuple[str, ...] = ()
    """The topics that hold a comma of their own."""
    examples: tuple[Table, ...] = ()
    """Pages (`page`) and what is read from them."""
    counterexamples: tuple[str, ...] = ()
    """Pages that are none of its own."""


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
    where = f"portals.toml: {table.get('name')}"
    made: dict[str, Any] = dict(table)
    keys = [make_record(PortalKey, t, where) for t in made.pop("keys", ())]
    lists = [make_record(PortalList, t, where) for t in made.pop("lists", ())]
    made["key"] = _compile_key(
        [each.key for each in keys], made.pop("parting", PARTING)
    )
    made["values"] = {each.key: _compile(each.value) for each in keys if each.value}
    made["heads"] = {_compile(each.head): each.side for each in lists}
    for name in ("first", "ends", "furniture", "tails"):
        made[name] = _join(made.get(name, ()))
    record = make_record(PortalRecord, made, where)
    valued = [*record.values.values(), *([record.first] if record.first else [])]
    groups = {group for each in valued for group in each.groupindex}
    wrong = (groups - FIELDS) | ({each.side for each in lists} - SIDES)
    if wrong:
        raise LexiconError(f"{where}: nothing reads {sorted(wrong)}")
    return record


def _compile_key(keys: Sequence[str], parting: str) -> re.Pattern[str] | None:
    if not keys:
        return None
    joined = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    value = rf"{parting} (?P<value> .*? ) | [ ]?"
    return _compile(
        rf"(?: [-–•*·] [ ]+ )? (?P<key> {joined} ) (?: {value} ) (?: [ ]? \| )? $"
    )


def _join(verbose: str | Sequence[str]) -> re.Pattern[str] | None:
    """Compile verbose regexes as one; None for none."""
    ways = [verbose] if isinstance(verbose, str) else verbose
    return _compile("|".join(f"(?:{each})" for each in ways)) if ways else None


def _compile(verbose: str) -> re.Pattern[str]:
    return re.compile(verbose, re.VERBOSE)
