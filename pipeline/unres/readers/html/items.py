"""Items of lists in web pages, and the numbers that pages show before words."""

from __future__ import annotations

import re
from typing import Final

from unres.readers.html.page import Element, has_class
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
