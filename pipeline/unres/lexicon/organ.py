"""The organs of the United Nations and the offices of those who act in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that adopts, reports, is addressed or is named in resolutions."""

    name: str
    """Its name in IRIs and targets ("unga-hrc")."""
    title: str
    source: str
    parent: str = ""
    """The body of which it is a part or to which it answers."""
    aliases: tuple[str, ...] = ()
    """Other names that mean this body wherever they stand."""
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
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """An office whose holder is addressed or named in resolutions."""

    name: str
    title: str
    source: str
    organ: str = ""
    """The body to which its holder belongs or reports, by its name in the lexicon."""
    aliases: tuple[str, ...] = ()
    short: str = ""
    """Words that mean this office after its name, and where it is usual."""
    cases: tuple[str, ...] = ()
    """The short words in their other cases, in a language that declines them."""
    usual: tuple[str, ...] = ()
    """The organs in whose texts the short words mean it without its name."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not."""


@cache
def organs() -> Mapping[str, Organ]:
    """Give every organ by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(Organ, "organs.toml", "organ", "other")


@cache
def roles() -> Mapping[str, RoleRecord]:
    """Give every role by its name.

    Raises:
        LexiconError: The records are wrong.
    """
    return load_records(RoleRecord, "roles.toml", "role")
