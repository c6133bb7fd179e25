"""Reading: the place of each paragraph of a text, by what came before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, starmap
from typing import Final

from unres.language import COLONS, COMMAS, PAUSES, SEMICOLONS, STOPS, Language
from unres.lexicon import match_action
from unres.lexicon.counting import read_ordinal
from unres.lexicon.patterns import pattern
from unres.marks.dates import read_date
from unres.model import Block, Kind, Mark, MarkKind
from unres.numbers import Style, spell_digits
from unres.paragraph import Paragraph, ParagraphKind
from unres.recover.edges import lists_document, runs_small
from unres.recover.front import find_speaker
from unres.segment.nesting import FlatBlock
from unres.segment.units import numbered, plain, read_table
from unres.segment.vote import mark_vote

_HEADED: Final = {
    ParagraphKind.NUMBERED: Kind.OPERATIVE,
    ParagraphKind.POINT: Kind.POINT,
    ParagraphKind.HEADING: Kind.HEADING,
}
"""What has a number at its head, and what it is in a text."""
_ROWS: Final = frozenset({ParagraphKind.ROW, ParagraphKind.HEADS})
"""What is a row of a table."""
_MARKED: Final = {
    ParagraphKind.FORMULA: Kind.FORMULA,
    ParagraphKind.CLOSING: Kind.CLOSING,
    ParagraphKind.VOTE: Kind.VOTE,
}
"""What says something of the text itself."""


class Progress(Enum):
    """How far the reading of a text has come."""

    OPENING = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    CLOSED = auto()


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of one text in order; knows how far it has come."""

    language: Language
    part: Progress = Progress.OPENING
    headed: bool = False
    """Whether nothing but preambular paragraphs stands below the last heading."""
    counted: bool = False
    """Whether operative paragraphs have numbers: then the preamble has none."""
    pointed: bool = False
    """Whether the last line was a point that lists documents, or one of these."""
    lost: bool = False
    """Whether the first number is not 1: the paragraphs before it have lost theirs."""
    choice: str = ""
    """Whose names a line of the vote lists."""

    def read(self, paragraphs: Sequence[Paragraph]) -> list[FlatBlock]:
        """Give an item for each paragraph, for each table one."""
        markers = [p.marker for p in paragraphs if p.marker]
        counts = [m.value for m in markers if m.style is Style.DECIMAL]
        self.counted, self.lost = bool(counts), counts[:1] > [1]
        items: list[FlatBlock] = []
        pairs = zip(paragraphs, (*paragraphs[1:], None), strict=False)
        for rows, run in groupby(pairs, key=lambda pair: pair[0].kind in _ROWS):
            if rows:
                items.append(FlatBlock(read_table([row for row, _ in run])))
            else:
                items += starmap(self._read, run)
        return items

    def _read(self, paragraph: Paragraph, after: Paragraph | None) -> FlatBlock:
        """Give the item of a paragraph, by itself and by what stands before and after.

        Below a point that says that documents follow, all documents are of its list.
        """
        words = paragraph.words
        if self.pointed and lists_document(words, self.language):
            return FlatBlock(plain(Kind.PROSE, paragraph), below=True)
        self.pointed = paragraph.kind is ParagraphKind.POINT and words.endswith(COLONS)
        opens = self.part is Progress.OPENING
        if opens and after and after.kind is ParagraphKind.FORMULA:
            # The Council “decided to adopt the text below:”, and the text speaks.
            return FlatBlock(plain(Kind.PREAMBULAR, paragraph))
        return FlatBlock(self._read_kind(paragraph), paragraph.marker)

    def _read_kind(self, paragraph: Paragraph) -> Block:
        """Give a paragraph its place, by its kind and by what came before it."""
        words, kind = paragraph.words, paragraph.kind
        if headed := _HEADED.get(kind):
            if kind is ParagraphKind.NUMBERED:
                self.part, self.headed = Progress.OPERATIVE, False
            elif kind is ParagraphKind.HEADING:
                self.headed = True
            return numbered(headed, paragraph, paragraph.head)
        marks: Iterable[Mark] = ()
        if kind is ParagraphKind.FORMULA:
            self.part = Progress.PREAMBLE
            marks = _mark_formula(words, self.language)
        elif kind is ParagraphKind.CLOSING:
            self.part = Progress.CLOSED
            marks = _mark_closing(words, self.language)
        elif kind is ParagraphKind.VOTE:
            marks, self.choice = mark_vote(words, self.choice, self.language)
        place = _MARKED.get(kind) or self._place(words)
        return plain(place, paragraph, marks)

    def _place(self, words: str) -> Kind:
        """Tell what a paragraph without a number is: preambular, operative, prose."""
        if self.headed and _preludes(words, self.language):
            return Kind.PREAMBULAR
        self.headed = False
        if self.part is Progress.PREAMBLE or (
            self.part is Progress.OPENING
            and match_action(words, "preambular", self.language)
        ):
            acts = match_action(words, "operative", self.language)
            if acts and _stands_alone(words, lost=self.lost, language=self.language):
                return Kind.OPERATIVE
            if (
                self.counted
                or not acts
                or match_action(words, "preambular", self.language)
            ):
                return Kind.PREAMBULAR
            self.part = Progress.OPERATIVE
        return Kind.PROSE if runs_small(words, self.language) else Kind.OPERATIVE


def _preludes(words: str, language: Language) -> bool:
    """Whether words belong to the preamble of a section: "Having considered …,"."""
    bare = words.rstrip("0123456789*")
    return (
        bare.endswith(COMMAS)
        and match_action(words, "preambular", language) is not None
    )


def _stands_alone(words: str, language: Language, *, lost: bool) -> bool:
    """Whether a paragraph that acts without a number stands for itself.

    "Adopts the following declaration:" does; a preamble runs on with commas. Where
    numbers are lost, one that ends as operative paragraphs do is one of them.
    """
    ends = (*COLONS, *STOPS, *SEMICOLONS) if lost else (*COLONS, *STOPS)
    return words.endswith(ends) and match_action(words, "preambular", language) is None


def _mark_formula(words: str, language: Language) -> Iterator[Mark]:
    """Mark the organ that speaks, its article with it, without the comma.

    The number of its session may stand before its name.
    """
    start = len(words) - len(words.lstrip('“"« '))
    organ = find_speaker(words, language)
    if not organ:
        return
    yield Mark(start, len(words.rstrip(f" *{PAUSES}")), MarkKind.ORGAN, organ)
    told = pattern("numbered-organ", language).search(words, start)
    number = read_ordinal(told["ordinal"], language) if told else 0
    if told and number:
        yield Mark(*told.span("ordinal"), MarkKind.SESSION, f"{organ}.{number}")


def _mark_closing(words: str, language: Language) -> Iterator[Mark]:
    """Mark the meetings or the dates of a closing line.

    A text adopted in two steps has both side by side (A/DEC/77/412); it is dated by
    the first.
    """
    for m in pattern("meeting", language).finditer(words):
        yield Mark(*m.span(), MarkKind.MEETING, spell_digits(m["number"]))
    kind = MarkKind.ADOPTED
    for m in pattern("date", language).finditer(words):
        if iso := read_date(m["day"], m["month"], m["year"], language):
            yield Mark(*m.span(), kind, iso)
            kind = MarkKind.DATE
