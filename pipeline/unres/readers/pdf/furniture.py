"""Words outside of the tree: mastheads, running heads, page and job numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.evidence import Role
from unres.readers.pdf.lines import APART, Item, PdfBlock, PdfLine, cut_lines, part_line
from unres.readers.pdf.page import PdfPage, PdfRun

_BELOW: Final = 1.7
"""Lines of one block stand no further apart than this, in sizes."""
_BEHIND: Final = 20
"""How many blocks back the one is looked for that a line goes on with."""
_ALIGNED: Final = 3.0
"""How many points the left edges of a block may differ."""


def place_strays(
    page: PdfPage,
    body: Sequence[Item],
    notes: Sequence[PdfBlock],
    strays: Sequence[PdfRun],
) -> list[Item]:
    """Give all that stands on a page in the order of reading.

    What stands outside of the tree above the first page's text is masthead, above
    or below the text of a page furniture. What the file calls no content is
    furniture wherever it stands; other words beside the text are paragraphs.
    """
    if not strays:
        return [*body, *notes]
    lines = [line for item in (*body, *notes) for line in item.lines]
    top = min((line.box.top for line in lines), default=page.height)
    bottom = max((line.box.bottom for line in lines), default=page.height)
    foot = min((line.box.top for note in notes for line in note.lines), default=bottom)
    parts = [part for line in cut_lines(strays) for part in part_line(line, APART)]
    heads = [line for line in parts if _middle(line) < top]
    feet = [line for line in parts if _middle(line) > bottom]
    within = [line for line in parts if top <= _middle(line) <= bottom]
    outside = [line for line in within if _is_outside(line)]
    beside = [line for line in within if not _is_outside(line)]
    role = Role.MASTHEAD if page.number == 1 else Role.FURNITURE
    above = [line for line in outside if line.base < foot]
    below = [line for line in outside if line.base >= foot]
    return [
        *group_lines(heads, role),
        *_insert(body, group_lines(beside, Role.PARAGRAPH)),
        *group_lines(above, Role.FURNITURE),
        *notes,
        *group_lines(below, Role.FURNITURE),
        *group_lines(feet, Role.FURNITURE),
    ]


def _middle(line: PdfLine) -> float:
    """Give how far down the page the middle of a line is."""
    return (line.box.top + line.box.bottom) / 2


def _is_outside(line: PdfLine) -> bool:
    """Whether the file says of a line that it is no content, or it runs elsewhere."""
    return all(run.artifact or run.turned for run in line.runs)


def group_lines(lines: Sequence[PdfLine], role: Role) -> list[PdfBlock]:
    """Give blocks of lines that stand below each other, by the first line of each."""
    groups: list[list[PdfLine]] = []
    for line in lines:
        for group in groups[-_BEHIND:]:
            last = group[-1]
            near = 0 < line.base - last.base < _BELOW * line.size
            aligned = abs(line.left - last.left) < _ALIGNED
            if near and aligned and last.size == line.size:
                group.append(line)
                break
        else:
            groups.append([line])
    return [PdfBlock(role, tuple(group)) for group in groups]


def _insert(body: Sequence[Item], blocks: Sequence[PdfBlock]) -> list[Item]:
    """Put blocks between those of a body, each before the first that stands lower."""
    items = list(body)
    for block in blocks:
        base = block.lines[0].base
        lower = (i for i, each in enumerate(items) if each.lines[0].base > base)
        items.insert(next(lower, len(items)), block)
    return items
