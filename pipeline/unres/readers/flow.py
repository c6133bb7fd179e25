"""Words as they flow: paragraphs, tables and notes to one text and its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from unres.evidence import (
    Evidence,
    KnownNote,
    KnownParagraph,
    KnownTable,
    Link,
    Origin,
    Role,
    RunStyle,
    TableCell,
)
from unres.readers.typed import tie_typed
from unres.text import Span

SIGN: Final = (
    r"(?:\(?(?:\d{1,3}|[a-z]{1,5})[.)、]|\d{1,3}\s?[-–—]|\([^\W\d_]{1,3}\)"
    r"|[^\W\d_]\)|[-–—•*·])"
)
"""The number of a paragraph or point in any script, or the sign of an item."""
MARKER: Final = re.compile(rf"\s*{SIGN}\s*")
LONGEST: Final = 16
"""No marker has more characters, with the blanks around it."""


class StyledRun(NamedTuple):
    """Characters that look alike, and what the format says of them."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: bool = False
    target: str = ""
    """The address that they link to."""
    note: str = ""
    """The note that they call, by its key; its marker is the text."""
    generated: bool = False
    """Whether the format shows them and does not store them."""


Runs = Sequence[StyledRun]


class Cell(NamedTuple):
    """A cell of a table: its paragraphs, its place and its reach."""

    paragraphs: Sequence[Runs]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(slots=True)
class Flow:
    """Takes what a document holds in the order of reading, gives text and evidence.

    The words of a note stand behind the paragraph or table that calls it first.
    """

    bodies: Mapping[str, Sequence[Runs]] = field(default_factory=dict)
    """The paragraphs of each note, by its key."""
    printed: Set[str] = frozenset()
    """The notes that may print their marker themselves."""
    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _paragraphs: list[KnownParagraph] = field(default_factory=list)
    _styles: list[RunStyle] = field(default_factory=list)
    _tables: list[KnownTable] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _generated: list[Span] = field(default_factory=list)
    _lines: list[tuple[int, int]] = field(default_factory=list)
    """Where words of each line of the file begin."""
    _calls: list[tuple[str, str, Span]] = field(default_factory=list)
    """Note, marker and place of each call."""
    _told: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """The marker of each note and the place of its words."""

    def add_paragraph(
        self, runs: Runs, role: Role = Role.PARAGRAPH, level: int = 0
    ) -> None:
        """Add a paragraph; one without words adds nothing."""
        if not has_words(runs):
            return
        if all(run.note in self.bodies or not run.text.strip() for run in runs):
            # Nothing calls these notes: they only have a place.
            for run in runs:
                self._add_note(run.note, run.text)
            return
        before = self._take_marker() if role is Role.HEADING else None
        if before is None:
            self._break()
            span = self._add_runs(runs)
        else:
            # The heading of a numbered paragraph opens its words.
            span = self._add_runs([StyledRun("\t", generated=True), *runs])
            span, role, level = Span(before.start, span.end), Role.PARAGRAPH, 0
        self._paragraphs.append(KnownParagraph(span, role, level))
        self._add_notes()

    def begin(self, line: int) -> None:
        """Say on which line of the file stands what is added next."""
        self._lines.append((self._at, line))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def add_lines(self, runs: Runs) -> None:
        """Add lines of which the format does not say what paragraphs they are."""
        self._break()
        self._add_runs(runs)
        self._add_notes()

    def add_table(self, cells: Iterable[Cell]) -> None:
        """Add a table, cell after cell."""
        self._break()
        start = self._at
        known: list[TableCell] = []
        for cell in cells:
            if self._at > start and cell.paragraphs:
                self._write("\n")
            begin = self._at
            for i, runs in enumerate(cell.paragraphs):
                self._write("\n" if i else "")
                self._add_runs(runs)
            known.append(TableCell(Span(begin, self._at), *cell[1:]))
        self._tables.append(KnownTable(Span(start, self._at), tuple(known)))
        self._add_notes()

    def add_left(self) -> None:
        """Add the notes that nothing calls."""
        for key in self.bodies:
            self._add_note(key, "")

    def finish(self) -> tuple[str, Evidence]:
        """Give the text and its evidence; notes that were typed are tied to calls."""
        text = self.text
        openings = {paragraph.span.start for paragraph in self._paragraphs}
        lost = [span for key, _, span in self._calls if key not in self.bodies]
        if any(span.start in openings for span in lost):
            # Notes are typed, and so are their calls: their looks tie them.
            self._calls = [call for call in self._calls if call[0] in self.bodies]
        notes = [
            KnownNote(marker, span, self._told.pop(key, ("", None))[1])
            for key, marker, span in self._calls
        ]
        notes += (KnownNote(marker, None, span) for marker, span in self._told.values())
        told = {call for _, _, call in self._calls}
        styles = [style for style in self._styles if style.span not in told]
        typed = tie_typed(text, self._paragraphs, styles)
        bodies = {note.body for note in typed}
        notes += typed
        return text, Evidence(
            paragraphs=tuple(p for p in self._paragraphs if p.span not in bodies),
            styles=tuple(self._styles),
            notes=tuple(notes),
            tables=tuple(self._tables),
            links=tuple(self._links),
            generated=tuple(self._generated),
            origins=tuple(self._list_origins()),
        )

    def _list_origins(self) -> Iterator[Origin]:
        for (start, line), (end, _) in pairwise([*self._lines, (self._at, 0)]):
            if end > start:
                yield Origin(Span(start, end), line)

    def _take_marker(self) -> Span | None:
        """Take the last paragraph away if it is a marker and nothing follows it."""
        last = self._paragraphs[-1] if self._paragraphs else None
        if last is None or last.role is not Role.PARAGRAPH or last.span.end != self._at:
            return None
        size = last.span.end - last.span.start
        words = "".join(self._parts[-LONGEST:])[-size:]
        if size > LONGEST or not MARKER.fullmatch(words):
            return None
        return self._paragraphs.pop().span

    def _break(self) -> None:
        """End the line that stands."""
        self._write("\n" if self._at else "")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _add_runs(self, runs: Runs) -> Span:
        start = self._at
        for run in runs:
            begin = self._at
            self._write(run.text)
            if self._at == begin:
                continue
            span = Span(begin, self._at)
            if run.italic or run.bold or run.raised:
                self._styles.append(RunStyle(span, run.italic, run.bold, run.raised))
            if run.target:
                self._links.append(Link(span, run.target))
            if run.generated:
                self._generated.append(span)
            if run.note:
                self._calls.append((run.note, run.text, span))
        return Span(start, self._at)

    def _add_notes(self) -> None:
        """Add the notes that were called and have no place yet."""
        for key, marker, _ in self._calls:
            self._add_note(key, marker)

    def _add_note(self, key: str, marker: str) -> None:
        if key in self._told or key not in self.bodies:
            return
        self._break()
        first = "".join(run.text for run in self.bodies[key][0]).lstrip()
        shown = key in self.printed and first.startswith(marker)
        head = [StyledRun(f"{marker} ", generated=True)] if marker and not shown else []
        start = self._add_runs(head).start
        # A note that calls itself is told already.
        self._told[key] = marker, Span(start, self._at)
        for i, runs in enumerate(self.bodies[key]):
            self._write("\n" if i else "")
            self._add_runs(runs)
        self._told[key] = marker, Span(start, self._at)


def has_words(runs: Runs) -> bool:
    """Whether runs have more than blanks."""
    return any(run.text.strip() for run in runs)


def cut_runs(runs: Runs, size: int) -> list[StyledRun]:
    """Give runs without so many characters at their head."""
    kept: list[StyledRun] = []
    for run in runs:
        text = run.text[size:]
        size = max(size - len(run.text), 0)
        if text:
            kept.append(run._replace(text=text))
    return kept
