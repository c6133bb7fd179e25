"""From blocks to one text and the evidence that stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from unres import evidence
from unres.evidence import Evidence, Link, Role, RunStyle
from unres.readers.pdf.blocks import (
    MARKER,
    Item,
    NotePart,
    PdfBlock,
    PdfTable,
    find_flat,
    tie_notes,
)
from unres.readers.pdf.characters import runs_right
from unres.readers.pdf.lines import PdfLine
from unres.readers.pdf.page import Anchor, PdfPage, PdfRun, mirror_box
from unres.text import Span

_Told = TypeVar("_Told", RunStyle, Link)
_WHOLE: Final = 0.8
"""An anchor that covers so much of a run covers it all."""


@dataclass(slots=True)
class Composer:
    """Takes pages one by one, gives the text and its evidence."""

    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _pages: list[evidence.Page] = field(default_factory=list)
    _lines: list[evidence.PrintedLine] = field(default_factory=list)
    _paragraphs: list[evidence.KnownParagraph] = field(default_factory=list)
    _styles: list[RunStyle] = field(default_factory=list)
    _tables: list[evidence.KnownTable] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _calls: list[NotePart] = field(default_factory=list)
    _notes: list[NotePart] = field(default_factory=list)
    _keys: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Where the paragraphs of the last page stand, by their keys."""
    _last: int | None = None
    """Where the last paragraph stands."""
    _open: int | None = None
    """Where the paragraph stands that the next one goes on with."""

    def add(
        self, page: PdfPage, items: Iterable[Item], *, goes_on: bool = False
    ) -> None:
        """Add a page: its blocks in the order of reading.

        Its first paragraph may go on with the last of the page before.
        """
        if self._pages:
            self._write("\f")
        start = self._at
        keys: dict[tuple[int, ...], int] = {}
        self._open = self._last if goes_on else None
        for item in items:
            if self._at > start:
                self._write("\n")
            if isinstance(item, PdfTable):
                self._add_table(page, item)
            elif item.role is Role.NOTE:
                span = self._add_lines(page, item.lines, calls=False)
                self._notes.append(NotePart(item.marker, span, page.number))
            else:
                self._add_block(page, item, keys)
        self._keys = keys
        span = Span(start, self._at)
        self._pages.append(evidence.Page(span, page.number, page.width, page.height))

    def finish(self) -> tuple[str, Evidence]:
        """Give the text and its evidence."""
        text = "".join(self._parts)
        pages = {page.number: page.span for page in self._pages}
        calls = [*self._calls, *find_flat(text, self._notes, pages)]
        return text, Evidence(
            pages=tuple(self._pages),
            lines=tuple(self._lines),
            paragraphs=tuple(self._paragraphs),
            styles=tuple(self._styles),
            notes=tuple(tie_notes(calls, self._notes)),
            tables=tuple(self._tables),
            links=tuple(self._links),
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _add_block(
        self, page: PdfPage, block: PdfBlock, keys: dict[tuple[int, ...], int]
    ) -> None:
        """Add a block; one that goes on from the page before makes that longer."""
        calls = block.role in {Role.PARAGRAPH, Role.HEADING}
        span = self._add_lines(page, block.lines, calls=calls)
        if calls:
            at = self._keys.get(block.key, self._open) if block.key else self._open
            self._open = None
            if at is not None:
                known = self._paragraphs[at]
                longer = Span(known.span.start, span.end)
                self._paragraphs[at] = known._replace(span=longer)
                keys[block.key] = at
                return
            self._last = keys[block.key] = len(self._paragraphs)
        self._paragraphs.append(evidence.KnownParagraph(span, block.role, block.level))

    def _add_table(self, page: PdfPage, table: PdfTable) -> None:
        start = self._at
        cells = []
        for cell in table.cells:
            if self._at > start and cell.lines:
                self._write("\n")
            span = self._add_lines(page, cell.lines, calls=True)
            cells.append(evidence.TableCell(span, *cell[1:]))
        self._tables.append(evidence.KnownTable(Span(start, self._at), tuple(cells)))

    def _add_lines(
        self, page: PdfPage, lines: Sequence[PdfLine], *, calls: bool
    ) -> Span:
        start = self._at
        for i, line in enumerate(lines):
            if i:
                self._write("\n")
            self._add_line(page, line, calls=calls)
        return Span(start, self._at)

    def _add_line(self, page: PdfPage, line: PdfLine, *, calls: bool) -> None:
        """Add a line: how its runs are printed, what they link to, which call notes."""
        start, box = self._at, line.box
        beside = [
            anchor
            for anchor in page.anchors
            if anchor.box.top <= box.bottom and anchor.box.bottom >= box.top
        ]
        for run, text in zip(line.runs, line.read(), strict=True):
            at = self._at + len(text) - len(text.lstrip(" "))
            self._write(text)
            span = Span(at, self._at)
            raised = line.is_raised(run)
            style = RunStyle(span, run.italic, run.bold, raised, round(run.size, 1))
            _lengthen(self._styles, style)
            for anchor in beside:
                if found := _find_link(anchor, run, span):
                    _lengthen(self._links, found)
            for m in MARKER.finditer(run.text.strip(" ")) if calls and raised else ():
                called = Span(at + m.start(), at + m.end())
                self._calls.append(NotePart(m[0].strip("[]()"), called, page.number))
        box = mirror_box(box, page.width) if line.runs[0].mirrored else box
        self._lines.append(evidence.PrintedLine(Span(start, self._at), box))


def _lengthen(told: list[_Told], new: _Told) -> None:
    """Add what is told of some words, or make the last longer if it tells the same."""
    last = told[-1] if told else None
    if last and last[1:] == new[1:] and last.span.end >= new.span.start - 1:
        told[-1] = last._replace(span=Span(last.span.start, new.span.end))
    else:
        told.append(new)


def _find_link(anchor: Anchor, run: PdfRun, span: Span) -> Link | None:
    """Give the link that an anchor makes of a run, or of some words of it."""
    left, top, right, bottom = run.box
    middle = (top + bottom) / 2
    if not anchor.box.top <= middle <= anchor.box.bottom or right <= left:
        return None
    begin = max(0.0, (anchor.box.left - left) / (right - left))
    end = min(1.0, (anchor.box.right - left) / (right - left))
    if end - begin >= _WHOLE:
        return Link(span, anchor.target)
    text = run.text.strip(" ")
    if run.mirrored and not runs_right(text):
        begin, end = 1 - end, 1 - begin
    first, last = round(begin * len(text)), round(end * len(text))
    if last <= first:
        return None
    # A link covers whole words, but for what stands before and behind them.
    first = max(text.rfind(" ", 0, first + 1) + 1, 0)
    after = text.find(" ", last - 1)
    last = len(text) if after < 0 else after
    own = text[first:last].rstrip(".,;:")
    last = first + len(own)
    if own.count("(") != own.count(")"):
        first += own[:1] == "("
        last -= own[-1:] == ")"
    words = Span(span.start + first, span.start + last)
    return Link(words, anchor.target) if last > first else None
