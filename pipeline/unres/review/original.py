"""The source side of a page: every character of the source, once and in order.

All that is said about the characters stands in attributes, and the stylesheet shows
it: the text of this side is the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from unres.escaping import escape_words, quote_value
from unres.lexicon import rule_records
from unres.review.case import Case, ReadRun, ShownUnit, Stretch
from unres.text import letters

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FEED = "\f"

CHUNK: Final = 2000
"""So many characters at least are one block: browsers lay out one after the other."""


def name_stretch(unit: int, number: int = 1) -> str:
    """Return the id of a stretch of the source that a unit has read."""
    return f"~s{unit}" if number == 1 else f"~s{unit}.{number}"


name_notice: Final = "~n{}".format
"""Returns the id of a notice by its number."""
name_flag: Final = "~f{}".format
"""Returns the id of the place in the source that a notice is about."""
name_call: Final = "~c-{}".format
"""Returns the id of the first call of a note."""


def call_unit(unit: ShownUnit) -> str:
    """Return a few words for a unit: its kind and its number."""
    num = str(unit.block.num).strip()
    return f"{unit.block.kind.value} {num}" if num else unit.block.kind.value


def write_original(case: Case) -> str:
    """Return the source as HTML."""
    marks = _Marks(case)
    seen = Counter[int]()
    text = case.document.source.text
    written = ["<div>"]
    began = 0
    for stretch in case.stretches:
        place, start = stretch[0].unit, stretch[0].start
        if start - began > CHUNK and text[start - 1] == "\n":
            written.append("</div><div>")
            began = start
        seen[place] += 1
        unit = case.units[place]
        label = quote_value(call_unit(unit))
        written += marks.take(start)
        written.append(
            f'<span class="stretch" id="{name_stretch(place, seen[place])}"'
            f' data-u="{place}">'
            f'<a class="to" href="#{quote_value(unit.id)}" aria-label="{label}"></a>'
        )
        written += _write_runs(stretch, marks)
        written.append("</span>")
    written += marks.take(len(text))
    written.append("</div>")
    return "".join(written)


class _Marks:
    """What stands between characters: lines, pages and notices; and what they are."""

    def __init__(self, case: Case) -> None:
        """Find the offsets of all marks."""
        self.text = case.document.source.text
        self._at: dict[int, list[str]] = {}
        self._noticed = Counter[int]()
        """Offset → how many notices more are about what follows."""
        for page in case.document.source.evidence.pages:
            sign = f'<i class="page" data-label="{page.number}"></i>'
            self._add(page.span.start, sign)
        for start in (0, *(match.end() for match in _NEWLINE.finditer(self.text))):
            # What HTML reads as a line's end is a line feed alone.
            lone = "<br>" if self.text[start - 1 : start] == "\r" else ""
            line = case.places.find(start).line
            self._add(start, f'{lone}<i class="line" data-label="{line}"></i>')
        for number, notice in enumerate(case.notices, 1):
            said = quote_value(f"{notice.severity}: {notice.message}")
            self._add(
                notice.span.start,
                f'<a class="flag {notice.severity}" id="{name_flag(number)}"'
                f' href="#{name_notice(number)}" title="{said}"'
                f' aria-label="{said}"></a>',
            )
            self._noticed[notice.span.start] += 1
            self._noticed[notice.span.end] -= 1
        self._depth = 0
        self._cuts = sorted({*self._at, *self._noticed})
        self._next = 0

    def _add(self, offset: int, html: str) -> None:
        self._at.setdefault(offset, []).append(html)

    def take(self, at: int) -> list[str]:
        """Return the marks up to an offset that were not taken yet."""
        taken: list[str] = []
        while self._next < len(self._cuts) and self._cuts[self._next] <= at:
            cut = self._cuts[self._next]
            taken += self._at.get(cut, ())
            self._depth += self._noticed[cut]
            self._next += 1
        return taken

    def part(self, start: int, end: int) -> Iterator[str]:
        """Yield the characters between two offsets with the marks among them."""
        at = start
        while at < end:
            cut = end
            if self._next < len(self._cuts):
                cut = min(end, self._cuts[self._next])
            if cut > at:
                words = write_characters(self.text[at:cut])
                yield f"<mark>{words}</mark>" if self._depth else words
            at = cut
            if at < end:
                yield from self.take(at)


def write_characters(text: str) -> str:
    """Return characters as HTML; form feeds are kept, which XML forbids."""
    if _FEED not in text:
        return escape_words(text)
    return '<span class="feed">\f</span>'.join(map(escape_words, text.split(_FEED)))


def _write_runs(stretch: Stretch, marks: _Marks) -> Iterator[str]:
    for run in stretch:
        yield from marks.take(run.start)
        if run.calls:
            # A link holds no other: what stands inside it comes behind it.
            words = write_characters(marks.text[run.start : run.end])
            yield f'<a class="call" href="#{quote_value(run.calls)}">{words}</a>'
            continue
        words = "".join(marks.part(run.start, run.end))
        if not run.rule or marks.text[run.start : run.end].isspace():
            yield words
        else:
            yield _write_reading(run, words, marks.text[run.start : run.end])


def _write_reading(run: ReadRun, words: str, stood: str) -> str:
    """Return a run that is not read as it stands, with its rule and the reason."""
    why = rule_records()[run.rule].why
    told = f"read as “{run.read}”" if run.read else "left out"
    said = quote_value(f"{run.rule}: {told}. {why}")
    sort = "changed" if run.read else "dropped"
    # The rule is printed where words are lost, not at every hyphen.
    label = f' data-label="{quote_value(run.rule)}"' if letters(stood) else ""
    return f'<span class="{sort}"{label} title="{said}">{words}</span>'
