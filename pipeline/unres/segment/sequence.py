"""Doubts about the order of paragraphs: cut off, joined, lost or misnumbered ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from unres.language import Language
from unres.lexicon import SHOWN, match_action, notice
from unres.lexicon.actions import is_acting
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

Group = Sequence[Block]
"""Blocks that stand side by side."""
_SENTENCES: Final = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT)
_NUMBERED: Final = (Kind.OPERATIVE, Kind.POINT)
_FREE: Final = frozenset({Style.NESTED, Style.BULLET})
"""The styles whose numbers do not simply count up."""


def doubt_paragraphs(groups: Sequence[Group], source: Source) -> Iterator[Notice]:
    """Doubt paragraphs that are cut off or joined.

    A format without pages knows where each paragraph ends; so none are joined.
    """
    language = source.language
    known = bool(source.evidence.paragraphs) and not source.evidence.pages
    heads = set(_find_heads(groups))
    for group in groups:
        for block in group:
            if block.kind is Kind.PREAMBULAR and not known:
                yield from _doubt_joins(block, source.text, language)
        unended = [block for block in group if _is_unended(block)]
        if not unended:
            continue
        cut = _find_cut(group, unended, language)
        for block in dict.fromkeys((*cut, *_find_torn(group, unended, source.text))):
            if block.text.span in heads:
                continue
            message = f"text seems to be missing after “{_show_end(block.text.words)}”"
            yield notice("paragraph-cut-off", _place(block.text), message)


def doubt_numbers(groups: Sequence[Group], language: Language) -> Iterator[Notice]:
    """Doubt numbers of paragraphs and points that do not follow each other.

    They may start anew below words without a number: a heading, another text.
    """
    yield from _doubt_first(groups[0])
    for group in groups:
        last: Marker | None = None
        for block in group:
            marker = read_marker(f"{block.num} A") if block.kind in _NUMBERED else None
            if marker and last and not _follows(marker, last):
                message = f"{marker.num} stands after {last.num}"
                yield notice("number-out-of-order", block.num.span, message)
            if marker:
                last = marker
            elif last and not _has_lost(block, language):
                last = None


def _doubt_first(group: Group) -> Iterator[Notice]:
    """Doubt a resolution whose first number is not 1."""
    if not any(block.kind is Kind.FORMULA for block in group):
        return
    counted = (b for b in group if b.kind is Kind.OPERATIVE and b.num)
    first = next(counted, None)
    marker = read_marker(f"{first.num} A") if first else None
    counts = marker and marker.style in (Style.DECIMAL, Style.BARE)
    if first and marker and counts and marker.value > 1:
        message = f"{marker.num} is the first number"
        yield notice("number-out-of-order", first.num.span, message)


def _has_lost(block: Block, language: Language) -> bool:
    """Whether a paragraph acts, as numbered ones do, and has no number."""
    if block.kind is not Kind.OPERATIVE or block.num:
        return False
    return match_action(block.text.words, "operative", language) is not None


def find_groups(blocks: Sequence[Block]) -> list[Group]:
    """Give the blocks that stand side by side, those of sections too, in each other."""
    groups = [_run_on(blocks)]
    for block in walk(tuple(blocks)):
        if block.blocks and block.kind is not Kind.HEADING and block.parts:
            groups.append(_run_on(block.parts))
    return groups


def _run_on(blocks: Iterable[Block]) -> Group:
    """Give the blocks in order, each heading before what it holds."""
    run: list[Block] = []
    for block in blocks:
        run.append(block)
        if block.kind is Kind.HEADING:
            run += _run_on(block.parts)
    return run


def _read_styles(marker: Marker) -> dict[Style, int]:
    """Give the values of a number by the styles that it may be read in."""
    values = dict(read_values(marker))
    return {Style.DECIMAL if s is Style.BARE else s: v for s, v in values.items()}


def _follows(marker: Marker, last: Marker) -> bool:
    """Whether a number may stand after another: the next one, or of another style.

    "1 bis." stands after "1.".
    """
    repeated = marker.num.rstrip(".").endswith(REPEATED)
    if marker.style is last.style and marker.value == last.value + 1 and not repeated:
        return True
    values, before = _read_styles(marker), _read_styles(last)
    if values.keys().isdisjoint(before) or values.keys() & _FREE:
        return True
    step = 0 if repeated else 1
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


def _is_unended(block: Block) -> bool:
    """Whether a block is a sentence without an end, and nothing stands below it."""
    sentence = block.kind in _SENTENCES and not has_ended(block.text.words)
    return sentence and not block.parts


def _find_cut(
    group: Group, unended: Sequence[Block], language: Language
) -> Iterator[Block]:
    """Find blocks side by side that are cut off, as those of their sort are not.

    Where half of them or more end without a mark they are no sentences: names.
    """
    sorts = Counter(
        (block.kind, bool(block.num))
        for block in group
        if block.kind in _SENTENCES and not block.parts
    )
    for (kind, counted), size in sorts.items():
        same = [b for b in unended if b.kind is kind and bool(b.num) is counted]
        cut = [block for block in same if not _is_heading(block, language)]
        if 2 * len(cut) < size or size == 1 or (size <= FEW and len(cut) < size):
            yield from cut


def _find_torn(group: Group, unended: Sequence[Block], source: str) -> Iterator[Block]:
    """Find sentences without an end above two blank lines, where one is usual.

    A portal that drops short lines leaves this trace of them.
    """
    gaps = sorted(_measure_gap(block, source) for block in group)
    if gaps[len(gaps) // 2] == USUAL:
        yield from (b for b in unended if _measure_gap(b, source) > USUAL)


def _measure_gap(block: Block, source: str) -> int:
    """Count the line ends behind a block."""
    last = block.text.pieces[-1] if block.text.pieces else None
    behind = last is not None and last.rule == "block-end"
    return source[last.span.start : last.span.end].count("\n") if last and behind else 0


def _find_heads(groups: Sequence[Group]) -> Iterator[Span]:
    """Give the places of short points whose text follows without a number.

    "(d) Quick impact projects", and below it "To contribute to …".
    """
    for group in groups:
        for above, after in pairwise(group):
            free = after.kind is Kind.OPERATIVE and not after.num
            if not free or not after.text.words[:1].isupper():
                continue
            last = above
            while last.parts:
                last = last.parts[-1]
            if last.kind is Kind.POINT and len(last.text.words) <= HEADING:
                yield last.text.span


def _is_heading(block: Block, language: Language) -> bool:
    """Whether a paragraph is short, has no number and does nothing: a heading."""
    words = block.text.words
    free = block.kind is Kind.OPERATIVE and not block.num
    short = len(words) <= HEADING and words[:1].isupper()
    return free and short and not is_acting(words, language)


def _place(text: Text) -> Span:
    """Give the place of a text's last character: where something may be missing."""
    ends = [piece.end for piece in text.pieces if piece.text]
    return Span(max(0, ends[-1] - 1), ends[-1]) if ends else text.span


def _show_end(words: str) -> str:
    """Give the last words of a text, whole words only."""
    end = words[-SHOWN:]
    return end if len(words) <= SHOWN else end.partition(" ")[2] or end
