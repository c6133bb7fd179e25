"""Page furniture: what the page says of itself, taken out of the sentences.

Running heads, page numbers and job numbers are read as nothing. The masthead,
which the stream order of a PDF puts between pages 1 and 2, moves to the head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from unres.evidence import Role
from unres.language import Language
from unres.lexicon import rule
from unres.lexicon.patterns import pattern
from unres.paragraph import ParagraphKind as Kind
from unres.recover.front import mend_symbol
from unres.recover.heads import (
    LONGEST,
    PrintedLines,
    find_heads,
    mark_page_numbers,
)
from unres.recover.lines import Line, follow, lead
from unres.recover.mastheads import find_mastheads
from unres.text import Text

JOB_NUMBER: Final = "job-number"
"""The rule under which the job number is dropped."""
_CERTAIN: Final = (Role.FURNITURE, Role.NOTE)
"""The roles that are taken from the format in the front matter too."""
ALONE: Final = (JOB_NUMBER, "bar-code", "recycle", "note-rule",
                "notes-heading")  # fmt: skip
"""Patterns of lines that are furniture wherever they stand alone."""
HEAD: Final = "symbol-head"
"""The rule under which furniture is dropped that alone says the symbol."""
_DIGITS: Final = 6
"""So many digits print a day: "230118"."""
_RULE: Final = frozenset("_-")
_RULED: Final = re.compile(r"[^_\s-][ ]*(?=(?:_{5,}|(?<=[ ])-{3,})$)")
"""What stands before the rule above the footnotes, on the last line of the text."""


def take_furniture(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Take the furniture out of the lines, and move a strayed masthead to the head.

    Takes running heads, page numbers, job numbers, bar codes and the rule above
    footnotes, each only where it stands as furniture. Keeps the masthead's lines
    as `Kind.STRAYED`; the first symbol found goes there if the front has none. One
    that only furniture says, as the format tells it, prints no line of the masthead.
    """
    lines = mend_symbol(lines, language)
    slashed = [i for i, line in enumerate(lines) if "/" in line.words]
    symbol = _find_symbol([lines[i].words for i in slashed], language)
    if symbol:
        lines = _part_heads(lines, slashed, symbol, language)
    page = PrintedLines(_part_rules(lines), symbol, language)
    found = ((i, _find_alone(page.lines[i].words, language)) for i in page.short)
    alone = {i: kind for i, kind in found if kind}
    kinds = _tell_kinds(page, alone)
    for i in find_heads(page, [i for i, kind in alone.items() if kind == JOB_NUMBER]):
        kinds[i] = kinds[i] if page.lines[i].known else "running-head"
    find_mastheads(page, kinds)
    _find_print_days(page, kinds)
    mark_page_numbers(page, kinds)
    return _take(page, kinds)


def _tell_kinds(page: PrintedLines, alone: Mapping[int, str]) -> list[str]:
    """Tell what each line is as furniture by itself; "" for words."""
    lines, front, language = page.lines, page.front, page.language
    kinds = [alone.get(i, "") for i in range(len(lines))]
    printed = "\n".join([line.words for line in lines[:front]])
    for i in page.named:
        kinds[i] = _find_named(lines[i].words, page.symbol, printed, language)
    for i, line in enumerate(lines):
        known = line.known
        if known is not None and (i >= front or known in _CERTAIN):
            kinds[i] = "masthead" if known is Role.MASTHEAD else ""
            if known is Role.FURNITURE:
                kinds[i] = _find_alone(line.words, language) or "furniture"
    return kinds


def _find_symbol(slashed: Iterable[str], language: Language) -> str:
    """Find the document's own symbol: beside "United Nations", or the most printed."""
    alone: Counter[str] = Counter()
    nations, symbol = pattern("united-nations", language), pattern("symbol", language)
    for words in slashed:
        named = nations.fullmatch(words)
        if named and named["symbol"]:
            return named["symbol"].rstrip("*")
        m = symbol.match(words) if "/" in words[:12] else None
        rest = words[m.end() :].strip() if m else ""
        if m and (not rest or pattern("page-number", language).match(rest)):
            alone[m[0].rstrip("*")] += 1
    return alone.most_common(1)[0][0] if alone else ""


def _part_heads(
    lines: Sequence[Line], slashed: Sequence[int], symbol: str, language: Language
) -> Sequence[Line]:
    """Part a running head from the words that follow it on the same line.

    "S/RES/1261 (1999) Page 3 in armed conflict" has both.
    """
    page = pattern("page-behind", language)
    parted = list(lines)
    for i in reversed(slashed):
        words = lines[i].words
        m = page.match(words, len(symbol)) if words.startswith(symbol) else None
        if m:
            left, right = lines[i].text.cut(m.end())
            head, rest = _part(lines[i], left, Text(), right)
            head.words = head.words.rstrip()
            parted[i : i + 1] = head, rest
    return parted


def _part_rules(lines: Sequence[Line]) -> Sequence[Line]:
    """Part the rule above footnotes from the words that it stands behind."""
    parted = list(lines)
    for i in [i for i, x in enumerate(lines) if x.words[-1:] in _RULE][::-1]:
        m = _RULED.search(lines[i].words)
        if m:
            left, gap, right = lines[i].text.cut(m.start() + 1, m.end())
            parted[i : i + 1] = _part(lines[i], left, gap, right)
    return parted


def _part(line: Line, left: Text, end: Text, right: Text) -> tuple[Line, Line]:
    """Give a line as two: what stands before an end, and what stands behind it."""
    rest = line.reading(right)
    rest.page = rest.gap = False
    return line.reading(left, end), rest


def _find_named(words: str, symbol: str, printed: str, language: Language) -> str:
    """Tell what a line of the text with the symbol is as furniture; "" for words.

    `printed` is what the front matter prints: a running head may repeat it.
    """
    rest = words.replace(symbol, "", 1).strip(" *")
    if not rest or pattern("page-number", language).match(rest):
        return "running-head"
    edged = words.startswith(symbol) or words.endswith(symbol)
    if edged and _is_printed(rest, printed):
        return "running-head"
    return _find_alone(words, language)


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


def _find_alone(words: str, language: Language) -> str:
    """Tell whether a line is furniture by itself: its rule's name, or ""."""
    m = _compile_alone(language).match(words) if len(words) <= LONGEST else None
    return m.lastgroup.replace("_", "-") if m and m.lastgroup else ""


@cache
def _compile_alone(language: Language) -> re.Pattern[str]:
    """Compile the patterns of `ALONE` as one, each a group.

    So is the disclaimer at the foot of the pages that we write, alone or beside the
    number of the job.
    """
    groups = [
        f"(?P<{n.replace('-', '_')}>{pattern(n, language).pattern})" for n in ALONE
    ]
    if language.unofficial:
        disclaimer = re.escape(language.unofficial)
        job = pattern("job-form", language).pattern
        groups.append(
            f"(?P<furniture>(?:(?:{job})[ ]+)?{disclaimer}(?:[ ]+(?:{job}))?$)"
        )
    return re.compile("|".join(groups), re.VERBOSE)


def _find_print_days(page: PrintedLines, kinds: list[str]) -> None:
    """Mark the day of printing, in six digits, beside the job number it is part of.

    Where a program reads by columns it stands above the bar code.
    """
    if JOB_NUMBER not in kinds and "bar-code" not in kinds:
        return
    for i in page.short:
        words = page.lines[i].words
        if len(words) == _DIGITS and not kinds[i] and words.isdecimal():
            before, behind = kinds[i - 1 : i], kinds[i + 1 : i + 2]
            if before == [JOB_NUMBER] or behind == ["bar-code"]:
                kinds[i] = JOB_NUMBER


def _take(printed: PrintedLines, kinds: Sequence[str]) -> tuple[Line, ...]:
    """Part words from furniture; furniture rides with the line before it."""
    lines, front, symbol = printed.lines, printed.front, printed.symbol
    kept: list[Line] = []
    cover: list[Line] = []
    rides: dict[int, list[Text]] = {}
    shown = any(symbol in line.words for line in lines[:front])
    page = False
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if not kind:
            edge = page or line.page
            if edge or i < front:
                own = Kind.FRONT if i < front else line.kind
                kept.append(_keep(line, own, edge=edge))
            else:
                kept.append(line)
            page = False
            continue
        page = True
        if kind == "masthead" or (kind == "running-head" and not shown):
            shown = shown or symbol in line.words
            cover.append(line.of_kind(Kind.STRAYED))
        else:
            named = bool(symbol) and symbol in line.words
            alone = kind == "furniture" and named and not shown
            shown = shown or alone
            taken = (line.text.drop(rule(HEAD if alone else kind)), line.end)
            rides.setdefault(len(kept), []).extend(taken)
    if not kept and not cover:
        # Where there is nothing but furniture, it is the words.
        return tuple(lines)
    return _ride([*cover, *kept], rides, len(cover))


def _keep(line: Line, kind: Kind, *, edge: bool) -> Line:
    """Give a line of words its kind; a blank line at a page's edge means nothing."""
    made = line.of_kind(kind)
    made.page, made.gap = edge, line.gap and not edge
    return made


def _ride(
    lines: list[Line], rides: Mapping[int, Sequence[Text]], first: int
) -> tuple[Line, ...]:
    """Give the lines with the furniture that stood before and after each."""
    for i, taken in rides.items():
        if i:
            at = first + i - 1
            lines[at] = follow(lines[at], taken)
        else:
            head = min(first, len(lines) - 1)
            lines[head] = lead(lines[head], taken)
    return tuple(lines)
