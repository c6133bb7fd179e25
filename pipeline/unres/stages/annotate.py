"""From a document to the same document with marks: what is known of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from unres.marks import MARKS, Context
from unres.marks.nesting import nest_marks
from unres.marks.organs import name_bodies
from unres.model import Block, Document, Kind, Mark, MarkKind

SILENT: Final = frozenset({Kind.PORTAL, Kind.COVER, Kind.CLOSING, Kind.VOTE})
"""Blocks whose words the stage before has read; nothing more is looked for there."""

ACTING: Final = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT})
"""Blocks that do something, which their action phrase names."""

PARTS: Final = {Kind.PREAMBULAR: "preambular", Kind.OPERATIVE: "operative"}
"""Kind → the part of a resolution in which it and all below it stand."""


def annotate(document: Document) -> Document:
    """Mark what the words of a document mean, and say what its units do.

    Keeps every word, and the marks that are there. Takes found marks in the order
    of `MARKS`: one that would cross an earlier one is left out.
    """
    meta = document.meta
    marked: list[Block] = []
    named: tuple[tuple[str, str], ...] = ()
    for block, part in _walk_parts(document.blocks):
        # A cover line that the masthead's reader left alone is words: "[on the
        # report of the Third Committee (A/77/455, para. 32)]".
        plain = block.kind is Kind.COVER and not block.marks
        if block.kind in SILENT and not plain:
            marked.append(block)
            continue
        context = Context(
            meta.organ, meta.language, meta.session, block.kind, part, named
        )
        marked.append(_mark_block(block, context))
        named = name_bodies(str(block.text), context)
    return replace(document, blocks=_rebuild(marked))


def _mark_block(block: Block, context: Context) -> Block:
    """Add the marks that the finders see in a block's own words."""
    text = str(block.text)
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


def _walk_parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Give every block in document order with the part it stands in."""
    stack = [(block, "") for block in reversed(blocks)]
    while stack:
        block, around = stack.pop()
        part = PARTS.get(block.kind, around)
        yield block, part
        stack += [(below, part) for below in reversed(block.blocks)]


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
