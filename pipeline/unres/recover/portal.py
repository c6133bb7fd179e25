"""The header of a web portal: which lines above a document are not its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.recover.lines import Line, Role

PORTAL_KEY: Final = re.compile(
    r"(Document Type|Date|Session|Agenda Item|Topics?|Symbol)[ ]?:[ ]?(.*)"
)
RECORD_KEYS: Final = frozenset({
    "Publisher",
    "Publication Date",
    "Citation / Document Symbol",
    "Reference",
    "Cite as",
})
"""The keys of a library's record."""
PORTAL_ROLE: Final = re.compile(r"- (Main|Co)-?[ ]?sponsors?[ ]?(\d+)$")
PORTAL_ITEM: Final = re.compile(r"-(?: (.+))?$")


def find_portal(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines with those of a portal's header as `Role.PORTAL`."""
    start, end = _find_record(lines)
    if start >= end:
        start, end = 0, _count_lines(lines)
    return tuple(
        line._replace(role=Role.PORTAL) if start <= i < end else line
        for i, line in enumerate(lines)
    )


def _find_record(lines: Sequence[Line]) -> tuple[int, int]:
    """Find the record that a library's page puts between the title and the text.

    Its keys stand on lines of their own, each above its value; it ends with the
    front matter. Gives where it starts and ends; the same for none.
    """
    front = [i for i, line in enumerate(lines) if line.role is Role.FRONT]
    keys = [i for i in front if lines[i].words in RECORD_KEYS]
    return (keys[0], front[-1] + 1) if len(keys) > 1 else (0, 0)


def _count_lines(lines: Sequence[Line]) -> int:
    """Count the lines of the header: up to the last key or list item."""
    count = 0
    for i, line in enumerate(lines):
        if line.role is not Role.FRONT:
            break
        if (
            PORTAL_KEY.match(line.words)
            or PORTAL_ROLE.match(line.words)
            or (count and PORTAL_ITEM.match(line.words))
        ):
            count = i + 1
        elif count or i > 1:
            break
    return count
