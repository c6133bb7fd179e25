"""What bears names in resolutions: bodies, offices, treaties, events and the like.

The functions at the end read a file each, once; a wrong one raises `LexiconError`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Final

from unres.lexicon.records import load_records

SORTS: Final = ("conference", "day", "decade", "week", "year")
"""What an event can be; a summit or a congress is a conference."""


@dataclass(frozen=True, slots=True)
class NameRecord:
    """Something under the names that resolutions print."""

    name: str
    """Its name in IRIs, targets and labels ("gazaStrip", "unga-hrc")."""
    title: str
    source: str
    aliases: tuple[str, ...] = ()
    """Other names that mean it wherever they stand."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@dataclass(frozen=True, slots=True)
class Organ(NameRecord):
    """A body that adopts, reports, is addressed or is named in resolutions."""

    parent: str = ""
    """The body of which it is a part or to which it answers."""
    word: str = ""
    """A short word that means it where no other body of that name was named."""
    cases: tuple[str, ...] = ()
    """Short words for it that its names do not hold: “المجلس”, “للمجلس”."""
    sessions: str = "own"
    """In whose sessions it meets: "own", "none", or the name of another body."""
    yearly: bool = False
    """Whether its sessions bear the number of their year."""
    formula: str = ""
    """The words of its enacting formula, without the comma."""
    number: str = ""
    """A regex of its resolution numbers, as printed in its symbols."""
    decision_number: str = ""
    """A regex of its decision numbers, where they are counted apart."""
    supplements: tuple[str, ...] = ()
    """The supplements of Official Records that print its texts: "A 53"."""
    symbol: str = ""
    """The symbol of its resolutions; `{number}` stands for the number."""
    decision: str = ""
    """The symbol of its decisions."""
    statement: str = ""
    """The symbol of the statements of its president."""
    draft: str = ""
    """A regex of the symbols of its drafts."""
    headed: bool = False
    """Whether its documents print their title at the head of each page."""
    closing: tuple[str, ...] = ()
    """Regexes of the lines that close its documents, each for a whole line."""


@dataclass(frozen=True, slots=True)
class RoleRecord(NameRecord):
    """An office whose holder is addressed or named in resolutions."""

    organ: str = ""
    """The body to which its holder belongs or reports, by its name in the lexicon."""
    short: str = ""
    """Words that mean this office after its name, and where it is usual."""
    cases: tuple[str, ...] = ()
    """The short words in their other cases, in a language that declines them."""
    usual: tuple[str, ...] = ()
    """The organs in whose texts the short words mean it without its name."""


@dataclass(frozen=True, slots=True)
class Instrument(NameRecord):
    """A treaty, a declaration or an agenda under the title that it bears."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(NameRecord):
    """A conference or an observance under the title that it bears."""

    sort: str
    """What it is: one of `SORTS`."""
    first: date | None = None
    """The day on which it began, or begins."""
    last: date | None = None
    """The day on which it ended, or ends."""
    place: str = ""
    """Where it was held."""
    proclaimed_by: str = ""
    """The symbol of the resolution that proclaimed it."""


organs: Final = cache(partial(load_records, Organ, "organs.toml", "organ", "other"))
"""Return every organ by its name."""

roles: Final = cache(partial(load_records, RoleRecord, "roles.toml", "role"))
"""Return every role by its name."""

instruments: Final = cache(
    partial(load_records, Instrument, "instruments.toml", "instrument", "other")
)
"""Return every instrument by its name."""

events: Final = cache(partial(load_records, Event, "events.toml", "event"))
"""Return every event by its name."""

places: Final = cache(
    partial(load_records, NameRecord, "places.toml", "place", "other")
)
"""Return every place that is no state by its name."""

groups: Final = cache(partial(load_records, NameRecord, "groups.toml", "group"))
"""Return every group of states, on whose behalf one submits a draft, by its name."""
