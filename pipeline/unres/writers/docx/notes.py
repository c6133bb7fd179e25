"""Footnotes: a reference where the words call, and the footnotes themselves.

A marker that is the next number is left to Word to count, from the first number on;
any other ("*", or a number out of turn) is printed as it stands. A second call of a
note refers to the first; a call whose text the source lacks is only a raised marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from unres.model import CITING, Block, Kind, Mark, MarkKind, walk_but
from unres.text import Span
from unres.writers.docx.words import (
    LEFT,
    RIGHT,
    Element,
    bind_blanks,
    find_italics,
    link,
    make,
    paragraph,
    run,
)

CALL_STYLE: Final = "FootnoteReference"
"""The style of runs that are calls: what they print is a marker and no word."""
_NUMBER: Final = re.compile("[1-9][0-9]{0,3}")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one document while it is written."""

    link: Callable[[Mark, bool], str]
    """Returns the relationship to what a mark of the body, or of a note, names."""
    bodies: list[Element] = field(default_factory=list)
    start: int = 0
    """The number from which on Word counts them."""
    due: int = 0
    """The number that Word gives to the next."""
    known: dict[str, str] = field(default_factory=dict)
    """Marker → the bookmark of the call whose note has a text."""

    def write_words(
        self, block: Block, span: Span | None = None, *, in_note: bool = False
    ) -> list[Element]:
        """Return the runs of a block's words, or of a part of them.

        A call belongs to the words it ends: one at the start is the part's before, if
        there is one. Inside a note it is a marker only. Notes that none names end them.
        """
        text = bind_blanks(str(block.text), block.marks)
        at, end = span or Span(0, len(text))
        called, others = pair_calls(block)
        leaning = find_italics(block, text)
        links = [m for m in block.marks if m.kind in CITING]
        calls = [m for m in sorted(block.marks) if m.kind is MarkKind.CALL]
        placed = [(min(m.start, len(text)), m) for m in calls]
        placed = [it for it in placed if at < it[0] <= end or not at + it[0]]
        stops = {end, *(start for start, _ in placed)}
        stops |= {edge for own in leaning for edge in own}
        stops |= {edge for mark in links for edge in (mark.start, mark.end)}
        if RIGHT.search(text):
            stops |= {edge for word in LEFT.finditer(text) for edge in word.span()}
        runs: list[Element] = []
        for stop in sorted(edge for edge in stops if at <= edge <= end):
            if stop > at:
                cited = next((m for m in links if m.start <= at < m.end), None)
                target = self.link(cited, in_note) if cited else ""
                leans = any(start <= at < close for start, close in leaning)
                style = "Hyperlink" if target else "Emphasis" if leans else ""
                words = run(text[at:stop], style)
                runs.append(link(words, target) if target else words)
            for mark in (mark for start, mark in placed if start == stop):
                note = called.pop(mark, None)
                alone = [run(mark.target, CALL_STYLE)]
                runs += alone if in_note else self.call(mark.target, note)
            at = stop
        left = others if not in_note and end == len(text) else []
        return runs + [r for note in left for r in self.call(str(note.num), note)]

    def call(self, marker: str, note: Block | None) -> list[Element]:
        """Return the runs of a call, in a bookmark for later calls; keep its note."""
        if note is None:
            again, call = self.known.get(marker, ""), run(marker, CALL_STYLE)
            code = f" NOTEREF {again} \\f "
            return [make("fldSimple", call, instr=code) if again else call]
        number = len(self.bodies) + 1
        name, shown = f"_RefNote{number}", marker
        if not self.start and _NUMBER.fullmatch(marker or "1"):
            self.start = self.due = int(marker or "1")
        if self.start and marker in {"", str(self.due)}:
            shown, self.due = "", self.due + 1
        self.bodies.append(self._write_note(number, shown, note))
        if marker:
            self.known[marker] = name
        custom = {"customMarkFollows": 1} if shown else {}
        call = run(shown, CALL_STYLE)
        call.insert(1, make("footnoteReference", **custom, id=number))
        start = make("bookmarkStart", id=number, name=name)
        return [start, call, make("bookmarkEnd", id=number)]

    def _write_note(self, number: int, marker: str, note: Block) -> Element:
        """Return a footnote; with a marker of its own, Word does not count it."""
        sign = run(marker, CALL_STYLE)
        if not marker:
            sign.append(make("footnoteRef"))
        runs = [sign, run("\t"), *self.write_words(note, in_note=True)]
        made = make("footnote", paragraph("FootnoteText", runs), id=number)
        for part in walk_but(note.blocks, {Kind.PORTAL}):
            runs = [run(f"{part.num}\t")] if part.num else []
            if runs := runs + self.write_words(part, in_note=True):
                made.append(paragraph("FootnoteText", runs))
        return made


def pair_calls(block: Block) -> tuple[dict[Mark, Block], list[Block]]:
    """Find the note of each call in a block, in their order, and those not called."""
    others = list(block.notes)
    called: dict[Mark, Block] = {}
    for mark in sorted(m for m in block.marks if m.kind is MarkKind.CALL):
        at = next((i for i, n in enumerate(others) if str(n.num) == mark.target), -1)
        if at >= 0 and mark not in called:
            called[mark] = others.pop(at)
    return called, others
