"""The shape of a file: where its lines are broken, and what blank lines mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from unres.language import CLOSERS, ENDS
from unres.recover.seen import Seen, count_calls, measure, room

_WRAPPED: Final = 0.15
"""Share of lines that begin with a small letter in text that is wrapped."""
NARROW: Final = 25
"""A heading in a script without small letters has no more characters, mostly."""
WIDEST: Final = 120
"""No page is wider, in characters: a longer line is a paragraph."""
_SOME: Final = 0.02
_HALF: Final = 0.5
_EVERY: Final = 0.9
"""Shares of lines with a blank line before them: some, half, nearly all."""
_INDENTED: Final = 0.1
"""Share of lines that stand further in where paragraphs are indented."""
_ENOUGH: Final = 5
"""How many wrapped lines tell the width of a page."""
_FULL: Final = 60
"""A line as long as this was full where it was broken."""
_MARKS: Final = frozenset(ENDS)
"""What a paragraph may end with: a small letter behind it may begin a point."""
_NEARLY: Final = 0.83
"""A line that was broken for its width is that long at least, to the wide ones."""
_OUTLIERS: Final = 20
_GUESSED: Final = 5
"""One line in so many was broken for another reason; where no small letter tells."""
_CLOSED: Final = frozenset(ENDS + CLOSERS)


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
    calls: bool = False
    """Whether footnote calls break their lines."""
    margin: int = -1
    """The left margin where first lines stand further in; -1 where they do not."""


def find_layout(lines: Sequence[Seen]) -> Layout:
    """Tell the shape of a file from its lines.

    A line that begins with a small letter was broken before; a blank line between
    (nearly) all lines means nothing, between some of them it parts paragraphs.
    """
    pairs = len(lines) - 1
    if pairs < 1:
        return Layout(wrapped=False, gaps="none", fits=0)
    sizes = [len(line.words) for line in lines]
    # A line that is longer may have been broken.
    full = max(NARROW, _NEARLY * sorted(sizes)[int(_EVERY * pairs)])
    # Which lines surely go on on the next one.
    near = enumerate(pairwise(lines))
    sure = [i for i, (before, line) in near if _is_broken(before, line, full)]
    gaps = [line.line.gap for line in lines[1:]]
    blank = gaps.count(True) / pairs
    torn = [i for i in sure if gaps[i]]
    broken = len(torn) / len(sure) if sure else 0.0
    telling = len(sure) >= _ENOUGH or any(sizes[i] >= _FULL for i in sure)
    narrow = telling and max(sizes[:-1]) <= WIDEST
    wrapped = narrow or len(sure) >= _WRAPPED * pairs
    # Where wrapped lines too are parted by blank lines, a blank line says nothing.
    every = blank > _EVERY or (wrapped and broken > _HALF)
    fits, exact = _find_fit(lines, sure) if wrapped else (0, False)
    called = [(lines[i], lines[i + 1]) for i in sure if lines[i].called]
    return Layout(
        wrapped,
        "all" if every else "some" if blank > _SOME else "none",
        fits,
        exact,
        any(room(line.width, line.words, below) < fits for line, below in called),
        _find_margin(lines, sure),
    )


def _find_margin(lines: Sequence[Seen], sure: Sequence[int]) -> int:
    """Give the margin of wrapped lines, if the first lines of paragraphs have more."""
    indents = [line.line.indent for line in lines]
    if not sure or not any(indents):
        return -1
    margin, count = Counter(indents[i + 1] for i in sure).most_common(1)[0]
    further = [indent for indent in indents if indent > margin + 1]
    indented = count > _HALF * len(sure) and len(further) > _INDENTED * len(lines)
    return margin if indented else -1


def _is_broken(before: Seen, line: Seen, full: float) -> bool:
    """Whether a line surely goes on with the one before it.

    In a script without small letters it does where that one is longer than a heading,
    and than `full`, and has no mark at its end.
    """
    words = before.words
    if line.small and not line.marker and line.words[1:2] != ".":
        if words[-1:] not in _MARKS or before.line.called:
            return True
    elif line.caseless and len(words) > full:
        return words[-1:] not in _CLOSED and not before.line.called
    return before.is_unfinished()


def _find_fit(lines: Sequence[Seen], sure: Sequence[int]) -> tuple[int, bool]:
    """Give the length under which a break was no wrap, and whether it is exact.

    `sure` are the lines that surely go on on the next one.
    """
    wrapped = {*sure, *[i + 1 for i in sure]}
    # With the calls that the words lack.
    sizes = [x.size + (count_calls(x.line, 0) if x.line.pieced else 0) for x in lines]
    widest = max([sizes[i] for i in wrapped], default=0)
    printed = _measure_called(lines, widest)
    fits: list[int] = []
    for i in sure:
        before, line = lines[i], lines[i + 1]
        # A note call at the line's end may break the line by itself.
        if not (line.line.page or before.called):
            fits.append(room(printed.get(i, before.width), before.words, line))
    fits.sort()
    if len(fits) < _ENOUGH:
        widest = max(sizes)
        return (widest + 1 if fits and fits[0] > widest else 0), False
    # In a script without small letters it is only their length that tells them; where
    # lines are broken between any two letters they are all alike.
    guessed = lines[0].caseless and lines[0].language.bounded
    share = _GUESSED if guessed else _OUTLIERS
    low, middle = fits[len(fits) // share], fits[len(fits) // 2]
    # Broken at a width in characters, or at one in print: then as far below the
    # lowest that are no outliers as these are below the middle. Where lines are
    # indented they were set in print.
    exact = low > widest and not any(line.line.indent for line in lines)
    return (widest + 1 if exact else 2 * low - middle), exact


def _measure_called(lines: Sequence[Seen], widest: int) -> dict[int, int]:
    """Give the lengths of the printed lines that the lines behind calls end."""
    printed: dict[int, int] = {}
    for i in [i for i, line in enumerate(lines[:-1]) if line.called]:
        before = printed.get(i) or lines[i].width
        printed[i + 1] = measure(lines[i + 1], lines[i], before, widest)
    return printed
