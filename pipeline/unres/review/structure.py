"""The structure side of a page: the units that were read, their doubts and places."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from unres.escaping import escape_words, quote_value
from unres.model import Kind, Mark, MarkKind, Notice
from unres.review.case import Case, ShownUnit
from unres.review.original import (
    call_unit,
    name_call,
    name_flag,
    name_notice,
    name_stretch,
)

DEEPEST: Final = 8
"""Units below this depth stand no further in."""
ROLES: Final = {
    Kind.ROW: ' role="row"',
    Kind.CELL: ' role="cell"',
    Kind.HEAD: ' role="columnheader"',
}
"""What kinds are inside a table."""


def write_structure(case: Case) -> str:
    """Return the units as HTML; each bears its kind, its id and its place."""
    return "".join(_Writer(case).write())


class _Writer:
    """Writes the units, one after the other."""

    def __init__(self, case: Case) -> None:
        """Find the places and the doubts of all units."""
        self.case = case
        language = case.document.meta.language
        self.tongue = f' lang="{quote_value(language.tag)}"' if language.tag else ""
        self.starts: dict[int, list[int]] = defaultdict(list)
        """Unit → where its stretches begin."""
        for stretch in case.stretches:
            self.starts[stretch[0].unit].append(stretch[0].start)
        self.starts.default_factory = None
        self.doubts = _assign(case)
        self.callers: dict[str, ShownUnit] = {}
        """Id of a note → the first unit that calls it."""
        for unit in case.units:
            for note in unit.calls.values():
                self.callers.setdefault(note, unit)
        self.called: set[str] = set()
        """The ids of the notes whose first call is written."""

    def write(self) -> Iterator[str]:
        """Yield the doubts about the whole, and then all units."""
        yield from self._write_doubts(None)
        ends: list[tuple[int, str]] = []
        """The depths of the tables, rows and cells that are open, and their ends."""
        for place, unit in enumerate(self.case.units):
            while ends and ends[-1][0] >= unit.depth:
                yield ends.pop()[1]
            yield from self._write_unit(place, unit)
            match unit.block.kind:
                case Kind.TABLE:
                    yield '<div class="rows" role="table">'
                    ends.append((unit.depth, "</div></div>\n"))
                case Kind.ROW | Kind.CELL | Kind.HEAD:
                    ends.append((unit.depth, "</div>\n"))
                case _:
                    yield "</div>\n"
        yield from (end for _, end in reversed(ends))

    def _write_unit(self, place: int, unit: ShownUnit) -> Iterator[str]:
        """Yield a unit without its end."""
        kind = unit.block.kind
        # An id of the page's own says nothing of the document.
        told = not unit.id.startswith("~")
        code = f" <code>{escape_words(unit.id)}</code>" if told else ""
        depth = f" d{min(unit.depth, DEEPEST)}" if unit.depth else ""
        yield (
            f'<div class="unit k-{kind.value}{depth}" id="{quote_value(unit.id)}"'
            f'{ROLES.get(kind, "")}><div class="own" data-u="{place}">'
            f'<p class="about">{self._link(place)}'
            f'<span class="kind">{kind.value}</span>'
            f"{code}</p>"
        )
        words = "".join(self._write_words(unit))
        num = str(unit.block.num).strip()
        number = f'<b class="num">{escape_words(num)}</b> ' if num else ""
        if words or number:
            back = self._link_back(unit)
            yield f'<p class="words"{self.tongue}>{number}{words}{back}</p>'
        yield from self._write_doubts(place)
        yield "</div>"

    def _link(self, place: int) -> str:
        """Return the links to where a unit stands in the source.

        One that has no words of its own stands where the first in it does.
        """
        units, first = self.case.units, place
        while first not in self.starts:
            first += 1
            if first == len(units) or units[first].depth <= units[place].depth:
                return ""
        starts = self.starts[first][: None if first == place else 1]
        return "".join(
            f'<a class="at" href="#{name_stretch(first, number)}">'
            f"{self.case.places.find(start)}</a> "
            for number, start in enumerate(starts, 1)
        )

    def _write_doubts(self, place: int | None) -> Iterator[str]:
        """Yield the doubts about a unit, or about the whole document."""
        for number, notice in self.doubts.get(place, ()):
            where = self.case.places.find(notice.span.start)
            yield (
                f'<p class="notice {notice.severity}" id="{name_notice(number)}">'
                f"<b>{notice.severity}</b> {escape_words(notice.message)}"
                f" <code>{escape_words(notice.code)}</code>"
                f' <a href="#{name_flag(number)}">{where}</a></p>\n'
            )

    def _write_words(self, unit: ShownUnit) -> Iterator[str]:
        text = str(unit.block.text)
        open_marks: list[Mark] = []
        at = 0
        # Marks stand before those inside them.
        marks = sorted(unit.block.marks, key=lambda it: (it.start, -it.end))
        for mark in (*marks, None):
            start = len(text) if mark is None else mark.start
            while open_marks and open_marks[-1].end <= start:
                end = open_marks.pop().end
                yield f"{escape_words(text[at:end])}</span>"
                at = end
            yield escape_words(text[at:start])
            at = start
            if mark is not None and mark.kind is MarkKind.CALL:
                yield self._write_call(mark, unit.calls[mark])
            elif mark is not None:
                more = f": {mark.target}" if mark.target else ""
                said = f"{mark.kind.value}{more}"
                yield f'<span class="mark" title="{quote_value(said)}">'
                open_marks.append(mark)

    def _write_call(self, mark: Mark, note: str) -> str:
        """Return the call of a note, which leads to the note if that is there."""
        marker = escape_words(mark.target)
        if not note:
            return f'<sup class="call" title="its note is missing">{marker}</sup>'
        name = "" if note in self.called else f' id="{quote_value(name_call(note))}"'
        self.called.add(note)
        link = f'<a class="call"{name} href="#{quote_value(note)}">{marker}</a>'
        return f"<sup>{link}</sup>"

    def _link_back(self, unit: ShownUnit) -> str:
        """Return a link from a note to its call, "" where nothing calls it."""
        if (caller := self.callers.get(unit.id)) is None:
            return ""
        href = quote_value(name_call(unit.id))
        return f' <a class="back" href="#{href}">{escape_words(call_unit(caller))}</a>'


def _assign(case: Case) -> Mapping[int | None, list[tuple[int, Notice]]]:
    """Return the numbered doubts by the unit that they begin in, None for the whole."""
    starts = [stretch[0].start for stretch in case.stretches]
    doubts: dict[int | None, list[tuple[int, Notice]]] = defaultdict(list)
    for number, notice in enumerate(case.notices, 1):
        start, end = notice.span
        at = bisect_right(starts, start) - 1
        owner = case.stretches[at][0].unit if end > start and at >= 0 else None
        doubts[owner].append((number, notice))
    return doubts
