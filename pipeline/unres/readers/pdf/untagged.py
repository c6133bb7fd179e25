"""Pages without tags: paragraphs by the place, the size and the style of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mode
from typing import Final, NamedTuple

from unres.evidence import Role
from unres.readers.pdf.blocks import Item, PdfBlock, group_lines, part_notes
from unres.readers.pdf.columns import find_tables, order_columns
from unres.readers.pdf.lines import PdfLine, Setting, measure_word, part_line
from unres.readers.pdf.page import PdfPage
from unres.readers.pdf.place import Zones, lay_out

_APART: Final = 1.3
"""Lines further apart than so many leadings are of two paragraphs."""
_INDENT: Final = 0.7
"""Left edges that differ by more than this, in sizes, are two."""
_SHORT: Final = 1.0
"""A line is short if the next one's first word fits with so much to spare."""
_TAB: Final = 0.6
"""A gap behind a marker as wide as this, in sizes, sets it apart."""
_LARGE: Final = 1.15
"""A heading is larger than the text by this."""
_AXIS: Final = 0.2
"""Bold lines whose middles differ by less than this, in sizes, are one heading."""
_SIZES: Final = 0.08
"""Sizes that differ by more than this share are two."""
_MARKER: Final = re.compile(
    r"[(\[（]?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,5}|[^\W\d_]\u0640?|[ivxl]{1,8}|[IVXL]{1,6}"
    r"|[一二三四五六七八九十百]{1,5})[.)\]）、]{1,2}|[•·–—*-]|\d{1,4}/\d{1,4}\."
)
"""What numbers a paragraph: "1.", "(a)", "II.", "78/139.", a dash."""
_ALONE: Final = re.compile(r"(?:[IVXL]+|[A-Z]|\d{1,2})\.?")
"""The number of a section on a line of its own."""
_ENDS: Final = (".", ";", ":", "?", "!", ".”", ";”")
"""What a paragraph may end with."""


class _Column(NamedTuple):
    """The edges of a column of text, and how it is set."""

    left: float
    right: float
    setting: Setting


def read_untagged(pages: Sequence[PdfPage]) -> dict[int, list[Item]]:
    """Give what stands on pages by its place: the blocks of each, by its number."""
    sheets, setting = lay_out(pages)
    return {sheet.page.number: _read_sheet(sheet, setting) for sheet in sheets}


def _read_sheet(sheet: Zones, setting: Setting) -> list[Item]:
    heads, masthead, feet = (
        [part for line in lines for part in part_line(line)]
        for lines in (sheet.heads, sheet.masthead, sheet.feet)
    )
    items: list[Item] = [*group_lines(masthead, Role.MASTHEAD)]
    items += group_lines(heads, Role.FURNITURE)
    for lines in order_columns(sheet.body, sheet.page):
        for found in find_tables(lines):
            if isinstance(found, list):
                items += _cut_paragraphs(found, setting)
            else:
                items.append(found)
    items += [PdfBlock(Role.FURNITURE, (line,)) for line in sheet.rule]
    for lines in order_columns(sheet.notes, sheet.page):
        items += part_notes([lines])
    items += group_lines(feet, Role.FURNITURE)
    items += [PdfBlock(Role.FURNITURE, (line,)) for line in sheet.turned]
    return items


def _cut_paragraphs(lines: Sequence[PdfLine], setting: Setting) -> list[PdfBlock]:
    """Give the paragraphs and headings that lines of one column make."""
    column = _find_column(lines, setting)
    groups: list[list[PdfLine]] = []
    for line in lines:
        if groups and not _opens(groups[-1], line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_close(group, setting) for group in groups]


def _find_column(lines: Sequence[PdfLine], setting: Setting) -> _Column:
    """Tell the edges of the text: those of most of its lines.

    What begins before most lines do is a number, or of the masthead: the right edge
    is not told by it.
    """
    text = [x for x in lines if abs(x.size - setting.size) < _SIZES * setting.size]
    own = text or list(lines)
    lefts = sorted(line.left for line in own)
    usual = mode(round(left) for left in lefts) - _INDENT * setting.size
    rights = sorted(line.right for line in own if line.left >= usual)
    return _Column(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], setting)


def _close(group: Sequence[PdfLine], setting: Setting) -> PdfBlock:
    """Make a block: bold or large lines are a heading."""
    large = group[0].size >= _LARGE * setting.size
    heads = large or all(line.bold for line in group)
    return PdfBlock(Role.HEADING if heads else Role.PARAGRAPH, tuple(group))


def _opens(group: Sequence[PdfLine], line: PdfLine, column: _Column) -> bool:
    """Whether a line opens a paragraph, behind the lines of another so far."""
    last = group[-1]
    size = max(last.size, line.size)
    if abs(last.size - line.size) > _SIZES * size or last.bold != line.bold:
        return True
    step = line.base - last.base
    if step > _APART * column.setting.leading(size) or step < 0:
        return True
    if _ALONE.fullmatch(last.words):
        return True
    if _is_centred(last, column) and _is_centred(line, column):
        return False
    aside = line.left + line.right - (last.left + last.right)
    if line.bold and abs(aside) < 2 * _AXIS * size:
        return False
    return _is_marked(line) or _is_indented(group, line, column)


def _is_indented(group: Sequence[PdfLine], line: PdfLine, column: _Column) -> bool:
    """Whether the left edge of a line, or the right of the last, opens a paragraph."""
    last, slack = group[-1], _INDENT * line.size
    if len(group) > 1:
        if abs(line.left - group[1].left) > slack:
            return True
    # Behind a long number no gap may be left: "(xviii) To implement".
    elif line.left > last.left + slack and not is_numbered(last):
        return True
    if line.bold and abs(line.left - group[0].left) <= slack:
        return False
    return _is_short(last, line, column)


def _is_short(last: PdfLine, line: PdfLine, column: _Column) -> bool:
    """Whether the first word of a line would have fitted on the last."""
    first = measure_word(line)
    room = column.right - last.right
    if not last.words.endswith(_ENDS) and line.words[:1].islower():
        return room > 4 * first + 2 * line.size
    return room > first + _SHORT * line.size


def is_numbered(line: PdfLine) -> bool:
    """Whether a line begins with what numbers a paragraph, and words behind it."""
    token, _, rest = line.words.partition(" ")
    return bool(rest and _MARKER.fullmatch(token))


def _is_marked(line: PdfLine) -> bool:
    """Whether a line begins with a marker that a wide gap sets apart."""
    if not is_numbered(line):
        return False
    token = line.words.partition(" ")[0]
    size = 0
    right = line.runs[0].left
    for run in line.runs:
        if size >= len(token):
            return (run.left - right) >= _TAB * line.size
        size += len(run.text.strip(" "))
        right = run.box.right
    return False


def _is_centred(line: PdfLine, column: _Column) -> bool:
    left, right = line.left - column.left, column.right - line.right
    return min(left, right) > line.size and abs(left - right) < line.size
