"""The foot of a page: its lines as notes, however markers and words stand.

A marker stands before the words of its note, or on a line above them; where a program
reads a page by columns, the markers of several notes stand above or below their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from unres.language import Language
from unres.lexicon import rule
from unres.lexicon.patterns import pattern
from unres.recover.candidates import read_calls
from unres.recover.edges import has_ended
from unres.recover.glue import glue
from unres.recover.lines import IN_TEXT, Line
from unres.recover.markers import ALONE, WORDS, Head, cut_marker, find_head, read_sign
from unres.text import Text, join

_INSIDE: Final = re.compile(r"\.[ ](\d{1,3})[ ](?=\S)")
"""A number behind the end of a sentence, inside a line."""
LEAP: Final = 2
"""How far a note may run ahead of the last one among notes."""
RULED: Final = 40
"""How far it may, below the rule above the notes: those of a page may be lost."""


@dataclass(slots=True)
class ReadNotes:
    """The notes and the calls read so far."""

    language: Language
    last: int = 0
    """The highest number of a note."""
    numbers: set[int] = field(default_factory=set)
    """The numbers of all notes."""
    here: bool = False
    """Whether a note of the foot in hand was read."""
    calls: set[str] = field(default_factory=set)
    """The markers that were called, as far as they were looked for."""
    words: list[str] = field(default_factory=list)
    """The lines in which they were not looked for yet."""

    def find_calls(self) -> set[str]:
        """Find the markers that were called."""
        self.calls.update(
            call for words in self.words for call in read_calls(words, self.language)
        )
        self.words.clear()
        return self.calls

    def follows(self, marker: str, leap: int) -> bool:
        """Whether a marker may come next; signs always may."""
        return not marker.isdigit() or self.last < int(marker) <= self.last + leap

    def is_due(self, marker: str) -> bool:
        """Whether a marker is the next, or one that was called before."""
        if self.follows(marker, 1):
            return True
        return int(marker) > self.last and marker in self.find_calls()

    def is_late(self, marker: str) -> bool:
        """Whether a marker is one that was left out before."""
        if not marker.isdigit():
            return False
        return 0 < int(marker) < self.last and int(marker) not in self.numbers

    def take(self, marker: str) -> None:
        """Take a note that was read."""
        self.here = True
        if marker.isdigit():
            self.numbers.add(int(marker))
            self.last = max(self.last, int(marker))


@dataclass(slots=True)
class _Group:
    """Markers, each a line without words, and the words that stand with them."""

    markers: list[Line] = field(default_factory=list)
    words: list[Line] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """The numbers of its markers; 0 for a sign."""
        read = (str(line.marker).strip("[]") for line in self.markers)
        return [int(marker) if marker.isdigit() else 0 for marker in read]


def read_foot(
    lines: Sequence[Line], seen: ReadNotes, *, ruled: bool = False
) -> tuple[list[Line], list[Line]]:
    """Read the foot of a page; give what goes on with an earlier note, and its notes.

    `ruled` says that the rule above the notes was seen.
    """
    language = seen.language
    groups = _group(lines, seen, ruled=ruled)
    _share_words(groups, language)
    over = [line for group in groups if not group.markers for line in group.words]
    own = (group for group in groups if group.markers)
    notes = [glue(note, language) for group in own for note in _part(group, language)]
    return over, [part for note in notes for part in _part_line(note, seen)]


def _group(lines: Sequence[Line], seen: ReadNotes, *, ruled: bool) -> list[_Group]:
    """Part the lines into groups: markers, and the words that follow them."""
    groups = [_Group()]
    for at, line in enumerate(lines):
        head = _accept(lines, at, seen, ruled=ruled)
        if not head:
            groups[-1].words.append(line)
            continue
        seen.take(head.marker)
        marker, rest = cut_marker(line, head)
        if groups[-1].words or (rest.words and groups[-1].markers):
            groups.append(_Group())
        groups[-1].markers.append(marker)
        if rest.words:
            groups[-1].words.append(rest)
    return [group for group in groups if group.markers or group.words]


def _accept(
    lines: Sequence[Line], at: int, seen: ReadNotes, *, ruled: bool
) -> Head | None:
    """Give the head of the note that a line opens, if its number may come here."""
    line, language = lines[at], seen.language
    head = find_head(lines, at, language, ruled=ruled)
    alone = ALONE.match(line.words) if line.kind is IN_TEXT else None
    if not head and alone and ruled:
        head = Head(at, read_sign(alone[1]), len(line.words))
    if not head:
        return None
    before = lines[at - 1].words if at else ""
    first = not seen.here
    if pattern("abbreviation", language).match(before):
        return None
    late = seen.is_late(head.marker) and (bool(alone) or has_ended(before))
    leap = RULED if ruled and (first or alone) else LEAP
    due = first and not ruled
    return head if due or late or seen.follows(head.marker, leap) else None


def _share_words(groups: list[_Group], language: Language) -> None:
    """Give markers without words the words that stand by themselves elsewhere.

    "[words] [words] 3 [words] 1 2" are notes 1, 2 and 3; a number at the foot that
    no words are left for is no marker.
    """
    bare = [group for group in groups if group.markers and not group.words]
    for group in bare:
        first = group.numbers[0]
        whole = [g for g in groups if g.words and g.markers]
        behind = min((g.numbers[0] for g in whole), default=0)
        below = [g for g in whole if g.numbers[-1] < first]
        own = max(below, key=lambda g: g.numbers[-1], default=None)
        if not groups[0].markers and (first < behind or not behind):
            own = groups[0]
        if own is None:
            continue
        spare = sum(score >= _CLEAR for score in _weigh_breaks(own.words, language))
        if spare + 1 >= len(own.markers) + len(group.markers):
            own.markers += group.markers
        else:
            own.words += [_restore(line) for line in group.markers]
        group.markers = []
    groups[:] = [group for group in groups if group.markers or group.words]


def _restore(marker: Line) -> Line:
    """Give a marker's line as the words that it is after all."""
    line = marker.reading(join((marker.marker, marker.text)))
    line.kind, line.marker = IN_TEXT, Text()
    return line


_CLEAR: Final = 2
"""What the break between two notes is worth at least, where it is clear."""


def _weigh_breaks(words: Sequence[Line], language: Language) -> list[int]:
    """Give for each line but the first what speaks for a note that begins there."""
    return [
        -1
        if not WORDS.match(line.words)
        or pattern("abbreviation", language).match(before.words)
        else 2 * before.words.endswith(".")
        + 2 * bool(pattern("note-opening", language).match(line.words))
        + line.gap
        for before, line in pairwise(words)
    ]


def _part(group: _Group, language: Language) -> Iterator[list[Line]]:
    """Give the lines of each note of a group: its marker, then its words.

    Markers that no words are left for have none.
    """
    count = len(group.markers)
    weights = _weigh_breaks(group.words, language)
    order = sorted(range(len(weights)), key=lambda i: (-weights[i], i))
    starts = [0, *sorted(i + 1 for i in order[: count - 1])]
    starts += [len(group.words)] * count
    for i, marker in enumerate(group.markers):
        yield [marker, *group.words[starts[i] : starts[i + 1]]]


def _part_line(note: Line, seen: ReadNotes) -> Iterator[Line]:
    """Give the notes that share a line: "1 See A/1. 2 See A/2."."""
    number = str(note.marker).strip("[]")
    while number.isdigit():
        number = str(int(number) + 1)
        found = (m for m in _INSIDE.finditer(note.words) if m[1] == number)
        m = next(found, None)
        opening = pattern("note-opening", seen.language)
        opens = m and opening.match(note.words, m.end())
        if not m or not opens or int(number) in seen.numbers:
            break
        seen.take(number)
        left, gap, marker, between, right = note.text.cut(
            m.start() + 1, m.start(1), m.end(1), m.end()
        )
        blank = rule("margin")
        yield note.reading(join((left, gap.drop(blank))), Text())
        note = note.reading(join((between.drop(blank), right)))
        note.marker = marker
    yield note
