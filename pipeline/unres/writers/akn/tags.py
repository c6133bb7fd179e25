"""The tags of a text: the ranges of it that become elements, in the order they open."""

from __future__ import annotations

import re
from typing import Final

from unres.model import Block, Kind, Mark, MarkKind
from unres.resolve import Fill, Node
from unres.writers.akn.writing import Made, Writing, number_label

OUTER: Final = frozenset({
    *(MarkKind.ADOPTION, MarkKind.PERIOD, MarkKind.AMENDMENT, MarkKind.CITATIONS),
    MarkKind.OUTCOME,
})
"""What goes around other marks of the same words."""
NUMBER = re.compile(r"(?<![0-9])[0-9]+(?:/[0-9]+| \([0-9IVXLC]+\))")
"""The number of a resolution in a line that names it."""

Tag = tuple[int, int, bool, int, Mark | None, Made]
"""A range of a text, and the mark or the elements it becomes.

Tags sort by their start, what goes around others first: after it stand the end, below
zero, whether it stands within others, and its place.
"""

# Bound once: to look one up takes longer than to compare it.
_CALL: Final = MarkKind.CALL
_COVER: Final = Kind.COVER
_TITLE: Final = Fill.TITLE
_NAME: Final = Fill.NAME


def find_tags(node: Node, fill: Fill, writing: Writing) -> list[Tag]:
    """Find the tags of a text in the order they open."""
    size = len(node.text)
    tags: list[Tag] = []
    if fill is _TITLE:
        tags.append(_name(writing, size, "resolutionTitle"))
    elif fill is _NAME:
        tags.append(_name(writing, size, "annexTitle"))
    elif node.kind is _COVER:
        tags += _find_names(node.block, node.text, writing)
    for mark in node.marks:
        kind = mark.kind
        if kind is not _CALL:
            start = mark.start if mark.start > 0 else 0
            end = mark.end if mark.end < size else size
            if start < end:
                tags.append((start, -end, kind not in OUTER, len(tags), mark, ()))
    if len(tags) > 1:
        tags.sort()
    return tags


def _find_names(block: Block, text: str, writing: Writing) -> list[Tag]:
    """Find the tags of a line of the masthead that names the document by its number."""
    kinds = {mark.kind for mark in block.marks}
    if MarkKind.DOCTYPE not in kinds or MarkKind.ADOPTION in kinds:
        return []
    if (number := _find_number(block, text)) is None:
        return []
    made = f' refersTo="{number_label(writing)}"'
    return [(0, -len(text), False, 0, None, [("docTitle", made)]), number]


def _name(writing: Writing, size: int, name: str) -> Tag:
    label = writing.labels.concept(name)
    made = [("docTitle", f' refersTo="{label}" class="bold"')]
    return 0, -size, False, 0, None, made


def _find_number(block: Block, text: str) -> Tag | None:
    """Find the number after the word for the kind of document: "2731 (2024)"."""
    if (match := NUMBER.search(text)) is None:
        return None
    start, end = match.span()
    if any(mark.start < end and mark.end > start for mark in block.marks):
        return None
    return start, -end, False, 1, None, [("docNumber", "")]
