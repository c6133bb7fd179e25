"""The words of a block with its marks as elements and its footnotes in place."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from unres.layout import NUMBERED, Fill, Unit
from unres.model import Block, Kind, Mark, MarkKind
from unres.writers.akn import printed, textual
from unres.writers.akn.elements import Element, add, write, write_after
from unres.writers.akn.writing import Found, Made, Writing, number_label

OUTER = (
    MarkKind.ADOPTION,
    MarkKind.PERIOD,
    MarkKind.AMENDMENT,
    MarkKind.CITATIONS,
    MarkKind.OUTCOME,
)
"""What goes around other marks of the same words."""

MARKUP: dict[MarkKind, Callable[[Writing, Found], Made]] = {
    MarkKind.ACTION: textual.mark_action,
    MarkKind.CITATION: textual.mark_citation,
    MarkKind.CITATIONS: textual.mark_citations,
    MarkKind.LINK: textual.mark_link,
    MarkKind.AMENDMENT: textual.mark_amendment,
    MarkKind.QUOTE: textual.mark_quote,
    MarkKind.DATE: textual.mark_date,
    MarkKind.ORGAN: textual.mark_organ,
    MarkKind.STATE: textual.mark_state,
    MarkKind.PLACE: textual.mark_place,
    MarkKind.ROLE: textual.mark_role,
    MarkKind.EVENT: textual.mark_event,
    MarkKind.INSTRUMENT: textual.mark_instrument,
    MarkKind.SESSION: textual.mark_session,
    MarkKind.SYMBOL: printed.mark_symbol,
    MarkKind.AUTHORITY: printed.mark_authority,
    MarkKind.STATUS: printed.mark_status,
    MarkKind.ISSUED: printed.mark_issued,
    MarkKind.ORIGINAL: printed.mark_original,
    MarkKind.PERIOD: textual.mark_period,
    MarkKind.AGENDA: printed.mark_agenda,
    MarkKind.AGENDA_TITLE: printed.mark_agenda_title,
    MarkKind.ADOPTION: printed.mark_adoption,
    MarkKind.DOCTYPE: printed.mark_doctype,
    MarkKind.ADOPTED: printed.mark_adopted,
    MarkKind.PROPONENT: printed.mark_proponent,
    MarkKind.MEETING: printed.mark_meeting,
    MarkKind.OUTCOME: printed.mark_outcome,
    MarkKind.QUANTITY: printed.mark_quantity,
    MarkKind.CHOICE: printed.mark_choice,
    MarkKind.VOTER: printed.mark_voter,
}
"""What each kind of mark becomes; `CALL` becomes a footnote of the layout."""

NUMBER = re.compile(r"(?<![0-9])[0-9]+(?:/[0-9]+| \([0-9IVXLC]+\))")
"""The number of a resolution in a line that names it."""

NoteWriter = Callable[[Element, Unit], Element]
"""Writes a footnote of the layout into an element and gives it."""


class _Tag(NamedTuple):
    """A range of a text, and the mark or the elements it becomes."""

    start: int
    end: int
    mark: Mark | None = None
    made: Made = ()


@dataclass(slots=True)
class _Open:
    """An element that words are being written into, up to an offset."""

    element: Element
    end: int
    kinds: tuple[MarkKind, ...] = ()
    last: Element | None = None
    """The child that stands before the next words."""

    def write(self, text: str) -> None:
        """Write words after what the element holds."""
        if self.last is None:
            write(self.element, text)
        else:
            write_after(self.last, text)


def fill_words(
    element: Element, unit: Unit, writing: Writing, note: NoteWriter
) -> None:
    """Write the words of a unit's block into its element."""
    if unit.item is None:
        return
    block = unit.item.block
    if unit.fill is Fill.NUM:
        write(element, str(block.num))
        return
    pen = _Pen(element, block, writing)
    if unit.fill in NUMBERED:
        pen.write_number(unit.fill)
    pen.write(_find_tags(block, pen.text, unit.fill, writing), unit.units, note)


class _Pen:
    """Writes one text from its start to its end, opening and closing elements."""

    def __init__(self, element: Element, block: Block, writing: Writing) -> None:
        self.block = block
        self.writing = writing
        self.text = str(block.text)
        self.at = 0
        self.dates = 0
        self.stack = [_Open(element, len(self.text))]

    def write_number(self, fill: Fill) -> None:
        """Write the number that stands in one line with the text."""
        number, top = str(self.block.num), self.stack[-1]
        bare = number.rstrip(". ") or number
        gap = " " if number and self.text else ""
        if fill is Fill.TITLE and number:
            made = {"refersTo": number_label(self.writing)}
            top.last = add(top.element, "docNumber", made, bare)
            number = number.removeprefix(bare)
        top.write(number + gap)

    def write(self, tags: list[_Tag], notes: Sequence[Unit], note: NoteWriter) -> None:
        """Write the text with its tags; a footnote stands before what begins there."""
        waiting = deque(notes)
        for tag in tags:
            self.write_notes(waiting, tag.start, note)
            self.move(tag.start)
            self.open(tag)
        self.write_notes(waiting, len(self.text), note)
        self.move(len(self.text))

    def write_notes(self, waiting: deque[Unit], limit: int, note: NoteWriter) -> None:
        """Write the footnotes that are called up to an offset."""
        while waiting and waiting[0].at <= limit:
            unit = waiting.popleft()
            self.move(unit.at)
            top = self.stack[-1]
            top.last = note(top.element, unit)

    def move(self, to: int) -> None:
        """Write the words up to an offset; elements that end there are closed."""
        while len(self.stack) > 1 and self.stack[-1].end <= to:
            done = self.stack.pop()
            done.write(self.text[self.at : done.end])
            self.at = done.end
        if self.at < to:
            self.stack[-1].write(self.text[self.at : to])
            self.at = to

    def open(self, tag: _Tag) -> None:
        """Open the elements of a tag, unless it would cross the one around it."""
        top = self.stack[-1]
        if tag.end > top.end:
            return
        kinds, made = top.kinds, tag.made
        if tag.mark is not None:
            words = self.text[tag.start : tag.end]
            found = Found(tag.mark, words, self.block, kinds, self.dates)
            made = MARKUP[tag.mark.kind](self.writing, found)
            kinds = (*kinds, tag.mark.kind)
            self.dates += tag.mark.kind is MarkKind.DATE
        for name, attributes in made:
            top = self.stack[-1]
            top.last = add(top.element, name, attributes)
            self.writing.keep(name, top.last)
            self.stack.append(_Open(top.last, tag.end, kinds))


def _find_tags(block: Block, text: str, fill: Fill, writing: Writing) -> list[_Tag]:
    """Find the tags of a text in the order they open."""
    size = len(text)
    tags = _find_names(block, text, fill, writing) if text else []
    for mark in block.marks:
        start, end = max(mark.start, 0), min(mark.end, size)
        if start < end and mark.kind is not MarkKind.CALL:
            tags.append(_Tag(start, end, mark))
    return sorted(tags, key=_outer_first)


def _outer_first(tag: _Tag) -> tuple[int, int, bool]:
    """Give a key that sorts by start, what goes around others first."""
    inner = tag.mark is not None and tag.mark.kind not in OUTER
    return tag.start, -tag.end, inner


def _find_names(block: Block, text: str, fill: Fill, writing: Writing) -> list[_Tag]:
    """Find the tags of a text that names the document: its title or its number."""
    size = len(text)
    if fill is Fill.TITLE:
        return [_name(writing, size, "resolutionTitle")]
    if fill is Fill.NAME:
        return [_name(writing, size, "annexTitle")]
    if block.kind is not Kind.COVER:
        return []
    kinds = {mark.kind for mark in block.marks}
    if MarkKind.DOCTYPE not in kinds or MarkKind.ADOPTION in kinds:
        return []
    numbers = _find_number(block)
    if not numbers:
        return []
    made = {"refersTo": number_label(writing)}
    return [_Tag(0, size, made=[("docTitle", made)]), *numbers]


def _name(writing: Writing, size: int, name: str) -> _Tag:
    """Give the tag of a whole title."""
    label = writing.labels.concept(name)
    return _Tag(0, size, made=[("docTitle", {"refersTo": label, "class": "bold"})])


def _find_number(block: Block) -> list[_Tag]:
    """Find the number after the word for the kind of document: "2731 (2024)"."""
    match = NUMBER.search(str(block.text))
    if match is None:
        return []
    start, end = match.span()
    if any(mark.start < end and mark.end > start for mark in block.marks):
        return []
    return [_Tag(start, end, made=[("docNumber", {})])]
