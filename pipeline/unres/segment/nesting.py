"""Points below paragraphs: the depth that markers and their order tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, final

from unres.language import COLONS, SEMICOLONS, STOPS, Language
from unres.lexicon.actions import opens_small
from unres.model import Block, Kind
from unres.numbers import ROMANS, Marker, Style, read_values
from unres.recover.edges import has_ended, opens_large
from unres.segment.sections import nest_sections
from unres.text import Text

LONGEST: Final = 140
"""No title of a point has more characters."""
DEEPEST: Final = 8
"""Points deeper than this stay where they are: no resolution has more."""


@final
class FlatBlock:
    """A block that has no place yet, with its marker if it has one."""

    __slots__ = ("below", "block", "marker")

    def __init__(
        self, block: Block, marker: Marker | None = None, *, below: bool = False
    ) -> None:
        """Take the block and its marker."""
        self.block: Final = block
        self.marker: Final = marker
        self.below: Final = below
        """Whether it belongs to the point, or the paragraph, before it."""


@final
class _Node:
    """A block in the making, and the blocks below it."""

    __slots__ = ("below", "block", "style", "value")

    def __init__(self, block: Block, below: list[_Node] | None = None) -> None:
        self.block = block
        self.style: Style | None = None
        self.value = 0
        self.below: Final = [] if below is None else below

    def freeze(self, language: Language, *, titled: bool = False) -> Block:
        """Give the block with all that came below it, under a title where it has one.

        Where one point of a list has a title over words, its siblings' are titles too;
        over points alone they introduce them.
        """
        if not self.below:
            return self.block
        told = any(
            n.below and n.below[0].style is None and n.may_title(language)
            for n in self.below
        )
        nodes = [node.freeze(language, titled=told) for node in self.below]
        below = nest_sections(nodes, language)
        if not titled or not self.may_title(language):
            return replace(self.block, blocks=self.block.blocks + below)
        blocks = self.block.blocks + below
        title = replace(self.block, kind=Kind.HEADING, num=Text(), blocks=blocks)
        return Block(Kind.POINT, num=self.block.num, blocks=(title,))

    def may_title(self, language: Language) -> bool:
        """Whether the words of a point may be the title of what stands below it."""
        first = self.below[0].block if self.below else None
        if not first or not _is_title(self.block):
            return False
        words = str(first.text)
        opens = opens_small(language) or opens_large(words)
        return opens and words.endswith((*SEMICOLONS, *STOPS, *COLONS))


def _is_title(block: Block) -> bool:
    """Whether a point is but a title: few words, a capital, no mark at the end."""
    words = str(block.text)
    short = block.kind is Kind.POINT and len(words) <= LONGEST
    return short and opens_large(words) and not has_ended(words)


def nest(items: Sequence[FlatBlock], language: Language) -> tuple[Block, ...]:
    """Give the blocks of a text with each point below what it belongs to.

    A point goes on with the level whose last number it follows; a first one opens
    a level below the last point, or starts its own level anew where nothing
    introduces it. Words without a number that begin with a small
    letter end the paragraph they stand in. Between two points of a list they stay in
    it; others with a colon head the points below them. A text inside the text, or a
    table, belongs to what stands before it. A heading holds what it stands over.
    """
    top: list[_Node] = []
    stack: list[_Node] = []
    for i, item in enumerate(items):
        node = _Node(item.block)
        after = items[i + 1].marker if i + 1 < len(items) else None
        if item.block.kind is Kind.OPERATIVE and item.block.num and not item.below:
            top.append(node)
            stack = [node]
        elif item.block.kind is Kind.POINT and item.marker:
            # Points below a heading alone are a list that no paragraph owns.
            stack = stack or [_Node(Block(Kind.PROSE), below=top)]
            _place(node, item.marker, after, stack)
        elif item.below and stack:
            stack[-1].below.append(node)
        elif stack and _is_titled(item, after, stack[-1], language):
            node.block = replace(item.block, kind=Kind.PROSE)
            stack[-1].below.append(node)
        elif between := _find_between(item, after, stack):
            heads = item.block.kind is not Kind.PROSE
            node.block = replace(item.block, kind=Kind.HEADING if heads else Kind.PROSE)
            stack[between - 1].below.append(node)
        elif item.block.kind is Kind.PROSE and stack:
            stack[0].below.append(node)
        elif item.block.kind in (Kind.QUOTED, Kind.TABLE) and stack:
            stack[-1].below.append(node)
        else:
            top.append(node)
            stack = [node] if item.block.kind in _OWNERS else []
    return nest_sections([node.freeze(language) for node in top], language)


_OWNERS: Final = (Kind.OPERATIVE, Kind.PREAMBULAR)
"""What points may stand below."""


def _is_titled(
    item: FlatBlock, after: Marker | None, point: _Node, language: Language
) -> bool:
    """Whether words are what a titled point says: its list goes on behind them."""
    prose = item.block.kind is Kind.PROSE and opens_small(language)
    said = prose or item.block.kind is Kind.OPERATIVE
    if item.block.num or not said or not _is_title(point.block):
        return False
    words = item.block.text.words
    goes_on = after and (point.style, point.value + 1) in read_values(after)
    return words.endswith(SEMICOLONS) or bool(goes_on and words.endswith(STOPS))


def _find_between(item: FlatBlock, after: Marker | None, stack: Sequence[_Node]) -> int:
    """Give the depth of the list that words stand in the middle of; 0 for none.

    The point after them goes on with its numbers: "Rule of law:" between "(v)" and
    "(vi)" (S/RES/2759 (2024)), "and, in particular:" between "(b)" and "(c)".
    """
    if not after or not stack:
        return 0
    block = item.block
    said = block.kind in _OWNERS and not block.num and block.text.words.endswith(COLONS)
    if not (said or block.kind is Kind.PROSE):
        return 0
    levels = (_find_level(s, v, stack) for s, v in read_values(after) if v > 1)
    return max(levels, default=0)


def _place(
    node: _Node, marker: Marker, after: Marker | None, stack: list[_Node]
) -> None:
    """Put a point below the node it belongs to, and make it the last of the stack."""
    readings = _readings(marker, after, stack)
    deeper = min(len(stack), DEEPEST)
    introduced = str(stack[-1].block.text).endswith(COLONS)
    for style, value in readings:
        depth = _find_level(style, value, stack)
        if not depth and value == 1 and not introduced:
            depth = _find_style(style, stack)
        if depth or value == 1 or style is Style.BULLET:
            _put(node, style, value, stack, depth or deeper)
            return
    style, value = readings[0]
    _put(node, style, value, stack, _find_style(style, stack) or deeper)


def _find_style(style: Style, stack: Sequence[_Node]) -> int:
    """Give the depth of the innermost level of a style; 0 for none."""
    depths = (d for d in range(len(stack) - 1, 0, -1) if stack[d].style is style)
    return next(depths, 0)


def _find_level(style: Style, value: int, stack: Sequence[_Node]) -> int:
    """Give the depth of the level that a number goes on with; 0 for none.

    A bullet goes on with the level of its own sign.
    """
    last = value if style is Style.BULLET else value - 1
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].style is style and stack[depth].value == last:
            return depth
    return 0


def _put(node: _Node, style: Style, value: int, stack: list[_Node], depth: int) -> None:
    node.style, node.value = style, value
    stack[depth - 1].below.append(node)
    stack[depth:] = [node]


def _readings(
    marker: Marker, after: Marker | None, stack: Sequence[_Node]
) -> list[tuple[Style, int]]:
    """Give the ways to read a marker, the likelier first.

    "(i)" is a letter after "(h)", unless "(ii)" follows; else it is roman.
    """
    readings = read_values(marker)
    if len(readings) == 1:
        return readings
    letter, roman = readings
    due = marker.value == stack[_find_style(marker.style, stack)].value + 1
    if not due or roman[1] > 1 or (after and after.style is ROMANS[marker.style]):
        return [roman, letter]
    return [letter, roman]
