"""Where things stand in a file, as people count: by lines, in a PDF by pages first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from unres.evidence import Evidence, PrintedLine
from unres.source import Source

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Place(NamedTuple):
    """A line of a file; where the file has pages, the line of a page from its top."""

    line: int
    page: int = 0

    def __str__(self) -> str:
        return (
            f"page {self.page}, line {self.line}" if self.page else f"line {self.line}"
        )

    @property
    def after(self) -> str:
        """What is said of it behind a file: "x.txt:12", "x.pdf, page 3, line 12"."""
        return f", {self}" if self.page else f":{self.line}"


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the places of offsets in the text of a source quickly."""

    ends: tuple[int, ...]
    """Where the lines of a text without pages end."""
    above: int = 0
    """How many lines of the file stand above the text."""
    starts: tuple[int, ...] = ()
    """Where lines of the page or the file begin, and so on in step with `places`."""
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, source: Source) -> Places:
        """Count the lines of a source; every style of newline ends one."""
        printed = list(_count_printed(source.evidence))
        starts = tuple(start for start, _ in printed)
        ends = tuple(m.end() for m in _NEWLINE.finditer(source.text))
        return cls(ends, source.line - 1, starts, tuple(place for _, place in printed))

    def find(self, offset: int) -> Place:
        r"""Return the place of an offset; lines count from 1.

        >>> Places.of(Source("one\\ntwo")).find(5)
        Place(line=2, page=0)
        """
        if self.places:
            return self.places[max(0, bisect_right(self.starts, offset) - 1)]
        return Place(self.above + bisect_right(self.ends, offset) + 1)


def _count_printed(evidence: Evidence) -> Iterable[tuple[int, Place]]:
    """Return where each printed line begins in the text, and its place."""
    yield from ((each.span.start, Place(each.line)) for each in evidence.origins)
    lines = iter(evidence.lines)
    line = next(lines, None)
    for page in evidence.pages:
        own: list[PrintedLine] = []
        while line is not None and line.span.start < page.span.end:
            own.append(line)
            line = next(lines, None)
        yield page.span.start, Place(1, page.number)
        yield from zip(
            (each.span.start for each in own),
            (Place(row, page.number) for row in _count_rows(own)),
            strict=True,
        )


def _count_rows(lines: list[PrintedLine]) -> list[int]:
    """Tell in which row of its page each line stands: side by side is one row."""
    rows = [0] * len(lines)
    count, bottom = 0, float("-inf")
    for i in sorted(range(len(lines)), key=lambda i: lines[i].box.bottom):
        box = lines[i].box
        if (box.top + box.bottom) / 2 > bottom:
            count, bottom = count + 1, box.bottom
        rows[i] = count
    return rows
