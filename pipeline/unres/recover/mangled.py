"""What portals do to the words of a page, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from unres.language import CAPITAL, Language
from unres.lexicon import rule
from unres.lexicon.vocabulary import PARTS, read_vocabulary
from unres.paragraph import ParagraphKind as Kind
from unres.recover.lines import Line
from unres.text import join

JOB_NOTE: Final = "job-number-note"
"""The rule by which footnote 1 is taken out of a job number."""
_JOB: Final = re.compile(
    r"""
    (?P<head> (?: GE | V ) \. [\d-]{0,7} ) (?P<note> [ ]? [^\d\s-] .{2,400}? )
    (?P<gap> [ ] ) (?P<tail> [\d-]{1,7} ) (?: [ ]? \( [EFSCRA] \) )? (?: [ ] \d{6} )? $
    """,
    re.VERBOSE,
)
"""A job number with words inside: "GE.A/HRC/18/24. 3-17910"."""
_FRONT: Final = frozenset({Kind.FRONT, Kind.STRAYED})
_NUMBER: Final = re.compile(r"\w+\.\d\d-\d{4,6}")
_OPENING: Final = re.compile(
    rf"(?:\d{{1,3}}\.[ ]?)?(?P<left>{CAPITAL}[^\W\d_]*)[ ](?P<right>[^\W\d_]+)"
)
"""The first two words of a paragraph."""


def mend_job_number(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Give the lines without a job number that holds footnote 1, and this note.

    A portal put the words of footnote 1 in place of the first "1" of the page, which
    is one of the job number: the blank behind the words is read as this "1".
    """
    kept: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        m = _JOB.match(line.words) if line.kind in _FRONT else None
        if not m or not _NUMBER.fullmatch(f"{m['head']}1{m['tail']}"):
            kept.append(line)
            continue
        how = rule(JOB_NOTE)
        head, note, gap, tail = line.text.cut(*m.span("note"), m.end("gap"))
        made = line.reading(join((head.drop(how), note, tail.drop(how))))
        made.kind, made.marker = Kind.NOTE, gap.read_as("1", how)
        notes.append(made)
    return kept, notes


def mend_openings(lines: Iterable[Line], language: Language) -> tuple[Line, ...]:
    """Give the lines with the first word of a paragraph whole: "W elcomes".

    Only a blank that hides the word of an action is taken; the others stay.
    """
    folded, torn = _openers(language)
    mended = list(lines)
    for i, line in enumerate(mended):
        m = _OPENING.match(line.words)
        left = m["left"].casefold() if m else ""
        if m and left in torn and left + m["right"] in folded:
            before, gap, after = line.text.cut(m.end("left"), m.start("right"))
            text = join((before, gap.drop(rule("split-word")), after))
            mended[i] = line.reading(text)
    return tuple(mended)


@cache
def _openers(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that actions open with, folded; and parts that are none."""
    tables = [read_vocabulary(part, language) for part in PARTS[:2]]
    words = frozenset(word.casefold() for table in tables for word in table.openers)
    parts = (word[:end] for word in words for end in range(1, len(word)))
    return words, frozenset(parts) - words
