"""The line of a draft that says who submits it, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unres.lexicon import find_iso3
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind, Mark, MarkKind, Sponsor, State
from unres.stages.clean.glue import glue
from unres.stages.clean.lines import Line
from unres.stages.segment.units import plain


def read_sponsors(
    lines: Sequence[Line],
) -> tuple[Sequence[Line], tuple[Block, ...], Sequence[Line]]:
    """Give the lines before the sponsors' line, that line as a block, and the rest.

    "France and Germany: draft resolution" may be wrapped; it opens with a state. A
    draft of the Security Council has no other title (S/2023/507).
    """
    for end, line in enumerate(lines):
        if not pattern("draft").search(line.words):
            continue
        start = end
        while start and (_lists(lines[start - 1].words) or ":" not in line.words):
            start -= 1
        whole = glue(lines[start : end + 1])
        m = pattern("draft").search(whole.words)
        marks = [Mark(*m.span("doctype"), MarkKind.DOCTYPE)] if m else []
        below = lines[end + 1 :]
        kind = Kind.COVER if below else Kind.TITLE
        return lines[:start], (plain(kind, whole, marks),), below
    return lines, (), ()


def find_sponsors(blocks: Sequence[Block]) -> Iterator[Sponsor]:
    """Give the sponsors that the masthead of a draft names."""
    for block in blocks:
        m = pattern("draft").search(str(block.text))
        for name in pattern("listing").split(str(block.text)[: m.start()]) if m else ():
            yield Sponsor(State(name.strip(" *"), find_iso3(name.strip(" *"))))


def _lists(words: str) -> bool:
    """Whether a line lists states."""
    names = [name.strip(" *,") for name in pattern("listing").split(words.rstrip(","))]
    return any(find_iso3(name) for name in names)
