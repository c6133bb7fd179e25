"""Segment: lines to `Document`, read in the order in which a resolution is printed."""

from __future__ import annotations

from collections.abc import Sequence

from unres.model import Document, Source
from unres.recover.calls import find_calls
from unres.recover.lines import Line, Role
from unres.segment.body import read_body
from unres.segment.collection import find_parts
from unres.segment.doubts import find_doubts
from unres.segment.front import read_front
from unres.segment.meta import find_meta, find_organ
from unres.segment.notes import bind_notes
from unres.segment.portal import Portal
from unres.segment.tables import doubt_rows


def segment(lines: Sequence[Line], source: Source) -> Document:
    """Give the document that the lines are: every line ends up in some block.

    Keeps all words; a line that fits nowhere becomes a block of its own and a
    notice. The digits of footnote calls are read as nothing and become marks.
    """
    portal = Portal([line for line in lines if line.role is Role.PORTAL])
    called = find_calls([line for line in lines if line.role is not Role.PORTAL])
    front = [line for line in called if line.role in {Role.COVER, Role.FRONT}]
    text = [line for line in called if line.role in {Role.BODY, Role.ROW}]
    parts = find_parts([*front, *text])
    if parts and parts[0] < len(front):
        # The letter and the title of the first part stand above the first formula.
        front, text = front[: parts[0]], [*front[parts[0] :], *text]
    body = read_body(text)
    head = read_front(front, find_organ(body, ""), portal.claims)
    notes = [line for line in called if line.role is Role.NOTE]
    blocks, stray = bind_notes((*portal.blocks, *head, *body), notes, source.text)
    meta = find_meta(blocks, portal, source.text)
    doubts = find_doubts(blocks, meta, portal, stray, source)
    notices = sorted((*doubts, *doubt_rows(called)), key=lambda n: (n.span, n.code))
    return Document(source, meta, (*blocks, *stray), (*source.notices, *notices))
