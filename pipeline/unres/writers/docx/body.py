"""The body: every block as a paragraph or a table, in the order of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from unres.model import Block, Kind, MarkKind
from unres.writers.docx.notes import Notes
from unres.writers.docx.styles import INDENT, STEP, STYLES, TYPE_AREA, make_indent
from unres.writers.docx.tables import draw_table, list_cells
from unres.writers.docx.wml import Element, paragraph, run

# Beyond these the words would have no room left on the page.
_DEEPEST: Final = 6 * STEP
_TABLES: Final = 4


@dataclass(frozen=True, slots=True)
class Where:
    """Where a block stands, in twips and levels; the start is the page itself."""

    shift: int = 0
    """How far numbered paragraphs are moved to the right."""
    prose: int = 0
    """How far paragraphs without a number are."""
    narrow: int = 0
    """How far the right margin is moved to the left."""
    level: int = 0
    """How many headings stand above it."""
    tables: int = 0
    """How many tables it stands in."""


FORMS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.PORTAL: ("", ""),
    Kind.COVER: ("Cover", " "),
    Kind.TITLE: ("Title", "\t"),
    Kind.FORMULA: ("Formula", " "),
    Kind.PREAMBULAR: ("Preambular", " "),
    Kind.HEADING: ("Heading", " "),
    Kind.OPERATIVE: ("Operative", "\t"),
    Kind.POINT: ("Point", "\t"),
    Kind.PROSE: ("Prose", " "),
    Kind.QUOTED: ("Quoted", " "),
    Kind.PART: ("Heading1", "\n"),
    Kind.TABLE: ("Caption", " "),
    Kind.ROW: ("TableText", " "),
    Kind.CELL: ("TableText", " "),
    Kind.CLOSING: ("Closing", " "),
    Kind.VOTE: ("Vote", " "),
    Kind.ANNEX: ("Annex", "\n"),
    Kind.NOTE: ("Prose", ""),
}
"""Kind of block → its style ("" if not printed), and what follows its number."""


def write_blocks(
    blocks: Sequence[Block], notes: Notes, where: Where | None = None
) -> list[Element]:
    """Give the paragraphs and tables of blocks and all below them."""
    made: list[Element] = []
    stack = [(block, where or Where()) for block in reversed(blocks)]
    while stack:
        block, here = stack.pop()
        if block.kind is Kind.PORTAL:
            continue
        if block.kind is Kind.NOTE:
            call = notes.write_alone(block)
            made.append(paragraph("Prose", call, *_indent("Prose", here)))
        elif block.kind is Kind.TABLE and here.tables < _TABLES:
            made += write_table(block, notes, here)
        else:
            made += write_block(block, notes, here)
            inner = enter(block, here)
            stack += [(part, inner) for part in reversed(block.parts)]
    return made


def write_block(block: Block, notes: Notes, where: Where) -> list[Element]:
    """Give the paragraph of a block's own words; none if it has no words."""
    if block.kind is Kind.ANNEX:
        notes.forget()
    words = notes.write_words(block)
    if not (block.num or words or block.kind is Kind.ANNEX):
        return []
    style = find_style(block, where)
    runs = [*write_number(block, bool(words)), *words]
    looks = _indent(style, where)
    if block.kind is Kind.TITLE and not block.num:
        looks = [make_indent(INDENT + where.prose, INDENT + where.narrow, 0)]
    return [paragraph(style, runs, *looks)]


def enter(block: Block, where: Where) -> Where:
    """Give the place of the parts of a block."""
    if block.kind is Kind.HEADING:
        return replace(where, level=where.level + 1)
    if block.kind is Kind.POINT:
        shift = min(where.shift + STEP, _DEEPEST)
        return replace(where, shift=shift, prose=shift + STEP)
    if block.kind is Kind.QUOTED:
        shift = min(where.prose + STEP, _DEEPEST)
        narrow = min(where.narrow + STEP, 2 * STEP)
        return replace(where, shift=shift, prose=shift, narrow=narrow)
    return where


def find_style(block: Block, where: Where) -> str:
    """Find the style of a block where it stands."""
    style = FORMS[block.kind][0]
    if block.kind is Kind.HEADING:
        return f"{style}{min(where.level + 1, 3)}"
    kinds = {mark.kind for mark in block.marks}
    if block.kind is Kind.VOTE and MarkKind.VOTER in kinds:
        return "Vote" if MarkKind.CHOICE in kinds else "Voters"
    return style


def write_number(block: Block, has_words: bool) -> list[Element]:
    """Give the run of a block's number and what parts it from the words.

    The number of a heading stands above it when it has no stop: "I", but "A.".
    """
    if not block.num:
        return []
    number, gap = str(block.num), FORMS[block.kind][1] if has_words else ""
    if block.kind is Kind.HEADING and gap and not number.rstrip().endswith((".", ")")):
        gap = "\n"
    lead = "\t" if block.kind is Kind.TITLE else ""
    return [run(f"{lead}{number}{gap}")]


def _indent(style: str, where: Where) -> list[Element]:
    """Give the indent of a paragraph where it differs from that of its style."""
    look = STYLES[style]
    shift = where.shift if style == "Point" else where.prose
    if not (shift or where.narrow):
        return []
    left = max(look.left + shift, 0)
    right = max(look.right + where.narrow, 0)
    return [make_indent(left, right, max(look.first, -left))]


def write_table(block: Block, notes: Notes, where: Where) -> list[Element]:
    """Give a table with its caption above it and a small gap below."""
    made = write_block(block, notes, where)
    inside = Where(-INDENT, -INDENT, -INDENT, where.level, where.tables + 1)
    rows = [
        [write_blocks([cell], notes, inside) for cell in list_cells(row)]
        for row in block.parts
        if row.kind is not Kind.PORTAL
    ]
    rows = [row for row in rows if row]
    if not rows:
        return made
    left, right = max(INDENT + where.prose, 0), max(INDENT + where.narrow, 0)
    width = 0 if where.tables else TYPE_AREA - left - right
    return [*made, draw_table(rows, left, width), paragraph("TableText", ())]
