"""From a document to the same document with marks: what is known of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from unres.lexicon import notice
from unres.marks import MARKS, Context, Doubt, doubt_citations, name_short
from unres.marks.nesting import nest_marks
from unres.model import Block, Document, Kind, Mark, MarkKind, Meta, Notice
from unres.text import Span, Text

SILENT: Final = frozenset({Kind.PORTAL, Kind.COVER, Kind.CLOSING, Kind.VOTE})
"""Blocks whose words the stage before has read; nothing more is looked for there."""

ACTING: Final = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT})
"""Blocks that do something, which their action phrase names."""

INNER: Final = frozenset({Kind.QUOTED, Kind.PART, Kind.ANNEX})
"""Blocks that may hold a text of another organ, with its own formula."""

PARTS: Final = {Kind.PREAMBULAR: "preambular", Kind.OPERATIVE: "operative"}
"""Kind → the part of a resolution in which it and all below it stand."""


def annotate(document: Document) -> Document:
    """Mark what the words of a document mean, and say what its units do.

    Keeps every word, and the marks that are there. Takes found marks in the order
    of `MARKS`: one that would cross an earlier one is left out. What is doubtful
    about citations becomes a notice.
    """
    meta = document.meta
    marked: list[Block] = []
    notices: dict[tuple[str, str], Notice] = {}
    named: tuple[tuple[str, str], ...] = ()
    own = _list_numbers(document.blocks)
    for block, part, organ, inner in _walk_parts(document.blocks, meta):
        # A cover line that the masthead's reader left alone is words: "[on the
        # report of the Third Committee (A/77/455, para. 32)]".
        plain = block.kind is Kind.COVER and not block.marks
        if block.kind in SILENT and not plain:
            marked.append(block)
            continue
        session = meta.session if organ == meta.organ else ""
        numbers = frozenset[str]() if inner else own
        context = Context(
            organ, meta.language, session, block.kind, part, named, numbers
        )
        text = str(block.text)
        marked.append(_mark_block(block, text, context))
        for doubt in doubt_citations(text, context):
            found = _make_notice(block.text, doubt)
            notices.setdefault((found.code, found.message), found)
        named = name_short(text, context)
    blocks = _rebuild(marked)
    known = len(document.source.notices)
    after = sorted(
        {*document.notices[known:], *notices.values()}, key=lambda n: (n.span, n.code)
    )
    return replace(document, blocks=blocks, notices=(*document.notices[:known], *after))


def _make_notice(text: Text, doubt: Doubt) -> Notice:
    """Give a doubt its place in the source, and the severity of its record."""
    spans = text.spans(doubt.start, doubt.end)
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return notice(doubt.code, span, doubt.message)


def _mark_block(block: Block, text: str, context: Context) -> Block:
    """Add the marks that the finders see in a block's own words."""
    found = [mark for find in MARKS.values() for mark in find(text, context)]
    if not found:
        return block
    marks = nest_marks(block.marks, found)
    concept = block.concept
    if block.kind in ACTING:
        concept = concept or _find_concept(marks)
    return replace(block, marks=marks, concept=concept)


def _find_concept(marks: tuple[Mark, ...]) -> str:
    """Give the concept of the action phrase that comes first, or ""."""
    return next((m.target for m in marks if m.kind is MarkKind.ACTION), "")


class _Place(NamedTuple):
    """A block and where it stands."""

    block: Block
    part: str
    """The part of a resolution: "preambular", "operative" or ""."""
    organ: str
    """Who speaks there."""
    inner: bool = False
    """Whether that is a text inside the text."""


def _walk_parts(blocks: tuple[Block, ...], meta: Meta) -> Iterator[_Place]:
    """Give every block in document order with where it stands."""
    stack = [_Place(block, "", meta.organ) for block in reversed(blocks)]
    while stack:
        block, around, organ, inner = stack.pop()
        part = PARTS.get(block.kind, around)
        yield _Place(block, part, organ, inner)
        if block.kind in INNER:
            organ, inner = _find_speaker(block, organ), True
        stack += [_Place(each, part, organ, inner) for each in reversed(block.blocks)]


def _list_numbers(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Give the numbers of the text's own paragraphs; none if one comes twice."""
    found: list[str] = []
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if block.kind is Kind.OPERATIVE:
            found.append(str(block.num).strip().rstrip("."))
        elif block.kind not in INNER:
            stack += block.blocks
    numbers = [number for number in found if number.isdecimal()]
    return frozenset(numbers) if len(numbers) == len(set(numbers)) else frozenset()


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
        built.append(replace(block, blocks=parts) if count else block)
    return tuple(reversed(built))
