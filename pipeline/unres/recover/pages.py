"""Pages: the lines of each, and those above which a rule parts the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from unres.paragraph import ParagraphKind as Kind
from unres.recover.lines import Line
from unres.recover.markers import STACK, is_marker

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
    fed = "\f" in source
    gaps = [_NO_GAP]
    # Behind most lines stands a line end alone.
    gaps += [
        _NO_GAP if len(x.end.pieces) == 1 and x.end.words else _read_gap(x)
        for x in lines
    ]
    headed = _HEAD in frozenset[str]().union(*gaps)
    strayed = [x.text.start for x in lines if x.kind is Kind.STRAYED]
    # A running head that went to the masthead left nothing behind the line.
    placed = fed or (headed and bool(strayed))
    page = PageLines([], [])
    pages = [page]
    between = _find_between(lines) if placed else []
    told = [i for i, x in enumerate(lines) if placed or gaps[i] or x.page]
    done = 0
    for i in told:
        line, gap = lines[i], gaps[i]
        page.lines.extend(lines[done:i])
        done = i
        start, end = between[i] if placed else (0, 0)
        if fed:
            ended = source.find("\f", start, end) >= 0
        else:
            moved = line.page and not gap
            headless = any(start <= at < end for at in strayed)
            parted = moved or bool(gap - _FIXED)
            ended = (_HEAD in gap or headless) if headed else parted
        if ended and page.lines and not _is_open(page):
            page = PageLines([], [])
            pages.append(page)
        if _RULES & gap:
            page.ruled.append(len(page.lines))
    page.lines.extend(lines[done:])
    return pages


def _find_between(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find what of the source stands between each line and the one before it."""
    between: list[tuple[int, int]] = []
    end = 0
    for line in lines:
        pieces = line.text.pieces
        span = pieces[0] if len(pieces) == 1 else line.text.span
        between.append((end, span.start))
        end = span.end
    return between


def _is_open(page: PageLines) -> bool:
    """Whether below the rule of a page there are markers and no words yet."""
    if not page.ruled:
        return False
    below = page.lines[max(page.ruled[-1], len(page.lines) - STACK) :]
    return bool(below) and all(is_marker(line.words) for line in below)


def _read_gap(line: Line) -> frozenset[str]:
    """Give the rules of the furniture that rides behind a line."""
    rules = {piece.rule for piece in line.end.pieces if not piece.text}
    return frozenset(rules) - {"line-end"} if rules else _NO_GAP
