"""Paragraphs: which lines belong together, and which begin something new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unres.language import CLOSERS, COMMAS, PAUSES, Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.numbers import Style, read_marker
from unres.paragraph import ParagraphKind as Kind
from unres.recover.counted import Counted
from unres.recover.edges import (
    goes_on,
    has_ended,
    leads_on,
    opens_unit,
    runs_small,
    stands_alone,
)
from unres.recover.front import is_wide
from unres.recover.glue import Spelling, glue, is_open
from unres.recover.glued import part_glued
from unres.recover.lines import Known, Line
from unres.recover.shape import WIDEST, find_layout, is_caseless, is_unfinished, room

_QUOTES: Final = frozenset('“«"')
"""Each paragraph of a quoted text opens with the quotation mark."""
_STARRED: Final = re.compile(r"\*{1,4}(?:[ ]+\S|[\d㐀-鿿])")
"""The note below a list of members: "* Term of office expires on …"."""
_TALLEST: Final = 3
"""A heading takes so many lines at most."""
_RESUMED: Final = (
    ("back", 99, 0.0),
    ("asking", 4, 0.0),
    ("stressing", 2, 0.0),
    ("stressing", 99, 0.7),
    ("other", 1, 0.4),
)
"""With which phrase a recital goes on that has so many lines at most, in a file whose
recitals do so this often at least."""


def join_lines(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with every wrapped paragraph as one line.

    Front matter and notes stay as they are. Lines that begin something new are
    known by number, opening words, blank lines, indents and short lines before
    them, as far as the layout of the file makes these mean anything.
    """
    layout = find_layout([line for line in lines if line.kind is Kind.WORDS], language)
    # A program that breaks lines at a width in characters puts no hyphens in.
    spelling = None if layout.exact else Spelling(lines)
    units: list[list[Line]] = []
    state = _State(language, layout)
    for i, line in enumerate(lines):
        if line.kind is not Kind.WORDS:
            units.append([line])
        elif state.opens(line, lines[i + 1 : i + _TALLEST]):
            state.open(line)
            units.append([line])
        else:
            state.go_on(line)
            units[-1].append(line)
    return tuple(
        part_glued((glue(unit, language, spelling) for unit in units), language)
    )


@dataclass(slots=True)
class _State(Counted):
    """What the lines so far say about the next one."""

    def opens(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line opens a paragraph; `after` are lines that follow it."""
        if not self.before:
            return True
        self.after = next(iter(after), None)
        if line.region >= 0 and self.before.region >= 0:
            return self._opens_region(line)
        return self._is_set_apart(line) or self._opens_next(line, after)

    def _opens_next(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line that may go on with a paragraph opens one all the same."""
        before = self.before.words if self.before else ""
        if self.voting:
            voters = pattern("voters", self.language)
            listed = voters.fullmatch(f"{before.rstrip(' :：')}:")
            return bool(listed or voters.match(line.words))
        marker = read_marker(line.words)
        if marker and self.is_next(marker, line):
            return True
        torn = is_open(before) or is_unfinished(before, self.language)
        if self.alone or torn or self._runs_on(line, after):
            return False
        if not self.layout.wrapped:
            return self._opens_unwrapped(line, after)
        # Where lines are broken at a width, one that is shorter ends a paragraph.
        ended = self.layout.exact and self.is_short(line)
        return ended or self._opens_wrapped(line, after)

    def _opens_unwrapped(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line without a number opens a paragraph where a line is one.

        What is no heading goes on until it ends. Behind a comma a small letter opens
        nothing, and in what has a number only an opening phrase does, or a heading:
        "… of Jordan, Kyrgyzstan," / "Malawi and Sierra Leone have been reduced".
        """
        before = self.before.words if self.before else ""
        small = goes_on(line, self.before, self.language)
        if has_ended(before):
            headed = after and read_marker(after[0].words)
            inside = (
                self.marked and not headed and not opens_unit(line.words, self.language)
            )
            return not (before.endswith(COMMAS) and (small or inside))
        if line.page or small or not (self.titled or self.unended):
            return False
        return bool(self.may_open(line.words) or read_marker(line.words))

    def _opens_region(self, line: Line) -> bool:
        """Whether a line opens a paragraph where the format parts them.

        The format may part a paragraph where a page ends.
        """
        before = self.before
        if not before:
            return True
        if before.region == line.region:
            # The meeting and the date may be one paragraph, with a break between.
            closing = pattern("closing", self.language)
            return bool(closing.match(before.words) and closing.match(line.words))
        whole = {Known.HEADING, Known.CELL} & {before.known, line.known}
        if not line.page or whole or self._is_set_apart(line):
            return True
        marker = read_marker(line.words)
        if marker and self.is_next(marker, line):
            return True
        if runs_small(line.words, self.language) or not has_ended(before.words):
            return False
        return not before.words.endswith(COMMAS) or opens_unit(
            line.words, self.language
        )

    def _is_set_apart(self, line: Line) -> bool:
        """Whether a line stands by itself: a formula, a closing line, the vote."""
        words = line.words
        # Two blank lines where one is usual tell that the line between them is lost.
        torn = line.wide and self.layout.gaps == "all"
        if self.apart or (
            torn and (opens_unit(words, self.language) or self.lists.opens(words))
        ):
            return True
        if runs_small(words, self.language):
            return False
        before = self.before.words if self.before else ""
        if stands_alone(words, self.language) or (
            _STARRED.match(words) and has_ended(before)
        ):
            return True
        if pattern("heading-number", self.language).match(words):
            # "…, and" / "Goal 17 on" goes on.
            ended = has_ended(before) and not leads_on(before)
            return ended or self.heading or self.is_apart(line)
        if (
            has_ended(before)
            or self.titled
            or pattern("closing", self.language).match(before)
        ):
            closing = pattern("closing", self.language).match(words)
            return bool(closing or pattern("vote", self.language).match(words))
        return False

    def _opens_wrapped(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line without a number opens a paragraph in wrapped text."""
        if not self.before:
            return True
        before = self.before.words
        ended = has_ended(before)
        apart = self.is_apart(line)
        if (
            not self.may_open(line.words)
            or goes_on(line, self.before, self.language)
            or self._resumes(line)
        ):
            # Behind a comma and a full line a sentence goes on, blank line or not.
            paused = before.endswith(COMMAS) or leads_on(before)
            apart = apart and (not paused or self.is_short(line))
            return ended and (apart or self._closes_list(line))
        if self.is_indented(line, ended=ended):
            return True
        if apart:
            begun = self.unended or opens_unit(line.words, self.language)
            return ended or begun or self.is_short(line)
        if ended:
            # Where no width can be told, and no capital, what has ended has.
            unsure = not self.layout.fits and is_caseless(line.words[:1])
            return bool(
                unsure
                or self._acts(line)
                or pattern("lead-in", self.language).match(line.words)
                or self._is_quoted(line)
                or (self.is_short(line) and not self._lists(line))
                or self._is_heading(line, after)
            )
        acts = is_wide(line.words, self.language) and opens_unit(
            line.words, self.language
        )
        # A heading, or a point that is one: "(e) Protection of the United Nations".
        whole = self.titled or (self.pointed and self.layout.exact)
        return (self.titled and acts) or (whole and self.is_short(line))

    def _resumes(self, line: Line) -> bool:
        """Whether a line goes on with a recital, though it opens as recitals do.

        Behind a comma and a full line, its phrase is one that seldom opens a recital
        where the one in hand is as short as it is.
        """
        before = self.before.words if self.before else ""
        if not before.endswith(COMMAS):
            return False
        resumes = pattern("resuming", self.language).match(line.words)
        kind = resumes.lastgroup if resumes else ""
        likely = any(
            kind == by and self.lines <= most and self.layout.joined >= least
            for by, most, least in _RESUMED
        )
        told = self.is_short(line) or self.is_apart(line)
        return likely and not (told or self.is_indented(line, ended=True))

    def _acts(self, line: Line) -> bool:
        """Whether a line opens with an action phrase.

        One that is written small opens nothing in a paragraph with a number.
        """
        small = line.words[:1].islower()
        return opens_unit(line.words, self.language) and not (small and self.marked)

    def _closes_list(self, line: Line) -> bool:
        """Whether a line closes a list of points: "…;" / "and urges the Panel".

        It asks something, or stands on a line of its own though there was room for it.
        """
        before = self.before.words if self.before else ""
        joined = pattern("list-closing", self.language).match(line.words)
        listed = joined and before.endswith(";") and self.lists.points
        acting = line.words[joined.end() :].capitalize() if joined else ""
        acts = listed and match_action(acting, "operative", self.language)
        return bool(acts or (listed and self.is_short(line)))

    def _runs_on(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line goes on where no capital can tell, for its script has none.

        Neither in what has a number nor in the sentence that tells of a meeting does a
        comma end anything but before a heading; in the former no mark does but a full
        stop, where the line is no heading. A line that is wider than a page is a
        paragraph, unless words have no blanks at which it could be broken.
        """
        before = self.before.words.rstrip(CLOSERS) if self.before else ""
        if not is_caseless(line.words[:1]) or not (self.marked or self.telling):
            return False
        if self.language.bounded and max(len(before), len(line.words)) > WIDEST:
            return False
        whole = has_ended(line.words) and not line.words.endswith((":", "："))
        pause = self.marked and whole and before.endswith(tuple(PAUSES))
        if before.endswith(COMMAS):
            return not (self.is_short(line) and self._is_heading(line, after))
        return pause

    def _lists(self, line: Line) -> bool:
        """Whether a line goes on with a list of names: "Economic," / "Social and".

        Where calls break lines, one is short for no reason; then only an opening
        phrase begins another recital behind a comma.
        """
        before = self.before.words if self.before else ""
        return self.layout.calls and before.endswith(COMMAS) and not self.lists.numbers

    def _is_quoted(self, line: Line) -> bool:
        """Whether a line opens a paragraph of a quoted text, as in a statement."""
        before = self.before.words[-1:] if self.before else ""
        ended = before == "." or (before == ":" and not self.lists.numbers)
        return ended and line.words[0] in _QUOTES

    def _is_heading(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether a line is a heading: no mark at its end, and room for more.

        Before the number that is due there is no other way to end without a mark,
        and there a heading may take several lines.
        """
        before = self.before.words[-1:] if self.before else ""
        # "…;" / "Temporary measures:" / "(iii) To adopt".
        introduces = line.words.endswith(":") and before == ";"
        if not after or (has_ended(line.words) and not introduces):
            return False
        for next_ in after:
            marker = read_marker(next_.words)
            if marker and marker.style is Style.DECIMAL:
                return marker.value == 1 or self.lists.is_due(marker)
            if marker or has_ended(next_.words) or before in COMMAS:
                break
        opens = read_marker(after[0].words) or self.may_open(after[0].words)
        whole = room(self.measure(line), line.words, after[0])
        return bool(opens) and whole < self.layout.fits
