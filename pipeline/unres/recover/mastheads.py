"""The masthead that stands inside the text: read in a PDF between two pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from unres.language import Language
from unres.lexicon.names import match_title
from unres.lexicon.patterns import pattern
from unres.recover.heads import PrintedLines
from unres.recover.lines import Line

AFTER: Final = 4
"""How many lines of words may stand between a masthead and the next running head."""
MASTHEAD: Final = ("united-nations", "distribution", "original", "date", "printed-in")
"""Patterns of the lines that may stand in a masthead with an organ's name."""


def _is_masthead(line: Line, language: Language) -> bool:
    """Whether a line is made of what a masthead prints.

    "General Assembly Distr.: General" has two of its lines.
    """
    words = line.words
    at = 0
    while at < len(words):
        tries = (pattern(name, language).match(words, at) for name in MASTHEAD)
        m = next((m for m in tries if m), None)
        if not m and not words[at : at + 1].islower():
            m = match_title(words, at, language)
        if not m:
            return False
        at = m.end() + (words[m.end() : m.end() + 1] == " ")
    return bool(words)


def find_mastheads(page: PrintedLines, kinds: list[str]) -> None:
    """Mark the lines of a masthead that stands inside the text.

    It opens with "United Nations" and the symbol on one line, or on two, or with the
    symbol twice, of which one heads the page. One that says nothing new is a head.
    """
    lines, front, language = page.lines, page.front, page.language
    shown = {line.words for line in lines[:front]}
    # Every masthead has a symbol, on its first line or on the second.
    slashed = [i for i in page.slashed if i >= front]
    i = front
    for opened in sorted({*slashed, *[at - 1 for at in slashed if at > front]}):
        free = opened >= i and not lines[opened].known
        opens = _open_masthead(lines, opened, language) if free else 0
        if not opens:
            continue
        i = opened + opens
        while i < len(lines) and _is_masthead(lines[i], language):
            i += 1
        own = {line.words for line in lines[opened:i]}
        kind = "running-head" if own <= shown else "masthead"
        kinds[opened:i] = [kind] * (i - opened)
        shown |= own
        # The title of the agenda item may stand between it and the next page's head,
        # where it is that of a first page: it has its distribution.
        if not any(pattern("distribution", language).search(words) for words in own):
            continue
        ends = [j for j in range(i, min(i + AFTER, len(lines))) if kinds[j]]
        if ends and kinds[ends[0]] == "running-head":
            kinds[i : ends[0]] = ["masthead"] * (ends[0] - i)


def _open_masthead(lines: Sequence[Line], at: int, language: Language) -> int:
    """Tell how many lines open a masthead at a place; 0 where none does."""
    words = lines[at].words
    named = pattern("united-nations", language).fullmatch(words)
    if named and named["symbol"]:
        return 1
    half = words[: len(words) // 2]
    if not named and words != f"{half} {half}":
        return 0
    below = lines[at + 1].words if at + 1 < len(lines) else ""
    shown = pattern("symbol", language).fullmatch(below if named else half)
    return (2 if named else 1) if shown else 0
