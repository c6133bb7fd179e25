"""Several paragraphs on one line, run together by a portal or a paste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unres.lexicon import match_action, rule
from unres.numbers import Style, read_marker
from unres.recover.front import is_formula
from unres.recover.lines import Line, Role
from unres.text import Text, join

_INSIDE: Final = re.compile(r"[;,.:][ ](\d{1,3})\.[ ]+(?=[A-Z])")
"""A number behind the end of a sentence, inside a line."""
_SPEAKER: Final = re.compile(r"(?<=:[ ])[^,;:]{1,120},(?=[ ]|$)")
"""What may be a formula inside a line, after the words that introduce a draft."""
_CLAUSE: Final = re.compile(r",\d{0,3}[ ](?=[A-Z][a-z])")
"""What stands before a capital: a comma, with a call behind it or not."""


def part_glued(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines with paragraphs that share one parted.

    Only the number that is due, before words that open an operative paragraph, is
    one: "in paragraph 3. The" is not. The preamble of a draft is parted where its
    formula stands on the line of the words that introduce it.
    """
    last = 0
    drafted = False
    for line in lines:
        if line.role is not Role.BODY or line.known:
            yield line
            continue
        marker = read_marker(line.words)
        if marker and marker.style is Style.DECIMAL:
            last = marker.value
        drafted = not marker and (drafted or bool(_find_draft(line.words)))
        if drafted:
            yield from _part(line, _find_clauses(line.words))
            continue
        offsets, last = _find_offsets(line.words, last)
        yield from _part(line, offsets)


def _find_offsets(words: str, last: int) -> tuple[list[int], int]:
    """Find where paragraphs open inside a line, and the last number then."""
    offsets: list[int] = []
    for m in _INSIDE.finditer(words):
        if int(m[1]) == last + 1 and match_action(words[m.end() :], "operative"):
            offsets.append(m.start(1))
            last += 1
    return offsets, last


def _find_draft(words: str) -> tuple[int, ...]:
    """Find where the formula of a draft begins and ends inside a line."""
    speakers = _SPEAKER.finditer(words) if ":" in words else ()
    m = next((m for m in speakers if is_formula(m[0])), None)
    if not m:
        return ()
    return (m.start(), m.end() + 1) if m.end() < len(words) else (m.start(),)


def _find_clauses(words: str) -> list[int]:
    """Find where the formula and the preambular paragraphs of a draft open."""
    draft = _find_draft(words)
    after = draft[-1] if draft else 0
    clauses = (m.end() for m in _CLAUSE.finditer(words, after))
    return [*draft, *(at for at in clauses if match_action(words[at:], "preambular"))]


def _part(line: Line, offsets: list[int]) -> Iterator[Line]:
    """Cut a line where paragraphs open; the last one keeps the line's end."""
    if not offsets:
        yield line
        return
    parts = line.text.cut(*offsets)
    for i, part in enumerate(parts):
        end = line.end if i == len(parts) - 1 else Text()
        words = str(part)
        text, blank = part.cut(len(words.rstrip(" ")))
        text = join((text, blank.drop(rule("margin"))))
        yield line._replace(text=text, words=words.rstrip(" "), end=end)
