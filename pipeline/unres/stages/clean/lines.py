"""Lines: the printed line as the unit that cleaning works on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from unres.lexicon import rule
from unres.text import Text, join


class Role(StrEnum):
    """What cleaning knows of a line."""

    FRONT = "front"
    """A line before the text proper: portal header, masthead, title."""
    COVER = "cover"
    """A masthead line found elsewhere than at the head; it was moved there."""
    BODY = "body"
    """A line of the text; after joining, a whole paragraph."""
    ROW = "row"
    """A row of a table; `columns` says where its cells begin."""
    NOTE = "note"
    """A footnote; `marker` is its number or sign."""


class Line(NamedTuple):
    """A line: its words, and what stands between it and the next.

    `end` holds the line end, blank lines, and the furniture taken after the line.
    """

    text: Text
    end: Text
    words: str
    """What the line reads: `str(text)`."""
    gap: bool = False
    """Whether blank lines stand before it."""
    page: bool = False
    """Whether a page ends before it."""
    indent: int = 0
    """The width of its left margin in characters."""
    role: Role = Role.BODY
    marker: Text = Text()
    columns: tuple[int, ...] = ()
    """The offsets in the words of a row at which a cell begins, but the first."""


_WRAPPED: Final = 0.15
"""Share of lines that begin with a small letter in text that is wrapped."""
_WIDEST: Final = 120
"""No page is wider, in characters: a longer line is a paragraph."""
_SOME: Final = 0.02
_HALF: Final = 0.5
_EVERY: Final = 0.9
"""Shares of lines with a blank line before them: some, half, nearly all."""
_INDENTED: Final = 0.1
"""Share of lines that stand further in where paragraphs are indented."""
_ENOUGH: Final = 5
"""How many wrapped lines tell the width of a page."""

_MARKS: Final = frozenset(".,;:")
"""What a paragraph may end with: a small letter behind it may begin a point."""

_LINE_END: Final = re.compile(r"(?<! )[ ]*[\n\f](?:[ ]*[\n\f])*")


def cut_lines(text: Text) -> tuple[Line, ...]:
    """Cut a text at its line ends; blank lines ride with the line before them."""
    read = str(text)
    offsets = [offset for m in _LINE_END.finditer(read) for offset in m.span()]
    parts = text.cut(*offsets)
    lines: list[Line] = []
    before = ""
    for i in range(0, len(parts), 2):
        end = parts[i + 1] if i + 1 < len(parts) else Text()
        line = _line(parts[i], end, before)
        before = str(end)
        if line.words or not lines:
            lines.append(line)
        else:
            lines[-1] = follow(lines[-1], (line.text, line.end))
    if len(lines) > 1 and not lines[0].words:
        lines[0:2] = [lead(lines[1], (lines[0].text, lines[0].end))]
    return tuple(lines)


def _line(text: Text, end: Text, before: str) -> Line:
    """Make a line of what stands between two line ends; its margin is not words."""
    read = str(text)
    margin, trail = len(read) - len(read.lstrip(" ")), len(read.rstrip(" "))
    if margin or trail < len(read):
        left, middle, right = text.cut(margin, max(margin, trail))
        drop = rule("margin")
        text = join((left.drop(drop), middle, right.drop(drop)))
    return Line(
        text,
        end,
        str(text),
        gap=before.count("\n") > 1,
        page="\f" in before,
        indent=margin,
    )


def follow(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put behind it, what they read dropped as line ends."""
    how = rule("line-end")
    return line._replace(end=join((line.end, *(text.drop(how) for text in texts))))


def lead(line: Line, texts: Iterable[Text]) -> Line:
    """Give a line with texts put before it, what they read dropped as line ends."""
    how = rule("line-end")
    return line._replace(text=join((*(text.drop(how) for text in texts), line.text)))


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a file, as its own lines tell it."""

    wrapped: bool
    """Whether lines are broken inside paragraphs."""
    gaps: str
    """Where blank lines stand: "none", "some" (they part paragraphs), "all"."""
    fits: int
    """A line and the next one's first word that fit in less than this many
    characters were parted on purpose; 0 where it cannot be told."""
    exact: bool = False
    """Whether lines are broken at a width in characters: then `fits` is exact."""
    margin: int = -1
    """The left margin where first lines stand further in; -1 where they do not."""


def find_layout(lines: Sequence[Line]) -> Layout:
    """Tell the shape of a file from its lines.

    A line that begins with a small letter was broken before; a blank line between
    (nearly) all lines means nothing, between some of them it parts paragraphs.
    """
    pairs = list(pairwise(lines))
    if not pairs:
        return Layout(wrapped=False, gaps="none", fits=0)
    sure = [
        (a, b)
        for a, b in pairs
        if b.words[:1].islower() and a.words[-1:] not in _MARKS and b.words[1:2] != "."
    ]
    blank = sum(b.gap for _, b in pairs) / len(pairs)
    broken = sum(b.gap for _, b in sure) / len(sure) if sure else 0.0
    narrow = len(sure) >= _ENOUGH and all(len(a.words) <= _WIDEST for a, _ in pairs)
    wrapped = narrow or len(sure) >= _WRAPPED * len(pairs)
    # Where wrapped lines too are parted by blank lines, a blank line says nothing.
    every = blank > _EVERY or (wrapped and broken > _HALF)
    fits, exact = _find_fit(sure) if wrapped else (0, False)
    return Layout(
        wrapped,
        "all" if every else "some" if blank > _SOME else "none",
        fits,
        exact,
        _find_margin(lines, sure),
    )


def _find_margin(lines: Sequence[Line], sure: Sequence[tuple[Line, Line]]) -> int:
    """Give the margin of wrapped lines, if the first lines of paragraphs have more."""
    margins = Counter(b.indent for _, b in sure)
    if not margins:
        return -1
    margin, count = margins.most_common(1)[0]
    further = sum(line.indent > margin + 1 for line in lines)
    indented = count > _HALF * len(sure) and further > _INDENTED * len(lines)
    return margin if indented else -1


def _find_fit(sure: Sequence[tuple[Line, Line]]) -> tuple[int, bool]:
    """Give the length under which a break was no wrap, and whether it is exact."""
    # A note call at the line's end may break the line by itself.
    fits = sorted(
        room(a.words, b.words)
        for a, b in sure
        if not (b.page or a.words[-1:].isdigit())
    )
    if len(fits) < _ENOUGH:
        return 0, False
    low, middle = fits[len(fits) // 20], fits[len(fits) // 2]
    widest = max(len(line.words) for pair in sure for line in pair)
    # Broken at a width in characters, or at one in print: then as far below the
    # lowest that are no outliers as these are below the middle.
    exact = low > widest
    return (widest + 1 if exact else 2 * low - middle), exact


def room(before: str, after: str) -> int:
    """Give the length of a line had the next one's first word stood on it.

    A word may be broken behind its hyphen: then its first part counts.
    """
    first, hyphen, _ = after.split(" ", 1)[0].partition("-")
    space = not before.endswith("-")
    return len(before) + space + len(first) + len(hyphen)
