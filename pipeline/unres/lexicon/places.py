"""Places that are no states, and names that are neither though they hold a state's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import make_record, read_records

FILE = "places.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """A place under the name that resolutions print."""

    name: str
    """Its name in targets and labels ("gazaStrip")."""
    title: str
    source: str
    aliases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@dataclass(frozen=True, slots=True)
class Word:
    """A name that holds the name of a state and is no place."""

    name: str
    source: str
    examples: tuple[str, ...] = ()


@cache
def places() -> Mapping[str, Place]:
    """Give every place by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    tables, _ = read_records(FILE, "place", "other")
    found = [make_record(Place, table, FILE) for table in tables]
    return {place.name: place for place in found}


@cache
def place_words() -> Mapping[str, Word]:
    """Give the names that are no places by themselves.

    Raises:
        LexiconError: The records are wrong.
    """
    _, tables = read_records(FILE, "place", "other")
    found = [make_record(Word, table, FILE) for table in tables]
    return {word.name: word for word in found}
