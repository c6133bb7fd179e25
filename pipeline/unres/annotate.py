"""From a document to the same document with marks: what is known of its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final, final

from unres.evidence import Evidence
from unres.learn import list_printed, list_undated
from unres.lexicon import notice
from unres.lexicon.patterns import pattern
from unres.marks import (
    Context,
    Doubt,
    Learned,
    Passage,
    cite_again,
    doubt_citations,
    find_marks,
    name_short,
)
from unres.marks.actions import tells
from unres.marks.context import Linked
from unres.marks.linked import read_link, tell_cited
from unres.marks.loose import list_bare, list_years
from unres.marks.nesting import nest_marks
from unres.model import CITING, Block, Document, Kind, Mark, MarkKind, Meta, Notice
from unres.own import INNER, list_parts
from unres.text import Span, Text

SILENT: Final = frozenset({Kind.PORTAL, Kind.COVER, Kind.CLOSING, Kind.VOTE})
"""Blocks whose words the stage before has read; nothing more is looked for there."""
ACTING: Final = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT})
"""Blocks that do something, which their action phrase names."""
PARTS: Final = {Kind.PREAMBULAR: "preambular", Kind.OPERATIVE: "operative"}
"""Kind → the part of a resolution in which it and all below it stand."""


def annotate(document: Document, dates: Iterable[Learned] = ()) -> Document:
    """Mark what the words of a document mean, and say what its units do.

    Keeps every word, and the marks that are there. Takes found marks in the order
    of `MARKS`: one that would cross an earlier one is left out. What is doubtful
    about citations becomes a notice. What is cited without a date has that which
    the text prints elsewhere, else one of `dates`, learned from other documents.
    """
    readings = _read_blocks(document)
    cited = [mark for each in readings for mark in each.found if mark.kind in CITING]
    printed = list_printed(document.meta, cited)
    known = {each.symbol: each for each in dates}
    known |= {symbol: Learned(symbol, day) for symbol, day in printed.items()}
    years = list_years(cited)
    if known or years:
        for reading in readings:
            _read_again(reading, known, years)
    notices: dict[tuple[str, str], Notice] = {}
    for reading in readings:
        for doubt in reading.doubts:
            found = _make_notice(reading.block.text, doubt)
            notices.setdefault((found.code, found.message), found)
    blocks = _rebuild([reading.marked for reading in readings])
    count = len(document.source.notices)
    after = sorted(
        {*document.notices[count:], *notices.values()},
        key=lambda n: (n.span, n.code, n.message),
    )
    return replace(document, blocks=blocks, notices=(*document.notices[:count], *after))


@final
class _Reading:
    """A block, and what was read in its words."""

    __slots__ = ("block", "doubts", "found", "marked", "passage")

    def __init__(self, block: Block) -> None:
        """Take a block in which nothing was looked for."""
        self.block = block
        self.passage: Passage | None = None
        """Its words; none where nothing is looked for."""
        self.found: Sequence[Mark] = ()
        self.marked = block
        self.doubts: Sequence[Doubt] = ()

    def read(self, passage: Passage, find: Callable[[Passage], list[Mark]]) -> None:
        """Read the words of the block."""
        block, found = self.block, find(passage)
        if block.kind is Kind.COVER:
            found = [_propose(passage, mark) for mark in found]
        self.passage = passage
        self.found = found
        self.marked = _mark_block(block, found) if found else block
        self.doubts = doubt_citations(passage) if passage.lists else ()


def _read_blocks(document: Document) -> list[_Reading]:
    """Read the words of every block in document order."""
    meta = document.meta
    readings: list[_Reading] = []
    named: Mapping[str, str] = {}
    own = list_parts(document.blocks)
    noted: dict[str, str] = {}
    find_links = _index_links(document.source.evidence)
    for block, part, organ, inner in _walk_parts(document.blocks, meta):
        reading = _Reading(block)
        readings.append(reading)
        # A cover line that the masthead's reader left alone is words: "[on the
        # report of the Third Committee (A/77/455, para. 32)]".
        plain = block.kind is Kind.COVER and not block.marks
        text = block.text.words
        if not text or (block.kind in SILENT and not plain):
            continue
        before = _name_before(block) if block.kind is Kind.NOTE else ""
        context = Context(
            organ,
            meta.language,
            meta.session if organ == meta.organ else "",
            block.kind,
            part,
            named,
            frozenset() if inner else own,
            noted.get(before, ""),
            find_links(block.text),
        )
        passage = Passage(text, context)
        reading.read(passage, find_marks)
        named = name_short(passage)
        if block.kind is Kind.NOTE:
            noted = {block.num.words: tell_cited(reading.found)}
    return readings


def _index_links(evidence: Evidence) -> Callable[[Text], tuple[Linked, ...]]:
    """Give what finds the links in a text to documents of the UN."""
    links = sorted(
        (link.span, symbol)
        for link in evidence.links
        if (symbol := read_link(link.target))
    )

    def find(text: Text) -> tuple[Linked, ...]:
        first, last = text.span
        own = links[bisect_left(links, (Span(first, 0), "")) :]
        within = takewhile(lambda link: link[0].start < last, own)
        found = (
            Linked(text.offset(span.start), text.offset(span.end), symbol)
            for span, symbol in within
        )
        return tuple(linked for linked in found if linked.start < linked.end)

    return find if links else lambda _: ()


def _name_before(note: Block) -> str:
    """Give the number of the footnote before one; "" where it has none."""
    number = note.num.words
    return str(int(number) - 1) if number.isdecimal() else ""


def _propose(passage: Passage, mark: Mark) -> Mark:
    """Give the committee on whose report a text was adopted as its proponent."""
    report = pattern("report-by", passage.language)
    if mark.kind is MarkKind.ORGAN and report.fullmatch(passage.text, 0, mark.start):
        return replace(mark, kind=MarkKind.PROPONENT)
    return mark


def _read_again(
    reading: _Reading, known: Mapping[str, Learned], years: Mapping[str, str]
) -> None:
    """Read a block once more if a date or a year of what it cites was learned."""
    passage = reading.passage
    if passage is None or not passage.numbered or reading.block.kind in SILENT:
        return
    learned = known.keys() & list_undated(reading.found) if known else ()
    bare = years.keys() & list_bare(passage) if years else ()
    if learned or bare:
        passage.context.dates = tuple(known[symbol] for symbol in sorted(learned))
        passage.context.years = {number: years[number] for number in sorted(bare)}
        reading.read(passage, cite_again)


def _make_notice(text: Text, doubt: Doubt) -> Notice:
    """Give a doubt its place in the source, and the severity of its record."""
    spans = text.spans(doubt.start, doubt.end)
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return notice(doubt.code, span, doubt.message)


def _mark_block(block: Block, found: Sequence[Mark]) -> Block:
    """Add the marks that the finders see in a block's own words."""
    marks = nest_marks(block.marks, found)
    concept = block.concept
    if block.kind in ACTING:
        acts = (mark.target for mark in marks if mark.kind is MarkKind.ACTION)
        concept = concept or next(acts, "")
    return Block(block.kind, block.num, block.text, marks, block.blocks, concept)


def _walk_parts(
    blocks: tuple[Block, ...], meta: Meta
) -> Iterator[tuple[Block, str, str, bool]]:
    """Give every block in document order with where it stands.

    That is the part of a resolution ("preambular", "operative", or "past" below a
    paragraph that tells what was done; "" outside), who speaks there, and whether it
    is in a text inside the text.
    """
    stack = [(block, "", meta.organ, False) for block in reversed(blocks)]
    while stack:
        block, around, organ, inner = stack.pop()
        part = PARTS.get(block.kind, around)
        yield block, part, organ, inner
        if not block.blocks:
            continue
        if block.kind is Kind.OPERATIVE and tells(block.text.words, meta.language):
            part = "past"
        if block.kind in INNER:
            organ, inner = _find_speaker(block, organ), True
        stack += [(each, part, organ, inner) for each in reversed(block.blocks)]


def _find_speaker(block: Block, organ: str) -> str:
    """Give who speaks in a text inside the text: by its formula, else who did."""
    for below in block.blocks:
        if below.kind is Kind.FORMULA:
            named = (m.target for m in below.marks if m.kind is MarkKind.ORGAN)
            return next(named, "")
    return organ


def _rebuild(blocks: list[Block]) -> tuple[Block, ...]:
    """Put blocks given in document order back together, each with its new parts.

    Not recursive: points may be thousands of levels deep.
    """
    built: list[Block] = []
    for block in reversed(blocks):
        count = len(block.blocks)
        parts = tuple(reversed(built[len(built) - count :]))
        del built[len(built) - count :]
        kind, num, text = block.kind, block.num, block.text
        made = (
            Block(kind, num, text, block.marks, parts, block.concept)
            if count
            else block
        )
        built.append(made)
    return tuple(reversed(built))
