"""Notes that were typed: raised markers in the text, their notes as paragraphs.

A file made from a PDF or by hand has them; its format knows of no notes then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from unres.evidence import KnownNote, KnownParagraph, Role, RunStyle
from unres.text import Span

_MARKER: Final = re.compile(r"\s*+[\[(]?(?P<marker>\d{1,3}|\*{1,4}|[†‡§])[\])/]?\s*+")
"""A marker, with the signs that may stand around it: "[1]", "1/"."""
_OPENING: Final = re.compile(r"[\[(]?(?P<marker>\d{1,3}|\*{1,4}|[†‡§])[\])/]?(?=\s)")
"""The marker before the words of a note; "1." is the number of a paragraph."""


class _Mark(NamedTuple):
    """A raised marker, its place, and the paragraph in which it stands."""

    marker: str
    span: Span
    paragraph: int


def tie_typed(
    text: str, paragraphs: Sequence[KnownParagraph], styles: Sequence[RunStyle]
) -> tuple[KnownNote, ...]:
    """Tie typed notes to their calls; gives none where either is missing.

    A note is a paragraph behind its call that opens with the marker, raised, or one
    of the last paragraphs where all of those open with markers that are called.
    """
    words = [p for p in paragraphs if p.role is Role.PARAGRAPH]
    marks = list(_list_marks(text, words, styles))
    opening = {m.paragraph: m for m in marks if _opens(text, words, m)}
    calls = [m for m in marks if opening.get(m.paragraph) is not m]
    heads = {at: mark.marker for at, mark in opening.items()}
    heads |= _list_last(text, words, {call.marker for call in calls})
    return tuple(_tie(words, calls, heads))


def _list_marks(
    text: str, words: Sequence[KnownParagraph], styles: Sequence[RunStyle]
) -> Iterator[_Mark]:
    at = 0
    for style in styles:
        m = _MARKER.fullmatch(text, *style.span) if style.raised else None
        if not m:
            continue
        while at < len(words) and words[at].span.end <= style.span.start:
            at += 1
        if at < len(words) and words[at].span.start <= style.span.start:
            yield _Mark(m["marker"], Span(*m.span("marker")), at)


def _opens(text: str, words: Sequence[KnownParagraph], mark: _Mark) -> bool:
    """Whether a marker opens its paragraph, and words follow."""
    start, end = words[mark.paragraph].span
    before, after = text[start : mark.span.start], text[mark.span.end : end]
    return not before.strip("[( \t\xa0") and bool(after.strip())


def _list_last(
    text: str, words: Sequence[KnownParagraph], called: set[str]
) -> dict[int, str]:
    """Give the last paragraphs that open with markers that are called, each once."""
    found: dict[int, str] = {}
    for at in range(len(words) - 1, -1, -1):
        m = _OPENING.match(text, *words[at].span)
        if not m or m["marker"] not in called or m["marker"] in found.values():
            break
        found[at] = m["marker"]
    return found


def _tie(
    words: Sequence[KnownParagraph], calls: Sequence[_Mark], heads: dict[int, str]
) -> Iterator[KnownNote]:
    """Give each call with the next note of its marker behind it, each note once."""
    left: dict[str, list[int]] = {}
    for at, marker in sorted(heads.items()):
        left.setdefault(marker, []).append(at)
    for call in calls:
        own = left.get(call.marker, [])
        at = next((at for at in own if at > call.paragraph), -1)
        if at >= 0:
            own.remove(at)
            yield KnownNote(call.marker, call.span, words[at].span)
