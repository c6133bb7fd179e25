"""Places that are no states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import NameRecord, load_records


@dataclass(frozen=True, slots=True)
class PlaceRecord(NameRecord):
    """A place under the name that resolutions print."""


@cache
def places() -> Mapping[str, PlaceRecord]:
    """Give every place by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(PlaceRecord, "places.toml", "place", "other")
