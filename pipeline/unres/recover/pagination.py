"""Pagination: the numbers of pages, told from other numbers on lines of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from unres.lexicon.patterns import pattern
from unres.recover.heads import FRACTION, PrintedLines
from unres.recover.lines import Line

NUMBERED: Final = frozenset({"running-head", "job-number", "page-number"})
"""Furniture that the number of a page stands beside."""


def mark_page_numbers(page: PrintedLines, kinds: list[str]) -> None:
    """Mark the numbers that touch a page's edge or other furniture.

    `kinds` is what each line is as furniture, "" for words; a number is told there as
    "page-number". Only short lines below the front matter may be numbers.

    "39/4" is no page of several: the page would be beyond the last. One that stands
    alone needs another with as many pages. Where pages are numbered "2/4", a "2" is
    the marker of a footnote.
    """
    lines, language = page.lines, page.language
    number = pattern("page-number", language)
    below = [i for i in page.short if i >= page.front]
    numbers = [i for i in below if number.match(lines[i].words)]
    if not numbers:
        return
    named, due = pattern("page-word", language), 2
    found = [m for i in page.short if (m := FRACTION.match(lines[i].words))]
    pages = Counter(m["of"] for m in found)
    counted = any(int(m["page"]) <= int(m["of"]) for m in found)
    ruled = _find_ruled(lines, kinds)
    last = len(lines) - 1
    for i in (*numbers, *reversed(numbers)):
        words = lines[i].words
        if kinds[i] or lines[i].known:
            continue
        if named.match(words) and words.endswith(f" {due}"):
            kinds[i], due = "page-number", due + 1
            continue
        edge = lines[i].page or i == last or lines[i + 1].page
        near = set(kinds[i - 1 : i] + kinds[i + 1 : i + 2])
        of = FRACTION.match(words)
        if int(of["page"]) > int(of["of"]) if of else counted and words.isdigit():
            continue
        if i in ruled and not (of or edge):
            continue
        apart = lines[i].gap and i < last and lines[i + 1].gap
        alike = of and (pages[of["of"]] > 1 or (apart and "job-number" in kinds))
        if edge or near & NUMBERED or i in ruled or alike:
            kinds[i] = "page-number"


def _find_ruled(lines: Sequence[Line], kinds: Sequence[str]) -> set[int]:
    """Find the lines below the rule above the footnotes of their page."""
    ruled: set[int] = set()
    if "note-rule" not in kinds:
        return ruled
    below = False
    for i, line in enumerate(lines):
        below = (below and not line.page) or kinds[i] == "note-rule"
        if below:
            ruled.add(i)
    return ruled
