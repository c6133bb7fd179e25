"""What the format knows of its lines: its evidence is asked before anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from unres.evidence import Evidence, KnownTable, Role
from unres.language import Language
from unres.lexicon import rule
from unres.paragraph import ParagraphKind as Kind
from unres.recover.calls import drop_calls
from unres.recover.glue import glue
from unres.recover.lines import Line
from unres.text import Piece, Span, Text, join

GENERATED: Final = "generated"
"""The rule that names what a format shows and does not store."""
_FIGURE: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?")
# "km2": a figure behind a unit is a power; one that opens a line is a note's marker.
_POWER: Final = re.compile(r"(?:^\s*|\b[^\W\d_\u3040-\u9fff]{1,2})$")
_LONGEST: Final = 16
_WORDS: Final = 2
"""The number of a heading has no more characters and words."""


class Region(NamedTuple):
    """A run of text that is one thing: a paragraph, a note, a cell of a row."""

    span: Span
    known: Role
    marker: str = ""
    """The marker of a note."""
    row: tuple[int, ...] = ()
    """The table of a cell and its row in it."""
    empty: tuple[int, int] = (0, 0)
    """How many empty cells stand before it in its row, and behind it."""


def ask_evidence(
    lines: Sequence[Line],
    evidence: Evidence,
    regions: Sequence[Region],
    language: Language,
) -> tuple[Line, ...]:
    """Give the lines with what the format knows of each; takes its `list_regions`.

    The digits of calls that the format knows are read as nothing; the marker before
    the words of a note is parted from them. Raised figures that count on from those are
    calls of notes that the file lacks. Where the format knows notes and no call
    at all, as the text layer of a scan, the calls are still to be found.
    """
    calls = {note.call for note in evidence.notes if note.call}
    spans = sorted(calls.union(_find_raised(lines, evidence)))
    generated = evidence.generated
    named = _name_generated(lines, generated) if generated else lines
    raised = {style.span for style in evidence.styles if style.raised}
    placed = list(_place(named, regions, raised))
    told = spans or evidence.called
    if told or not any(note.body for note in evidence.notes):
        for line in placed:
            line.told = line.known is not None
    return tuple(_drop_calls(placed, spans, language, exact=evidence.called))


def join_rows(
    lines: Sequence[Line], regions: Sequence[Region], language: Language
) -> tuple[Line, ...]:
    """Give the lines with those of a table's row, as the format knows it, as one."""
    rows = {i: region.row for i, region in enumerate(regions) if region.row}
    joined: list[Line] = []
    for row, run in groupby(lines, lambda line: rows.get(line.region)):
        own = list(run)
        # A masthead is laid out in tables, and is none.
        front = own[0].kind in {Kind.FRONT, Kind.STRAYED}
        joined += [_join_row(own, regions, language)] if row and not front else own
    return tuple(joined)


def list_regions(evidence: Evidence) -> list[Region]:
    """Give what is one thing by the format, in order: `Line.region` is its number."""
    found = [Region(p.span, p.role) for p in evidence.paragraphs]
    found += [Region(n.body, Role.NOTE, n.marker) for n in evidence.notes if n.body]
    for i, table in enumerate(evidence.tables):
        for (row, empty), cell in zip(_count_empty(table), table.cells, strict=True):
            known = Role.HEAD if cell.header else Role.CELL
            found.append(Region(cell.span, known, "", (i, row), empty))
    return sorted(found)


def _count_empty(table: KnownTable) -> Iterator[tuple[int, tuple[int, int]]]:
    """Give the row of each cell, and how many empty cells stand around it there.

    A column that a cell of a higher row reaches into counts as an empty one, and so
    does what a wide cell covers before another: columns stay below each other.
    """
    every: dict[int, set[int]] = {cell.row: set() for cell in table.cells}
    full: dict[int, list[int]] = {row: [] for row in every}
    last = max(every, default=0)
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rows, last + 1)):
            every.get(row, set()).add(cell.column)
        if cell.span.end > cell.span.start:
            full[cell.row].append(cell.column)
    for cell in table.cells:
        own = full[cell.row]
        at = own.index(cell.column) if cell.column in own else len(own)
        before = own[at - 1] if at else -1
        ends = at >= len(own) - 1
        behind = sum(x > cell.column for x in every[cell.row]) if ends else 0
        yield cell.row, (max(cell.column - before - 1, 0), behind)


def _share(
    lines: Iterable[Line], spans: Sequence[Span]
) -> Iterator[tuple[Line, list[Span]]]:
    """Give each line with the spans that begin in its text; both are in order."""
    due = 0
    for line in lines:
        first = due
        while due < len(spans) and spans[due].start < line.text.end:
            due += 1
        yield line, [own for own in spans[first:due] if own.start >= line.text.start]


def _name_generated(lines: Iterable[Line], spans: Sequence[Span]) -> Iterator[Line]:
    """Give the lines with what the file shows and does not store under its rule."""
    for line, shown in _share(lines, spans):
        text = line.text
        for span in shown:
            left, own, right = text.cut(text.offset(span.start), text.offset(span.end))
            pieces = tuple([
                p if p.rule else Piece(p.text, p.start, p.end, GENERATED)
                for p in own.pieces
            ])
            text = join((left, Text(pieces), right))
        yield line.reading(text) if shown else line


def _find_raised(lines: Sequence[Line], evidence: Evidence) -> Iterator[Span]:
    """Yield the raised figures each of which is the next after all calls before it.

    The calls that the format knows count too. Where it knows none, several that count
    on may begin with any.
    """
    known = {note.call: note.marker for note in evidence.notes if note.call}
    raised = {style.span for style in evidence.styles if style.raised}
    figures: dict[Span, int] = {}
    for line, spans in _share(lines, sorted(raised.difference(known))):
        for span in spans:
            start, end = line.text.offset(span.start), line.text.offset(span.end)
            m = _FIGURE.fullmatch(line.words, start, end)
            if m and not _POWER.search(line.words[:start]):
                figures[span] = int(m[1])
    told = list(figures.values())
    several = told[1:] and not known
    counts = several and told == list(range(told[0], told[0] + len(told)))
    highest = told[0] - 1 if counts else 0
    for span in sorted({*figures, *known}) if figures else ():
        marker = known.get(span) or str(figures.get(span, ""))
        if not marker.isdecimal():
            continue
        if span not in known:
            if int(marker) != highest + 1:
                continue
            yield span
        highest = max(highest, int(marker))


def _place(
    lines: Iterable[Line], regions: Sequence[Region], raised: AbstractSet[Span]
) -> Iterator[Line]:
    """Tell each line the region that it stands in.

    Where regions lie in each other the innermost counts, for a paragraph's span may
    hold the furniture and the notes of the page end that it goes on over. The number
    of a heading on a line above its words is a region of its own.
    """
    numbered: set[int] = set()
    opened: list[int] = []
    due = 0
    for line in lines:
        start = line.text.start
        while due < len(regions) and regions[due].span.start <= start:
            opened.append(due)
            due += 1
        opened = [i for i in opened if regions[i].span.end > start]
        if not opened:
            yield line
            continue
        at = opened[0]
        if len(opened) > 1:
            at = max(opened, key=lambda i: (regions[i].span[0], -regions[i].span[1]))
        region = regions[at]
        if region.known is Role.HEADING and start == region.span.start:
            numbered |= {at} if _is_number(line.words) else set()
        elif at in numbered:
            at += len(regions)
        line.known, line.region = region.known, at
        first = region.marker and start <= region.span.start
        yield _cut_marker(line, region.marker, raised) if first else line


def _is_number(words: str) -> bool:
    """Whether the first line of a heading is its number, above words: "Annex II"."""
    own = sum(any(map(str.isalnum, word)) for word in words.split())
    return len(words) <= _LONGEST and own <= _WORDS


def _cut_marker(line: Line, marker: str, raised: AbstractSet[Span]) -> Line:
    """Part the marker of a note from its words; what parts them reads as nothing.

    LibreOffice prints a marker that is not the next number twice, and raised: the
    second is read as nothing.
    """
    twice = f"{marker} {marker}"
    start = line.text.start
    middle, end = start + len(marker), start + len(twice)
    # In one run, or in one for each time.
    both = {Span(start, middle), Span(middle, end)} <= raised
    doubled = both or Span(start, end) in raised
    if doubled and line.words.startswith(twice):
        number, again, text = line.text.cut(len(marker), len(twice))
        line = line.reading(join((number, again.drop(rule("note-call")), text)))
    bare = line.words.lstrip("[^")
    if not bare.startswith(marker):
        return line
    end = len(line.words) - len(bare) + len(marker)
    end += line.words.startswith("]", end)
    words = line.words[end:].lstrip("/:").lstrip()
    number, gap, text = line.text.cut(end, len(line.words) - len(words))
    noted = line.reading(join((gap.drop(rule("margin")), text)))
    noted.marker = number
    return noted


def _drop_calls(
    lines: Iterable[Line], calls: Sequence[Span], language: Language, *, exact: bool
) -> Iterator[Line]:
    """Give the lines with the calls that the format knows read as nothing."""
    for line, own in _share(lines, calls):
        found = [(line.text.offset(start), line.text.offset(end)) for start, end in own]
        yield drop_calls(line, found, language, exact=exact) if found else line


def _join_row(
    lines: Sequence[Line], regions: Sequence[Region], language: Language
) -> Line:
    """Give the lines of a row as one line, with the offsets of its cells."""
    runs = [(at, list(run)) for at, run in groupby(lines, attrgetter("region"))]
    cells = [glue(run, language) for _, run in runs]
    empty = [regions[at].empty for at, _ in runs]
    parts: list[Text] = []
    columns: list[int] = [0] * empty[0][0]
    at = 0
    for cell, (before, _) in zip(cells, empty[1:], strict=False):
        parts += (cell.text, cell.end.read_as(" ", rule("join-line")))
        at += len(cell.words) + 1
        columns += [at] * (before + 1)
    columns += [at + len(cells[-1].words)] * empty[-1][1]
    text = join((*parts, cells[-1].text))
    row = lines[0].reading(text, cells[-1].end)
    heads = len(cells) > 1 and all(line.known is Role.HEAD for line in lines)
    row.kind, row.columns = Kind.HEADS if heads else Kind.ROW, tuple(columns)
    return row
