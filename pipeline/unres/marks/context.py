"""What every finder of marks takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, final

from unres.language import UNKNOWN, Language
from unres.model import Kind


class Doubt(NamedTuple):
    """What is doubtful about some words of a text: a notice without its place."""

    start: int
    end: int
    code: str
    message: str


class Learned(NamedTuple):
    """A day of adoption that a document prints and the lexicon does not know."""

    symbol: str
    """The symbol of what was adopted, without blanks."""
    date: str
    document: str = ""
    """The name of the document that prints it; "" for the text itself."""


class Linked(NamedTuple):
    """Words of a block that link to a document of the UN."""

    start: int
    end: int
    symbol: str


@final
@dataclass(slots=True)
class Context:
    """What a finder may know of a block besides its words. No finder changes any."""

    organ: str = ""
    """The organ that speaks: the document's, by its name in the lexicon."""
    language: Language = UNKNOWN
    session: str = ""
    """The session of the document, as digits."""
    kind: Kind = Kind.PROSE
    part: str = ""
    """Where the block stands: "preambular", "operative", "past" or ""."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Short word → what earlier blocks meant, when they gave its full name."""
    parts: frozenset[str] = frozenset()
    """The ids of the parts of its text, of each sort if none comes twice there."""
    noted: str = ""
    """The only document that the footnote before cites: its IRI, else its symbol."""
    links: tuple[Linked, ...] = ()
    """What the file links to documents of the UN."""
    dates: tuple[Learned, ...] = ()
    """The days of adoption of what it cites without one."""
    years: Mapping[str, str] = field(default_factory=dict)
    """Number → what it cites, for those that it prints without their years."""
