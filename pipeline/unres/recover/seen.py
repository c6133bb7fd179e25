"""A line as it is joined to others: what it tells by itself."""

from __future__ import annotations

import re
from typing import Final, final
from unicodedata import east_asian_width

from unres.language import CLOSERS, ENDS, Language
from unres.lexicon.actions import opens_small
from unres.lexicon.patterns import one_of, pattern
from unres.numbers import has_digit, read_marker
from unres.recover.edges import (
    CALLS,
    has_ended,
    is_caseless,
    is_unfinished,
    may_open,
    opens_unit,
)
from unres.recover.front import is_formula
from unres.recover.lines import CALL, Line

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
_UNSEEN: Final = "zero-width"
"""The rule by which characters go that show nothing."""
_BROKEN: Final = "line-end"
"""The rule by which the end of a line goes that a call stands on alone."""
_RAISED: Final = 2
"""How many characters a program may lay out around a call: they were its marks."""
_SLACK: Final = 4
"""How many calls a printed line may have that were not told from other digits."""
_UNBROKEN: Final = re.compile(
    f"[‘“(（《〈「『【]*(?:[!-~]+|.)[{re.escape(ENDS + CLOSERS)}、]*"
)
"""What stands on one line where others break between any two letters: no mark opens
a line, and no number is broken."""
_SET_OFF: Final = ("annex", "closing", "heading-number", "vote")
"""Patterns of what few lines are: they are asked for one by one where any matches."""
_BREAKABLE: Final = re.compile(r"[^\s-]*?[^\W\d_]{2}-(?=[^\W\d_]{2})")
"""The part of a word that may end a line: letters, hyphen, and letters behind it."""


@final
class Seen:
    """A line, and what its words tell."""

    _set_off: bool | None = None

    def __init__(
        self, line: Line, language: Language, *, hyphened: bool = True
    ) -> None:
        """Take a line; `hyphened` if lines of its text end with a hyphen in a word."""
        words = line.words
        letter = words[:1]
        self.line: Final = line
        self.language: Final = language
        self.words: Final = words
        self.small: Final = letter.islower()
        """Whether it opens with a small letter."""
        acting = self.small and opens_small(language) and opens_unit(words, language)
        self.runs_small: Final = self.small and not acting
        """Whether it opens with a small letter, and with no action written so."""
        self.caseless: Final = not letter.isascii() and is_caseless(letter)
        """Whether it opens with a letter of a script that has no small ones."""
        self.marker: Final = read_marker(words)
        self.ended: Final = has_ended(words)
        """Whether it ends as a paragraph may."""
        self.called: Final = line.called or (
            words[-1:] in CALLS and not _YEAR.search(words[-5:])
        )
        """Whether it ends with a footnote call, or with digits that may be one."""
        least = _find_least(words, bounded=language.bounded, hyphened=hyphened)
        size, lead = len(words), len(least)
        if not language.bounded:
            size, lead = size + _count_wide(words), lead + _count_wide(least)
        self.size: Final = size
        """The length of its words, where wide letters count as two."""
        # What may be a call is wider in print.
        called = line.pieced or has_digit(words)
        self.width: Final = _measure(line, words, size) if called else size
        """Its length in print."""
        self.lead: Final = _measure(line, least, lead) if called else lead
        """The length in print of the least that could stand on the line before."""

    def acts(self) -> bool:
        """Whether it opens with an action phrase."""
        return opens_unit(self.words, self.language)

    def opens(self) -> bool:
        """Whether it may open a paragraph, by its first letter."""
        return may_open(self.words, self.language)

    def is_set_off(self) -> bool:
        """Whether it is a formula, or may be "Annex", a heading, the vote, the end."""
        told = self._set_off
        if told is None:
            language = self.language
            known = one_of(_SET_OFF, language).match(self.words) is not None
            # No formula opens with a number.
            told = known or (not self.marker and is_formula(self.words, language))
            self._set_off = told
        return told

    def stands_alone(self) -> bool:
        """Whether nothing is ever wrapped to it: a formula, or "Annex"."""
        if not self.is_set_off():
            return False
        annex = pattern("annex", self.language).match(self.words)
        whole = annex is not None and annex.end() == len(self.words)
        return whole or is_formula(self.words, self.language)

    def opens_as(self, name: str) -> bool:
        """Whether a pattern of those of what is set off finds it: "closing", "vote"."""
        words, language = self.words, self.language
        return self.is_set_off() and pattern(name, language).match(words) is not None

    def is_unfinished(self) -> bool:
        """Whether it ends with a word that no paragraph ends with: "of the"."""
        return is_unfinished(self.words, self.language)


def _find_least(words: str, *, bounded: bool, hyphened: bool) -> str:
    """Find the least of some words that could stand on the line before.

    Where words are broken behind their hyphens, it is a part of the first one.
    """
    first = words.partition(" ")[0]
    if not (bounded or first.isascii()):
        unit = _UNBROKEN.match(first)
        first = unit[0] if unit else first
    part = _BREAKABLE.match(first) if hyphened and "-" in first else None
    return part[0] if part else first


def _measure(line: Line, words: str, size: int) -> int:
    """Give the length in print of the words at a line's head, where calls are wider."""
    size += _RAISED * len(_CALL.findall(words))
    return size + (count_calls(line, _RAISED, len(words)) if line.pieced else 0)


def room(printed: int, before: str, after: Seen) -> int:
    """Give the length of a line had the next one's first word stood on it.

    `printed` is the length of the printed line that `before` ends.
    """
    space = before[-1:] != "-" or before[-2:] == " -"
    return printed + space + after.lead


def measure(line: Seen, before: Seen, printed: int, widest: int) -> int:
    """Give the length of the printed line that a line ends; calls are wider there.

    A footnote call may break a line by itself: then the next line goes on with it,
    as far as the widest goes.
    """
    length = line.width
    if not before.called:
        return length
    whole = printed + 1 + length
    return whole if whole <= widest + _SLACK * _RAISED else length


def count_calls(line: Line, more: int, end: int | None = None) -> int:
    """Give the length of the calls that a line's words lack, each with some more.

    Counts those up to an offset in the words; and characters that show nothing, for
    programs that break lines count them. A call on a line of its own is none of it.
    """
    length = alone = at = 0
    for piece in line.text.pieces:
        at += len(piece.text)
        if end is not None and at > end:
            break
        by = piece.rule
        if by in (CALL, _UNSEEN):
            size = piece.end - piece.start + (more if by == CALL else 0)
            length += size
            alone += size
        elif by == _BROKEN:
            length -= alone
        if piece.text or by == _BROKEN:
            alone = 0
    return length


def _count_wide(words: str) -> int:
    return sum(east_asian_width(letter) in {"W", "F"} for letter in words)
