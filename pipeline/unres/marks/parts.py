"""Parts of documents: paragraphs, sections, annexes, of the text or of what it cites.

paragraphs 3 and 4 of Human Rights Council resolution 18/18 of 29 September 2011
           └ 3     └ 4   └ the Work ─────────────────────────────────────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.patterns import cues, may_hold, pattern
from unres.marks.passage import Passage
from unres.model import Kind, Mark, MarkKind
from unres.own import refer

SORTS: Final = {
    "paragraphs": (Kind.OPERATIVE, "#para_"),
    "sections": (Kind.HEADING, "#sec_"),
    "annexes": (Kind.ANNEX, "/!annex_"),
    "annexed": (Kind.ANNEX, ""),
    "notes": (Kind.NOTE, ""),
}
"""Pattern of a sort of part → its kind in the text itself, its reference in an IRI.

An annex is a document of its own: a component of the Work. The footnotes of other
documents have no reference, and of what is annexed to them nobody knows the number.
"""
SOLE: Final = "1"
"""The number of an annex that has none."""
REACH: Final = 240
"""How far before a document its parts may begin: a list of twenty paragraphs."""
LINK: Final = 10
"""How long what stands between a part and its document may be: " of the "."""


class Parts(NamedTuple):
    """Parts of one sort that some words list, and where these words stand."""

    start: int
    end: int
    sort: str
    items: tuple[tuple[int, int, str, str], ...]
    """Start and end of each number, the number, and the last of a range or ""."""


def find_own(passage: Passage) -> list[Mark]:
    """Find parts of the text itself, where it has them: "paragraph 5 above"."""
    text, language = passage.text, passage.language
    known = passage.context.parts
    marks: list[Mark] = []
    if not known or not may_hold(text, cues("part-cue", language)):
        return marks
    end = 0
    for near in pattern("near", language).finditer(text):
        parts = _find_ending(text, end, near.start(), language)
        ids = _name_own(parts, known) if parts else []
        if parts and ids:
            end = near.end()
            if len(ids) == 1 and not ids[0][1]:
                marks.append(Mark(parts.start, end, MarkKind.CITATION, ids[0][0]))
                continue
            marks.append(Mark(parts.start, end, MarkKind.CITATIONS))
            marks += _mark_numbers(parts, ids)
    return marks


def add_parts(passage: Passage, marks: Sequence[Mark]) -> list[Mark]:
    """Give marks with the parts of a cited document that stand before or behind it.

    One part becomes part of its citation; several make a list with it.
    """
    text, language = passage.text, passage.language
    joined: list[Mark] = []
    end = 0
    for mark in marks:
        parts = None
        if mark.kind is MarkKind.CITATION and mark.start >= end:
            parts = _find_before(text, end, mark, language)
            parts = parts or _find_behind(text, mark, language)
            parts = parts if parts and SORTS[parts.sort][1] else None
        end = max(end, mark.end, parts.end if parts else 0)
        joined += _join_parts(parts, mark) if parts else (mark,)
    return joined


def _join_parts(parts: Parts, mark: Mark) -> Iterator[Mark]:
    start, end = min(parts.start, mark.start), max(parts.end, mark.end)
    form = SORTS[parts.sort][1]
    names = [
        (f"{mark.target}{form}{first}", f"{mark.target}{form}{last}" if last else "")
        for _, _, first, last in parts.items
    ]
    # "resolution 2199 (2015), in particular paragraph 15" cites the whole and a part.
    whole = len(names) > 1 or parts.items[0][3] or parts.start - mark.end > len(", ")
    if not whole:
        yield Mark(start, end, MarkKind.CITATION, names[0][0])
        return
    yield Mark(start, end, MarkKind.CITATIONS)
    yield mark
    yield from _mark_numbers(parts, names)


def _find_before(text: str, low: int, mark: Mark, language: Language) -> Parts | None:
    """Find the parts before a document: "annex II to its resolution"."""
    of = pattern("of", language)
    for at in range(max(low, mark.start - LINK), mark.start):
        if of.fullmatch(text, at, mark.start):
            return _find_ending(text, low, at, language)
    return None


def _find_behind(text: str, mark: Mark, language: Language) -> Parts | None:
    """Find the part behind a document: "resolution 60/1, para. 68"."""
    if text[mark.end : mark.end + 2] != ", ":
        return None
    among = pattern("among", language).match(text, mark.end + 2)
    at = among.end() if among else mark.end + 2
    of = pattern("of", language)
    for sort in SORTS:
        match = pattern(sort, language).match(text, at)
        if match and not of.match(text, match.end()):
            return _read_parts(match, sort, language)
    return None


def _find_ending(text: str, low: int, end: int, language: Language) -> Parts | None:
    low = max(low, end - REACH)
    for sort in SORTS:
        for match in pattern(sort, language).finditer(text, low, end):
            if match.end() == end:
                return _read_parts(match, sort, language)
    return None


def _read_parts(match: re.Match[str], sort: str, language: Language) -> Parts:
    found = pattern("range", language).finditer(match.string, *match.span("numbers"))
    items = [
        (*m.span(), m["first"], m["last"] or "") for m in found if match["numbers"]
    ]
    return Parts(*match.span(), sort, tuple(items) or ((*match.span(), SOLE, ""),))


def _name_own(parts: Parts, known: frozenset[str]) -> list[tuple[str, str]]:
    """Give references to parts of the text itself; none if it lacks any of them."""
    kind = SORTS[parts.sort][0]
    names = [
        (refer(kind, first), refer(kind, last) if last else "")
        for _, _, first, last in parts.items
    ]
    wanted = {name for pair in names for name in pair if name}
    return names if wanted <= known else []


def _mark_numbers(parts: Parts, names: Sequence[tuple[str, str]]) -> Iterator[Mark]:
    """Mark each number of a list of parts, and the first and the last of a range."""
    for (start, end, first, last), (name, upto) in zip(parts.items, names, strict=True):
        if not last:
            yield Mark(start, end, MarkKind.CITATION, name)
            continue
        yield Mark(start, end, MarkKind.CITATIONS, f"{name} {upto}")
        yield Mark(start, start + len(first), MarkKind.CITATION, name)
        yield Mark(end - len(last), end, MarkKind.CITATION, upto)
