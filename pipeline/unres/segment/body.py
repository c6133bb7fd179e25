"""The text proper: its parts and annexes, each read and nested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.numbers import read_marker
from unres.recover.front import is_formula
from unres.recover.glue import glue
from unres.recover.joins import has_ended
from unres.recover.lines import Line
from unres.segment.collection import find_parts, part_closing
from unres.segment.embedded import embed
from unres.segment.headings import free_lists, join_headings
from unres.segment.nesting import nest
from unres.segment.reading import Reader
from unres.segment.units import numbered, whole
from unres.text import Text


def read_body(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Give the blocks of the text: its parts if it has some, and its annexes."""
    starts = find_parts(lines)
    if not starts:
        return _read_annexed(lines)
    ends = [*starts, len(lines)]
    head = _read_text(lines[: starts[0]])
    *parts, last = (_read_part(lines[start:end]) for start, end in pairwise(ends))
    return (*head, *parts, *part_closing(last))


def _read_part(lines: Sequence[Line]) -> Block:
    """Read one part of a resolution: its letter, its title, its text."""
    at = next(i for i, line in enumerate(lines) if is_formula(line.words))
    title = whole(glue(lines[1:at])) if at > 1 else Text()
    blocks = _read_annexed(lines[at:])
    return Block(Kind.PART, num=whole(lines[0]), text=title, blocks=blocks)


def _read_annexed(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Read a text and its annexes: each with all that follows it below it."""
    starts = [i for i, line in enumerate(lines) if pattern("annex").match(line.words)]
    ends = [*starts, len(lines)]
    blocks = _read_text(lines[: ends[0]])
    annexes = [_read_annex(lines[start:end]) for start, end in pairwise(ends)]
    return (*blocks, *_nest_annexes(annexes))


def _nest_annexes(annexes: Sequence[Block]) -> list[Block]:
    """Give the annexes, what is appended to an annex below it."""
    nested: list[Block] = []
    appended = [pattern("appendix").match(str(annex.num)) for annex in annexes]
    for annex, appendix in zip(annexes, appended, strict=True):
        if appendix and not appended[0]:
            nested[-1] = replace(nested[-1], blocks=(*nested[-1].blocks, annex))
        else:
            nested.append(annex)
    return nested


def _read_annex(lines: Sequence[Line]) -> Block:
    """Read one annex: its number, its title lines, its text."""
    m = pattern("annex").match(lines[0].words)
    rest = lines[1:]
    if m and m.end() < len(lines[0].words):
        block = numbered(Kind.ANNEX, lines[0], m.end())
    elif rest and _is_title(rest[0].words):
        block = Block(Kind.ANNEX, num=whole(lines[0]), text=whole(rest[0]))
        rest = rest[1:]
    else:
        block = Block(Kind.ANNEX, num=whole(lines[0]))
    return replace(block, blocks=_read_text(rest))


def _is_title(words: str) -> bool:
    """Whether the line below "Annex" is its title."""
    return not (
        has_ended(words)
        or read_marker(words)
        or is_formula(words)
        or pattern("heading-number").match(words)
    )


def _read_text(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Read a text without annexes, line by line; points go below their paragraphs."""
    items = Reader().read(lines)
    return nest(embed(free_lists(join_headings(items))))
