"""How justified lines are set: how wide words are, and where a line falls apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from unres.lexicon.printing import widths
from unres.numbers import read_marker
from unres.recover.lines import IN_TEXT, Line
from unres.text import Piece

INDENTS: Final = (0, 2375, 4750, 7125)
"""How far in a line begins, in thousandths: the tab stops of UN documents."""
_SPREAD: Final = 20
"""What stands between two letters: the documents are set a little apart."""
_BLANK: Final = 250 + _SPREAD
_TIMES: Final = 2
"""A gap so many times as wide as the letters beside it parts a line (`char_margin`)."""
_LESS: Final = 0.9
_MORE: Final = 1.18
"""How far the widths may be off: kerning, calls, another face."""
_FEWEST: Final = 20
"""So many lines tell how wide a page is."""
_WIDEST: Final = 0.97
"""This share of lines is no longer than the longest but for some outliers."""
_FULL: Final = 1.005
"""A page is so many times as wide as they are: hardly a line is full by itself."""
_LONG: Final = 0.8
"""A line without wide blanks that is so long, in widths, is whole."""
_STRETCH: Final = 1600
"""How wide a blank is stretched at most."""
_NEVER: Final = 10_000


class LinePart(NamedTuple):
    """What is set on one line, or on a part of one."""

    width: int
    """Of its words, without the blanks that were stretched."""
    words: int
    """How many stretched blanks part, one less."""
    first: int
    """The width of the letter that it begins with."""
    inner: int
    """The width of the narrowest letter that a word inside it begins with."""
    wide: bool
    """Whether its blanks were stretched so far that they were read as two."""


def read_part(line: Line) -> LinePart:
    """Measure the words of a line behind its number, which stands at a tab stop."""
    words, wide = _split(line)
    return LinePart(
        _add_widths("".join(words)),
        len(words),
        _measure(words[0][0]) if words else _NEVER,
        min(map(_measure, {word[0] for word in words[1:]}), default=_NEVER),
        wide,
    )


def measure_lines(lines: Iterable[Line]) -> list[int]:
    """Give how long lines are in print where their blanks are not stretched."""
    return [measure_words(" ".join(_split(line)[0])) for line in lines]


def measure_words(words: str) -> int:
    """Give how long words are in print, with blanks between that are not stretched."""
    parts = words.split(" ")
    return sum(map(_add_widths, parts)) + (len(parts) - 1) * _BLANK


def _split(line: Line) -> tuple[list[str], bool]:
    """Give what blanks part in a line that may stretch, and whether they are wide.

    A no-break space is not stretched with the other blanks.
    """
    marked = line.words
    if is_stretched(line):
        marked = "".join(
            "\n" if _is_stretched(piece) else piece.text for piece in line.text.pieces
        )
    marker = read_marker(line.words)
    if marker and marker.end < len(line.words):
        marked = marked[marker.end :].lstrip()
    wide = marked.count("\n") >= marked.count(" ") and "\n" in marked
    return [word for word in marked.split("\n" if wide else " ") if word], wide


@lru_cache(maxsize=4096)
def _add_widths(letters: str) -> int:
    """Give the width of letters, one behind the other: most words come again."""
    return sum(map(widths().__getitem__, letters)) + _SPREAD * len(letters)


def is_stretched(line: Line) -> bool:
    """Whether a blank of a line was stretched so far that it was read as two."""
    pieces = line.text.pieces
    return len(pieces) > 1 and any(map(_is_stretched, pieces))


def _is_stretched(piece: Piece) -> bool:
    """Whether a piece is a blank that was read as two."""
    return piece.rule == "spaces" and len(piece.text) == 1


def _measure(letter: str) -> int:
    """Give the width of a letter that a word begins with, or of a blank if more."""
    return max(widths()[letter] + _SPREAD, _BLANK)


@dataclass(frozen=True, slots=True)
class LineWidths:
    """How wide the lines of a document are set."""

    width: int

    def stretch(self, parts: Sequence[LinePart], indent: int) -> float:
        """Give what stands beside each blank of a line that parts make."""
        blanks = sum(part.words for part in parts) - 1
        words = sum(part.width for part in parts)
        return (self.width - indent - words) / blanks - _BLANK if blanks else 0.0

    def is_whole(self, part: LinePart, indents: Iterable[int] = INDENTS) -> bool:
        """Whether words fill a line by themselves, at one of some indents."""
        if not part.wide:
            length = part.width + (part.words - 1) * _BLANK
            return length > self.width * _LONG
        return any(
            self.stretch([part], indent) <= _TIMES * part.inner * _MORE
            for indent in indents
        )

    def makes_line(self, parts: Sequence[LinePart], indent: int) -> bool:
        """Whether parts, the first on the left, fill a line that falls into them.

        Each begins with a letter too narrow for the gap before it, and no word
        inside one does.
        """
        stretch = self.stretch(parts, indent)
        parted = _TIMES * max(part.first for part in parts[1:])
        held = _TIMES * min(part.inner for part in parts)
        return parted * _LESS < stretch <= min(held * _MORE, _STRETCH)

    def is_overfull(self, parts: Sequence[LinePart]) -> bool:
        """Whether parts leave no gap in a line at which one could fall apart."""
        blanks = sum(part.words for part in parts) - 1
        return blanks > 0 and self.stretch(parts, 0) < _TIMES * _BLANK * _LESS

    def gap(self, parts: Sequence[LinePart], indent: int) -> float:
        """Give what stands between two words of a line that parts make."""
        return self.stretch(parts, indent) + _BLANK


def find_setting(lines: Iterable[Line]) -> LineWidths | None:
    """Tell how wide the lines of a document are set; None where too few tell it."""
    own = [line for line in lines if line.kind is IN_TEXT and not line.known]
    if len(own) < _FEWEST:
        return None
    return LineWidths(int(find_longest(own) * _FULL))


def find_longest(lines: Iterable[Line]) -> int:
    """Give how long the longest lines are in print, but for some outliers."""
    sizes = sorted(measure_lines(lines))
    return sizes[int((len(sizes) - 1) * _WIDEST)]
