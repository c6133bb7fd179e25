"""Star notes: the notes that the masthead, the sponsors or the title call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unres.lexicon import match_action, rule
from unres.lexicon.patterns import pattern
from unres.numbers import read_marker
from unres.recover.front import is_formula
from unres.recover.glue import glue
from unres.recover.lines import Line, Role
from unres.text import join

LONGEST: Final = 4
"""A star note takes no more lines than these."""

_CALL: Final = re.compile(r"(?<=[^\s*])\*{1,3}(?=[\s.,;:)”’]|$)")
_NOTE: Final = re.compile(r"(\*{1,3})[ ]*(?=[^\W\d_a-z]|[“(])")
"""How a star note opens: a word with a capital, a quotation or a bracket."""


def take_stars(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    """Give the lines without the star notes of the front matter, and these notes.

    Wherever the page with the call ended, its note may stand inside the text, even
    inside a sentence. A star note of another kind stays: that of a list of members.
    """
    notes = [line for line in lines if line.role is Role.NOTE]
    lines = [line for line in lines if line.role is not Role.NOTE]
    front = [line for line in lines if line.role in {Role.FRONT, Role.COVER}]
    called = {m[0] for line in front for m in _CALL.finditer(line.words)}
    if not called:
        return tuple(lines), notes
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        m = _NOTE.match(lines[i].words)
        if not m or m[1] not in called or lines[i].role is Role.ROW or not kept:
            kept.append(lines[i])
            i += 1
            continue
        end = _find_end(lines, i)
        notes.append(_make_note(lines[i:end], m))
        called.discard(m[1])
        i = end
    return tuple(kept), notes


def _find_end(lines: Sequence[Line], start: int) -> int:
    """Find the line below a note: below the full stop that ends it."""
    for end in range(start, min(start + LONGEST, len(lines))):
        words = lines[end].words
        if end > start and _opens(lines[end]):
            return end
        if words.endswith(".") and not pattern("abbreviation").match(words):
            return end + 1
    return start + 1


def _opens(line: Line) -> bool:
    """Whether a line begins something else than more of a note."""
    acts = any(match_action(line.words, part) for part in ("preambular", "operative"))
    other = line.page or read_marker(line.words) or is_formula(line.words)
    return bool(other or acts or _NOTE.match(line.words))


def _make_note(lines: Sequence[Line], m: re.Match[str]) -> Line:
    """Make one line of a note; what parts its star from its words reads as nothing."""
    marker, gap, text = lines[0].text.cut(m.end(1), m.end())
    text = join((gap.drop(rule("margin")), text))
    first = lines[0]._replace(text=text, words=str(text))
    return glue([first, *lines[1:]])._replace(role=Role.NOTE, marker=marker)
