"""Paragraphs: which lines belong together, and which begin something new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.language import COMMAS, PAUSES, Language
from unres.lexicon.patterns import pattern
from unres.recover.continued import Continued
from unres.recover.edges import leads_on
from unres.recover.front import is_wide
from unres.recover.glue import Spelling, glue
from unres.recover.glued import part_glued
from unres.recover.lines import IN_TEXT, WHOLE, Line
from unres.recover.seen import Seen
from unres.recover.shape import find_layout

_QUOTES: Final = frozenset('“«"')
"""Each paragraph of a quoted text opens with the quotation mark."""
_STARRED: Final = re.compile(r"\*{1,4}(?:[ ]+\S|[\d㐀-鿿])")
"""The note below a list of members: "* Term of office expires on …"."""


def join_lines(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with every wrapped paragraph as one line.

    Front matter and notes stay as they are. Lines that begin something new are
    known by number, opening words, blank lines, indents and short lines before
    them, as far as the layout of the file makes these mean anything.
    """
    ends = [i for i, line in enumerate(lines[:-1]) if line.words[-1:] == "-"]
    hyphened = any(_is_hyphened(lines[i], lines[i + 1], language) for i in ends)
    seen = [Seen(line, language, hyphened=hyphened) for line in lines]
    layout = find_layout([each for each in seen if each.line.kind is IN_TEXT])
    # A program that breaks lines at a width in characters puts no hyphens in.
    spelling = None if layout.exact else Spelling(lines)
    units: list[list[Line]] = []
    state = _State(language, layout, seen)
    for i, line in enumerate(lines):
        if line.kind is not IN_TEXT:
            units.append([line])
        elif state.opens(i):
            state.open(seen[i])
            units.append([line])
        else:
            state.go_on(seen[i])
            units[-1].append(line)
    joined = [glue(unit, language, spelling) for unit in units]
    return tuple(part_glued(joined, language))


def _is_hyphened(line: Line, below: Line, language: Language) -> bool:
    """Whether a line with a hyphen at its end was broken inside a word.

    "Short-" / "and long-term" was not.
    """
    linked = f"{language.conjunction.strip()} "
    return line.words[-2:-1].isalpha() and not below.words.startswith(linked)


class _State(Continued):
    """What the lines so far say about the next one."""

    def opens(self, at: int) -> bool:
        """Whether a line opens a paragraph."""
        if not self.lines:
            return True
        line, before = self.all[at], self.before
        self.after = self.all[at + 1] if at + 1 < len(self.all) else None
        if line.line.region >= 0 and before.line.region >= 0:
            return self._opens_region(line, before)
        may_open = line.marker or self.apart or self.voting or before.ended
        if line.runs_small and not may_open:
            # The line before a small letter may be too short to go on with it.
            short = self.tight and self.is_short(line)
            return short and not self.asks_for_more(before)
        return self._is_set_apart(line, before) or self._opens_next(at, line, before)

    def _opens_next(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line that may go on with a paragraph opens one all the same."""
        if self.voting:
            return self._opens_voters(line, before)
        marker = line.marker
        if self.is_timed(at, line) or (marker and self.is_next(marker, line)):
            return True
        # A call on a line of its own may part a mark from the word that it follows.
        marked = line.words[:1] in PAUSES
        if (
            marked
            or self.asks_for_more(before)
            or (line.caseless and self.runs_on(at, line, before))
            or (not self.language.bounded and self.parts_name(line, before))
        ):
            return False
        if not self.layout.wrapped:
            return self._opens_unwrapped(at, line, before)
        # Where lines are broken at a width, one that is shorter ends a paragraph;
        # where calls break them too, a small letter goes on with what has no end.
        if self.layout.exact and self.is_short(line):
            torn = self.layout.calls and not before.ended
            if not (torn and line.runs_small):
                return True
        return self._opens_wrapped(at, line, before)

    def _opens_voters(self, line: Seen, before: Seen) -> bool:
        """Whether a line of the vote opens a list of voters, or what is above one."""
        voters = pattern("voters", self.language)
        listed = voters.fullmatch(f"{before.words.rstrip(' :：')}:")
        return bool(listed or voters.match(line.words))

    def _opens_unwrapped(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line without a number opens a paragraph where a line is one.

        What is no heading goes on until it ends. Behind a comma a small letter opens
        nothing, and in what has a number only an opening phrase does, or a heading:
        "… of Jordan, Kyrgyzstan," / "Malawi and Sierra Leone have been reduced".
        """
        if before.ended:
            if not before.words.endswith(COMMAS):
                return True
            headed = self.after is not None and self.after.marker is not None
            inside = self.marked and not headed and not line.acts()
            # A call may have torn a recital where its next phrase begins.
            torn = before.called and self.goes_back(at, line, before)
            return not (inside or torn or self.goes_on(line, before))
        if line.line.page or not (line.opens() or line.marker):
            return False
        unended = self.is_titled() or self.is_unended()
        # "a) The sea" / "c) Agreements": no small letter but that of a number.
        goes_on = not line.marker and self.goes_on(line, before)
        return unended and not goes_on

    def _opens_region(self, line: Seen, before: Seen) -> bool:
        """Whether a line opens a paragraph where the format parts them.

        The format may part a paragraph where a page ends.
        """
        if before.line.region == line.line.region:
            # The meeting and the date may be one paragraph, with a break between.
            return line.opens_as("closing") and before.opens_as("closing")
        whole = WHOLE & {before.line.known, line.line.known}
        if not line.line.page or whole or self._is_set_apart(line, before):
            return True
        if line.marker and self.is_next(line.marker, line):
            return True
        if line.runs_small or not before.ended:
            return self.voting and self._opens_voters(line, before)
        return not before.words.endswith(COMMAS) or line.acts()

    def _is_set_apart(self, line: Seen, before: Seen) -> bool:
        """Whether a line stands by itself: a formula, a closing line, the vote."""
        # Two blank lines where one is usual tell that the line between them is lost.
        torn, marker = line.line.wide and self.layout.gaps == "all", line.marker
        if self.apart or (
            torn and (line.acts() or (marker and self.lists.follows(marker)))
        ):
            return True
        noted = line.words[:1] == "*" and _STARRED.match(line.words)
        starred = noted and before.ended
        if line.runs_small or not (starred or line.is_set_off()):
            return False
        if starred or line.stands_alone():
            return True
        if line.opens_as("heading-number"):
            # "…, and" / "Goal 17 on" goes on.
            ended = before.ended and not leads_on(before.words)
            heads = len(self.lines) == 1 and self.opens_heading()
            return ended or heads or self.is_apart(line)
        if line.opens_as("closing") or line.opens_as("vote"):
            return before.ended or before.opens_as("closing") or self.is_titled()
        return False

    def _opens_wrapped(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line without a number opens a paragraph in wrapped text."""
        apart = self.is_apart(line)
        goes_on = self.goes_on(line, before) or not (
            line.opens() or self.is_dated_heading(at, line, before)
        )
        if goes_on or self.goes_back(at, line, before):
            closes = self.closes_list(line, before)
            if not (apart or closes) or not before.ended:
                return False
            # Behind a comma and a full line a sentence goes on, blank line or not.
            paused = before.words.endswith(COMMAS) or leads_on(before.words)
            return closes or not paused or self.is_short(line)
        return self._opens_sentence(at, line, before, apart=apart)

    def _opens_sentence(
        self, at: int, line: Seen, before: Seen, *, apart: bool
    ) -> bool:
        """Whether a line that may go on with no sentence opens a paragraph."""
        ended = before.ended
        if self.is_indented(line, ended=ended):
            return True
        if apart:
            return ended or self.is_unended() or line.acts() or self.is_short(line)
        if ended:
            # Where no width can be told, and no capital, what has ended has.
            unsure = not self.layout.fits and line.caseless
            return bool(
                unsure
                # An action that is written small opens nothing behind a number.
                or (line.acts() and not (line.small and self.marked))
                or pattern("lead-in", self.language).match(line.words)
                or self._is_quoted(line, before)
                or (self.is_short(line) and not self.enumerates(before))
                or self.is_heading(at, line, before)
            )
        # A heading, or a point that is one: "(e) Protection of the United Nations".
        if self.pointed and self.layout.exact and self.is_short(line):
            return True
        if self.is_named():
            return True
        return self.is_titled() and (
            self.is_short(line) or (is_wide(line.words, self.language) and line.acts())
        )

    def _is_quoted(self, line: Seen, before: Seen) -> bool:
        """Whether a line opens a paragraph of a quoted text, as in a statement."""
        if line.words[:1] not in _QUOTES:
            return False
        last = before.words[-1:]
        return last == "." or (last == ":" and not self.lists.numbers)
