"""The blocks of a document as the layout sees them: numbered, notes apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from unres.language import Language
from unres.levels import find_level
from unres.lexicon.counting import read_heading
from unres.model import Block, Kind, walk

LISTED = frozenset({Kind.POINT, Kind.OPERATIVE})
"""What makes a list where no hierarchy can stand."""

HEADED = frozenset({Kind.HEADING, Kind.ANNEX, Kind.PART})
"""What holds other blocks under a heading."""

PREAMBLE = frozenset({Kind.PREAMBULAR, Kind.FORMULA})
"""What belongs to a preamble, wherever it stands."""

SOLID = frozenset({Kind.TABLE, Kind.QUOTED, Kind.NOTE})
"""What keeps its parts to itself."""

LEVELS = LISTED | HEADED
"""What is a level of its own in the hierarchy."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A block with its place in the order of `walk`, its notes apart from its parts."""

    block: Block
    index: int
    parts: tuple[Item, ...] = ()
    notes: tuple[Item, ...] = ()
    scope: Mapping[str, Item] | None = None
    """The footnotes of the same document or annex by marker."""
    named: str = ""
    """What the word beside the number of a heading says that it is."""
    level: str = ""
    """The element of a heading."""

    @property
    def kind(self) -> Kind:
        """What the block is."""
        return self.block.kind

    @property
    def marker(self) -> str:
        """The marker of a footnote as its calls have it: "[2]" and "2" are one."""
        number = str(self.block.num)
        bare = number.removeprefix("[").removesuffix("]").removeprefix("^")
        return bare if bare and number == f"[{number[1:-1]}]" else number


def read_items(blocks: tuple[Block, ...], language: Language) -> tuple[Item, ...]:
    """Number the blocks in the order of `walk` and leave out the portal's."""
    items, _ = _read(blocks, 0, {}, language)
    return items


def is_document(block: Block) -> bool:
    """Whether a block is a document inside the text: it has a formula, or a title."""
    kinds = {part.kind for part in block.blocks}
    return block.kind is Kind.QUOTED and not kinds.isdisjoint({
        Kind.FORMULA,
        Kind.TITLE,
    })


def _read(
    blocks: tuple[Block, ...], index: int, scope: dict[str, Item], language: Language
) -> tuple[tuple[Item, ...], int]:
    """Read blocks from an index on; give also the index after the last."""
    items = []
    for block in blocks:
        if block.kind is Kind.PORTAL:
            index += 1 + sum(1 for _ in walk(block.blocks))
            continue
        inner = {} if block.kind is Kind.ANNEX else scope
        parts, after = _read(block.blocks, index + 1, inner, language)
        notes = tuple(item for item in parts if item.kind is Kind.NOTE)
        if notes:
            parts = tuple(item for item in parts if item.kind is not Kind.NOTE)
        headed = block.kind in HEADED and bool(block.num)
        named = read_heading(str(block.num), language) if headed else ""
        item = Item(block, index, parts, notes, inner, named)
        if block.kind is Kind.NOTE:
            scope.setdefault(item.marker, item)
        items.append(item)
        index = after
    return tuple(items), index


def find_levels(items: Iterable[Item], place: str) -> tuple[Item, ...]:
    """Say of headings side by side, in the element `place`, what each is."""
    found: list[Item] = []
    before = ""
    for item in items:
        if item.kind is Kind.HEADING:
            number = str(item.block.num)
            level = find_level(number, before, item.named)
            # Letters are sections where no numbers are: "A", "B" of one text.
            if level == "title" and place == "mainBody":
                level = "section"
            found.append(replace(item, level=level))
            before = number
        else:
            found.append(item)
    return tuple(found)


def find_title(item: Item) -> Item | None:
    """Find the heading that is the title of a point; None where it has none."""
    first = next(iter(item.parts), None)
    titled = first and first.kind is Kind.HEADING and not first.block.num
    return first if titled and not item.block.text and not item.notes else None


def splice(items: Sequence[Item]) -> list[Item]:
    """Put the parts of mere words after them, so that their points join the list."""
    spliced: list[Item] = []
    for item in items:
        spliced.append(item)
        if item.kind not in LEVELS | SOLID:
            spliced += splice(item.parts)
    return spliced
