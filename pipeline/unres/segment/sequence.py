"""Doubts about the order of paragraphs: cut off, joined, lost or misnumbered ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from unres.language import Language
from unres.lexicon import SHOWN, match_action, notice
from unres.lexicon.patterns import pattern
from unres.model import Block, Kind, Notice, Source, walk
from unres.numbers import REPEATED, Marker, Style, read_marker, read_values
from unres.recover.edges import has_ended, is_caseless
from unres.text import Span, Text

HEADING: Final = 100
"""A line without a number that is longer than this is no heading."""

FEW: Final = 2
"""So few blocks do not tell how their sort ends."""

USUAL: Final = 2
"""So many line ends leave one blank line between two paragraphs."""

_SENTENCES: Final = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT})
_NUMBERED: Final = frozenset({Kind.OPERATIVE, Kind.POINT})
_FREE: Final = frozenset({Style.NESTED, Style.BULLET})
"""The styles whose numbers do not simply count up."""


def doubt_paragraphs(blocks: Sequence[Block], source: Source) -> Iterator[Notice]:
    """Doubt paragraphs that are cut off or joined.

    A format without pages knows where each paragraph ends; so none are joined.
    """
    language = source.language
    known = bool(source.evidence.paragraphs) and not source.evidence.pages
    heads = set(_find_heads(blocks))
    for group in _find_groups(blocks):
        for block in group:
            if block.kind is Kind.PREAMBULAR and not known:
                yield from _doubt_joins(block, source.text, language)
        for block in dict.fromkeys((
            *_find_cut(group, language),
            *_find_torn(group, source.text),
        )):
            if block.text.span in heads:
                continue
            message = f"text seems to be missing after “{_show_end(str(block.text))}”"
            yield notice("paragraph-cut-off", _place(block.text), message)


def doubt_numbers(blocks: Sequence[Block], language: Language) -> Iterator[Notice]:
    """Doubt numbers of paragraphs and points that do not follow each other.

    They may start anew below words without a number: a heading, another text.
    """
    yield from _doubt_first(blocks)
    for group in _find_groups(blocks):
        last: Marker | None = None
        for block in group:
            marker = read_marker(f"{block.num} A") if block.kind in _NUMBERED else None
            if marker and last and not _follows(marker, last):
                message = f"{marker.num} stands after {last.num}"
                yield notice("number-out-of-order", block.num.span, message)
            last = (
                None
                if not marker and not _has_lost(block, language)
                else marker or last
            )


def _doubt_first(blocks: Sequence[Block]) -> Iterator[Notice]:
    """Doubt a resolution whose first number is not 1."""
    speaks = any(block.kind is Kind.FORMULA for block in blocks)
    counted = (b for b in _run_on(blocks) if b.kind is Kind.OPERATIVE and b.num)
    first = next(counted, None) if speaks else None
    marker = read_marker(f"{first.num} A") if first else None
    counts = marker and marker.style in {Style.DECIMAL, Style.BARE}
    if first and marker and counts and marker.value > 1:
        message = f"{marker.num} is the first number"
        yield notice("number-out-of-order", first.num.span, message)


def _has_lost(block: Block, language: Language) -> bool:
    """Whether a paragraph acts, as numbered ones do, and has no number."""
    acts = match_action(str(block.text), "operative", language)
    return block.kind is Kind.OPERATIVE and not block.num and acts is not None


def _find_groups(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Give the blocks that stand side by side, those of sections too, in each other."""
    yield tuple(_run_on(blocks))
    for block in walk(tuple(blocks)):
        if block.kind is not Kind.HEADING and (parts := block.parts):
            yield tuple(_run_on(parts))


def _run_on(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks in order, each heading before what it holds."""
    for block in blocks:
        yield block
        if block.kind is Kind.HEADING:
            yield from _run_on(block.parts)


def _read_styles(marker: Marker) -> dict[Style, int]:
    """Give the values of a number by the styles that it may be read in."""
    values = dict(read_values(marker))
    return {Style.DECIMAL if s is Style.BARE else s: v for s, v in values.items()}


def _follows(marker: Marker, last: Marker) -> bool:
    """Whether a number may stand after another: the next one, or of another style.

    "1 bis." stands after "1.".
    """
    values, before = _read_styles(marker), _read_styles(last)
    if values.keys().isdisjoint(before) or values.keys() & _FREE:
        return True
    step = 0 if marker.num.rstrip(".").endswith(REPEATED) else 1
    return any(before.get(style) == value - step for style, value in values.items())


def _doubt_joins(block: Block, source: str, language: Language) -> Iterator[Notice]:
    """Doubt a preambular paragraph in which another seems to begin.

    Where no capital tells, many a paragraph has several phrases: there only one at the
    head of a line is doubtful.
    """
    words = str(block.text)
    for m in pattern("participle", language).finditer(words):
        at = m.start("opening")
        gap = block.text.spans(at - 1, at)[0]
        if is_caseless(words[at]) and "\n" not in source[gap.start : gap.end]:
            continue
        shown = words[at : at + SHOWN]
        if match_action(shown, "preambular", language):
            message = f"a paragraph may begin at “{shown}”"
            where = block.text.spans(at, at + 1)
            yield notice("paragraphs-joined", where[0], message)
            return


def _find_cut(group: Sequence[Block], language: Language) -> Iterator[Block]:
    """Find blocks side by side that are cut off, as those of their sort are not.

    Where half of them or more end without a mark they are no sentences: names.
    """
    sorts: dict[tuple[Kind, bool], list[Block]] = {}
    for block in group:
        if block.kind in _SENTENCES and not block.parts:
            sorts.setdefault((block.kind, bool(block.num)), []).append(block)
    for same in sorts.values():
        cut = [block for block in same if not has_ended(str(block.text))]
        cut = [block for block in cut if not _is_heading(block, language)]
        if (
            2 * len(cut) < len(same)
            or len(same) == 1
            or (len(same) <= FEW and len(cut) < len(same))
        ):
            yield from cut


def _find_torn(group: Sequence[Block], source: str) -> Iterator[Block]:
    """Find sentences without an end above two blank lines, where one is usual.

    A portal that drops short lines leaves this trace of them.
    """
    gaps = [_measure_gap(block, source) for block in group]
    if sorted(gaps)[len(gaps) // 2 :][:1] != [USUAL]:
        return
    for block, gap in zip(group, gaps, strict=True):
        cut = block.kind in _SENTENCES and not has_ended(str(block.text))
        if gap > USUAL and cut and not block.parts:
            yield block


def _measure_gap(block: Block, source: str) -> int:
    """Count the line ends behind a block."""
    last = block.text.pieces[-1] if block.text.pieces else None
    behind = last is not None and last.rule == "block-end"
    return source[last.span.start : last.span.end].count("\n") if last and behind else 0


def _find_heads(blocks: Sequence[Block]) -> Iterator[Span]:
    """Give the places of short points whose text follows without a number.

    "(d) Quick impact projects", and below it "To contribute to …".
    """
    for group in _find_groups(blocks):
        for block, after in pairwise(group):
            last = block
            while last.parts:
                last = last.parts[-1]
            free = after.kind is Kind.OPERATIVE and not after.num
            opens = str(after.text)[:1].isupper()
            short = len(str(last.text)) <= HEADING
            if last.kind is Kind.POINT and free and opens and short:
                yield last.text.span


def _is_heading(block: Block, language: Language) -> bool:
    """Whether a paragraph is short, has no number and does nothing: a heading."""
    words = str(block.text)
    parts = ("preambular", "operative")
    short = len(words) <= HEADING and words[:1].isupper()
    acts = any(match_action(words, part, language) for part in parts)
    return block.kind is Kind.OPERATIVE and not block.num and short and not acts


def _place(text: Text) -> Span:
    """Give the place of a text's last character: where something may be missing."""
    ends = [piece.end for piece in text.pieces if piece.text]
    return Span(max(0, ends[-1] - 1), ends[-1]) if ends else text.span


def _show_end(words: str) -> str:
    """Give the last words of a text, whole words only."""
    end = words[-SHOWN:]
    return end if len(words) <= SHOWN else end.partition(" ")[2] or end
