"""The text proper: its parts and annexes, each read and nested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.paragraph import Paragraph, ParagraphKind
from unres.recover.edges import has_ended
from unres.segment.collection import find_parts, part_closing
from unres.segment.embedded import embed
from unres.segment.headings import free_lists, join_headings
from unres.segment.lists import list_numbers
from unres.segment.nesting import nest
from unres.segment.reading import Reader
from unres.segment.units import glue, numbered, plain, whole


def read_body(lines: Sequence[Paragraph], language: Language) -> tuple[Block, ...]:
    """Give the blocks of the text: its parts if it has some, and its annexes."""
    starts = find_parts(lines)
    if not starts:
        return _read_annexed(lines, language)
    ends = [*starts, len(lines)]
    head = _read_text(lines[: starts[0]], language)
    *parts, last = (
        _read_part(lines[start:end], language) for start, end in pairwise(ends)
    )
    return (*head, *parts, *part_closing(last))


def _read_part(lines: Sequence[Paragraph], language: Language) -> Block:
    """Read one part of a resolution: its letter, its title, its text."""
    formulas = (i for i, x in enumerate(lines) if x.kind is ParagraphKind.FORMULA)
    at = next(formulas)
    title = (
        plain(Kind.PART, glue(lines[1:at], language)) if at > 1 else Block(Kind.PART)
    )
    return replace(
        title, num=whole(lines[0]), blocks=_read_annexed(lines[at:], language)
    )


def _read_annexed(lines: Sequence[Paragraph], language: Language) -> tuple[Block, ...]:
    """Read a text and its annexes: each with all that follows it below it."""
    starts = [i for i, x in enumerate(lines) if x.kind is ParagraphKind.ANNEX]
    ends = [*starts, len(lines)]
    blocks = _read_text(lines[: ends[0]], language)
    annexes = [_read_annex(lines[start:end], language) for start, end in pairwise(ends)]
    return (*blocks, *_nest_annexes(annexes, language))


def _nest_annexes(annexes: Sequence[Block], language: Language) -> list[Block]:
    """Give the annexes, what is appended to an annex below it."""
    nested: list[Block] = []
    appended = [
        pattern("appendix", language).match(str(annex.num)) for annex in annexes
    ]
    for annex, appendix in zip(annexes, appended, strict=True):
        if appendix and not appended[0]:
            nested[-1] = replace(nested[-1], blocks=(*nested[-1].blocks, annex))
        else:
            nested.append(annex)
    return nested


def _read_annex(lines: Sequence[Paragraph], language: Language) -> Block:
    """Read one annex: its number, its title lines, its text."""
    head, *rest = lines
    if head.head < len(head.words):
        block = numbered(Kind.ANNEX, head, head.head)
    elif rest and _is_title(rest[0]):
        block = replace(plain(Kind.ANNEX, rest.pop(0)), num=whole(head))
    else:
        block = Block(Kind.ANNEX, num=whole(head))
    return replace(block, blocks=_read_text(rest, language))


def _is_title(below: Paragraph) -> bool:
    """Whether the line below "Annex" is its title."""
    titled = below.kind in {ParagraphKind.HEADING, ParagraphKind.WORDS}
    return titled and not has_ended(below.words) and not below.head


def _read_text(lines: Sequence[Paragraph], language: Language) -> tuple[Block, ...]:
    """Read a text without annexes, line by line; points go below their paragraphs."""
    items = Reader(language).read(lines)
    if [line for line in lines if line.kind is ParagraphKind.HEADING]:
        items = free_lists(join_headings(items))
    return nest(embed(list_numbers(items, language), language), language)
