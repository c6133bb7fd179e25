"""Hyphens that an extractor lost, or put on a line of their own.

Words are not broken in the print of the United Nations: a hyphen at a line's end is of
a compound. An extractor that takes it for the printer's drops it with the line end, and
so the line is longer than the page is wide: there, and only there, one is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, final

from unres.language import Language
from unres.lexicon import notice, rule
from unres.lexicon.patterns import pattern
from unres.model import Notice
from unres.recover.compounds import HYPHENS, SURE, WORD, Compounds
from unres.recover.lines import IN_TEXT, Line
from unres.recover.setting import find_longest, measure_lines, measure_words
from unres.text import join

LOST: Final = "lost-hyphen"
"""The rule under which a hyphen that was lost is read."""
_FEWEST: Final = 20
"""So many lines tell how wide a page is."""
_WIDTH: Final = 0.95
"""A page is as wide as this share of its lines are at most."""
_CLOSE: Final = 0.95
"""This share of lines is no longer than that, or hardly."""
_THREE: Final = 3.1
"""No line is longer than three, in widths."""
_LONGER: Final = 1.2
"""How far beyond the width a line must go to be two."""
_PAST: Final = 1.04
"""A line that goes so far may be two."""
_OVER: Final = 1.08
"""How far it must go where others of the document are two."""
_DOUBLE: Final = 1.4
"""How far where none is known to be."""
_SET: Final = 0.9
"""The longest lines but so many tell how wide a page is in print."""
_FULL: Final = 60
_WIDEST: Final = 120
"""How wide a page is at least and at most, in characters."""
_FROM: Final = 0.7
_TO: Final = 1.15
"""Between what shares of the width a line was broken."""
_ENOUGH: Final = 2
"""So many signs tell that a hyphen is missing."""
_FITS: Final = 1.01
"""A line is at most so many times as wide in print as the page."""
_PASSES: Final = 0.98
"""With the next word it would be so wide at least."""
_INDENTED: Final = 0.9
"""So wide where the line may be indented."""
_CHUNK: Final = re.compile(r"[^\s-]*-?")
"""What is set on a line as one: up to a blank, or with a hyphen."""
_LONGEST: Final = 40
"""No word has more letters."""


def mend_hyphens(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with hyphens put back where it is certain that one stood.

    A hyphen on a line of its own between two words ends the line before it. Keeps
    every letter; each change has a rule's name.
    """
    if [line for line in lines if line.words in HYPHENS]:
        lines = tuple(_draw_up(lines))
    width, longest = _find_width(lines)
    if longest <= width * _OVER or _keeps_hyphens(lines):
        return tuple(lines)
    page = _Page(lines, width, language)
    places = [page.find_places(line.words) for line in lines]
    # One that is no more than likely is believed where others of the text are sure.
    if not any(SURE in found.values() for found in places):
        return tuple(lines)
    lost = page.compounds.find_lost()
    return tuple(
        _restore(line, {*found, *_find_lost(line.words, width, lost)})
        for line, found in zip(lines, places, strict=True)
    )


def _keeps_hyphens(lines: Sequence[Line]) -> bool:
    """Whether a line ends with the hyphen of a compound, and its page does not."""
    return any(
        words[-2:-1].isalpha() and after.words[:1].isalpha() and not after.page
        for words, after in zip([line.words for line in lines], lines[1:], strict=False)
        if words.endswith(HYPHENS)
    )


def doubt_hyphens(lines: Sequence[Line]) -> Iterator[Notice]:
    """Tell of lines of the text that are two where no hyphen was put back.

    Print tells it of those that have more characters than a page is wide: where hyphens
    were lost elsewhere no line is longer than the page is wide, but for the notes,
    which are set smaller.
    """
    width, most = _find_width(lines)
    if most <= width:
        return
    mended = [LOST in [piece.rule for piece in line.text.pieces] for line in lines]
    least = width if any(mended) else width * _LONGER
    doubted = [
        i
        for i, line in enumerate(lines)
        if len(line.words) > least and line.kind is IN_TEXT and not line.known
    ]
    if not doubted:
        return
    sizes = measure_lines(lines)
    longest = sorted(sizes)[int((len(sizes) - 1) * _SET)]
    over = longest * (_OVER if any(mended) else _DOUBLE)
    for i in doubted:
        if sizes[i] > over and not mended[i]:
            low = int(width * _FROM)
            around = lines[i].words[low : int(width * _LONGER)]
            message = f"a hyphen may be missing in “{around}”"
            yield notice("hyphen-lost", lines[i].text.span, message)


def _draw_up(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines with hyphens that stand alone between two words drawn up."""
    held: Line | None = None
    for i, line in enumerate(lines):
        after = lines[i + 1].words if i + 1 < len(lines) else ""
        alone = line.words in HYPHENS and held is not None
        if held and alone and held.words[-1:].isalpha() and after[:1].isalpha():
            end = held.end.drop(rule("hyphen"))
            held = held.reading(join((held.text, end, line.text)), line.end)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _find_width(lines: Sequence[Line]) -> tuple[int, int]:
    """Give how wide a page is in characters, and the longest line.

    Both are 0 where lines are not broken at a width.
    """
    sizes = sorted([len(line.words) for line in lines])
    if len(sizes) < _FEWEST:
        return 0, 0
    width = sizes[int((len(sizes) - 1) * _WIDTH)]
    close = bisect_right(sizes, width * _LONGER)
    broken = close >= _CLOSE * len(sizes) and sizes[-1] <= width * _THREE
    return (width, sizes[-1]) if broken and _FULL <= width <= _WIDEST else (0, 0)


@final
class _Page:
    """How wide the page is, and what its words tell of compounds."""

    def __init__(self, lines: Sequence[Line], width: int, language: Language) -> None:
        """Take the lines, and how wide a page is in characters."""
        self._width = width
        self._whole = [line for line in lines if len(line.words) <= width * _OVER]
        self._measured = 0
        self._language = language
        words = [line.words for line in lines]
        self.compounds = Compounds(
            words, [line.words for line in self._whole], language
        )

    def _size(self) -> int:
        """Give how wide it is in print: that is asked of few documents."""
        if not self._measured:
            self._measured = find_longest(self._whole)
        return self._measured

    def find_places(self, words: str) -> dict[int, int]:
        """Find where hyphens are missing in a line that is two or more, ranked.

        Two of three signs must tell so: the line is too long to be one, a line ended
        there by its width, and the words are a compound for certain.
        """
        places: dict[int, int] = {}
        start = 0
        while len(words) - start > self._width * _PAST:
            long = len(words) - start > self._width * _LONGER
            rank, at = self._find_place(words, start)
            ended = rank > 0 and self._ends(words, start, at)
            if not rank or long + ended + (rank == SURE) < _ENOUGH:
                break
            places[at] = rank
            start = at
        return places

    def _find_place(self, words: str, start: int) -> tuple[int, int]:
        """Find the one place where a hyphen is missing after an offset, with its rank.

        The rank is 0 where none is, or one of several.
        """
        ranked: list[tuple[int, int]] = []
        unfinished = pattern("unfinished", self._language)
        first, last = start + int(self._width * _FROM), start + int(self._width * _TO)
        for at in range(first, min(last, len(words) - 1)):
            blank = words[at] == " "
            left = WORD.match(words[max(0, at - _LONGEST) : at][::-1])
            right = WORD.match(words, at + blank) if left else None
            if not left or not right:
                continue
            word = left[0][::-1]
            if blank and unfinished.match(word):
                continue
            rank = self.compounds.rank(word, right[0], closed=not blank)
            ranked += [(rank, at)] if rank else []
        best = [found for found in ranked if found[0] == min(ranked)[0]]
        if len(best) > 1:
            best = [found for found in best if self._ends(words, start, found[1])]
        return best[0] if len(best) == 1 else (0, 0)

    def _ends(self, words: str, start: int, at: int) -> bool:
        """Say whether a line from one offset ended at another: no more has place on it.

        A paragraph may be indented, so that its first line is shorter.
        """
        after = _CHUNK.match(words, at + (words[at] == " "))
        first = measure_words(f"{words[start:at]}-")
        more = measure_words(after[0]) if after else 0
        least = _INDENTED if words[start].isupper() else _PASSES
        size = self._size()
        over = measure_words(words[start:]) > size
        return over and first <= size * _FITS and first + more >= size * least


def _find_lost(words: str, width: float, lost: Mapping[str, int]) -> set[int]:
    """Find where words that lost a hyphen are to be parted, where a line may end.

    A word with one capital may be a name: the “Southeast” beside the South-East.
    """
    low = int(width * _FROM)
    found = (m for m in WORD.finditer(words) if not m[0].istitle())
    places = ((m.start(), lost.get(m[0].casefold(), 0)) for m in found)
    return {start + at for start, at in places if at and start + at >= low}


def _restore(line: Line, places: Collection[int]) -> Line:
    """Give a line with hyphens put back: in place of a blank, or inside a word."""
    text = line.text
    for at in sorted(places, reverse=True):
        start = at if line.words[at] == " " else at - 1
        left, middle, right = text.cut(start, at + 1)
        new = "-".join((line.words[start:at], line.words[at].strip()))
        text = join((left, middle.read_as(new, rule(LOST)), right))
    return line.reading(text)
