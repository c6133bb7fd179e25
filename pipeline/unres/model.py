"""The one model in the middle: what a resolution is; its words are all `Text`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, final

from unres.adoption import (
    AgendaItem,
    Ballot,
    Claims,
    Count,
    DocumentType,
    Meta,
    Sponsor,
    State,
    Step,
    Topic,
)
from unres.source import Notice, Severity, Source
from unres.text import NOTHING, Text

__all__ = [
    "AgendaItem",
    "Ballot",
    "Block",
    "Claims",
    "Count",
    "Document",
    "DocumentType",
    "Kind",
    "Mark",
    "MarkKind",
    "Meta",
    "Notice",
    "Severity",
    "Source",
    "Sponsor",
    "State",
    "Step",
    "Topic",
    "texts",
    "walk",
]


class Kind(StrEnum):
    """What a block is; the document's blocks stand in the order of the list."""

    PORTAL = "portal"
    """A line of a portal: data about the document, or the site's own words."""
    COVER = "cover"
    """A printed line of the masthead."""
    TITLE = "title"
    """The title; `num` is the resolution's number as printed ("30/21.")."""
    FORMULA = "formula"
    """The enacting formula ("The Human Rights Council,")."""
    PREAMBULAR = "preambular"
    """A preambular paragraph; its points are its `blocks`."""
    HEADING = "heading"
    """A heading; `num` is "I" or "A.", `text` the words, `blocks` what it heads.

    One that opens a point without words is the point's title.
    """
    OPERATIVE = "operative"
    """An operative paragraph; `num` is "3." or empty."""
    POINT = "point"
    """A point of any depth, under a paragraph or another point: "(a)", "(i)"."""
    PROSE = "prose"
    """More words of the block it stands in, without a number of their own."""
    QUOTED = "quoted"
    """A text quoted, recommended or adopted inside another; `blocks` hold its parts."""
    PART = "part"
    """One of several resolutions under one symbol; `num` is "A", `text` its title."""
    TABLE = "table"
    """A table: its `blocks` are rows."""
    ROW = "row"
    """A row of a table: its `blocks` are cells."""
    CELL = "cell"
    """A cell of a row."""
    HEAD = "head"
    """A cell that heads its column."""
    CLOSING = "closing"
    """A closing line: the meeting or the date."""
    VOTE = "vote"
    """A line of the vote as printed ("[Adopted without a vote.]")."""
    ANNEX = "annex"
    """An annex; `num` is "Annex II", `text` its title, `blocks` its parts."""
    NOTE = "note"
    """A footnote; `num` is its marker. It stands in the block that calls it."""


class MarkKind(StrEnum):
    """What a mark says of the words it covers."""

    ACTION = "action"
    """An action phrase; target: the concept ("recall")."""
    CALL = "call"
    """A footnote call, of no width: its digits are not words; target: the marker."""
    CITATION = "citation"
    """A cited document whose IRI is known; target: the Work IRI.

    Or a part of the text itself: "#", its kind and its number ("#operative:5").
    """
    CITATIONS = "citations"
    """A list of citations and what stands between; target of a range: both IRIs."""
    LINK = "link"
    """A cited document without an IRI; target: its symbol."""
    AMENDMENT = "amendment"
    """A change of another text's words; no target."""
    QUOTE = "quote"
    """The words that a change quotes; no target."""
    DATE = "date"
    """A printed date; target: ISO date."""
    ORGAN = "organ"
    """A body; target: its name in the lexicon of organs."""
    STATE = "state"
    """A state; target: ISO 3166 alpha-3 code."""
    PLACE = "place"
    """A place; target: its name in the lexicon, or the code of a state as a place."""
    ROLE = "role"
    """An office; target: its name in the lexicon."""
    EVENT = "event"
    """A conference, a decade, a year or a day; target: its name in the lexicon."""
    INSTRUMENT = "instrument"
    """A treaty, declaration or agenda; target: its name in the lexicon."""
    SESSION = "session"
    """A session; target: "<organ>.<number>", e.g. "unga-hrc.27"."""
    SYMBOL = "symbol"
    """The document's own symbol in the masthead."""
    AUTHORITY = "authority"
    """An organ as author in the masthead; target: its name in the lexicon."""
    STATUS = "status"
    """The distribution ("Distr.: General"); target: "general", "limited", …"""
    ISSUED = "issued"
    """The date of issuance; target: ISO date."""
    ORIGINAL = "original"
    """The original language ("Original: English"); target: ISO 639-2 code."""
    PERIOD = "period"
    """The dates of the session; target as `SESSION`."""
    AGENDA = "agenda"
    """The agenda item; target: its number ("3", "18 (d)")."""
    AGENDA_TITLE = "agenda-title"
    """The title of the agenda item; target: its number."""
    ADOPTION = "adoption"
    """The line that says what was adopted, by whom and when."""
    DOCTYPE = "doctype"
    """The word for the kind of document ("Resolution")."""
    ADOPTED = "adopted"
    """The date of adoption; target: ISO date."""
    PROPONENT = "proponent"
    """The committee on whose report the text was adopted; target: its name."""
    MEETING = "meeting"
    """The meeting of adoption; target: its number."""
    OUTCOME = "outcome"
    """How it was adopted; target: the outcome ("adoptedWithoutVote")."""
    QUANTITY = "quantity"
    """A number of votes; target: the choice ("inFavour")."""
    CHOICE = "choice"
    """The words above a list of voters ("In favour"); target: the choice."""
    VOTER = "voter"
    """A state that voted; target: "<ISO code>:<choice>"."""


CITING: Final = frozenset({MarkKind.CITATION, MarkKind.LINK})
"""The marks that cite a document, by its IRI or by its symbol alone."""


# What many are made of is not frozen but `Final` throughout: as good to the type
# checker, made in a third of the time, and native where it is compiled.


@final
@dataclass(init=False, slots=True, unsafe_hash=True, order=True)
class Mark:
    """Something known of a range of `str(block.text)`; marks nest or stand apart."""

    start: Final[int]
    end: Final[int]
    kind: Final[MarkKind]
    target: Final[str]

    def __init__(self, start: int, end: int, kind: MarkKind, target: str = "") -> None:
        """Take the range, what it says, and of what."""
        self.start = start
        self.end = end
        self.kind = kind
        self.target = target


@final
@dataclass(init=False, slots=True, unsafe_hash=True)
class Block:
    """A unit of the document with its number, words, marks and parts."""

    kind: Final[Kind]
    num: Final[Text]
    text: Final[Text]
    marks: Final[tuple[Mark, ...]]
    blocks: Final[tuple[Block, ...]]
    concept: Final[str]
    """What the unit does, without its adverbs: "recall" for "Also recalls"."""

    def __init__(
        self,
        kind: Kind,
        num: Text = NOTHING,
        text: Text = NOTHING,
        marks: tuple[Mark, ...] = (),
        blocks: tuple[Block, ...] = (),
        concept: str = "",
    ) -> None:
        """Take the fields, all but the kind empty where they are not given."""
        self.kind = kind
        self.num = num
        self.text = text
        self.marks = marks
        self.blocks = blocks
        self.concept = concept

    @property
    def notes(self) -> tuple[Block, ...]:
        """The footnotes called in this block's own words."""
        blocks = self.blocks
        return tuple(b for b in blocks if b.kind is Kind.NOTE) if blocks else ()

    @property
    def parts(self) -> tuple[Block, ...]:
        """The blocks below this one that are not footnotes."""
        blocks = self.blocks
        return tuple(b for b in blocks if b.kind is not Kind.NOTE) if blocks else ()

    def note(self, marker: str) -> Block | None:
        """Find the footnote that a marker calls, if it is there: "2" calls "[2]"."""
        return next((n for n in self.notes if str(n.num).strip("[]") == marker), None)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole resolution: what every writer starts from."""

    source: Source
    meta: Meta = field(default_factory=Meta)
    blocks: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of_kind(self, *kinds: Kind) -> tuple[Block, ...]:
        """Give the top-level blocks of some kinds, in order."""
        return tuple(b for b in self.blocks if b.kind in kinds)

    @property
    def status(self) -> str:
        """Whether a person should look at it: "ok" or "review"."""
        doubts = any(it.severity is Severity.REVIEW for it in self.notices)
        return "review" if doubts else "ok"


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give every block in document order, each before its parts."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        yield block
        stack += reversed(block.blocks)


def walk_but(blocks: Iterable[Block], kinds: Collection[Kind]) -> Iterator[Block]:
    """Give blocks as `walk` does, without those of some kinds and all below them."""
    stack = list(reversed(tuple(blocks)))
    while stack:
        block = stack.pop()
        if block.kind not in kinds:
            yield block
            stack += reversed(block.blocks)


def texts(document: Document) -> Iterator[Text]:
    """Give every text of the document: what an audit must see."""
    for block in walk(document.blocks):
        yield block.num
        yield block.text
