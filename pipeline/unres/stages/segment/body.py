"""The text proper: preamble, operative paragraphs, closing lines, vote, annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby, pairwise

from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.marks.dates import read_date
from unres.model import Block, Kind, Mark, MarkKind
from unres.stages.clean.front import find_speaker, is_formula
from unres.stages.clean.joins import has_ended
from unres.stages.clean.lines import Line
from unres.stages.numbers import Marker, Style, read_marker
from unres.stages.segment.nesting import Item, nest
from unres.stages.segment.units import numbered, plain, whole
from unres.stages.segment.vote import mark_vote
from unres.text import join

LONGEST = 150
"""A line longer than this is no heading."""


LISTED = 3
"""So many headings in a row, without a number, are a list."""


class Part(Enum):
    """How far the reading of a text has come."""

    OPENING = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    CLOSED = auto()
    VOTED = auto()


def read_body(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Give the blocks of the text: each annex with all that follows it below it."""
    starts = [i for i, line in enumerate(lines) if pattern("annex").match(line.words)]
    ends = [*starts, len(lines)]
    blocks = _read_text(lines[: ends[0]], Part.OPENING)
    annexes = [_read_annex(lines[start:end]) for start, end in pairwise(ends)]
    return (*blocks, *annexes)


def _read_annex(lines: Sequence[Line]) -> Block:
    """Read one annex: its number, its title lines, its text."""
    num, rest = whole(lines[0]), lines[1:]
    block = Block(Kind.ANNEX, num=num)
    if rest and _is_title(rest[0].words):
        block = replace(block, text=whole(rest[0]))
        rest = rest[1:]
    return replace(block, blocks=_read_text(rest, Part.OPENING))


def _is_title(words: str) -> bool:
    """Whether the line below "Annex" is its title."""
    return not (
        has_ended(words)
        or read_marker(words)
        or is_formula(words)
        or pattern("heading-number").match(words)
    )


def _read_text(lines: Sequence[Line], part: Part) -> tuple[Block, ...]:
    """Read a text without annexes, line by line; points go below their paragraphs."""
    return nest(_join_headings(_free_lists(list(_Reader(part).read(lines)))))


def _free_lists(items: Sequence[Item]) -> Iterator[Item]:
    """Give the items with runs of lines that head nothing as lines of a list.

    Names below each other look like headings; but three headings in a row, none
    with a number and none with a text, are a list.
    """
    for heads, run in groupby(items, lambda item: _is_bare(item.block)):
        group = list(run)
        listed = heads and len(group) >= LISTED
        for item in group:
            block = item.block
            yield Item(replace(block, kind=Kind.OPERATIVE)) if listed else item


def _is_bare(block: Block) -> bool:
    """Whether a block is a heading without a number."""
    return block.kind is Kind.HEADING and not block.num


def _join_headings(items: Iterable[Item]) -> Iterator[Item]:
    """Give the items with a heading's number and its words, on two lines, as one."""
    held: Item | None = None
    for item in items:
        block = item.block
        if held and block.kind is Kind.HEADING and not block.num:
            yield Item(replace(held.block, text=join((held.block.text, block.text))))
            held = None
            continue
        if held:
            yield held
        held = item if block.kind is Kind.HEADING and not block.text else None
        if not held:
            yield item
    if held:
        yield held


@dataclass(slots=True)
class _Reader:
    """Reads the lines of one text in order; knows how far it has come."""

    part: Part
    number: int = 0
    """The last operative number."""
    counted: bool = False
    """Whether operative paragraphs have numbers: then the preamble has none."""
    choice: str = ""
    """Whose names a line of the vote lists."""

    def read(self, lines: Sequence[Line]) -> Iterator[Item]:
        """Give an item for each line."""
        self.counted = any(
            marker and marker.style is Style.DECIMAL
            for marker in map(read_marker, (line.words for line in lines))
        )
        for i, line in enumerate(lines):
            after = lines[i + 1].words if i + 1 < len(lines) else ""
            yield self._read_line(line, after)

    def _read_line(self, line: Line, after: str) -> Item:
        """Tell what a line is, by what came before it and how it opens."""
        words = line.words
        if is_formula(words):
            self.part = Part.PREAMBLE
            return Item(plain(Kind.FORMULA, line, _mark_formula(words)))
        if self.part is Part.VOTED or pattern("vote").match(words):
            self.part = Part.VOTED
            marks, self.choice = mark_vote(words, self.choice)
            return Item(plain(Kind.VOTE, line, marks))
        if pattern("closing").match(words):
            self.part = Part.CLOSED
            return Item(plain(Kind.CLOSING, line, _mark_closing(words)))
        marker = self._read_marker(words)
        if marker and marker.style in {Style.DECIMAL, Style.NESTED, Style.BARE}:
            self.part = Part.OPERATIVE
            block = numbered(Kind.OPERATIVE, line, len(marker.num), marker.end)
            return Item(block, marker)
        if marker:
            block = numbered(Kind.POINT, line, len(marker.num), marker.end)
            return Item(block, marker)
        return Item(self._read_unnumbered(line, after))

    def _read_marker(self, words: str) -> Marker | None:
        """Read the number of a line; one without its period must be the next."""
        marker = read_marker(words)
        if marker and marker.style is Style.BARE and marker.value != self.number + 1:
            return None
        if marker and marker.style in {Style.DECIMAL, Style.BARE}:
            self.number = marker.value
        return marker

    def _read_unnumbered(self, line: Line, after: str) -> Block:
        """Read a line without a number: heading, preambular, operative or prose."""
        words = line.words
        heading = _read_heading(line, after)
        if heading:
            return heading
        if self.part is Part.PREAMBLE or (
            self.part is Part.OPENING and match_action(words, "preambular")
        ):
            acts = match_action(words, "operative")
            if acts and _introduces(words, after):
                return plain(Kind.OPERATIVE, line)
            if self.counted or not acts or match_action(words, "preambular"):
                return plain(Kind.PREAMBULAR, line)
            self.part = Part.OPERATIVE
        if words[:1].islower():
            return plain(Kind.PROSE, line)
        return plain(Kind.OPERATIVE, line)


def _introduces(words: str, after: str) -> bool:
    """Whether a paragraph that acts without a number introduces a text of its own.

    "Adopts the following declaration:" does; what stands before another enacting
    formula is of one piece with the preamble.
    """
    preambular = match_action(words, "preambular") is not None
    return words.endswith(":") and not preambular and not is_formula(after)


def _read_heading(line: Line, after: str) -> Block | None:
    """Read a line as a heading, if it is one: no mark at its end, a text after it."""
    words = line.words
    if has_ended(words) and not pattern("heading-number").match(words):
        return None
    m = pattern("heading-number").match(words)
    if m and not has_ended(m["words"] or ""):
        end = m.end("num")
        return numbered(
            Kind.HEADING, line, end, m.start("words") if m["words"] else len(words)
        )
    short = len(words) <= LONGEST and after and not words[:1].islower()
    opens = (
        read_marker(after)
        or match_action(after, "preambular")
        or after.lstrip('“"')[:1].isupper()
    )
    if short and opens and not match_action(words, "preambular"):
        return plain(Kind.HEADING, line)
    return None


def _mark_formula(words: str) -> Iterable[Mark]:
    """Mark the organ that speaks, its article with it, without the comma."""
    start = len(words) - len(words.lstrip('“" '))
    organ = find_speaker(words)
    end = len(words.rstrip(" ,:*"))
    return [Mark(start, end, MarkKind.ORGAN, organ)] if organ else []


def _mark_closing(words: str) -> Iterable[Mark]:
    """Mark the meeting or the date of a closing line."""
    m = pattern("meeting").match(words)
    if m:
        return [Mark(*m.span(), MarkKind.MEETING, m["number"])]
    m = pattern("date").match(words)
    iso = read_date(m["day"], m["month"], m["year"]) if m else ""
    return [Mark(*m.span(), MarkKind.ADOPTED, iso)] if m and iso else []
