"""The text proper: its parts and annexes, each read and nested by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from unres.language import Language
from unres.lexicon.folding import fold
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind
from unres.paragraph import Paragraph, ParagraphKind
from unres.recover.edges import has_ended
from unres.segment.embedded import embed
from unres.segment.lists import free_lists, join_headings, list_numbers
from unres.segment.nesting import nest
from unres.segment.reading import Reader
from unres.segment.units import glue, numbered, plain, whole

FEWEST: Final = 5
"""So many names, at least, tell an order."""
MOST: Final = 0.9
"""How many of them stand behind the one before, and have no stop at their end."""
ROUNDED: Final = 0.75
"""How many of them have another name in brackets, where these tell a list."""
BARE: Final = frozenset({ParagraphKind.HEADING, ParagraphKind.WORDS})
"""What a title and a name are read as."""
TITLE: Final = 6
"""The most lines that the title of a part is printed on."""


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
    head, *rest = lines
    if head.head < len(head.words):
        block = numbered(Kind.ANNEX, head, head.head)
    elif _lists_names(rest):
        block = Block(Kind.ANNEX, num=whole(head))
        rest = [replace(line, kind=ParagraphKind.WORDS) for line in rest]
    elif rest and _is_title(rest[0]):
        block = replace(plain(Kind.ANNEX, rest.pop(0)), num=whole(head))
    else:
        block = Block(Kind.ANNEX, num=whole(head))
    return replace(block, blocks=_read_text(rest, language))


def _lists_names(below: Sequence[Paragraph]) -> bool:
    """Whether an annex is nothing but names: ordered, or with others in brackets.

    Then the first of them is no title: a title stands in no order with what it heads.
    """
    if len(below) < FEWEST or any(line.kind not in BARE or line.head for line in below):
        return False
    # A name may end with a stop: "Wells Inc."
    open_ended = sum(not has_ended(line.words) for line in below)
    if open_ended < MOST * len(below):
        return False
    names = [fold(line.words) for line in below]
    ordered = [first <= second for first, second in pairwise(names)]
    rounded = [line.words.endswith(")") for line in below]
    return (ordered[0] and sum(ordered) >= MOST * len(ordered)) or (
        rounded[0] and sum(rounded) >= ROUNDED * len(rounded)
    )


def _is_title(below: Paragraph) -> bool:
    """Whether the line below "Annex" is its title."""
    return below.kind in BARE and not has_ended(below.words) and not below.head


def _read_text(lines: Sequence[Paragraph], language: Language) -> tuple[Block, ...]:
    """Read a text without annexes, line by line; points go below their paragraphs."""
    items = Reader(language).read(lines)
    if [line for line in lines if line.kind is ParagraphKind.HEADING]:
        items = free_lists(join_headings(items))
    return nest(embed(list_numbers(items, language), language), language)


def find_parts(lines: Sequence[Paragraph]) -> list[int]:
    """Give the lines at which the parts of a resolution start; none where it has none.

    A letter alone on its line starts a part if the organ speaks anew below its
    title (A/RES/77/128 A–B); letters below one formula are headings of sections.
    """
    starts: list[int] = []
    due = "A"
    for i, line in enumerate(lines):
        if line.words[:1] != due or line.words.rstrip(".") != due:
            continue
        below = lines[i + 1 : i + 2 + TITLE]
        if any(b.kind is ParagraphKind.FORMULA for b in below):
            starts.append(i)
            due = chr(ord(due) + 1)
    return starts if len(starts) > 1 else []


def part_closing(block: Block) -> tuple[Block, ...]:
    """Give the last part without its closing lines and annexes, and these after it.

    They are printed once, for all parts.
    """
    closing = (i for i, b in enumerate(block.blocks) if b.kind is Kind.CLOSING)
    at = next(closing, len(block.blocks))
    inner = replace(block, blocks=block.blocks[:at])
    return (inner, *block.blocks[at:])


def flow(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks in order, each part of a resolution before what it holds."""
    for block in blocks:
        yield block
        if block.kind is Kind.PART:
            yield from block.blocks
