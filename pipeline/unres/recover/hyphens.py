"""Hyphens that an extractor lost, or put on a line of their own.

Words are not broken in the print of the United Nations: a hyphen at a line's end is of
a compound. An extractor that takes it for the printer's drops it with the line end, and
so the line is longer than the page is wide: there, and only there, one is missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from unres.language import Language
from unres.lexicon import notice, rule
from unres.lexicon.patterns import pattern
from unres.model import Notice
from unres.recover.lines import IN_TEXT, Line
from unres.recover.setting import measure_lines
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
_OVER: Final = 1.08
"""How far where others of the document are two."""
_DOUBLE: Final = 1.4
"""How far where none is known to be."""
_SET: Final = 0.9
"""The longest lines but so many tell how wide a page is in print."""
_FULL: Final = 60
_WIDEST: Final = 120
"""How wide a page is at least and at most, in characters."""
_ZONE: Final[tuple[tuple[float, float], ...]] = ((0.85, -0.15), (1.1, 0.05))
"""Between what shares of the width a line was broken: so much a line, and once."""
_SHORTEST: Final = 3
"""A part of a compound that is not known otherwise has so many letters at least."""
_LIKELY: Final = 3
"""The rank of a hyphen that is likely, no more."""
_RARE: Final = 2
"""A compound whose hyphen was lost stands closed so often at most."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_PAIR: Final = re.compile(r"([^\W\d_]++)(?=[-‑]([^\W\d_]+))")
_LONGEST: Final = 40
"""No word has more letters."""
_HYPHENS: Final = ("-", "‑")


def mend_hyphens(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with hyphens put back where it is certain that one stood.

    A hyphen on a line of its own between two words ends the line before it. Keeps
    every letter; each change has a rule's name.
    """
    if [line for line in lines if line.words in _HYPHENS]:
        lines = tuple(_draw_up(lines))
    width, longest = _find_width(lines)
    if longest <= width * _LONGER or any(
        line.words.endswith(_HYPHENS) for line in lines
    ):
        return tuple(lines)
    spelling = _Spelling([line.words for line in lines], language)
    places = [_find_places(line.words, width, spelling, language) for line in lines]
    # That a blank stands for one is no more than likely: others must be sure.
    if not any(0 < rank < _LIKELY for found in places for rank, _ in found):
        return tuple(lines)
    places = [
        found or _find_surest(line.words, width, spelling, language)
        for line, found in zip(lines, places, strict=True)
    ]
    lost = spelling.find_lost()
    return tuple(
        _restore(line, {at for _, at in found if at} | _find_lost(line.words, lost))
        for line, found in zip(lines, places, strict=True)
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
            low = int(width * _ZONE[0][0] + width * _ZONE[0][1])
            around = lines[i].words[low : int(width * _LONGER)]
            message = f"a hyphen may be missing in “{around}”"
            yield notice("hyphen-lost", lines[i].text.span, message)


def _draw_up(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines with hyphens that stand alone between two words drawn up."""
    held: Line | None = None
    for i, line in enumerate(lines):
        after = lines[i + 1].words if i + 1 < len(lines) else ""
        alone = line.words in _HYPHENS and held is not None
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


class _Spelling:
    """The words of a document, and those that it writes with a hyphen between."""

    def __init__(self, lines: Iterable[str], language: Language) -> None:
        """Take the lines."""
        self.language = language
        self._text = "\n".join(lines).casefold()
        self.words = Counter(_WORD.findall(self._text))
        hyphened = [w for w in self._text.split() if "-" in w or "‑" in w]
        pairs = _PAIR.findall(" ".join(hyphened))
        self.pairs: Counter[tuple[str, str]] = Counter(pairs)

    def rank(self, left: str, right: str, *, whole: bool) -> int:
        """Tell how surely a hyphen parts two words, 1 for the surest; 0: it may not.

        `whole` says that they stand as one word.
        """
        a, b = left.casefold(), right.casefold()
        first = bool(pattern("compound-first", self.language).fullmatch(a))
        second = bool(pattern("compound-second", self.language).fullmatch(b))
        words, paired = self.words, self.pairs[a, b]
        if not whole:
            if not (first or second or paired > 1):
                return 0
            spaced = re.compile(rf"(?<![^\W\d_]){a} {b}(?![^\W\d_])")
            if len(spaced.findall(self._text)) > max(1, paired):
                return 0
            return 1 if paired or (first and second) else _LIKELY
        camel = right[0].isupper() and left[-1].islower() and len(a) >= _SHORTEST
        # A word is lost that the document writes with a hyphen, at least as often.
        if camel or 0 < paired >= words[a + b]:
            return 1
        known = (first and words[b]) or (second and words[a])
        return 2 if known and words[a + b] <= _RARE else 0

    def find_lost(self) -> dict[str, int]:
        """Find the words that lost a hyphen anywhere, and where it stood in them."""
        return {
            a + b: len(a)
            for (a, b), paired in self.pairs.items()
            if 0 < self.words[a + b] <= paired
        }


def _find_places(
    words: str, width: float, spelling: _Spelling, language: Language
) -> list[tuple[int, int]]:
    """Find where hyphens are missing in a line that is two or three, each ranked."""
    (low, least), (high, most) = _ZONE
    places: list[tuple[int, int]] = []
    for n in (1, 2):
        if len(words) <= width * (n - 1 + _LONGER):
            break
        start, end = int(width * (low * n + least)), int(width * (high * n + most))
        zone = range(start, min(end, len(words) - 1))
        places.append(_find_place(words, zone, spelling, language))
    return places


def _find_surest(
    words: str, width: float, spelling: _Spelling, language: Language
) -> list[tuple[int, int]]:
    """Find a hyphen that is missing for sure in a line that is hardly too long."""
    if not width * _OVER < len(words) <= width * _LONGER:
        return []
    zone = range(int(width * (_ZONE[0][0] + _ZONE[0][1])), len(words) - 1)
    rank, at = _find_place(words, zone, spelling, language)
    return [(rank, at)] if rank == 1 else []


def _find_place(
    words: str, zone: range, spelling: _Spelling, language: Language
) -> tuple[int, int]:
    """Find the one place in a zone where a hyphen is missing, ranked; rank 0: none."""
    ranked: list[tuple[int, int]] = []
    for at in zone:
        before = words[max(0, at - _LONGEST) : at]
        left = _WORD.match(before[::-1])
        blank = words[at] == " "
        right = _WORD.match(words, at + blank) if left else None
        if not left or not right:
            continue
        first = left[0][::-1]
        if blank and pattern("unfinished", language).match(first):
            continue
        rank = spelling.rank(first, right[0], whole=not blank)
        ranked += [(rank, at)] if rank else []
    best = [found for found in ranked if found[0] == min(ranked)[0]]
    return best[0] if len(best) == 1 else (0, 0)


def _find_lost(words: str, lost: Mapping[str, int]) -> set[int]:
    """Find where words that lost a hyphen are to be parted."""
    found = ((m.start(), lost.get(m[0].casefold(), 0)) for m in _WORD.finditer(words))
    return {start + at for start, at in found if at}


def _restore(line: Line, places: Collection[int]) -> Line:
    """Give a line with hyphens put back: in place of a blank, or inside a word."""
    text = line.text
    for at in sorted(places, reverse=True):
        start = at if line.words[at] == " " else at - 1
        left, middle, right = text.cut(start, at + 1)
        new = "-".join((line.words[start:at], line.words[at].strip()))
        text = join((left, middle.read_as(new, rule(LOST)), right))
    return line.reading(text)
