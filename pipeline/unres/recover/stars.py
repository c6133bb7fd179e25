"""The notes of stars in the front matter: where they stand once their page is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from unres.language import OPENER, Language
from unres.lexicon.patterns import pattern
from unres.paragraph import ParagraphKind as Kind
from unres.recover.glue import glue
from unres.recover.lines import IN_TEXT, Line
from unres.recover.markers import NUMBERED, cut_marker, find_head

_STARRED: Final = re.compile(rf"(\*{{1,4}})[ ]+(?={OPENER})")
"""A star and the words of its note."""
_CALLED: Final = re.compile(r"(?<=[^\s*])\*{1,4}(?=[\s,;:)]|$)")
"""A star behind words: a call."""
_MOST: Final = 8
"""How many lines the note of a star has at most."""


def take_starred(
    lines: Sequence[Line], language: Language
) -> tuple[list[Line], list[Line]]:
    """Part the notes of stars in the front matter from the lines.

    They were printed at the foot of the first page: where that is lost they stand in
    the text, even inside a sentence, and go on to the end of theirs.
    """
    front = takewhile(lambda line: line.kind is not IN_TEXT, lines)
    starred = [x.words for x in front if "*" in x.words and x.kind is Kind.FRONT]
    called = {m[0] for words in starred for m in _CALLED.finditer(words)}
    if not called:
        return list(lines), []
    kept: list[Line] = []
    notes: list[list[Line]] = []
    taking = False
    for at, line in enumerate(lines):
        m = _STARRED.match(line.words) if line.kind is IN_TEXT else None
        if m and m[1] in called and not line.known:
            called.discard(m[1])
            head = find_head(lines, at, language)
            notes.append([*cut_marker(line, head)] if head else [line])
            taking = bool(head) and not _has_said(line.words, language)
        elif taking and line.kind is IN_TEXT and not _is_text(line):
            notes[-1].append(line)
            taking = not _has_said(line.words, language) and len(notes[-1]) < _MOST
        else:
            kept.append(line)
            taking = False
    return kept, [glue(note, language) for note in notes]


def _has_said(words: str, language: Language) -> bool:
    """Whether a note of a star ends: with its sentence, a job number behind or not."""
    last = words.rpartition(". ")[2]
    return words.endswith(".") or bool(pattern("job-number", language).match(last))


def _is_text(line: Line) -> bool:
    """Whether a line is none of the note above it: on a new page, or with a number."""
    return line.page or bool(NUMBERED.match(line.words))
