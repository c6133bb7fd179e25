"""Where things stand in a text, as people count: by lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """The line starts of a text, to find line numbers quickly."""

    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Count the lines of a text; every style of newline ends one."""
        return cls(tuple(m.end() for m in _NEWLINE.finditer(text)))

    def find_line(self, offset: int) -> int:
        r"""Give the number of the line, from 1, in which an offset stands.

        >>> Lines.of("one\\ntwo").find_line(5)
        2
        """
        return bisect_right(self.ends, offset) + 1
