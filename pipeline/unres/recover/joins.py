"""Paragraphs: which lines belong together, and which begin something new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from unres.language import CLOSERS, COMMAS, PAUSES, STOPS, Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.numbers import Style
from unres.recover.counted import Counted
from unres.recover.edges import leads_on
from unres.recover.front import is_wide
from unres.recover.glue import Spelling, glue
from unres.recover.glued import part_glued
from unres.recover.lines import IN_TEXT, WHOLE, Line
from unres.recover.seen import Seen, room
from unres.recover.shape import WIDEST, Layout, find_layout

_QUOTES: Final = frozenset('“«"')
"""Each paragraph of a quoted text opens with the quotation mark."""
_STARRED: Final = re.compile(r"\*{1,4}(?:[ ]+\S|[\d㐀-鿿])")
"""The note below a list of members: "* Term of office expires on …"."""
_TALLEST: Final = 3
"""A heading takes so many lines at most."""


def join_lines(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with every wrapped paragraph as one line.

    Front matter and notes stay as they are. Lines that begin something new are
    known by number, opening words, blank lines, indents and short lines before
    them, as far as the layout of the file makes these mean anything.
    """
    seen = [Seen(line, language) for line in lines]
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


class _State(Counted):
    """What the lines so far say about the next one."""

    def __init__(
        self, language: Language, layout: Layout, lines: Sequence[Seen]
    ) -> None:
        """Take the shape of the file and all its lines."""
        super().__init__(language, layout)
        self.all: Final = lines
        self.tight: Final = layout.exact and not layout.calls
        """Whether a line is short for no other reason than that it ends something."""

    def opens(self, at: int) -> bool:
        """Whether a line opens a paragraph."""
        line, before = self.all[at], self.before
        if before is None:
            return True
        self.after = self.all[at + 1] if at + 1 < len(self.all) else None
        if line.line.region >= 0 and before.line.region >= 0:
            return self._opens_region(line, before)
        if not (line.marker or self.apart or self.voting or before.ended):
            # Most lines go on with a sentence that has not ended.
            if line.runs_small():
                # The line before a small letter may be too short to go on with it.
                short = self.tight and self.is_short(line)
                return short and not self.asks_for_more(before)
            if not (line.is_set_off() or line.line.wide or self._is_moved(line)):
                return False
        return self._is_set_apart(line, before) or self._opens_next(at, line, before)

    def _opens_next(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line that may go on with a paragraph opens one all the same."""
        if self.voting:
            return self._opens_voters(line, before)
        marker = line.marker
        if marker and self.is_next(marker, line):
            return True
        if self.asks_for_more(before) or (
            line.caseless and self._runs_on(at, line, before)
        ):
            return False
        if not self.layout.wrapped:
            return self._opens_unwrapped(at, line, before)
        # Where lines are broken at a width, one that is shorter ends a paragraph;
        # where calls break them too, a small letter goes on with what has no end.
        if self.layout.exact and self.is_short(line):
            torn = self.layout.calls and not before.ended
            if not (torn and line.runs_small()):
                return True
        return self._opens_wrapped(at, line, before)

    def _is_moved(self, line: Seen) -> bool:
        """Whether anything but its words may tell that a line opens a paragraph."""
        return (
            not self.layout.wrapped
            or self.is_titled()
            or self.is_short(line)
            or self.is_apart(line)
            or self.is_indented(line, ended=False)
        )

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
            torn = before.called and self._resumes(at, line, before)
            return not (inside or torn or self._goes_on(line, before))
        if line.line.page or not (line.opens() or line.marker):
            return False
        unended = self.is_titled() or self.is_unended()
        # "a) The sea" / "c) Agreements": no small letter but that of a number.
        goes_on = not line.marker and self._goes_on(line, before)
        return unended and not goes_on

    def _opens_region(self, line: Seen, before: Seen) -> bool:
        """Whether a line opens a paragraph where the format parts them.

        The format may part a paragraph where a page ends.
        """
        if before.line.region == line.line.region:
            # The meeting and the date may be one paragraph, with a break between.
            return line.is_closing() and before.is_closing()
        whole = WHOLE & {before.line.known, line.line.known}
        if not line.line.page or whole or self._is_set_apart(line, before):
            return True
        if line.marker and self.is_next(line.marker, line):
            return True
        if line.runs_small() or not before.ended:
            return self.voting and self._opens_voters(line, before)
        return not before.words.endswith(COMMAS) or line.acts()

    def _is_set_apart(self, line: Seen, before: Seen) -> bool:
        """Whether a line stands by itself: a formula, a closing line, the vote."""
        # Two blank lines where one is usual tell that the line between them is lost.
        torn = line.line.wide and self.layout.gaps == "all"
        if self.apart or (torn and (line.acts() or self._follows(line))):
            return True
        noted = line.words[:1] == "*" and _STARRED.match(line.words)
        starred = noted and before.ended
        if line.runs_small() or not (starred or line.is_set_off()):
            return False
        if starred or line.stands_alone():
            return True
        if line.is_headed():
            # "…, and" / "Goal 17 on" goes on.
            ended = before.ended and not leads_on(before.words)
            return ended or self.may_head() or self.is_apart(line)
        if line.is_closing() or line.is_vote():
            return before.ended or before.is_closing() or self.is_titled()
        return False

    def _follows(self, line: Seen) -> bool:
        """Whether a line opens with a number or a point that may come next."""
        return line.marker is not None and self.lists.follows(line.marker)

    def _opens_wrapped(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line without a number opens a paragraph in wrapped text."""
        apart = self.is_apart(line)
        goes_on = not line.opens() or self._goes_on(line, before)
        if goes_on or self._resumes(at, line, before):
            closes = self._closes_list(line, before)
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
                or self._acts(line)
                or pattern("lead-in", self.language).match(line.words)
                or self._is_quoted(line, before)
                or (self.is_short(line) and not self._lists(before))
                or self._is_heading(at, line, before)
            )
        # A heading, or a point that is one: "(e) Protection of the United Nations".
        if self.pointed and self.layout.exact and self.is_short(line):
            return True
        return self.is_titled() and (
            self.is_short(line) or (is_wide(line.words, self.language) and line.acts())
        )

    def _goes_on(self, line: Seen, before: Seen) -> bool:
        """Whether a line surely goes on with the sentence of the one before it.

        A small letter does, but that of an action phrase where these are written so. In
        a script that has none all that opens no action does, behind a footnote call
        that broke a sentence off, or digits that may be one.
        """
        if not line.caseless:
            return line.runs_small()
        words = before.words
        called = before.line.called and not words.rstrip(CLOSERS).endswith(STOPS)
        # Digits at the end of a recital, or of a line that was broken there.
        counted = words.endswith(COMMAS) and words[-2:-1].isdecimal()
        return (called or counted) and not line.acts()

    def _resumes(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line goes on with a recital, though it opens as recitals do."""
        if line.words[:1].isupper() or not self.may_resume(line, before):
            return False
        return self.resumes(line, self._find_added(at))

    def _find_added(self, at: int) -> Seen | None:
        """Find the recital below a line, if it says "also" and surely opens there."""
        before = self.all[at]
        for line in islice(self.all, at + 1, None):
            if line.line.kind is not Kind.WORDS:
                continue
            if line.marker:
                break
            if line.acts() and before.words.endswith(COMMAS):
                added = pattern("adding", self.language).match(line.words)
                short = room(before.width(), before.words, line) < self.layout.fits
                return line if added and (short or self.is_apart(line)) else None
            before = line
        return None

    def _acts(self, line: Seen) -> bool:
        """Whether a line opens with an action phrase.

        One that is written small opens nothing in a paragraph with a number.
        """
        return line.acts() and not (line.small and self.marked)

    def _closes_list(self, line: Seen, before: Seen) -> bool:
        """Whether a line closes a list of points: "…;" / "and urges the Panel".

        It asks something, or stands on a line of its own though there was room for it.
        """
        if not before.words.endswith(";") or not self.lists.points:
            return False
        joined = pattern("list-closing", self.language).match(line.words)
        acting = line.words[joined.end() :].capitalize() if joined else ""
        acts = joined and match_action(acting, "operative", self.language)
        return bool(acts or (joined and self.is_short(line)))

    def _runs_on(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line goes on where no capital can tell, for its script has none.

        Neither in what has a number nor in the sentence that tells of a meeting does a
        comma end anything but before a heading; in the former no mark does but a full
        stop, where the line is no heading. A line that is wider than a page is a
        paragraph, unless words have no blanks at which it could be broken.
        """
        if not (self.marked or self.is_telling()):
            return False
        bare = before.words.rstrip(CLOSERS)
        if self.language.bounded and max(len(bare), len(line.words)) > WIDEST:
            return False
        if bare.endswith(COMMAS):
            return not (self.is_short(line) and self._is_heading(at, line, before))
        whole = line.ended and not line.words.endswith((":", "："))
        return self.marked and whole and bare.endswith(tuple(PAUSES))

    def _lists(self, before: Seen) -> bool:
        """Whether a line goes on with a list of names: "Economic," / "Social and".

        Where calls break lines, one is short for no reason; then only an opening
        phrase begins another recital behind a comma.
        """
        listed = before.words.endswith(COMMAS) and not self.lists.numbers
        return self.layout.calls and listed

    def _is_quoted(self, line: Seen, before: Seen) -> bool:
        """Whether a line opens a paragraph of a quoted text, as in a statement."""
        if line.words[0] not in _QUOTES:
            return False
        last = before.words[-1:]
        return last == "." or (last == ":" and not self.lists.numbers)

    def _is_heading(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line is a heading: no mark at its end, and room for more.

        Before the number that is due there is no other way to end without a mark,
        and there a heading may take several lines.
        """
        last, below = before.words[-1:], self.after
        # "…;" / "Temporary measures:" / "(iii) To adopt".
        introduces = line.words.endswith(":") and last == ";"
        if not below or (line.ended and not introduces):
            return False
        for each in self.all[at + 1 : at + _TALLEST]:
            marker = each.marker
            if marker and marker.style is Style.DECIMAL:
                return marker.value == 1 or self.lists.is_due(marker)
            if marker or each.ended or last in COMMAS:
                break
        if not (below.marker or below.opens()):
            return False
        return room(self.measure(line), line.words, below) < self.layout.fits
