"""The paragraph in hand: what its lines tell before it is known where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from unres.language import CLOSERS, COMMAS, ENDS, Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.numbers import Marker, Style, read_values
from unres.recover.edges import opens_row, opens_unit
from unres.recover.glue import is_open
from unres.recover.seen import Seen, measure, room
from unres.recover.shape import Layout

NUMBERS: Final = (Style.DECIMAL, Style.BARE)
"""How paragraphs are numbered; other styles are those of points."""
_DEEPEST: Final = 3
"""How many lists of numbers are remembered around the innermost."""
_LEAP: Final = 3
"""How far a number may run ahead of the last one and still be the next."""
_TORN: Final = re.compile(f"[{re.escape(CLOSERS + ENDS)}]+")
"""Marks at the head of a line: they stood behind the last word of the line before."""
_COUNTED: Final = re.compile(r"[^\W\d_] \d+(?:[/–-]\d+)?$")
"""A number at the end of a line that is no call, which has no blank before it."""
_INDENT: Final = 3
"""A line so many characters further in than the last opens a paragraph."""
_BLANK: Final = re.compile(" ")
_VERB: Final = 3
"""The verb of a recital stands among so many words."""
_SHORT: Final = {"stressing": 2, "noting": 1}
"""With which phrases a recital goes on more often than not that has so few lines."""
_CLOSE: Final = {"stressing": 99, "noting": 1, "other": 1}
"""The same, where blank lines part some recitals and none stands there."""
_SURE: Final = frozenset({"asking", "back"})
"""With which phrases any recital goes on."""


def _find_verb(words: str, language: Language) -> str:
    """Give what the shortest phrase at the head of a recital does; "" for none.

    "Stressing the need" and "Stressing also" open with one verb.
    """
    ends = islice((m.start() for m in _BLANK.finditer(words)), _VERB)
    for end in (*ends, len(words)):
        action = match_action(words[:end], "preambular", language)
        if action:
            return action.concept
    return ""


@dataclass(slots=True)
class Lists:
    """The numbers and points read so far."""

    numbers: tuple[int, ...] = ()
    """The last numbers of the lists of paragraphs open, the innermost last."""
    points: dict[Style, int] = field(default_factory=dict)
    """The last value of each style of point."""

    def take(self, marker: Marker) -> None:
        """Take the number at the head of a paragraph, or of a point."""
        if marker.style in NUMBERS:
            self._count(marker)
            return
        values = read_values(marker)
        due = [(s, v) for s, v in values if v == self.points.get(s, 0) + 1 or v == 1]
        self.points.update(due or values[:1])

    def _count(self, marker: Marker) -> None:
        """Count a number: it continues a list, or begins another."""
        numbers = self.numbers
        for depth in range(len(numbers) - 1, -1, -1):
            if marker.value == numbers[depth] + 1:
                self.numbers = (*numbers[:depth], marker.value)
                return
        if marker.value == 1:
            self.numbers = (*numbers[-_DEEPEST:], 1)
        else:
            self.numbers = (*numbers[:-1], marker.value)

    def is_due(self, marker: Marker) -> bool:
        """Whether a number is the next of a list, or the first where none is open."""
        return marker.value - 1 in (self.numbers or (0,))

    def is_near(self, marker: Marker) -> bool:
        """Whether a number is not far ahead of the last one, or begins a list."""
        last = self.numbers[-1] if self.numbers else 0
        return marker.value == 1 or last < marker.value <= last + _LEAP

    def follows(self, marker: Marker) -> bool:
        """Whether a point is the next of its list, or begins one."""
        return any(
            value in {1, self.points.get(style, 0) + 1}
            for style, value in read_values(marker)
        )


class OpenParagraph:
    """What the lines so far say of the paragraph in hand, and the lists open there."""

    before: Seen
    """The last line of the paragraph in hand, once there is one."""
    after: Seen | None = None
    """The line behind the one that is looked at."""
    printed: int = 0
    """The length of the printed line that the last line ends, behind a call; else 0."""
    marked: bool = False
    """Whether it has a number: only a full stop or so ends it."""
    pointed: bool = False
    """Whether it is the first line of a point."""
    bullet: str = ""
    """The sign it opens with, where it is a point of a list of these."""
    alone: bool = False
    """Whether it is nothing but a number yet."""
    rest: str | None = None
    """What stands behind its number, where that is one line yet."""
    apart: bool = False
    """Whether it is a line by itself: a formula, "Annex"."""
    timed: bool = False
    """Whether it is of a timetable: "4 October Planning of programmes"."""
    voting: bool = False
    """Whether it belongs to the vote."""
    rounded: bool = False
    """Whether the paragraph before it ends with what it says in brackets."""
    _heads: bool | None = None

    def __init__(self, language: Language, layout: Layout) -> None:
        """Take the shape of the file."""
        self.language: Final = language
        self.layout: Final = layout
        self.lists: Final = Lists()
        self.lines: list[Seen] = []
        """The lines of the paragraph."""

    def open(self, line: Seen) -> None:
        """Take a line that opened a paragraph."""
        marker, set_off = line.marker, line.is_set_off()
        if marker and set_off and line.opens_as("closing"):
            marker = None  # "5 June 2024" below the text is no number.
        self.rounded = bool(self.lines) and self._is_rounded()
        timed = self.timed and not self.before.ended
        dated = line.words[:1].isdigit() and opens_row(line.words, self.language)
        self.timed = timed or dated
        self.before, self.lines, self._heads = line, [line], None
        self.apart = set_off and line.stands_alone()
        self.printed = 0
        self.marked = self.pointed = self.alone = False
        self.bullet, self.rest = "", None
        if marker:
            self.marked = True
            self.pointed = marker.style not in NUMBERS
            self.bullet = marker.num if marker.style is Style.BULLET else ""
            self.rest = line.words[marker.end :]
            self.alone = not self.rest
            self.lists.take(marker)
        ended = self.voting and pattern("annex", self.language).match(line.words)
        self.voting = not ended and (self.voting or (set_off and line.opens_as("vote")))

    def go_on(self, line: Seen) -> None:
        """Take a line that goes on with the paragraph in hand."""
        called = self.before.called and self.layout.fits
        self.printed = self.measure(line) if called else 0
        self.before = line
        self.lines.append(line)
        self.rest = line.words if self.alone else None
        self.alone = self.pointed = self.apart = False

    def measure(self, line: Seen) -> int:
        """Give the length of the printed line that a line ends."""
        printed = self.printed or self.before.width
        return measure(line, self.before, printed, self.layout.fits)

    def is_named(self) -> bool:
        """Whether it is a name, with another in brackets, as the one before it is.

        "Society of Wells (Société des puits)": in a list of these a name may fill
        its line.
        """
        return self.rounded and self._is_rounded() and self.is_titled()

    def _is_rounded(self) -> bool:
        """Whether it ends with a bracket that closes the last one that was opened."""
        if self.lines[-1].words[-1:] != ")":
            return False
        words = "".join([each.words for each in self.lines])
        return words.count("(") == words.count(")")

    def is_titled(self) -> bool:
        """Whether it may be a heading of several lines."""
        return self.opens_heading() and not any(each.ended for each in self.lines)

    def opens_heading(self) -> bool:
        """Whether its first line may be one of a heading."""
        if self._heads is None:
            first = self.lines[0]
            self._heads = first.opens_as("heading-number") or not (
                self.marked
                or first.acts()
                or pattern("opening", self.language).match(first.words)
            )
        return self._heads

    def is_unended(self) -> bool:
        """Whether it is one line with a number that asks nothing: a heading, maybe."""
        return self.rest is not None and not opens_unit(self.rest, self.language)

    def is_apart(self, line: Seen) -> bool:
        """Whether a blank line before a line means something."""
        return line.line.gap and self.layout.gaps == "some"

    def is_indented(self, line: Seen, *, ended: bool) -> bool:
        """Whether a line stands further in, as first lines do."""
        margin, before = self.layout.margin, self.before
        if margin < 0 or line.line.page:
            return False
        indent = line.line.indent
        further = indent >= before.line.indent + _INDENT
        return further or (ended and indent >= margin + _INDENT)

    def may_resume(self, line: Seen, before: Seen) -> bool:
        """Whether a recital may go on: behind a comma and a full line, not apart."""
        paused = before.words.endswith(COMMAS)
        if not paused or self.is_short(line) or self.is_apart(line):
            return False
        return not self.is_indented(line, ended=True)

    def resumes(self, line: Seen, added: Seen | None) -> bool:
        """Whether a recital that may go on does, with what opens as recitals do.

        One that says "also" of the verb of the recital in hand is the next one. If
        the recital below says it, `added`, that tells: the one above it opens with
        its verb. Else the phrase does: it points back, it calls on someone, it is one
        with which short recitals go on, or it says "also" where the recital in hand
        opens with another one.
        """
        first, own, more = (
            _find_verb(each.words, self.language) if each else ""
            for each in (self.lines[0], line, added)
        )
        if first == own and pattern("adding", self.language).match(line.words):
            return False
        another = first != own and bool(first and own)
        if another and more in {first, own}:
            return more == first
        resumes = pattern("resuming", self.language).match(line.words)
        by = resumes.lastgroup or "" if resumes else ""
        if by in _SURE or (by == "also" and another):
            return True
        most = _CLOSE if self.layout.gaps == "some" else _SHORT
        return len(self.lines) <= most.get(by, 0)

    def asks_for_more(self, before: Seen) -> bool:
        """Whether any line goes on with the last one, whatever it opens with."""
        return self.alone or is_open(before.words) or before.is_unfinished()

    def is_short(self, line: Seen) -> bool:
        """Whether the line before was broken on purpose: the next word had room."""
        before, layout = self.before, self.layout
        if not layout.fits or (line.line.page and not layout.exact):
            return False
        whole = room(self.printed or before.width, before.words, line)
        if whole >= layout.fits:
            return False
        alone = len(self.lines) == 1
        if before.called and not (alone and before.opens_as("heading-number")):
            ended = before.ended or _COUNTED.search(before.words)
            if layout.calls or not ended:
                return False
        return whole + self._count_torn(line) < layout.fits

    def _count_torn(self, line: Seen) -> int:
        """Count what a call tore from a line's only word: "well(1" / "),"."""
        if not line.called or not self.after or " " in line.words:
            return 0
        torn = _TORN.match(self.after.words)
        return torn.end() if torn else 0
