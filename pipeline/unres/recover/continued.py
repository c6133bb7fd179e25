"""What the lines around a line say of whether it goes on with a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.language import CLOSERS, COMMAS, PAUSES, STOPS, Language
from unres.lexicon import match_action
from unres.lexicon.patterns import pattern
from unres.numbers import Marker, Style, read_values
from unres.recover.edges import may_open, opens_row
from unres.recover.lines import IN_TEXT
from unres.recover.seen import Seen, room
from unres.recover.shape import WIDEST, Layout
from unres.recover.unit import NUMBERS, OpenParagraph

_TALLEST: Final = 3
"""A heading takes so many lines at most."""
_NEAR: Final = 3
"""Below so many lines of a timetable another one has a date."""
_LEADING: Final = frozenset(":;:：；؛")


class Continued(OpenParagraph):
    """The paragraph in hand, where the next line may go on with it."""

    def __init__(
        self, language: Language, layout: Layout, lines: Sequence[Seen]
    ) -> None:
        """Take the shape of the file and all its lines."""
        super().__init__(language, layout)
        self.all: Final = lines
        self.tight: Final = layout.exact and not layout.calls
        """Whether a line is short for no other reason than that it ends something."""

    def goes_on(self, line: Seen, before: Seen) -> bool:
        """Whether a line surely goes on with the sentence of the one before it.

        A small letter does, but that of an action phrase where these are written so. In
        a script that has none all that opens no action does, behind a footnote call
        that broke a sentence off, or digits that may be one.
        """
        if not line.caseless:
            return line.runs_small
        words = before.words
        called = before.line.called and not words.rstrip(CLOSERS).endswith(STOPS)
        # Digits at the end of a recital, or of a line that was broken there.
        counted = words.endswith(COMMAS) and words[-2:-1].isdecimal()
        return (called or counted) and not line.acts()

    def goes_back(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line goes on with a recital, though it opens as recitals do."""
        if line.words[:1].isupper() or not self.may_resume(line, before):
            return False
        return self.resumes(line, self._find_added(at))

    def _find_added(self, at: int) -> Seen | None:
        """Find the recital below a line, if it says "also"."""
        before = self.all[at]
        for below in range(at + 1, len(self.all)):
            line = self.all[below]
            if line.line.kind is not IN_TEXT:
                continue
            if line.marker:
                break
            if line.acts() and before.words.endswith(COMMAS):
                added = pattern("adding", self.language).match(line.words)
                return line if added else None
            before = line
        return None

    def runs_on(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line goes on where no capital can tell, for its script has none.

        Neither in what has a number nor in the sentence that tells of a meeting does a
        comma end anything but before a heading; in the former no mark does but a full
        stop, where the line is no heading. A line that is wider than a page is a
        paragraph, unless words have no blanks at which it could be broken.
        """
        lead_in = pattern("lead-in", self.language)
        if not (self.marked or lead_in.match(self.lines[0].words)):
            return False
        bare = before.words.rstrip(CLOSERS)
        if self.language.bounded and max(len(bare), len(line.words)) > WIDEST:
            return False
        if bare.endswith(COMMAS):
            return not (self.is_short(line) and self.is_heading(at, line, before))
        whole = line.ended and not line.words.endswith((":", "："))
        return self.marked and whole and bare.endswith(tuple(PAUSES))

    def is_timed(self, at: int, line: Seen) -> bool:
        """Whether a line opens a row of a timetable: others stand around it."""
        if not (self.timed or (line.words[:1].isdigit() and self.is_titled())):
            return False
        if not opens_row(line.words, self.language):
            return False
        below = self.all[at + 1 : at + 1 + _NEAR]
        return self.timed or any(opens_row(x.words, self.language) for x in below)

    def parts_name(self, line: Seen, before: Seen) -> bool:
        """Whether lines part a name that has blanks, in a script without any.

        Some programs break lines at nothing but blanks.
        """
        met = before.words[-1:] + line.words[:1]
        return met.isascii() and met.isalpha() and not before.words.isascii()

    def enumerates(self, before: Seen) -> bool:
        """Whether a line goes on with a list of names: "Economic," / "Social and".

        Where calls break lines, one is short for no reason; then only an opening
        phrase begins another recital behind a comma.
        """
        listed = before.words.endswith(COMMAS) and not self.lists.numbers
        return self.layout.calls and listed

    def closes_list(self, line: Seen, before: Seen) -> bool:
        """Whether a line closes a list of points: "…;" / "and urges the Panel".

        It asks something, or stands on a line of its own though there was room for it.
        """
        if not before.words.endswith(";") or not self.lists.points:
            return False
        joined = pattern("list-closing", self.language).match(line.words)
        acting = line.words[joined.end() :].capitalize() if joined else ""
        acts = joined and match_action(acting, "operative", self.language)
        return bool(acts or (joined and self.is_short(line)))

    def is_heading(self, at: int, line: Seen, before: Seen) -> bool:
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

    def is_dated_heading(self, at: int, line: Seen, before: Seen) -> bool:
        """Whether a line that opens with a date is a heading: "2019年7月后的费用"."""
        dated = line.words[0].isdigit() and not line.marker
        ended = before.ended and not before.words.endswith(COMMAS)
        return dated and ended and self.is_heading(at, line, before)

    def is_next(self, marker: Marker, line: Seen) -> bool:
        """Whether a number is one, not the end of a sentence wrapped before it."""
        before = self.before
        ended = before.ended or self.alone
        rest = line.words[marker.end :]
        if marker.style in NUMBERS:
            return self._is_next_number(marker, line, ended=ended)
        if marker.style is Style.BULLET:
            set_off = before.words[-1:] in _LEADING
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
        numeral = marker.style is Style.NUMERAL and marker.value == 1
        first = marker.num.lstrip("(") in {"a)", "i)"} or numeral
        return first and self.pointed and not self._cites()

    def _is_certain(self, marker: Marker, line: Seen) -> bool:
        """Whether a point is one though nothing has ended: none is cited there.

        Its number is all of its line, or it goes on with a list: "(d) … in 2025" /
        "(e) Means of implementation".
        """
        rest = line.words[marker.end :]
        first = any(value == 1 for _, value in read_values(marker))
        opens = may_open(rest, self.language) and not first
        return (not rest or opens) and not self._cites()

    def _cites(self) -> bool:
        """Whether the last line cites the point behind it: "in paragraph 3" / "(a)"."""
        return bool(pattern("part-cited", self.language).search(self.before.words))

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
