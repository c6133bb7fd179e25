"""The lines of a draft that say what it is, and which officer submits it."""

from __future__ import annotations

from collections.abc import Sequence

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind, Mark, MarkKind
from unres.paragraph import Paragraph
from unres.segment.units import glue, plain


def read_submission(
    lines: Sequence[Paragraph],
    language: Language,
) -> tuple[Sequence[Paragraph], tuple[Block, ...], Sequence[Paragraph]]:
    """Give the lines before those of the submission, these as blocks, and the rest.

    "Draft resolution submitted by the Vice-President", wrapped or not, or "Draft
    resolution" and below it "Submitted by the facilitator". An officer is no sponsor.
    """
    opening = (i for i, x in enumerate(lines) if i and _opens(x, language))
    start = at = next(opening, len(lines))
    units: list[list[Paragraph]] = []
    while at < len(lines):
        if _opens(lines[at], language):
            units.append([])
        elif not _goes_on(units[-1], lines[at], language):
            break
        units[-1].append(lines[at])
        at += 1
    return (
        lines[:start],
        tuple(_read(glue(unit, language), language) for unit in units),
        lines[at:],
    )


def _opens(line: Paragraph, language: Language) -> bool:
    """Whether a line says what is submitted, or by whom."""
    return bool(pattern("submission", language).match(line.words))


def _goes_on(unit: Sequence[Paragraph], line: Paragraph, language: Language) -> bool:
    """Whether a line goes on with the one that says who submits a draft.

    The state of an officer, in brackets behind the name, is told once.
    """
    words = " ".join(each.words for each in unit)
    if not pattern("submission-more", language).match(line.words):
        return False
    runs_on = line.words[:1].islower() or line.words.startswith("(")
    named = pattern("submitted-by", language).search(words) and "(" not in words
    return runs_on or bool(named)


def _read(line: Paragraph, language: Language) -> Block:
    """Give a line of the submission as a block of the masthead."""
    m = pattern("submission", language).match(line.words)
    told = m and m["doctype"]
    marks = [Mark(*m.span("doctype"), MarkKind.DOCTYPE)] if m and told else []
    return plain(Kind.COVER, line, marks)
