"""Lines: the printed line as the unit that recovery works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple, final

from unres.lexicon import rule
from unres.numbers import has_digit
from unres.paragraph import ParagraphKind
from unres.text import Piece, Text, join

CALL: Final = "note-call"
"""The rule under which the digits of a footnote call are read as nothing."""

MARK: Final = "note-mark"
"""The rule under which signs around a note's number are read as nothing: "1/"."""


class Known(StrEnum):
    """What a format says that a line is."""

    WORDS = "words"
    HEADING = "heading"
    ANNEX = "annex"
    MASTHEAD = "masthead"
    FURNITURE = "furniture"
    NOTE = "note"
    CELL = "cell"
    HEAD = "head"


WHOLE: Final = frozenset({Known.HEADING, Known.CELL, Known.HEAD})
"""What does not go on over a page end."""


@final
class Line:
    """A line: its words, and what stands between it and the next.

    Never another text, once it is made: `reading` and `ending` give another line.
    Neither a dataclass nor a tuple: hundreds are made of every document.
    """

    text: Text
    end: Text
    """The line end, blank lines, and the furniture taken after the line."""
    words: str
    """What the line reads: `str(text)`."""
    calls: bool = False
    """Whether a footnote call stands anywhere in the line."""
    called: bool = False
    """Whether the line ends with a footnote call."""
    gap: bool = False
    """Whether blank lines stand before it."""
    wide: bool = False
    """Whether two blank lines or more do: a short line may be lost between them."""
    page: bool = False
    """Whether a page ends before it."""
    indent: int = 0
    """The width of its left margin in characters."""
    kind: ParagraphKind = ParagraphKind.WORDS
    """What it is; a line of the text is `WORDS` until its paragraph is told."""
    marker: Text = Text()
    """The number or sign of a footnote."""
    columns: tuple[int, ...] = ()
    """The offsets in the words of a row at which a cell begins, but the first."""
    known: Known | None = None
    """What the format says of the line; None where it does not say."""
    told: bool = False
    """Whether the format says which of its characters are calls."""
    region: int = -1
    """Lines of one region are one thing, as the format says; -1 where it does not."""
    row: int = -1
    """The row of a table that the line stands in, as the format says; else -1."""
    empty: tuple[int, int] = (0, 0)
    """How many empty cells stand before its cell in that row, and behind it."""
    _digits: bool | None = None

    def __init__(self, text: Text, end: Text) -> None:
        """Take the words and what stands behind them."""
        self.text = text
        self.end = end
        self.words = text.words
        pieces = text.pieces
        if len(pieces) > 1 or (pieces and pieces[0].rule):
            self.calls = CALL in [piece.rule for piece in pieces]
            self.called = self.calls and _ends_called(pieces)

    def has_digit(self) -> bool:
        """Whether its words have a digit, told when it is first asked."""
        told = self._digits
        if told is None:
            told = self._digits = has_digit(self.words)
        return told

    def copy(self) -> Line:
        """Give another line that is the same."""
        return self._like(Line(self.text, self.end))

    def reading(self, text: Text, end: Text | None = None) -> Line:
        """Give the line with another text, and with another end, if there is one."""
        return self._like(Line(text, self.end if end is None else end))

    def ending(self, end: Text) -> Line:
        """Give the line with another end."""
        return self._like(Line(self.text, end))

    def of_kind(self, kind: ParagraphKind) -> Line:
        """Give the line as one of some kind."""
        made = self.copy()
        made.kind = kind
        return made

    def _like(self, other: Line) -> Line:
        """Give another line with all that is known of this one but its text and end."""
        other.gap = self.gap
        other.wide = self.wide
        other.page = self.page
        other.indent = self.indent
        other.kind = self.kind
        other.marker = self.marker
        other.columns = self.columns
        other.known = self.known
        other.told = self.told
        other.region = self.region
        other.row = self.row
        other.empty = self.empty
        return other


def _ends_called(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece that is read, or stands for a call, does so."""
    for piece in reversed(pieces):
        if piece.rule == CALL or piece.text:
            return piece.rule == CALL
    return False


class Leaf(NamedTuple):
    """Lines of the text, and the footnotes at the foot of the page they end on."""

    lines: Sequence[Line]
    notes: Sequence[Line] = ()


_BLANK: Final = 2
"""So many line ends leave one blank line."""

_LINE_END: Final = re.compile(r"[\n\f](?:[ ]*[\n\f])*")
_ON_A_PAGE: Final = re.compile(r"\n(?:[ ]*\n)*")
"""The same where there is but one page: its first character is found far faster."""

_Place = tuple[int, int, int, int]
"""Where a line starts, and its words; where they end, and it does with its end."""


def cut_lines(text: Text) -> tuple[Line, ...]:
    """Cut a text at its line ends; blank lines ride with the line before them.

    The blanks around its words are no words of a line.
    """
    read = str(text)
    places = _find_places(read)
    offsets: list[int] = []
    for start, first, last, end in places:
        offsets += (first, last, end) if first > start else (last, end)
    parts = text.cut(*offsets)
    margin = rule("margin")
    lines: list[Line] = []
    at, before = 0, ""
    for start, first, last, end in places:
        words = parts[at]
        if first > start:
            at += 1
            words = join((words.drop(margin), parts[at]))
        stop = parts[at + 1]
        at += 2
        after = read[last:end]
        if after[-1:] == " ":
            # Behind the last line there are blanks, and no line end.
            words, stop = join((words, stop.drop(margin))), Text()
        if first == last and lines:
            lines[-1] = follow(lines[-1], (words, stop))
            continue
        line = Line(words, stop)
        if first > start:
            line.indent = first - start
        if before != "\n":
            _set_off(line, before)
        before = after
        lines.append(line)
    if len(lines) > 1 and not lines[0].words:
        lines[0:2] = [lead(lines[1], (lines[0].text, lines[0].end))]
    return tuple(lines)


def _set_off(line: Line, before: str) -> None:
    """Tell a line what stands between it and the one before it."""
    breaks = before.count("\n")
    line.gap, line.wide = breaks >= _BLANK, breaks > _BLANK
    line.page = "\f" in before


def _find_places(read: str) -> list[_Place]:
    """Find the lines of a text, and the words of each."""
    places: list[_Place] = []
    start = 0
    for m in (_LINE_END if "\f" in read else _ON_A_PAGE).finditer(read):
        last, end = m.span()
        first = start
        while read[first] == " ":
            first += 1
        if first == last:
            # No words: all blanks are of the line end.
            first = last = start
        while read[last - 1] == " " and last > first:
            last -= 1
        places.append((start, first, last, end))
        start = end
    rest = read[start:]
    if rest or not places:
        first = start + len(rest) - len(rest.lstrip(" "))
        last = max(first, start + len(rest.rstrip(" ")))
        places.append((start, first, last, len(read)))
    return places


def follow(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put behind it, what they read dropped as line ends."""
    how = rule("line-end")
    return line.ending(join((line.end, *(text.drop(how) for text in texts))))


def lead(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put before it, what they read dropped as line ends."""
    how = rule("line-end")
    return line.reading(join((*(text.drop(how) for text in texts), line.text)))
