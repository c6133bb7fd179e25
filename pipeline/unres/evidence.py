"""Evidence: what a format knows of its text, stand-off over spans of `Source.text`.

A bare text has none. A tagged PDF knows its paragraphs, an untagged one the place and
size of each line, a Word file its footnotes. What a format does not say is an empty
tuple, and only that is inferred. All spans are half-open, in code points, and stand in
the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, Protocol, Self, TypeVar

from unres.text import Span


class Box(NamedTuple):
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page: its text, its number from 1 on, its size in points."""

    span: Span
    number: int
    width: float = 0.0
    height: float = 0.0


class PrintedLine(NamedTuple):
    """A line as it is printed, and its place on the page."""

    span: Span
    box: Box


class Role(StrEnum):
    """What a run of lines is, as far as the format says.

    The last three are told by the notes and the tables, not by paragraphs.
    """

    PARAGRAPH = "paragraph"
    """One paragraph, or what stands of it on this page."""
    HEADING = "heading"
    """A heading; its level is 1 for the highest, 0 where that is not told."""
    ANNEX = "annex"
    """The first line of an annex: its number, or the title of one without."""
    FURNITURE = "furniture"
    """No words of the document: a running head, a page or job number, a bar code."""
    MASTHEAD = "masthead"
    """A block of the masthead: "Distr.: General" and the lines below it."""
    NOTE = "note"
    CELL = "cell"
    HEAD = "head"
    """A cell that heads its column."""


class KnownParagraph(NamedTuple):
    """A run of lines that is one thing.

    A paragraph that goes on over a page end is one for each page, unless the format
    knows that it goes on: then it is one whose span holds the furniture between.
    """

    span: Span
    role: Role
    level: int = 0


class RunStyle(NamedTuple):
    """How a run of characters is printed; size in points, 0 where it is not told."""

    span: Span
    italic: bool = False
    bold: bool = False
    raised: bool = False
    size: float = 0.0


class KnownNote(NamedTuple):
    """A footnote: where it is called, its marker ("1", "*"), where its words stand.

    `body` begins with the printed marker, if it is printed there. A note whose call
    was not found has no `call`, a call whose words were not found has no `body`.
    """

    marker: str
    call: Span | None = None
    body: Span | None = None


class TableCell(NamedTuple):
    """A cell of a table: its words, its place from row 0 and column 0, its reach."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


class KnownTable(NamedTuple):
    """A table and its cells, row by row."""

    span: Span
    cells: tuple[TableCell, ...]


class Link(NamedTuple):
    """Words that link to an address."""

    span: Span
    target: str


class Field(StrEnum):
    """What a format may say of the document beside its words."""

    TOPIC = "topic"
    """A subject of the document."""
    DRAFT = "draft"
    """The symbol of the draft that was adopted."""
    MAIN = "main"
    """A list of the states that submitted it."""
    CO = "co"
    """A list of the states that joined these."""
    SPONSOR = ""
    """A list of sponsors of which it is not told which they are."""
    TITLE = "title"
    ISSUED = "issued"
    """The day of its issue, as an ISO date."""
    ITEM = "item"
    """An item of an agenda, by its number; more: "title", "heading", "agenda"."""
    STEP = "step"
    """Something that happened to it; more: "date", and what is said of it."""
    OUTCOME = "outcome"
    """How it was adopted."""
    COUNT = "count"
    """A side of the vote; more: "value", and a "voter" for each that is listed."""


SUBMITTED: Final = {
    "draftResolution": Field.MAIN,
    "draftDecision": Field.MAIN,
    "draftResolutionAdditionalSponsors": Field.CO,
    "draftDecisionAdditionalSponsors": Field.CO,
}
"""The outcome of a step in the United Nations' own files → whom it names."""


class Fact(NamedTuple):
    """What a format says of the document beside its words."""

    field: Field
    value: str
    more: tuple[tuple[str, str], ...] = ()
    """More about it by name: of a subject its "address", "vocabulary" and "value", of
    one sponsor, who is no list, "one": perhaps a "group".
    """


class Origin(NamedTuple):
    """Words that stand on a line of the file, where the text has lines of its own."""

    span: Span
    line: int


class _Placed(Protocol):
    """What stands over a span, and may be moved."""

    @property
    def span(self) -> Span: ...
    def _replace(self, *, span: Span) -> Self: ...


_Known = TypeVar("_Known", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a format says; an empty tuple means that it does not say."""

    pages: tuple[Page, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    paragraphs: tuple[KnownParagraph, ...] = ()
    styles: tuple[RunStyle, ...] = ()
    notes: tuple[KnownNote, ...] = ()
    tables: tuple[KnownTable, ...] = ()
    links: tuple[Link, ...] = ()
    generated: tuple[Span, ...] = ()
    """What the format shows but does not store, as Word's automatic numbers."""
    called: bool = False
    """Whether the format knows every call of a note, and the blanks around it."""
    origins: tuple[Origin, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What the format says of the document beside its words."""

    def within(self, span: Span) -> Evidence:
        """Give what is known of a part of the text, with spans from its start on.

        What reaches over the part's edge is cut there.
        """
        start, end = span

        def move(own: Span) -> Span:
            return Span(max(own.start, start) - start, min(own.end, end) - start)

        def touches(own: Span) -> bool:
            return own.start < end and start < own.end

        def part(listed: tuple[_Known, ...]) -> tuple[_Known, ...]:
            own = (each for each in listed if touches(each.span))
            return tuple(each._replace(span=move(each.span)) for each in own)

        return Evidence(
            part(self.pages),
            part(self.lines),
            part(self.paragraphs),
            part(self.styles),
            tuple(
                note._replace(
                    call=move(note.call) if note.call and touches(note.call) else None,
                    body=move(note.body) if note.body and touches(note.body) else None,
                )
                for note in self.notes
                if any(own and touches(own) for own in (note.call, note.body))
            ),
            tuple(t._replace(cells=part(t.cells)) for t in part(self.tables)),
            part(self.links),
            tuple(move(own) for own in self.generated if touches(own)),
            self.called,
            part(self.origins),
            self.facts,
        )
