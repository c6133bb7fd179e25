"""The paragraph in hand: what its lines tell before it is known where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from unres.language import CLOSERS, ENDS, Language
from unres.lexicon.patterns import pattern
from unres.numbers import Style, read_marker
from unres.recover.edges import has_ended, opens_unit, stands_alone
from unres.recover.lines import Line
from unres.recover.lists import NUMBERS, Lists
from unres.recover.shape import Layout, ends_called, measure, room

_TORN: Final = re.compile(f"[{re.escape(CLOSERS + ENDS)}]+")
"""Marks at the head of a line: they stood behind the last word of the line before."""
_COUNTED: Final = re.compile(r"[^\W\d_] \d+$")
"""A number at the end of a line that is no call, which has no blank before it."""
_INDENT: Final = 3
"""A line so many characters further in than the last opens a paragraph."""


@dataclass(slots=True)
class Unit:
    """What the lines so far say of the paragraph in hand, and the lists open there."""

    language: Language
    layout: Layout
    before: Line | None = None
    """The last line of the paragraph in hand."""
    after: Line | None = None
    """The line behind the one that is looked at."""
    printed: int = 0
    """The length of the printed line that this line ends."""
    lines: int = 0
    """How many lines the paragraph in hand has so far."""
    heading: bool = False
    """Whether that paragraph is one line that may be a heading."""
    pointed: bool = False
    """Whether that paragraph is the first line of a point."""
    marked: bool = False
    """Whether that paragraph has a number: only a full stop or so ends it."""
    telling: bool = False
    """Whether it is the sentence by which a text without a formula opens."""
    unended: bool = False
    """Whether it is one line with a number that asks nothing: it may be a heading."""
    bullet: str = ""
    """The sign that paragraph opens with, where it is a point of a list of these."""
    titled: bool = False
    """Whether that paragraph may be a heading of several lines."""
    numbered: bool = False
    """Whether it is the number of a heading ("Article 3")."""
    lists: Lists = field(default_factory=Lists)
    """The lists of paragraphs and points that are open."""
    apart: bool = False
    """Whether that paragraph is a line by itself: a formula, "Annex"."""
    alone: bool = False
    """Whether the paragraph in hand is nothing but a number yet."""
    voting: bool = False
    """Whether the paragraph in hand belongs to the vote."""

    def open(self, line: Line) -> None:
        """Take a line that opened a paragraph."""
        words = line.words
        # "5 June 2024" below the text is no number.
        marker = (
            None
            if pattern("closing", self.language).match(words)
            else read_marker(words)
        )
        self.before, self.apart = line, stands_alone(words, self.language)
        self.printed = measure(line)
        self.lines = 1
        bullet = marker and marker.style is Style.BULLET
        self.bullet = marker.num if marker and bullet else ""
        self.pointed = bool(marker and marker.style not in NUMBERS)
        self.unended = bool(
            marker and not opens_unit(words[marker.end :], self.language)
        )
        self.marked = bool(marker)
        self.telling = bool(pattern("lead-in", self.language).match(words))
        self.numbered = bool(pattern("heading-number", self.language).match(words))
        self.heading = self.numbered or not (
            marker
            or opens_unit(words, self.language)
            or pattern("opening", self.language).match(words)
        )
        self.titled = self.heading and not has_ended(words)
        if marker:
            self.lists.take(marker)
        self.alone = bool(marker and marker.end == len(words))
        ended = self.voting and pattern("annex", self.language).match(words)
        self.voting = not ended and bool(
            self.voting or pattern("vote", self.language).match(words)
        )

    def go_on(self, line: Line) -> None:
        """Take a line that goes on with the paragraph in hand."""
        self.printed = self.measure(line)
        self.lines += 1
        self.before = line
        self.unended = self.alone and not opens_unit(line.words, self.language)
        self.heading = self.numbered = self.alone = self.pointed = False
        self.apart = False
        self.titled = self.titled and not has_ended(line.words)

    def measure(self, line: Line) -> int:
        """Give the length of the printed line that a line ends."""
        return measure(line, self.before, self.printed, self.layout.fits)

    def is_apart(self, line: Line) -> bool:
        """Whether a blank line before a line means something."""
        return line.gap and self.layout.gaps == "some"

    def is_indented(self, line: Line, *, ended: bool) -> bool:
        """Whether a line stands further in, as first lines do."""
        if self.layout.margin < 0 or not self.before or line.page:
            return False
        further = line.indent >= self.before.indent + _INDENT
        return further or (ended and line.indent >= self.layout.margin + _INDENT)

    def is_short(self, line: Line) -> bool:
        """Whether the line before was broken on purpose: the next word had room."""
        before = self.before
        if not before or (line.page and not self.layout.exact):
            return False
        called = ends_called(before) and not self.numbered
        ended = has_ended(before.words) or _COUNTED.search(before.words)
        if called and (self.layout.calls or not ended):
            return False
        whole = room(self.printed, before.words, line) + self._count_torn(line)
        return whole < self.layout.fits

    def _count_torn(self, line: Line) -> int:
        """Count what a call tore from a line's only word: "well(1" / "),"."""
        if not self.after or " " in line.words or not ends_called(line):
            return 0
        torn = _TORN.match(self.after.words)
        return torn.end() if torn else 0
