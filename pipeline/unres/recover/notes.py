"""Footnotes: found at the foot of pages or at the end, and put behind the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from unres.lexicon import rule
from unres.lexicon.patterns import pattern
from unres.recover.glue import glue
from unres.recover.lines import Known, Line, Role
from unres.text import join

_MARKED: Final = re.compile(r"(\[\d{1,3}\]|\d{1,3}|\*{1,4})[ ]+(?=\S)")
"""A marker and the words of its note on one line."""
_MARKER: Final = re.compile(r"(\[\d{1,3}\]|\d{1,3}|\*{1,4})$")
"""A marker alone on its line; the words follow on the next."""
_WORDS: Final = re.compile(
    r"[A-Z“\"\[(‘«À-ÞЀ-Я]|\([A-Z]|[a-z]+[./]|http|www|\d{4}[ ][A-Z]"
)
"""How the words of a note begin: a capital, a quotation, an address, a year."""


def find_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines with each footnote as one line of `Role.NOTE` at the end.

    A page ends with its notes: their markers run on from page to page, and
    nothing but notes follows the first of them on a page.
    """
    body: list[Line] = []
    notes = list(_take_known(lines))
    seen = _Seen()
    for page in _cut_pages([x for x in lines if x.known is not Known.NOTE]):
        if any(line.known for line in page):
            body += page
            continue
        start = _find_start(page, seen)
        body += page[:start]
        notes += _read_notes(page[start:], seen)
    return (*body, *notes)


def _take_known(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the notes that the format knows, each as one line."""
    told = (line for line in lines if line.known is Known.NOTE)
    for _, run in groupby(told, lambda line: line.region):
        note = glue(list(run))
        yield note._replace(role=Role.NOTE)


@dataclass(slots=True)
class _Seen:
    """The notes and the calls read so far."""

    last: int = 0
    """The highest number of a note."""
    numbers: set[int] = field(default_factory=set)
    """The numbers of all notes."""
    calls: set[str] = field(default_factory=set)
    """The markers that were called, as far as they were looked for."""
    words: list[str] = field(default_factory=list)
    """The lines in which they were not looked for yet."""

    def find_calls(self) -> set[str]:
        """Find the markers that were called."""
        self.calls |= read_calls("\n".join(self.words))
        self.words.clear()
        return self.calls

    def follows(self, marker: str, *, leap: int) -> bool:
        """Whether a marker may come next: the next number, or one called before."""
        if not marker.isdigit():
            return True
        ahead = self.last < int(marker)
        return ahead and (
            int(marker) <= self.last + leap or marker in self.find_calls()
        )

    def is_late(self, marker: str) -> bool:
        """Whether a marker is one that was left out: its call was never seen."""
        return (
            marker.isdigit()
            and 0 < int(marker) < self.last
            and int(marker) not in self.numbers
        )

    def take(self, marker: str) -> None:
        """Take a note that was read."""
        if marker.isdigit():
            self.numbers.add(int(marker))
            self.last = max(self.last, int(marker))


def _cut_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the lines where pages end."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.page and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    return pages


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a note on a page: its line, its marker, and where words begin."""

    at: int
    marker: str
    words: int


def _find_head(page: Sequence[Line], at: int) -> _Head | None:
    """Tell whether a line heads a note; its marker may stand on a line alone."""
    line = page[at]
    if line.role is not Role.BODY:
        return None
    alone = _MARKER.match(line.words)
    if alone and at + 1 < len(page) and _WORDS.match(page[at + 1].words):
        return _Head(at, alone[1], len(line.words))
    marked = _MARKED.match(line.words)
    if not marked or not _WORDS.match(line.words, marked.end()):
        return None
    # "1 November 2024" at the head of a line is a date broken before.
    if pattern("month").match(line.words, marked.end()):
        return None
    return _Head(at, marked[1], marked.end())


def _find_start(page: Sequence[Line], seen: _Seen) -> int:
    """Find the line of a page from which on there are only notes.

    No paragraph, point or closing line may follow it, and either its call was
    seen, or what stands before it has come to an end.
    """
    barred = next((at for at in range(len(page) - 1, -1, -1) if _bars(page, at)), -1)
    for at, line in enumerate(page):
        head = _find_head(page, at) if at > barred else None
        if head:
            marker = head.marker.strip("[]")
            ended = not at or line.gap or bool(_ENDED.search(page[at - 1].words))
            called = marker in seen.find_calls()
            due = seen.follows(marker, leap=1) and (called or ended)
            if due or (ended and seen.is_late(marker)):
                return at
        seen.words.append(line.words)
    return len(page)


def _bars(page: Sequence[Line], at: int) -> bool:
    """Whether a line cannot stand among notes."""
    line = page[at]
    if line.role is not Role.BODY or pattern("vote").match(line.words):
        return True
    if _NUMBER.match(line.words):
        # "…, resolution" / "2." ends a note; "41." opens the paragraph below it.
        return at + 1 < len(page) and not _find_head(page, at + 1)
    if _NUMBERED.match(line.words):
        return not at or not pattern("abbreviation").match(page[at - 1].words)
    closing = pattern("closing").match(line.words)
    return bool(closing and closing["meeting"])


def read_calls(words: str) -> set[str]:
    """Give the markers that words may call: glued to a word, a mark or a year."""
    found = {m[0] for m in _STARS.finditer(words)} if "*" in words else set()
    for m in _DIGITS.finditer(words):
        digits, before = m[0], words[m.start() - 1 : m.start()]
        if len(digits) > _YEAR:
            found.add(digits[_YEAR:])
        elif before.isalpha() or before in _BEFORE:
            found.add(digits)
        elif before == "-" and len(digits) > _SHORT:
            found.add(digits[_SHORT:])
    return found


_NUMBER: Final = re.compile(r"\d{1,3}\.$")
_NUMBERED: Final = re.compile(r"\d{1,3}\.[ ]+[A-Z]|\([a-z]{1,4}\)[ ]+\S")
_ENDED: Final = re.compile(r"[.;,:”\]][\d*]{0,3}$")
_STARS: Final = re.compile(r"\*{1,4}")
_DIGITS: Final = re.compile(r"\d\d*")
"""Digits; a pattern that opens with one character is looked for far faster."""
_BEFORE: Final = frozenset("’”)],.;:[")
_SHORT: Final = 2
"""How many digits follow a hyphen in a name: "COVID-19"; then comes the call."""
_LEAP: Final = 2
"""How far a note may run ahead of the last one among notes."""
_YEAR: Final = 4
"""How many digits a year has: what follows glued to it is a call."""


def _read_notes(lines: Sequence[Line], seen: _Seen) -> list[Line]:
    """Read the tail of a page as notes; a line without a marker goes on the last."""
    notes: list[list[Line]] = []
    for at, line in enumerate(lines):
        head = _find_head(lines, at)
        marker = head.marker.strip("[]") if head else ""
        late = seen.is_late(marker) and bool(_ENDED.search(lines[at - 1].words))
        if head and (not notes or late or seen.follows(marker, leap=_LEAP)):
            seen.take(marker)
            notes.append([_cut_marker(line, head)])
        else:
            notes[-1].append(line)
    return [glue(note) for note in notes]


def _cut_marker(line: Line, head: _Head) -> Line:
    """Part a note's marker from its words; what parts them reads as nothing."""
    marker, gap, text = line.text.cut(len(head.marker), head.words)
    text = join((gap.drop(rule("margin")), text))
    return line._replace(role=Role.NOTE, marker=marker, text=text, words=str(text))
