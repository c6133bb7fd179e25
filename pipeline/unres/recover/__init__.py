"""Recover: `Source` to paragraphs, whatever layout they came in.

Every shape of file (a paragraph a line; single line breaks; a blank line between
all lines; pages with running heads and footnotes) leaves as the same thing: the
printed lines of the front matter, then a line a paragraph or a row, then the footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.evidence import Evidence
from unres.language import Language
from unres.lexicon import notice
from unres.lexicon.patterns import pattern
from unres.model import Notice, Source
from unres.paragraph import Recovered
from unres.recover.calls import tie_calls
from unres.recover.characters import DOUBLE, read_characters
from unres.recover.furniture import HEAD, JOB_NUMBER, take_furniture
from unres.recover.glued import part_page
from unres.recover.grid import (
    doubt_rows,
    find_rows,
    head_tables,
    holds_columns,
    part_columns,
)
from unres.recover.hyphens import doubt_hyphens, mend_hyphens
from unres.recover.joins import join_lines
from unres.recover.known import Region, ask_evidence, join_rows, list_regions
from unres.recover.lines import Leaf, Line, cut_lines
from unres.recover.mangled import JOB_NOTE, mend_job_number, mend_openings
from unres.recover.notes import find_notes
from unres.recover.order import doubt_order, lift_numbers, mend_order
from unres.recover.paragraphs import classify
from unres.recover.shaped import read_shaped
from unres.recover.site import part_site
from unres.recover.torn import mend_torn
from unres.text import Piece, Text

_TOLD: Final = frozenset({JOB_NUMBER, JOB_NOTE, HEAD})
_NO_NOTICES: Final[tuple[Notice, ...]] = ()
_WORD: Final = re.compile(r"\S+")


def recover(source: Source) -> Recovered:
    """Give the paragraphs of a source: front matter, text, footnotes.

    Keeps every letter and digit but those of page furniture (running heads, page
    and job numbers), which rules that may drop take out by name.
    """
    language = source.language
    text = read_characters(read_shaped(Text.of(source.text), language))
    spaced, told = holds_columns(text), source.evidence != Evidence()
    regions = list_regions(source.evidence)
    lines, columns = _read_lines(source, text, regions, spaced=spaced, told=told)
    site = part_site(lines, language)
    parted = mend_openings(part_page(site.rest, language), language)
    kept, notes = mend_job_number(take_furniture(parted, language))
    rows = lift_numbers(kept, language)
    if told or spaced:
        joined = join_rows(rows, regions, language)
        rows = head_tables(find_rows(joined, source.text, language))
    noted = find_notes(mend_order(rows), source.text, language)
    leaves = (*([Leaf([], notes)] if notes else []), *noted)
    leaves, torn = mend_torn(leaves, language) if spaced else (leaves, _NO_NOTICES)
    tied = tie_calls(leaves, language)
    dropped = _list_told((*site.own, *tied))
    whole = (*site.own, *join_lines(tied, language))
    notices = (
        *_doubt_characters(text, source.text),
        *doubt_hyphens([line for leaf in leaves for line in leaf.lines]),
        *columns,
        *torn,
        *doubt_order(tied),
        *doubt_rows(whole),
    )
    return Recovered(
        tuple(classify(whole, source.text, language)),
        _find_job_number(dropped, source.text, language),
        notices,
        site.portal,
        site.entries,
        _find_symbol(dropped, source.text, language),
    )


def _read_lines(
    source: Source, text: Text, regions: Sequence[Region], *, spaced: bool, told: bool
) -> tuple[tuple[Line, ...], tuple[Notice, ...]]:
    """Give the printed lines, with what the format tells of each, and what is doubted.

    Few texts are `spaced` as columns are, and few formats have anything `told`.
    """
    language = source.language
    lines, columns = cut_lines(text), _NO_NOTICES
    if spaced:
        lines, columns = part_columns(lines, source.text, language)
    lines = mend_hyphens(lines, language)
    if told:
        lines = ask_evidence(lines, source.evidence, regions, language)
    return lines, columns


def _list_told(lines: Sequence[Line]) -> list[Piece]:
    """List what was dropped and still says something of the document."""
    # Of a line whose end is read as it stands nothing was dropped.
    changed = [line for line in lines if not line.bare]
    texts = [text for line in changed for text in (line.marker, line.text, line.end)]
    return [p for text in texts for p in text.pieces if p.rule in _TOLD]


def _find_symbol(told: Sequence[Piece], source: str, language: Language) -> str:
    """Find the symbol that only furniture says; "" for none."""
    symbol = pattern("symbol", language)
    heads = (source[slice(*piece.span)] for piece in told if piece.rule == HEAD)
    found = (
        symbol.match(head, m.start()) for head in heads for m in _WORD.finditer(head)
    )
    return next((m[0].rstrip("*") for m in found if m), "")


def _find_job_number(told: Sequence[Piece], source: str, language: Language) -> str:
    """Find the job number in what the rules of its name dropped; "" for none."""
    mended = sorted(piece.span for piece in told if piece.rule == JOB_NOTE)
    whole = "".join(source[start:end].strip() or "1" for start, end in mended[:3])
    dropped = (piece.span for piece in told if piece.rule == JOB_NUMBER)
    form = pattern("job-form", language)
    found = [form.search(whole), *(form.search(source, *span) for span in dropped)]
    return next(("".join(m[0].split()) for m in found if m), "")


def _doubt_characters(text: Text, source: str) -> Iterator[Notice]:
    """Tell of characters that were read differently, once a kind, at the first."""
    spans = [piece.span for piece in text.pieces if piece.rule == "control"]
    if spans:
        code = ord(source[spans[0].start])
        message = f"{len(spans)} runs of forbidden characters, the first U+{code:04X}"
        yield notice("characters-replaced", spans[0], message)
    twice = [piece for piece in text.pieces if piece.rule == DOUBLE]
    if twice:
        first = source[slice(*twice[0].span)]
        message = f"{len(twice)} places, the first “{first}” for “{twice[0].text}”"
        yield notice("characters-double-encoded", twice[0].span, message)
