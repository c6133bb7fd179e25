"""Pages: the lines of each, and those above which a rule parts the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.paragraph import ParagraphKind as Kind
from unres.recover.lines import Line
from unres.recover.markers import ALONE, STACK

_RULES: Final = frozenset({"note-rule", "notes-heading"})
"""The furniture above the notes of a page, or of a text."""
_NO_GAP: Final = frozenset[str]()
_HEAD: Final = "running-head"
"""The furniture at every page's edge."""
_FIXED: Final = _RULES | {"bar-code"}
"""Furniture that stands at no page's edge."""


class PageLines(NamedTuple):
    """The lines of a page, and those of them that stand below a rule."""

    lines: list[Line]
    ruled: list[int]


def cut_pages(lines: Sequence[Line], source: str) -> list[PageLines]:
    """Part the lines where pages end: at form feeds, or where there is furniture."""
    # Behind most lines stands a line end alone.
    gaps = {
        i + 1: _read_gap(x)
        for i, x in enumerate(lines)
        if not x.bare and (len(x.end.pieces) > 1 or not x.end.words)
    }
    ends = _find_ends(lines, source, gaps)
    page = PageLines([], [])
    pages = [page]
    done = 0
    for i in sorted({*gaps, *ends} - {len(lines)}):
        page.lines.extend(lines[done:i])
        done = i
        if i in ends and page.lines and not _is_open(page):
            page = PageLines([], [])
            pages.append(page)
        if _RULES & gaps.get(i, _NO_GAP):
            page.ruled.append(len(page.lines))
    page.lines.extend(lines[done:])
    return pages


def _find_ends(
    lines: Sequence[Line], source: str, gaps: Mapping[int, frozenset[str]]
) -> set[int]:
    """Find the lines before which a page ends.

    `gaps` are the rules of the furniture before each line that has any there.
    """
    if "\f" in source:
        between = _find_between(lines, source)
        return {i for i, start, end in between if "\f" in source[start:end]}
    headed = {i for i, gap in gaps.items() if _HEAD in gap}
    if headed:
        # A running head that went to the masthead left nothing behind the line.
        strayed = [x.text.start for x in lines if x.kind is Kind.STRAYED]
        between = _find_between(lines, source) if strayed else iter(())
        headless = {i for i, x, y in between for at in strayed if x <= at < y}
        return headed | headless
    turned = {i for i, x in enumerate(lines) if x.page and not gaps.get(i)}
    return turned | {i for i, gap in gaps.items() if gap - _FIXED}


def _find_between(lines: Sequence[Line], source: str) -> Iterator[tuple[int, int, int]]:
    """Find before which lines more than a line end stands in the source, and where."""
    end = 0
    for i, line in enumerate(lines):
        text = line.text
        pieces = text.pieces
        alone = len(pieces) == 1
        start = pieces[0].start if alone else text.start
        if source[end:start] != "\n":
            yield i, end, start
        end = pieces[0].end if alone else text.end


def _is_open(page: PageLines) -> bool:
    """Whether below the rule of a page there are markers and no words yet."""
    if not page.ruled:
        return False
    below = page.lines[max(page.ruled[-1], len(page.lines) - STACK) :]
    return bool(below) and all(ALONE.match(line.words) for line in below)


def _read_gap(line: Line) -> frozenset[str]:
    """Give the rules of the furniture that rides behind a line."""
    rules = {piece.rule for piece in line.end.pieces if not piece.text}
    return frozenset(rules) - {"line-end"} if rules else _NO_GAP
