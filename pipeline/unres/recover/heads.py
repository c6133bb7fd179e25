"""Running heads: the symbol, the title and the numbers at a page's edge.

A running head is made of the document's symbol, its title, the number of the page and
the job number, in any order and over any lines: what extractors give of one block of
print. Its title, which the front matter prints, tells it, beside one of the others. The
numbers of pages are told from other numbers on lines of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, final

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.recover.front import find_front
from unres.recover.lines import Line

LONGEST: Final = 60
"""A line longer than this is words, but for a symbol and a title."""
REACH: Final = 12
"""How many lines one running head may take."""
_NUMBERED: Final = frozenset({"running-head", "job-number", "page-number"})
"""Furniture that the number of a page stands beside."""
_FRACTION: Final = re.compile(r"(?P<page>\d{1,3})[ ]?/[ ]?(?P<of>\d{1,3})$")
"""The number of a page, and how many there are."""
_SIGNS: Final = re.compile(r"[\W_]+")
_FIRST: Final = 4
"""By so many letters of a line a place is looked up at which it may be printed."""


class HeadPiece(NamedTuple):
    """What a line may be in a running head."""

    title: str
    """The letters and digits of its words, the symbol and the numbers set aside."""
    sure: bool
    """Whether it holds the symbol, a number of a page of several, or a job number."""


class FrontMatter:
    """What the front matter prints, letter by letter, and where its lines begin."""

    def __init__(self, front: Sequence[str], language: Language) -> None:
        """Take the lines of the front matter.

        A head begins as the title does; where none has a number, as any line.
        """
        self.letters = ""
        self.ends: set[int] = set()
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        titles = [pattern("title", language).match(words) for words in front]
        at = max((i for i, m in enumerate(titles) if m), default=-1)
        titled = titles[at] if at >= 0 else None
        parts = [titled["title"] or "", *front[at + 1 :]] if titled else front
        starts: list[int] = []
        for part in filter(None, map(fold, parts)):
            if not titled or not starts:
                starts.append(len(self.letters))
            self.letters += part
            self.ends.add(len(self.letters))
        for start in starts:
            self._starts[self.letters[start : start + _FIRST]].append(start)

    def begins(self, words: str) -> bool:
        """Whether a line may begin as a title does, by its first letters."""
        head = words[:_FIRST].casefold()
        if not head.isalnum():
            head = fold(words[: 2 * _FIRST])
        head = head[:_FIRST]
        return len(head) < _FIRST or head in self._starts

    def find(self, title: str) -> Iterator[int]:
        """Give each end of a title that is printed from the start of a line on."""
        if len(title) >= _FIRST:
            for start in self._starts[title[:_FIRST]]:
                if self.letters.startswith(title, start):
                    yield start + len(title)


def fold(words: str) -> str:
    """Give the letters and digits of words, folded: what no extractor changes."""
    return _SIGNS.sub("", words).casefold()


@final
class PrintedLines:
    """The lines of a document, and those among them that may be furniture."""

    def __init__(self, lines: Sequence[Line], symbol: str, language: Language) -> None:
        """Take the lines, and the document's own symbol; "" where it has none."""
        self.lines: Final = lines
        self.symbol: Final = symbol
        self.language: Final = language
        self.front: Final = find_front(lines, language)
        """How many stand before the text proper."""
        self.short: Final = [
            i for i, line in enumerate(lines) if len(line.words) <= LONGEST
        ]
        """Those with no more than `LONGEST` characters."""
        self.slashed: Final = [i for i, line in enumerate(lines) if "/" in line.words]
        """Those that have a slash, as every symbol does."""
        below = [i for i in self.slashed if i >= self.front] if symbol else []
        self.named: Final = [i for i in below if symbol in lines[i].words]
        """Those below the front matter that have the symbol."""


def find_heads(page: PrintedLines, jobs: Iterable[int]) -> Iterator[int]:
    """Give the lines below the front matter that are of running heads with a title.

    A line is tried once for each place in the front matter that begins like it.
    `jobs` are the lines that are job numbers.
    """
    may_begin = _find_near(page, jobs)
    if not may_begin:
        return
    lines, front, symbol, language = page.lines, page.front, page.symbol, page.language
    printed = FrontMatter([line.words for line in lines[:front]], language)

    def read(i: int) -> HeadPiece | None:
        inside = front <= i < len(lines)
        return read_piece(lines[i].words, symbol, language) if inside else None

    behind = front
    for i in may_begin:
        words = lines[i].words
        if i < behind or not ((symbol and symbol in words) or printed.begins(words)):
            continue
        behind = _find_end(read, i, printed)
        near = (read(j) for j in (i - 1, *range(i, behind), behind))
        if behind > i and any(piece and piece.sure for piece in near):
            yield from range(i, behind)


def _find_near(page: PrintedLines, jobs: Iterable[int]) -> list[int]:
    """Find the lines on which a running head with a number or a symbol may begin."""
    lines, front = page.lines, page.front
    fractions = [i for i in page.short if _FRACTION.match(lines[i].words)]
    sure = [*page.named, *(i for i in (*jobs, *fractions) if i >= front)]
    near = {at for i in sure for at in range(i - REACH, i + 2)}
    return sorted(near.intersection(range(front, len(lines)))) if near else []


def _find_end(
    read: Callable[[int], HeadPiece | None], start: int, printed: FrontMatter
) -> int:
    """Find the line behind a title that begins on a line; the same line for none."""
    best = start
    first = read(start)
    for end in printed.find(first.title) if first else ():
        at, stop = end, start + 1
        for i in range(start + 1, start + REACH + 1):
            piece = read(i)
            if at in printed.ends:
                best = max(best, stop)
            if not piece or not printed.letters.startswith(piece.title, at):
                break
            if not piece.title and not piece.sure:
                break
            at += len(piece.title)
            stop = i + 1 if piece.title else stop
    return best


def read_piece(words: str, symbol: str, language: Language) -> HeadPiece:
    """Read a line as what it may be in a running head."""
    bare = words
    if symbol and symbol in words:
        bare = words.removeprefix(symbol).lstrip("* ")
        bare = bare if bare != words else words.removesuffix(symbol).rstrip()
        if bare == words:
            return HeadPiece(fold(words), sure=False)
    if pattern("job-number", language).match(bare) or _FRACTION.match(bare):
        return HeadPiece("", sure=True)
    return HeadPiece(fold(bare), sure=bare != words)


def mark_page_numbers(page: PrintedLines, kinds: list[str]) -> None:
    """Mark the numbers that touch a page's edge or other furniture.

    `kinds` is what each line is as furniture, "" for words; a number is told there as
    "page-number". Only short lines below the front matter may be numbers.

    "39/4" is no page of several: the page would be beyond the last. One that stands
    alone needs another with as many pages. Where pages are numbered "2/4", a "2" is
    the marker of a footnote.
    """
    lines, language = page.lines, page.language
    number = pattern("page-number", language)
    below = [i for i in page.short if i >= page.front]
    numbers = [i for i in below if number.match(lines[i].words)]
    if not numbers:
        return
    named, due = pattern("page-word", language), 2
    found = [m for i in page.short if (m := _FRACTION.match(lines[i].words))]
    pages = Counter(m["of"] for m in found)
    counted = any(int(m["page"]) <= int(m["of"]) for m in found)
    ruled = _find_ruled(lines, kinds)
    last = len(lines) - 1
    for i in (*numbers, *reversed(numbers)):
        words = lines[i].words
        if kinds[i] or lines[i].known:
            continue
        if named.match(words) and words.endswith(f" {due}"):
            kinds[i], due = "page-number", due + 1
            continue
        edge = lines[i].page or i == last or lines[i + 1].page
        near = set(kinds[i - 1 : i] + kinds[i + 1 : i + 2])
        of = _FRACTION.match(words)
        if int(of["page"]) > int(of["of"]) if of else counted and words.isdigit():
            continue
        if i in ruled and not (of or edge):
            continue
        apart = lines[i].gap and i < last and lines[i + 1].gap
        alike = of and (pages[of["of"]] > 1 or (apart and "job-number" in kinds))
        if edge or near & _NUMBERED or i in ruled or alike:
            kinds[i] = "page-number"


def _find_ruled(lines: Sequence[Line], kinds: Sequence[str]) -> set[int]:
    """Find the lines below the rule above the footnotes of their page."""
    ruled: set[int] = set()
    below = False
    for i, line in enumerate(lines):
        below = (below and not line.page) or kinds[i] == "note-rule"
        if below:
            ruled.add(i)
    return ruled
