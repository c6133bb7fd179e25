"""What the lines so far say of a number at the head of the next one."""

from __future__ import annotations

from typing import Final

from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.numbers import Marker, Style, read_values
from unres.recover.edges import may_open
from unres.recover.lists import NUMBERS
from unres.recover.seen import Seen
from unres.recover.unit import OpenParagraph

_LEADING: Final = frozenset(":;：；؛")


class Counted(OpenParagraph):
    """The paragraph in hand, where the next line may have a number."""

    def is_next(self, marker: Marker, line: Seen) -> bool:
        """Whether a number is one, not the end of a sentence wrapped before it."""
        before = self.before
        ended = not before or before.ended or self.alone
        rest = line.words[marker.end :]
        if marker.style in NUMBERS:
            return self._is_next_number(marker, line, ended=ended)
        if marker.style is Style.BULLET:
            set_off = before is not None and before.words[-1:] in _LEADING
            opened = ended and (
                self.bullet == marker.num or may_open(rest, self.language)
            )
            return set_off or opened or self.is_short(line)
        if marker.style is Style.NESTED:
            return ended
        if self.lists.follows(marker):
            told = ended or self.is_short(line) or self._is_first(marker)
            return told or self._is_certain(marker, line)
        return ended and self.is_apart(line)

    def _is_first(self, marker: Marker) -> bool:
        """Whether a number opens the points of a point that is a heading."""
        before = self.before.words if self.before else ""
        numeral = marker.style is Style.NUMERAL and marker.value == 1
        first = marker.num.lstrip("(") in {"a)", "i)"} or numeral
        return first and self.pointed and not self._is_cited(before)

    def _is_certain(self, marker: Marker, line: Seen) -> bool:
        """Whether a point is one though nothing has ended: none is cited there.

        Its number is all of its line, or it goes on with a list: "(d) … in 2025" /
        "(e) Means of implementation".
        """
        before = self.before.words if self.before else ""
        rest = line.words[marker.end :]
        first = any(value == 1 for _, value in read_values(marker))
        opens = may_open(rest, self.language) and not first
        return (not rest or opens) and not self._is_cited(before)

    def _is_cited(self, before: str) -> bool:
        """Whether a point behind some words is cited: "in paragraph 3" / "(a)"."""
        return bool(pattern("part-cited", self.language).search(before))

    def _is_next_number(self, marker: Marker, line: Seen, *, ended: bool) -> bool:
        """Whether the number of a paragraph continues a list, or begins one."""
        rest = line.words[marker.end :]
        due = self.lists.is_due(marker)
        if marker.style is Style.BARE:
            acts = match_action(rest, "operative", self.language) is not None
            glued = marker.end == len(marker.num)
            return ended and acts and due and (glued or bool(self.lists.numbers))
        if due and may_open(rest, self.language):
            return True
        apart = ended or self.is_apart(line)
        return (due or self.lists.is_near(marker)) and (apart or self.is_titled())
