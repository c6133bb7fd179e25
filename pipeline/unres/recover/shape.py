"""The shape of a file: where its lines are broken, and what blank lines mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import east_asian_width

from unres.language import CLOSERS, ENDS, Language
from unres.lexicon.patterns import pattern
from unres.numbers import read_marker
from unres.recover.lines import CALL, Line

_WRAPPED: Final = 0.15
"""Share of lines that begin with a small letter in text that is wrapped."""
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

CALLS: Final = frozenset("0123456789*")
"""What a footnote call ends with."""
_CALL: Final = re.compile(
    r"""
    \d  # told first, for at most places it tells enough, and then what is before it
    (?: (?<=[^\W\d_].|[,;.:)”’»，；。：、）》].)\d{0,2}
      | (?<=/.)\d{0,3}(?!\w) | \d{4,}(?!\w) )
    """,
    re.VERBOSE,
)
"""What may be a call: glued to a word, to the number of a resolution or to a year."""
_YEAR: Final = re.compile(r"(?:^|[ ])(?:19|20)\d\d$")
"""A year at the end of a line is no call."""
_HEADED: Final = 25
"""A heading in a script without small letters has no more characters, mostly."""
_NEARLY: Final = 0.75
"""A line that was broken for its width is that long at least, to the wide ones."""
_CLOSED: Final = frozenset(ENDS + CLOSERS)
_UNSEEN: Final = "zero-width"
"""The rule by which characters go that show nothing."""
_RAISED: Final = 2
"""How many characters a program may lay out around a call: they were its marks."""
_SLACK: Final = 4
"""How many calls a printed line may have that were not told from other digits."""
_BREAKABLE: Final = re.compile(r"[^\s-]*?[^\W\d_]{2}-(?=[^\W\d_]{2})")
"""The part of a word that may end a line: letters, hyphen, and letters behind it."""


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
    joined: float = 0.0
    """How often a phrase that may open a recital goes on with one, to how often not."""


def find_layout(lines: Sequence[Line], language: Language) -> Layout:
    """Tell the shape of a file from its lines.

    A line that begins with a small letter was broken before; a blank line between
    (nearly) all lines means nothing, between some of them it parts paragraphs.
    """
    pairs = list(pairwise(lines))
    if not pairs:
        return Layout(wrapped=False, gaps="none", fits=0)
    full = _find_full(lines)
    breaks = [_is_broken(a, b.words, language, full) for a, b in pairs]
    sure = [pair for pair, broken in zip(pairs, breaks, strict=True) if broken]
    blank = sum(b.gap for _, b in pairs) / len(pairs)
    broken = sum(b.gap for _, b in sure) / len(sure) if sure else 0.0
    telling = len(sure) >= _ENOUGH or any(len(a.words) >= _FULL for a, _ in sure)
    narrow = telling and all(len(a.words) <= WIDEST for a, _ in pairs)
    wrapped = narrow or len(sure) >= _WRAPPED * len(pairs)
    # Where wrapped lines too are parted by blank lines, a blank line says nothing.
    every = blank > _EVERY or (wrapped and broken > _HALF)
    fits, exact = _find_fit(lines, breaks) if wrapped else (0, False)
    return Layout(
        wrapped,
        "all" if every else "some" if blank > _SOME else "none",
        fits,
        exact,
        any(_is_broken_by_call(a, b, fits) for a, b in sure),
        _find_margin(lines, sure),
        _count_joined(lines, language) if wrapped else 0.0,
    )


def _count_joined(lines: Sequence[Line], language: Language) -> float:
    """Tell how often recitals go on with a phrase that may open one, inside lines.

    Gives their share of the phrases that open lines; nothing is counted where a
    capital tells them apart.
    """
    opening, joining = pattern("resuming", language), pattern("participle", language)
    if "other" not in opening.groupindex:
        return 0.0
    opened = sum(opening.match(line.words) is not None for line in lines)
    inside = sum(len(joining.findall(line.words)) for line in lines)
    return inside / max(1, opened)


def _find_margin(lines: Sequence[Line], sure: Sequence[tuple[Line, Line]]) -> int:
    """Give the margin of wrapped lines, if the first lines of paragraphs have more."""
    margins = Counter(b.indent for _, b in sure)
    if not margins:
        return -1
    margin, count = margins.most_common(1)[0]
    further = sum(line.indent > margin + 1 for line in lines)
    indented = count > _HALF * len(sure) and further > _INDENTED * len(lines)
    return margin if indented else -1


def is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals."""
    return letter.isalpha() and letter.islower() == letter.isupper()


def _find_full(lines: Sequence[Line]) -> float:
    """Give the length in characters over which a line may have been broken."""
    sizes = sorted(len(line.words) for line in lines)
    return max(_HEADED, _NEARLY * sizes[int(_EVERY * (len(sizes) - 1))])


def _is_broken(before: Line, words: str, language: Language, full: float) -> bool:
    """Whether a line surely goes on with the one before it.

    In a script without small letters it does where that one is longer than a heading,
    and than `full`, and has no mark at its end.
    """
    if is_caseless(words[:1]) and len(before.words) > full:
        return before.words[-1:] not in _CLOSED and not before.called
    small = words[:1].islower() and words[1:2] != "." and not read_marker(words)
    open_ended = before.called or before.words[-1:] not in _MARKS
    return (small and open_ended) or is_unfinished(before.words, language)


def is_unfinished(words: str, language: Language) -> bool:
    """Whether a line ends with a word that none ends with: "of the"; not "; and"."""
    before, _, last = words.rpartition(" ")
    told = not language.bounded or before[-1:] not in {"", ",", ";"}
    return told and bool(pattern("unfinished", language).match(last))


def _is_broken_by_call(before: Line, line: Line, fits: int) -> bool:
    """Whether nothing but a call at its end broke a line."""
    return ends_called(before) and room(measure(before), before.words, line) < fits


def ends_called(line: Line) -> bool:
    """Whether a line ends with a footnote call, or with digits that may be one."""
    if line.called:
        return True
    return line.words[-1:] in CALLS and not _YEAR.search(line.words[-5:])


def _find_fit(lines: Sequence[Line], breaks: Sequence[bool]) -> tuple[int, bool]:
    """Give the length under which a break was no wrap, and whether it is exact.

    `breaks` tells for each line but the first whether it goes on with the one before.
    """
    sizes = [len(line.words) + _count_calls(line, 0) for line in lines]
    widest = max((max(sizes[i : i + 2]) for i, b in enumerate(breaks) if b), default=0)
    fits: list[int] = []
    printed = 0
    last: Line | None = None
    for broken, line in zip((False, *breaks), lines, strict=True):
        # A note call at the line's end may break the line by itself.
        if broken and last and not (line.page or ends_called(last)):
            fits.append(room(printed, last.words, line))
        printed = measure(line, last, printed, widest)
        last = line
    fits.sort()
    if len(fits) < _ENOUGH:
        widest = max(sizes)
        return (widest + 1 if fits and fits[0] > widest else 0), False
    low, middle = fits[len(fits) // 20], fits[len(fits) // 2]
    # Broken at a width in characters, or at one in print: then as far below the
    # lowest that are no outliers as these are below the middle. Where lines are
    # indented they were set in print.
    exact = low > widest and not any(line.indent for line in lines)
    return (widest + 1 if exact else 2 * low - middle), exact


def room(printed: int, before: str, after: Line) -> int:
    """Give the length of a line had the next one's first word stood on it.

    `printed` is the length of the printed line that `before` ends. A word may be
    broken behind its hyphen: then its first part counts.
    """
    first = after.words.partition(" ")[0]
    if not first.isascii() and breaks_anywhere(first[:1]):
        first = first[:1]
    part = _BREAKABLE.match(first) if "-" in first else None
    first = part[0] if part else first
    space = not before.endswith("-") or before.endswith(" -")
    return printed + space + _measure(first) + _count_calls(after, _RAISED, len(first))


def breaks_anywhere(letter: str) -> bool:
    """Whether a letter is of a script that breaks lines between any two."""
    return letter.isalpha() and east_asian_width(letter) in {"W", "F"}


def measure(
    line: Line, before: Line | None = None, printed: int = 0, widest: int = 0
) -> int:
    """Give the length of the printed line that a line ends; calls are wider there.

    A footnote call may break a line by itself: then the next line goes on with it,
    as far as the widest goes.
    """
    length = _measure(line.words) + _count_calls(line, _RAISED)
    whole = printed + 1 + length
    fits = before is not None and whole <= widest + _SLACK * _RAISED
    return whole if before and fits and ends_called(before) else length


def _count_calls(line: Line, more: int, end: int | None = None) -> int:
    """Give the length of the calls that a line's words lack, each with some more.

    Counts those up to an offset in the words; and characters that show nothing, for
    programs that break lines count them.
    """
    pieces = line.text.pieces
    if len(pieces) == 1 and pieces[0].rule != CALL:
        return 0
    length = at = 0
    for text, span, by in pieces:
        at += len(text)
        if end is not None and at > end:
            break
        if by in {CALL, _UNSEEN}:
            length += span.end - span.start + (more if by == CALL else 0)
    return length


@lru_cache(maxsize=4096)
def _measure(words: str) -> int:
    """Give the length of words in print, where calls are wider."""
    return len(words) + _RAISED * len(_CALL.findall(words))
