"""Several numbered paragraphs on one line, run together by a portal or a paste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unres.lexicon import match_action, rule
from unres.stages.clean.lines import Line, Role
from unres.stages.numbers import Style, read_marker
from unres.text import Text, join

_INSIDE: Final = re.compile(r"(?<=[;,.:][ ])(\d{1,3})\.[ ]+(?=[A-Z])")
"""A number behind the end of a sentence, inside a line."""


def part_glued(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines with numbered paragraphs that share one parted.

    Only the number that is due, before words that open an operative paragraph, is
    one: "in paragraph 3. The" is not.
    """
    last = 0
    for line in lines:
        if line.role is not Role.BODY:
            yield line
            continue
        marker = read_marker(line.words)
        if marker and marker.style is Style.DECIMAL:
            last = marker.value
        offsets, last = _find_offsets(line.words, last)
        yield from _part(line, offsets) if offsets else (line,)


def _find_offsets(words: str, last: int) -> tuple[list[int], int]:
    """Find where paragraphs open inside a line, and the last number then."""
    offsets: list[int] = []
    for m in _INSIDE.finditer(words):
        if int(m[1]) == last + 1 and match_action(words[m.end() :], "operative"):
            offsets.append(m.start())
            last += 1
    return offsets, last


def _part(line: Line, offsets: list[int]) -> Iterator[Line]:
    """Cut a line where paragraphs open; the last one keeps the line's end."""
    parts = line.text.cut(*offsets)
    for i, part in enumerate(parts):
        end = line.end if i == len(parts) - 1 else Text()
        words = str(part)
        text, blank = part.cut(len(words.rstrip(" ")))
        text = join((text, blank.drop(rule("margin"))))
        yield line._replace(text=text, words=words.rstrip(" "), end=end)
