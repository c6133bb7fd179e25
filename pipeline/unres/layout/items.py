"""The blocks of a document as the layout sees them: numbered, notes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from unres.model import Block, Kind, walk

RANKS = {
    "part": 0,
    "chapter": 1,
    "section": 1,
    "title": 2,
    "article": 2,
    "division": 3,
}
"""The elements of headings; a smaller rank holds the greater ones."""

NAMED = {"part": "part", "chapter": "chapter", "section": "section"}
NAMED |= {"article": "article"}
"""The headings that say what they are: "Part I", "Article 3"."""

_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A block with its place in the order of `walk`, its notes apart from its parts."""

    block: Block
    index: int
    parts: tuple[Item, ...] = ()
    notes: tuple[Item, ...] = ()
    scope: Mapping[str, Item] | None = None
    """The footnotes of the same document or annex by marker."""
    level: str = ""
    """The element of a heading."""

    @property
    def kind(self) -> Kind:
        """What the block is."""
        return self.block.kind

    @property
    def marker(self) -> str:
        """The marker of a footnote as its calls have it: "[2]" and "2" are one."""
        return str(self.block.num).strip("[^]")


def read_items(blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    """Number the blocks in the order of `walk` and leave out the portal's."""
    items, _ = _read(blocks, 0, {})
    return items


def is_draft(block: Block) -> bool:
    """Whether a block is a text inside the text that has a formula of its own."""
    formula = any(part.kind is Kind.FORMULA for part in block.blocks)
    return block.kind is Kind.QUOTED and formula


def _read(
    blocks: tuple[Block, ...], index: int, scope: dict[str, Item]
) -> tuple[tuple[Item, ...], int]:
    """Read blocks from an index on; give also the index after the last."""
    items = []
    for block in blocks:
        if block.kind is Kind.PORTAL:
            index += 1 + sum(1 for _ in walk(block.blocks))
            continue
        inner = {} if block.kind is Kind.ANNEX else scope
        parts, after = _read(block.blocks, index + 1, inner)
        notes = tuple(item for item in parts if item.kind is Kind.NOTE)
        if notes:
            parts = tuple(item for item in parts if item.kind is not Kind.NOTE)
        item = Item(block, index, parts, notes, inner)
        if block.kind is Kind.NOTE:
            scope.setdefault(item.marker, item)
        items.append(item)
        index = after
    return tuple(items), index


def nest(items: Iterable[Item]) -> tuple[Item, ...]:
    """Put what follows a flat heading under it, and say what element each is.

    A heading ends where one of the same or a higher rank begins. A heading that
    has parts of its own takes nothing more.
    """
    found: list[Item] = []
    opened: list[tuple[Item, list[Item]]] = []
    before = ""
    sections = False
    for item in items:
        if item.kind is Kind.HEADING:
            number = str(item.block.num).strip(" .()")
            level = item.level or _find_level(number, before)
            # Letters are sections where no numbers are: "A", "B" of one text.
            if level == "title" and not (sections or item.level):
                level = "section"
            elif level in {"chapter", "part", "section"}:
                sections = True
            headed = replace(item, level=level)
            before = number
            while opened and RANKS[opened[-1][0].level] >= RANKS[headed.level]:
                _close(opened, found)
            target = opened[-1][1] if opened else found
            if item.parts:
                target.append(headed)
            else:
                opened.append((headed, []))
            continue
        (opened[-1][1] if opened else found).append(item)
    while opened:
        _close(opened, found)
    return tuple(found)


def _close(opened: list[tuple[Item, list[Item]]], found: list[Item]) -> None:
    """Put the last open heading, with what it heads, where it belongs."""
    heading, parts = opened.pop()
    whole = replace(heading, parts=tuple(parts))
    (opened[-1][1] if opened else found).append(whole)


def _find_level(number: str, before: str) -> str:
    """Find the element of a heading by its number and the number before it."""
    word = number.lower().partition(" ")[0]
    if word in NAMED:
        return NAMED[word]
    follows = len(number) == len(before) == 1 and ord(number) == ord(before) + 1
    # After "H", an "I" is a letter; after "I" comes no letter "J".
    if _ROMAN.fullmatch(number) and not follows:
        return "section"
    if len(number) == 1 and number.isalpha():
        return "title"
    return "division"
