"""Segment: paragraphs to `Document`, in the order in which a resolution is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unres.language import UNKNOWN
from unres.model import Document, Source
from unres.paragraph import Paragraph, ParagraphKind, Recovered
from unres.segment.body import find_parts, read_body
from unres.segment.doubts import doubt_notes, find_doubts
from unres.segment.facts import add_facts, add_record
from unres.segment.front import part_foreign, read_foreign, read_front
from unres.segment.masthead import find_symbol
from unres.segment.meta import find_meta, find_organ
from unres.segment.notes import bind_notes
from unres.segment.portal import read_portal
from unres.segment.vote import mark_told

ABOVE: Final = (ParagraphKind.STRAYED, ParagraphKind.FRONT)
"""What stands above the text proper."""
BESIDE: Final = (*ABOVE, ParagraphKind.PORTAL, ParagraphKind.NOTE)
"""What is no part of the text proper."""


def segment(recovered: Recovered, source: Source) -> Document:
    """Give the document that the paragraphs are: each ends up in some block.

    Keeps all words. Footnotes go into the blocks that call them.
    """
    paragraphs = recovered.paragraphs
    front = [p for p in paragraphs if p.kind in ABOVE]
    text = [p for p in paragraphs if p.kind not in BESIDE]
    parts = find_parts([*front, *text])
    if parts and parts[0] < len(front):
        # The letter and the title of the first part stand above the first formula.
        front, text = front[: parts[0]], [*front[parts[0] :], *text]
    foreign = source.language == UNKNOWN
    if foreign:
        front, below = part_foreign(front, source.language)
        text = [*below, *text]
    lines = _choose(paragraphs, ParagraphKind.PORTAL)
    portal = read_portal(recovered.portal, recovered.entries, lines, source.language)
    claims = add_facts(portal.claims, source.evidence.facts, source.language)
    portal = replace(portal, claims=claims)
    read = read_body(text, source.language)
    body = tuple(mark_told(block, source.language) for block in read)
    if foreign:
        head = read_foreign(front, source.language)
    else:
        symbol = find_symbol(front, source.language) or recovered.symbol
        organ = find_organ(body, symbol, source.language)
        head = read_front(front, organ, portal.claims, source.language)
    notes = _choose(paragraphs, ParagraphKind.NOTE)
    blocks, stray = bind_notes((*portal.blocks, *head, *body), notes)
    found = find_meta(blocks, portal, source.language, recovered)
    meta = add_record(found)
    doubts = find_doubts(blocks, meta, portal, recovered.symbol, source)
    told = (*doubts, *doubt_notes(blocks, stray), *recovered.notices)
    notices = sorted(told, key=lambda n: (n.span, n.code))
    return Document(source, meta, (*blocks, *stray), (*source.notices, *notices))


def _choose(paragraphs: Sequence[Paragraph], kind: ParagraphKind) -> list[Paragraph]:
    return [p for p in paragraphs if p.kind is kind]
