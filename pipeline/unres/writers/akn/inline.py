"""The words of a block with its marks as elements and its footnotes in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, final

from unres.escaping import escape_words
from unres.model import Kind, Mark, MarkKind
from unres.resolve import NUMBERED, Fill, Node, Unit
from unres.writers.akn import textual
from unres.writers.akn.labels import Labels
from unres.writers.akn.tags import Tag, find_tags
from unres.writers.akn.writing import (
    Made,
    Marked,
    PrintedVote,
    Writing,
    choice_label,
    number_label,
)

MARKUP: dict[MarkKind, Callable[[Writing, Marked], Made]] = {
    MarkKind.ACTION: textual.mark_action,
    MarkKind.CITATION: textual.mark_citation,
    MarkKind.CITATIONS: textual.mark_citations,
    MarkKind.LINK: textual.mark_link,
    MarkKind.AMENDMENT: partial(textual.mark_bare, "mod"),
    MarkKind.QUOTE: textual.mark_quote,
    MarkKind.DATE: textual.mark_date,
    MarkKind.ORGAN: textual.mark_organ,
    MarkKind.STATE: partial(textual.mark_name, "organization", Labels.state),
    MarkKind.PLACE: partial(textual.mark_name, "location", Labels.place),
    MarkKind.ROLE: partial(textual.mark_name, "role", Labels.role),
    MarkKind.EVENT: partial(textual.mark_name, "event", Labels.occasion),
    MarkKind.INSTRUMENT: partial(textual.mark_name, "entity", Labels.instrument),
    MarkKind.SESSION: textual.mark_session,
    MarkKind.SYMBOL: partial(textual.mark_concept, "docNumber", "symbol"),
    MarkKind.AUTHORITY: partial(textual.mark_author, "docAuthority"),
    MarkKind.STATUS: textual.mark_status,
    MarkKind.ISSUED: partial(textual.mark_day, "dateOfIssuance"),
    MarkKind.ORIGINAL: textual.mark_original,
    MarkKind.PERIOD: textual.mark_period,
    MarkKind.AGENDA: textual.mark_agenda,
    MarkKind.AGENDA_TITLE: textual.mark_agenda_title,
    MarkKind.ADOPTION: partial(textual.mark_concept, "docTitle", "adoptionTitle"),
    MarkKind.DOCTYPE: partial(textual.mark_bare, "docType"),
    MarkKind.ADOPTED: partial(textual.mark_day, "dateOfAdoption"),
    MarkKind.PROPONENT: partial(textual.mark_author, "docProponent"),
    MarkKind.MEETING: textual.mark_meeting,
    MarkKind.OUTCOME: textual.mark_outcome,
    MarkKind.QUANTITY: textual.mark_quantity,
    MarkKind.CHOICE: textual.mark_choice,
    MarkKind.VOTER: textual.mark_voter,
}
"""What each kind of mark becomes; `CALL` becomes a footnote of the layout."""
TARGETED: Final = frozenset({
    *(MarkKind.CHOICE, MarkKind.EVENT, MarkKind.INSTRUMENT, MarkKind.MEETING),
    *(MarkKind.ORIGINAL, MarkKind.OUTCOME, MarkKind.PERIOD, MarkKind.PLACE),
    *(MarkKind.QUANTITY, MarkKind.ROLE, MarkKind.SESSION, MarkKind.STATE),
    MarkKind.STATUS,
})
"""What becomes nothing where what it names is not known."""
STEADY: Final = frozenset({
    *(MarkKind.ACTION, MarkKind.CHOICE, MarkKind.EVENT, MarkKind.INSTRUMENT),
    *(MarkKind.ORGAN, MarkKind.PLACE, MarkKind.ROLE, MarkKind.SESSION),
    *(MarkKind.STATE, MarkKind.VOTER),
})
"""What becomes the same wherever the same words are marked, but in a formula."""
INLINE: Final = frozenset({
    *("concept", "entity", "event", "location", "mod", "object", "organization"),
    *("person", "process", "quantity", "ref", "role", "rref", "term"),
})
"""The elements in words that need an id by the Naming Convention (XSD `idreq`)."""

NoteWriter = Callable[[Unit, str], None]
"""Writes a footnote of the layout where it is called; told the id around it."""

# Bound once: to look one up takes longer than to compare it.
_DATE: Final = MarkKind.DATE
_OUTCOME: Final = MarkKind.OUTCOME
_FORMULA: Final = Kind.FORMULA
_NUM: Final = Fill.NUM


@final
class _Open:
    """An element that words are being written into, up to an offset."""

    __slots__ = ("end", "kinds", "name", "vote")

    def __init__(
        self, name: str, end: int, kinds: tuple[MarkKind, ...], vote: PrintedVote | None
    ) -> None:
        self.name = name
        self.end = end
        self.kinds = kinds
        self.vote = vote
        """The vote that it belongs to."""


def fill_words(unit: Unit, context: str, writing: Writing, note: NoteWriter) -> None:
    """Write the words of a unit's block, with its marks and footnotes.

    The `context` is the id of what they stand in.
    """
    node, fill = unit.node, unit.fill
    if node is None:
        return
    if fill is _NUM:
        writing.written.append(escape_words(node.num))
        return
    if node.num and fill in NUMBERED:
        _write_number(node, fill, writing)
    text = node.text
    tags = find_tags(node, fill, writing) if text else []
    if tags or unit.units:
        _Pen(node, context, writing).write(tags, unit.units, note)
    elif text:
        writing.written.append(escape_words(text))


def _write_number(node: Node, fill: Fill, writing: Writing) -> None:
    """Write the number that stands in one line with the text."""
    number = node.num
    gap = " " if node.text else ""
    if fill is Fill.TITLE:
        bare = number.rstrip(". ") or number
        label = number_label(writing)
        number = number.removeprefix(bare)
        words = escape_words(bare)
        writing.written.append(f'<docNumber refersTo="{label}">{words}</docNumber>')
    writing.written.append(escape_words(number + gap))


@final
class _Pen:
    """Writes one text from its start to its end, opening and closing elements."""

    __slots__ = (
        "at",
        "below",
        "block",
        "context",
        "counts",
        "dates",
        "plain",
        "text",
        "top",
        "writing",
        "written",
    )

    def __init__(self, node: Node, context: str, writing: Writing) -> None:
        text = node.text
        self.block = node.block
        self.text = text
        self.plain = escape_words(text) == text
        """Whether its words are written as they are."""
        self.context = context
        self.counts = writing.counts.setdefault(context, {})
        """How many elements of a name stand in words of the context."""
        self.writing = writing
        self.written = writing.written
        self.at = 0
        self.dates = 0
        self.top = _Open("", len(text), (), None)
        self.below: list[_Open] = []
        """The elements around the innermost that is open."""

    def write(self, tags: list[Tag], notes: tuple[Unit, ...], note: NoteWriter) -> None:
        """Write the text with its tags; a footnote stands before what begins there."""
        size = len(self.text)
        begins = [*[tag[0] for tag in tags[1:]], size]
        done, waiting = 0, notes[0].at if notes else size + 1
        for (start, negated, _, _, mark, made), following in zip(
            tags, begins, strict=False
        ):
            while waiting <= start:
                self.move(waiting)
                note(notes[done], self.context)
                done += 1
                waiting = notes[done].at if done < len(notes) else size + 1
            if self.at < start or self.top.end <= start:
                self.move(start)
            end = -negated
            # What would cross the element around it is left out.
            if end <= self.top.end:
                alone = end <= following and end <= waiting
                self.open(start, end, mark, made, alone)
        for unit in notes[done:]:
            self.move(unit.at)
            note(unit, self.context)
        self.move(size)

    def move(self, to: int) -> None:
        """Write the words up to an offset; elements that end there are closed."""
        top, at, text, written = self.top, self.at, self.text, self.written
        while top.end <= to and top.name:
            if at < top.end:
                words = text[at : top.end]
                at = top.end
                written.append(words if self.plain else escape_words(words))
            written.append(f"</{top.name}>")
            top = self.top = self.below.pop()
        if at < to:
            words = text[at:to]
            written.append(words if self.plain else escape_words(words))
            at = to
        self.at = at

    def open(
        self, start: int, end: int, mark: Mark | None, made: Made, alone: bool
    ) -> None:
        """Open the elements of a tag; one that stands `alone` has nothing within it."""
        top, words = self.top, self.text[start:end]
        vote, kind = top.vote, None
        if mark is not None:
            kind = mark.kind
            if not (made := self.make(mark, words)):
                return
        kinds = top.kinds if alone or kind is None else (*top.kinds, kind)
        begin = ends = ""
        for name, attributes in made:
            voting = kind is _OUTCOME and name == "vote"
            if voting or name in INLINE:
                count = self.counts[name] = self.counts.get(name, 0) + 1
                id_ = f"{self.context}__{name}_{count}"
                begin = f'{begin}<{name}{attributes} eId="{id_}">'
                if voting:
                    vote = PrintedVote(id_)
                    self.writing.votes.append(vote)
                elif vote is not None and mark is not None and name == "quantity":
                    vote.quantities[choice_label(self.writing, mark.target)] = id_
            else:
                begin = f"{begin}<{name}{attributes}>"
            if alone:
                ends = f"</{name}>{ends}"
            else:
                self.below.append(top)
                top = self.top = _Open(name, end, kinds, vote)
        if alone:
            begin = f"{begin}{words if self.plain else escape_words(words)}{ends}"
            self.at = end
        self.written.append(begin)

    def make(self, mark: Mark, words: str) -> Made:
        """Give the elements of a mark."""
        kind, target, writing = mark.kind, mark.target, self.writing
        if not target and kind in TARGETED:
            return ()
        steady = kind in STEADY and self.block.kind is not _FORMULA
        key = (kind, words, target)
        if steady and (known := writing.made.get(key)) is not None:
            return known
        found = Marked(target, words, self.block, self.top.kinds, self.dates)
        if kind is _DATE:
            self.dates += 1
        made = MARKUP[kind](writing, found)
        if steady:
            writing.made[key] = made
        return made
