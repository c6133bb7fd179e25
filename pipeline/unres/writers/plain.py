"""Documents as text: a paragraph a line, a blank between a number and its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unres.model import Block, Kind, MarkKind, walk_but
from unres.resolve import Edition

ABOVE: Final = frozenset({Kind.ANNEX, Kind.PART})
"""Kinds of blocks whose number stands on a line above the words."""


def write_plain(edition: Edition, date: str) -> bytes:
    """Give the words of a document as text, in UTF-8.

    A row of a table is a line, with tabs between its cells. A call is the marker of its
    note in brackets; the note stands on a line behind what calls it. What a portal says
    of the document is left out, and so is the date: a text has no place for it.
    """
    lines = _write_blocks(edition.document.blocks)
    return "".join(f"{line}\n" for line in lines if line).encode("utf-8", "replace")


def _write_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind is Kind.PORTAL:
            continue
        if block.kind is Kind.ROW:
            yield from _write_block(block)
            yield "\t".join(_write_cell(cell) for cell in block.blocks).rstrip("\t")
            stack += reversed(list(_find_notes(block.blocks)))
            continue
        yield from _write_block(block)
        stack += reversed(block.blocks)


def _write_block(block: Block) -> Iterator[str]:
    """Give the line of a block's own words, or two: number and words."""
    number, words = str(block.num).strip(), _write_words(block)
    if block.kind is Kind.NOTE:
        number = f"[{number}]" if number else ""
    bare = block.kind is Kind.HEADING and not number.endswith((".", ")"))
    if block.kind in ABOVE or bare:
        yield number
        yield words
    else:
        yield f"{number} {words}".strip()


def _write_cell(cell: Block) -> str:
    """Give the words of a cell and of all in it but its notes."""
    words: list[str] = []
    for block in walk_but([cell], {Kind.NOTE, Kind.PORTAL}):
        words += [str(block.num).strip(), _write_words(block)]
    return " ".join(filter(None, words))


def _find_notes(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give the notes in some blocks, but those in other notes."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind is Kind.NOTE:
            yield block
        elif block.kind is not Kind.PORTAL:
            stack += reversed(block.blocks)


def _write_words(block: Block) -> str:
    """Give the words of a block on one line, with the calls of its notes."""
    words = str(block.text)
    calls = [mark for mark in block.marks if mark.kind is MarkKind.CALL]
    for call in sorted(calls, reverse=True):
        words = f"{words[: call.start]}[{call.target}]{words[call.end :]}"
    return " ".join(words.splitlines()).strip()
