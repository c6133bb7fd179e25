"""Treaties, declarations and agendas: what resolutions rest on beside resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, a declaration or an agenda under the title that it bears."""

    name: str
    """Its name in targets and labels ("romeStatute")."""
    title: str
    source: str
    aliases: tuple[str, ...] = ()
    """Other names that mean this instrument wherever they stand."""
    adopted_by: str = ""
    """The symbol of the resolution by which it was adopted."""
    dated: date | None = None
    """The day of its adoption or signature."""
    place: str = ""
    """Where it was adopted or signed."""
    short: str = ""
    """The word of its title that means it once it was named: "Convention"."""
    usual: bool = False
    """Whether its short word means it in every text that names no other of them."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@cache
def instruments() -> Mapping[str, Instrument]:
    """Give every instrument by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Instrument, "instruments.toml", "instrument", "other")
