"""Paragraphs: what is recovered of a source, before it is a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, final

from unres.numbers import Marker
from unres.source import Notice
from unres.text import NOTHING, Text


class ParagraphKind(StrEnum):
    """What a paragraph is by itself, before it has a place in the document."""

    PORTAL = "portal"
    """A line of a portal: its record of the document, or the site's own words."""
    FRONT = "front"
    """A printed line before the text proper: masthead, number, title."""
    STRAYED = "strayed"
    """A masthead line that stood elsewhere; it was moved to the head."""
    FORMULA = "formula"
    """The enacting formula ("The Human Rights Council,")."""
    HEADING = "heading"
    """A heading, or the number of one; its words begin at `head`."""
    NUMBERED = "numbered"
    """A paragraph with a number ("3.", "1.2."); its words begin at `head`."""
    POINT = "point"
    """A point ("(a)", "•"); its words begin at `head`."""
    WORDS = "words"
    """A paragraph without a number: a recital, or words that go on."""
    CLOSING = "closing"
    """A closing line: the meeting or the date."""
    VOTE = "vote"
    """A line of the vote."""
    ANNEX = "annex"
    """The number of an annex; its title begins at `head`, if it is on the line."""
    ROW = "row"
    """A row of a table; its cells begin at `columns`."""
    HEADS = "heads"
    """A row whose cells head the columns of its table."""
    NOTE = "note"
    """A footnote; `number` is its marker as printed."""


class Call(NamedTuple):
    """A footnote call: where it stands in the words, and which note it calls."""

    at: int
    marker: str


@final
@dataclass(init=False, slots=True, unsafe_hash=True)
class Paragraph:
    """A paragraph of the source, whole and classified once."""

    kind: Final[ParagraphKind]
    text: Final[Text]
    end: Final[Text]
    """What stands between it and the next: line ends, and the furniture there."""
    words: Final[str]
    """What it reads: `str(text)`."""
    marker: Final[Marker | None]
    """The number at its head, as far as it is one."""
    head: Final[int]
    """The offset in the words behind the number; 0 where there is none."""
    number: Final[Text]
    """The printed marker of a footnote."""
    calls: Final[tuple[Call, ...]]
    """The footnotes it calls, by rising offsets in the words."""
    columns: Final[tuple[int, ...]]
    """The offsets at which the cells of a row begin, but the first."""

    def __init__(
        self,
        kind: ParagraphKind,
        text: Text,
        end: Text,
        words: str,
        marker: Marker | None = None,
        head: int = 0,
        number: Text = NOTHING,
        calls: tuple[Call, ...] = (),
        columns: tuple[int, ...] = (),
    ) -> None:
        """Take what was read; what is not given is not there."""
        self.kind = kind
        self.text = text
        self.end = end
        self.words = words
        self.marker = marker
        self.head = head
        self.number = number
        self.calls = calls
        self.columns = columns


class PortalSort(StrEnum):
    """What a line of a portal is."""

    FIRST = "first"
    KEY = "key"
    VALUE = "value"
    HEAD = "head"
    NAME = "name"
    VOTE = "vote"
    TITLE = "title"
    OWN = "own"
    """Words that only this portal prints."""
    OTHER = "other"
    """What stands between lines that are known, or below the document."""


class PortalLine(NamedTuple):
    """A line of a portal: its sort, the key or list it belongs to, what it says."""

    sort: PortalSort
    key: str = ""
    words: str = ""


class Recovered(NamedTuple):
    """All paragraphs of a source, and what its pages say beside the words."""

    paragraphs: tuple[Paragraph, ...]
    job_number: str = ""
    notices: tuple[Notice, ...] = ()
    portal: str = ""
    """The portal that it was copied from, by its name in the lexicon."""
    entries: tuple[PortalLine, ...] = ()
    """What the paragraphs of `ParagraphKind.PORTAL` are, one by one."""
    symbol: str = ""
    """The symbol, where only furniture says it."""
