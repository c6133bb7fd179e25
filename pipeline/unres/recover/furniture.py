"""Page furniture: what the page says of itself, taken out of the sentences.

Running heads, page numbers and job numbers are read as nothing. The masthead,
which the stream order of a PDF puts between pages 1 and 2, moves to the head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from unres.lexicon import organs, rule
from unres.lexicon.patterns import pattern
from unres.recover.front import find_front
from unres.recover.lines import Line, Role, follow, lead
from unres.text import Text

ALONE: Final = ("job-number", "bar-code", "recycle", "note-rule")
"""Patterns of lines that are furniture wherever they stand alone."""

LONGEST: Final = 60
"""A line longer than this is words."""

AFTER: Final = 4
"""How many lines of words may stand between a masthead and the next running head."""

MASTHEAD: Final = ("united-nations", "distribution", "original", "date")
"""Patterns of the lines that may stand in a masthead with an organ's name."""

_PAGE: Final = re.compile(r"[ ]+Page[ ]+\d+[ ]+(?=\S)")
"""The number of a page behind the symbol, and words behind that."""


def take_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the furniture out of the lines, and move a strayed masthead to the head.

    Takes running heads, page numbers, job numbers, bar codes and the rule above
    footnotes, each only where it stands as furniture. Keeps the masthead's lines
    as `Role.COVER`; the first symbol found goes there if the front has none.
    """
    symbol = _find_symbol(lines)
    lines = _part_heads(lines, symbol)
    front = find_front(lines)
    printed = "\n".join(line.words for line in lines[:front])
    kinds = [
        "" if i < front else _find_kind(line, symbol, printed)
        for i, line in enumerate(lines)
    ]
    for i in range(front):
        kinds[i] = _find_alone(lines[i])
    _find_titles(lines, kinds, front, printed)
    _find_mastheads(lines, kinds, front)
    _find_page_numbers(lines, kinds, front)
    return _take(lines, kinds, front, symbol)


def _find_symbol(lines: Sequence[Line]) -> str:
    """Find the document's own symbol: beside "United Nations", or the most printed."""
    alone: Counter[str] = Counter()
    for line in lines:
        named = pattern("united-nations").fullmatch(line.words)
        if named and named["symbol"]:
            return named["symbol"].rstrip("*")
        m = pattern("symbol").match(line.words) if "/" in line.words[:12] else None
        rest = line.words[m.end() :].strip() if m else ""
        if m and (not rest or pattern("page-number").match(rest)):
            alone[m[0].rstrip("*")] += 1
    return alone.most_common(1)[0][0] if alone else ""


def _part_heads(lines: Sequence[Line], symbol: str) -> Sequence[Line]:
    """Part a running head from the words that follow it on the same line.

    "S/RES/1261 (1999) Page 3 in armed conflict" has both.
    """
    if not symbol or not any(line.words.startswith(symbol) for line in lines):
        return lines
    parted: list[Line] = []
    for line in lines:
        heads = line.words.startswith(symbol)
        m = _PAGE.match(line.words, len(symbol)) if heads else None
        if not m:
            parted.append(line)
            continue
        left, right = line.text.cut(m.end())
        parted += [
            line._replace(text=left, words=str(left).rstrip(), end=Text()),
            line._replace(text=right, words=str(right), page=False, gap=False),
        ]
    return parted


def _find_kind(line: Line, symbol: str, printed: str) -> str:
    """Tell what a line of the text is as furniture; "" for words.

    `printed` is what the front matter prints: a running head may repeat it.
    """
    words = line.words
    if symbol and symbol in words:
        rest = words.replace(symbol, "", 1).strip(" *")
        if not rest or pattern("page-number").match(rest):
            return "running-head"
        if words.startswith(symbol) or words.endswith(symbol):
            headed = _is_printed(rest, printed)
            return "running-head" if headed else _find_alone(line)
    return _find_alone(line)


def _find_titles(
    lines: Sequence[Line], kinds: list[str], front: int, printed: str
) -> None:
    """Mark the titles beside the symbols of running heads, on lines of their own."""
    title = ""
    for i in range(front, len(lines)):
        before = kinds[i - 1] == "running-head" and _opens_page(lines, kinds, i)
        after = lines[i].page and kinds[i + 1 : i + 2] == ["running-head"]
        if kinds[i] or not (before or after):
            title = ""
            continue
        title = f"{title} {lines[i].words}" if title else lines[i].words
        if _is_printed(title, printed):
            kinds[i] = "running-head"


def _is_printed(title: str, printed: str) -> bool:
    """Whether the front matter prints a title, from the beginning of a line on."""
    title, printed = (re.sub(r"(?<=-)\s", "", words) for words in (title, printed))
    flat = printed.replace("\n", " ")
    at = flat.find(title)
    while at >= 0:
        if printed[at - 1 : at] in {"", "\n"} or printed[at - 2 : at] == ". ":
            return True
        at = flat.find(title, at + 1)
    return False


def _opens_page(lines: Sequence[Line], kinds: Sequence[str], i: int) -> bool:
    """Whether nothing but a running head stands between a line and its page's edge."""
    while i > 0 and kinds[i - 1] == "running-head":
        i -= 1
        if lines[i].page:
            return True
    return False


def _find_alone(line: Line) -> str:
    """Tell whether a line is furniture by itself: its rule's name, or ""."""
    if len(line.words) > LONGEST:
        return ""
    return next((name for name in ALONE if pattern(name).match(line.words)), "")


@cache
def _titles() -> frozenset[str]:
    """Give the titles of all organs."""
    return frozenset(organ.title for organ in organs().values())


def _is_masthead(line: Line) -> bool:
    """Whether a line may belong to a masthead."""
    return line.words in _titles() or any(
        m and m.end() == len(line.words)
        for m in (pattern(name).match(line.words) for name in MASTHEAD)
    )


def _find_mastheads(lines: Sequence[Line], kinds: list[str], front: int) -> None:
    """Mark the lines of a masthead that stands inside the text.

    It opens with "United Nations" and the symbol on one line, or on two.
    """
    i = front
    while i < len(lines):
        named = pattern("united-nations").fullmatch(lines[i].words)
        after = lines[i + 1].words if i + 1 < len(lines) else ""
        if not named or not (named["symbol"] or pattern("symbol").fullmatch(after)):
            i += 1
            continue
        opened = i
        while i < len(lines) and (
            _is_masthead(lines[i]) or (i == opened + 1 and not named["symbol"])
        ):
            kinds[i] = "masthead"
            i += 1
        # The title of the agenda item may stand between it and the next page's head,
        # where it is that of a first page: it has its distribution.
        if not any(pattern("distribution").match(x.words) for x in lines[opened:i]):
            continue
        ends = [j for j in range(i, min(i + AFTER, len(lines))) if kinds[j]]
        if ends and kinds[ends[0]] == "running-head":
            kinds[i : ends[0]] = ["masthead"] * (ends[0] - i)


def _find_page_numbers(lines: Sequence[Line], kinds: list[str], front: int) -> None:
    """Mark the numbers that touch a page's edge or other furniture."""
    last = len(lines) - 1
    due = 2
    for i in range(front, len(lines)):
        if kinds[i] or not pattern("page-number").match(lines[i].words):
            continue
        if pattern("page-word").match(lines[i].words):
            # What is left of a running head; its symbol is gone.
            number = int(lines[i].words.rpartition(" ")[2])
            kinds[i] = "page-number" if number == due else ""
            due += number == due
            if kinds[i]:
                continue
        edge = lines[i].page or i == last or lines[i + 1].page
        near = kinds[i - 1 : i] + kinds[i + 1 : i + 2]
        fraction = "/" in lines[i].words
        if edge or fraction or {"running-head", "job-number"} & set(near):
            kinds[i] = "page-number"


def _take(
    lines: Sequence[Line], kinds: Sequence[str], front: int, symbol: str
) -> tuple[Line, ...]:
    """Part words from furniture; furniture rides with the line before it."""
    kept: list[Line] = []
    cover: list[Line] = []
    rides: list[list[Text]] = [[]]
    shown = any(symbol in line.words for line in lines[:front])
    page = False
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "masthead" or (kind == "running-head" and not shown):
            shown = shown or symbol in line.words
            cover.append(line._replace(role=Role.COVER))
        elif kind:
            rides[-1] += (line.text.drop(rule(kind)), line.end)
        else:
            role = Role.FRONT if i < front else Role.BODY
            kept.append(_keep(line, role, edge=page or line.page))
            rides.append([])
        page = bool(kind)
    if not kept and not cover:
        # Where there is nothing but furniture, it is the words.
        return tuple(lines)
    return _ride([*cover, *kept], rides, len(cover))


def _keep(line: Line, role: Role, *, edge: bool) -> Line:
    """Give a line of words its role; a blank line at a page's edge means nothing."""
    if role is line.role and not edge:
        return line
    return line._replace(role=role, page=edge, gap=line.gap and not edge)


def _ride(
    lines: list[Line], rides: Sequence[Sequence[Text]], first: int
) -> tuple[Line, ...]:
    """Give the lines with the furniture that stood before and after each."""
    for i, taken in enumerate(rides):
        if not taken:
            continue
        at = first + i - 1
        if i:
            lines[at] = follow(lines[at], taken)
        else:
            head = min(first, len(lines) - 1)
            lines[head] = lead(lines[head], taken)
    return tuple(lines)
