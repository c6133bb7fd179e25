"""Word's automatic numbers: what a paragraph shows that the file does not store.

The rules are those that Word was seen to follow: python-docx 471, all2md 485 and 505,
and ECMA-376, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from unres.readers.docx.package import Element, W
from unres.readers.docx.styles import Styles, read_int, read_val
from unres.readers.numerals import read_forms, write_number

LEVELS: Final = 9
"""Word's lists have so many levels."""
_PLACE: Final = re.compile(r"%([1-9])")
_GAPS: Final = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = "\t"
    restart: int = -1
    """The level whose numbers begin this one anew; 0 for none, -1 for every higher."""
    legal: bool = False
    """Whether all levels are shown in digits."""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs name: whose counters it shares, what it changes."""

    counter: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class ListCounter:
    """Counts the paragraphs of lists, in the order in which they stand."""

    lists: dict[str, _List]
    styles: Styles
    _counts: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)
    """Story and counter → the number at each level."""
    _begun: set[tuple[str, str, int]] = field(default_factory=set)
    """The starts of lists that were taken, by story, list and level."""

    def count(self, props: Element | None, story: str) -> str:
        """Give the number that a paragraph shows, with what parts it from the words."""
        number, level = self._find_place(props)
        own = self.lists.get(number)
        if own is None or not 0 <= level < LEVELS:
            return ""
        look = own.levels.get(level, _Level())
        counts = self._counts.setdefault((story, own.counter), {})
        for higher in range(level):
            # Shown in the number of a lower level, a level has begun.
            counts.setdefault(higher, own.levels.get(higher, _Level()).start)
        begin = own.starts.get(level)
        if begin is not None and (story, number, level) not in self._begun:
            counts[level] = begin
        else:
            counts[level] = counts.get(level, look.start - 1) + 1
        self._begun.add((story, number, level))
        for deeper in [each for each in counts if each > level]:
            restart = own.levels.get(deeper, _Level()).restart
            if restart < 0 or level < restart:
                del counts[deeper]
        shown = _show(look, own, counts)
        return shown + look.gap if shown else ""

    def _find_place(self, props: Element | None) -> tuple[str, int]:
        """Find the list of a paragraph and its level: each from its nearest setter."""
        number, level, setter = "", -1, ""
        for name, own in self.styles.walk(props):
            if (found := own.find(f"{W}numPr")) is None:
                continue
            if level < 0:
                level = read_int(found.find(f"{W}ilvl"), -1)
            if not number:
                number = read_val(found.find(f"{W}numId"))
                setter = name if number else setter
        if number in {"", "0"}:
            return "", 0
        if level < 0 and setter and number in self.lists:
            tied = self.lists[number].levels.items()
            level = next((i for i, look in tied if look.style == setter), 0)
        return number, max(level, 0)


def read_numbers(root: Element, styles: Styles) -> ListCounter:
    """Read the lists of a file."""
    kinds = {
        each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")
    }
    tied = {read_val(k.find(f"{W}styleLink")): key for key, k in kinds.items()}
    lists: dict[str, _List] = {}
    for num in root.iter(f"{W}num"):
        key = read_val(num.find(f"{W}abstractNumId"))
        link = read_val(kinds[key].find(f"{W}numStyleLink")) if key in kinds else ""
        key = tied.get(link, key) if link else key
        levels = _read_levels(kinds[key]) if key in kinds else {}
        starts: dict[int, int] = {}
        for change in num.iter(f"{W}lvlOverride"):
            at = read_int(change, -1, "ilvl")
            if (start := change.find(f"{W}startOverride")) is not None:
                starts[at] = read_int(start, 1)
            levels |= _read_levels(change)
        lists[num.get(f"{W}numId", "")] = _List(key, levels, starts)
    return ListCounter(lists, styles)


def _read_levels(root: Element) -> dict[int, _Level]:
    levels = root.iter(f"{W}lvl")
    return {read_int(each, -1, "ilvl"): _read_level(each) for each in levels}


def _read_level(own: Element) -> _Level:
    form = read_val(own.find(f"{W}numFmt")) or "decimal"
    text = read_val(own.find(f"{W}lvlText"))
    if form == "bullet" and len(text) == 1:
        text = read_sign(text)
    return _Level(
        read_int(own.find(f"{W}start"), 0),
        form,
        text,
        _GAPS.get(read_val(own.find(f"{W}suff")), "\t"),
        read_int(own.find(f"{W}lvlRestart"), -1),
        own.find(f"{W}isLgl") is not None,
        read_val(own.find(f"{W}pStyle")),
    )


def read_sign(sign: str) -> str:
    """Give a sign of a font of signs as it looks, a bullet where that is not told."""
    if not "\ue000" <= sign <= "\uf8ff":
        return sign
    return read_forms()["signs"].get(f"{ord(sign):X}", "•")


def _show(look: _Level, own: _List, counts: dict[int, int]) -> str:
    """Write a number as its level says: "%1.%2" puts two levels together."""
    if look.form in {"bullet", "none"}:
        return look.text if look.form == "bullet" else _PLACE.sub("", look.text)

    def write(m: re.Match[str]) -> str:
        level = int(m[1]) - 1
        other = own.levels.get(level, _Level())
        form = "decimal" if look.legal else other.form
        return write_number(counts.get(level, other.start), form)

    return _PLACE.sub(write, look.text)
