"""Reading: each line of a text by what came before it and how it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.marks.dates import read_date
from unres.model import Block, Kind, Mark, MarkKind
from unres.numbers import Marker, Style, read_marker
from unres.recover.front import find_speaker, is_formula
from unres.recover.lines import Line, Role
from unres.segment.headings import read_heading
from unres.segment.nesting import Item
from unres.segment.tables import read_table
from unres.segment.units import numbered, plain
from unres.segment.vote import mark_vote


class Part(Enum):
    """How far the reading of a text has come."""

    OPENING = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    CLOSED = auto()
    VOTED = auto()


@dataclass(slots=True)
class Reader:
    """Reads the lines of one text in order; knows how far it has come."""

    part: Part = Part.OPENING
    number: int = 0
    """The last operative number."""
    headed: bool = False
    """Whether nothing but preambular paragraphs stands below the last heading."""
    counted: bool = False
    """Whether operative paragraphs have numbers: then the preamble has none."""
    pointed: bool = False
    """Whether the last line was a point that lists documents, or one of these."""
    choice: str = ""
    """Whose names a line of the vote lists."""

    def read(self, lines: Sequence[Line]) -> Iterator[Item]:
        """Give an item for each line."""
        self.counted = any(
            marker and marker.style is Style.DECIMAL
            for marker in map(read_marker, (line.words for line in lines))
        )
        for rows, run in groupby(enumerate(lines), lambda it: it[1].role is Role.ROW):
            if rows:
                yield Item(read_table([line for _, line in run]))
                continue
            for i, line in run:
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
            self.part, self.headed, self.pointed = Part.OPERATIVE, False, False
            block = numbered(Kind.OPERATIVE, line, marker.end)
            return Item(block, marker)
        if marker:
            block = numbered(Kind.POINT, line, marker.end)
            self.pointed = words.endswith(":")
            return Item(block, marker)
        self.pointed = self.pointed and _lists_document(words)
        listed = plain(Kind.PROSE, line) if self.pointed else None
        return Item(listed or self._read_unnumbered(line, after), below=self.pointed)

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
        leads = self.part is Part.OPENING and is_formula(after)
        heading = None if leads else read_heading(line, after, self.number + 1)
        if heading:
            self.headed = True
            return heading
        if leads or (self.headed and _preludes(words)):
            return plain(Kind.PREAMBULAR, line)
        self.headed = False
        if self.part is Part.PREAMBLE or (
            self.part is Part.OPENING and match_action(words, "preambular")
        ):
            acts = match_action(words, "operative")
            if acts and _stands_alone(words):
                return plain(Kind.OPERATIVE, line)
            if self.counted or not acts or match_action(words, "preambular"):
                return plain(Kind.PREAMBULAR, line)
            self.part = Part.OPERATIVE
        if words[:1].islower():
            return plain(Kind.PROSE, line)
        return plain(Kind.OPERATIVE, line)


def _lists_document(words: str) -> bool:
    """Whether a line is a document that a point lists: "A/HRC/88/L.4 Wells"."""
    m = pattern("symbol").match(words)
    return bool(m and words[m.end() : m.end() + 1] in {"", " "})


def _preludes(words: str) -> bool:
    """Whether words belong to the preamble of a section: "Having considered …,"."""
    bare = words.rstrip("0123456789*")
    return bare.endswith(",") and match_action(words, "preambular") is not None


def _stands_alone(words: str) -> bool:
    """Whether a paragraph that acts without a number stands for itself.

    "Adopts the following declaration:" does; a preamble runs on with commas.
    """
    return words.endswith((":", ".")) and match_action(words, "preambular") is None


def _mark_formula(words: str) -> Iterable[Mark]:
    """Mark the organ that speaks, its article with it, without the comma."""
    start = len(words) - len(words.lstrip('“" '))
    organ = find_speaker(words)
    end = len(words.rstrip(" ,:*"))
    return [Mark(start, end, MarkKind.ORGAN, organ)] if organ else []


def _mark_closing(words: str) -> Iterator[Mark]:
    """Mark the meetings or the dates of a closing line.

    A text adopted in two steps has both side by side (A/DEC/77/412); it is dated by
    the first.
    """
    for m in pattern("meeting").finditer(words):
        yield Mark(*m.span(), MarkKind.MEETING, m["number"])
    kind = MarkKind.ADOPTED
    for m in pattern("date").finditer(words):
        iso = read_date(m["day"], m["month"], m["year"])
        if iso:
            yield Mark(*m.span(), kind, iso)
            kind = MarkKind.DATE
