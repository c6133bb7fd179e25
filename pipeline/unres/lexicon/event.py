"""Conferences and observances: decades, years, weeks and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from unres.lexicon.records import load_records

SORTS: Final = ("conference", "day", "decade", "week", "year")
"""What an event can be; a summit or a congress is a conference."""


@dataclass(frozen=True, slots=True)
class Event:
    """A conference or an observance under the title that it bears."""

    name: str
    """Its name in targets and labels ("worldWaterDay")."""
    title: str
    sort: str
    """What it is: one of `SORTS`."""
    source: str
    aliases: tuple[str, ...] = ()
    """Other names that mean this event wherever they stand."""
    first: date | None = None
    """The day on which it began, or begins."""
    last: date | None = None
    """The day on which it ended, or ends."""
    place: str = ""
    """Where it was held."""
    proclaimed_by: str = ""
    """The symbol of the resolution that proclaimed it."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@cache
def events() -> Mapping[str, Event]:
    """Give every event by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Event, "events.toml", "event")
