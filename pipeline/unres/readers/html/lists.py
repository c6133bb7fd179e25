"""Lists of web pages and the numbers they show; tables, of data or for layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.readers.flow import MARKER, Cell
from unres.readers.html.page import Element, has_class, words_of
from unres.readers.numerals import write_number

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
"""Element → the level of a heading."""
_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal": "decimal",
    "disc": "", "circle": "", "square": "", "none": "none",
}  # fmt: skip
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*(?P<form>[a-z-]+)")
_DIGITS: Final = 6
"""No number of an item has more digits."""
MOST: Final = 1000
"""No cell reaches over more rows or columns."""
WORDY: Final = 600
"""A cell with more characters than this is laid out, and holds no data."""
PAIR: Final = 2
"""A number and the words that it numbers."""
_LAYING: Final = frozenset({
    "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "pre", "section",
    "table", "ul",
})  # fmt: skip


def count_item(item: Element, counts: dict[Element, int]) -> str:
    """Give the marker that a list item shows, by the last number of its list."""
    parent = item.getparent()
    if parent is None or parent.tag not in {"ol", "ul", "menu", "dir"}:
        return ""
    ordered = parent.tag == "ol"
    styled = _STYLE.search((item.get("style") or parent.get("style") or "").lower())
    form = _FORMS.get(styled["form"], "decimal") if styled else ""
    form = form or _FORMS.get(parent.get("type", ""), "")
    if ordered:
        step = -1 if "reversed" in parent.attrib else 1
        usual = len(parent) if step < 0 else 1
        before = counts.get(parent)
        start = _read_int(parent.get("start"), usual)
        value = start if before is None else before + step
        counts[parent] = _read_int(item.get("value"), value)
        form = form or "decimal"
    if form == "none":
        return ""
    number = write_number(counts[parent], form) if ordered and form else ""
    return f"{number}. " if number else "• "


def _read_int(value: str | None, usual: int) -> int:
    bare = (value or "").strip()
    digits = bare.removeprefix("-")
    fits = digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS
    return int(bare) if fits else usual


def is_number(own: Element) -> bool:
    """Whether classes say that an element is the number beside a unit's words.

    That of an annex is not: it is a line of its own.
    """
    unit = own.getparent()
    return (
        unit is not None and has_class(own, "numbers") and has_class(unit, "numbered")
    )


def opens_anew(own: Element) -> bool:
    """Whether a block is a heading, or the first thing in it is one or a number."""
    while len(own) and own.tag not in HEADINGS:
        own = own[0]
    return own.tag in HEADINGS or has_class(own, "numbers")


def holds_data(table: Element) -> bool:
    """Whether a table holds data: several rows of several short cells.

    Two columns are a list if the first holds its numbers.
    """
    if has_class(table, "tables"):
        return True
    if table.get("role", "") in {"presentation", "none"}:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if any(own.tag in _LAYING for own in table.iterdescendants()):
        return False
    if table.find("caption") is not None or any(c.tag == "th" for c in cells):
        return max(map(len, rows), default=0) > 1
    if all(len(row) == PAIR and MARKER.fullmatch(words_of(row[0])) for row in rows):
        return False
    wordy = any(len(words_of(cell)) > WORDY for cell in cells)
    return sum(len(row) > 1 for row in rows) > 1 and not wordy


def place_cells(table: Element) -> Iterator[tuple[Element, Cell]]:
    """Give the cells of a table with their places, row by row, without their words."""
    taken: dict[int, int] = {}
    for at, row in enumerate(_rows(table)):
        column = 0
        head = next(row.iterancestors()).tag == "thead"
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > at:
                column += 1
            wide, high = _read_span(cell, "colspan"), _read_span(cell, "rowspan")
            for each in range(column, column + wide):
                taken[each] = at + high
            yield cell, Cell((), at, column, high, wide, head or cell.tag == "th")
            column += wide


def _rows(table: Element) -> list[Element]:
    """Give the rows of a table, without those of tables inside it."""
    parts = {table, *table.iterchildren("thead", "tbody", "tfoot")}
    return [row for row in table.iter("tr") if row.getparent() in parts]


def _read_span(cell: Element, name: str) -> int:
    value = cell.get(name, "").strip()
    few = value.isascii() and value.isdecimal() and len(value) < len(str(MOST)) + 1
    return min(max(int(value), 1), MOST) if few else 1
