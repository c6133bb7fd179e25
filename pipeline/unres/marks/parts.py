"""Paragraphs by their numbers: of the text itself, and of what it cites.

paragraphs 3 and 4 of Human Rights Council resolution 18/18 of 29 September 2011
           └ 3     └ 4   └ the Work ─────────────────────────────────────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.lexicon.patterns import LANGUAGES
from unres.marks.finder import Context
from unres.marks.tokens import compile_pattern
from unres.model import Mark, MarkKind

NUMBER: Final = re.compile(r"\d+")
"""A number in a list of paragraphs."""

OF: Final = re.compile(r"\sof\s(?:its\s|the\s)?")
"""What stands between paragraphs and what they are of."""

FRAGMENT: Final = "#para_"
"""What the id of a numbered paragraph begins with, as part of a reference."""


def find_own(text: str, context: Context) -> Iterator[Mark]:
    """Find paragraphs of the text itself, where it has them: "paragraph 5 above"."""
    if not context.paragraphs or not _may_have(text, context):
        return
    near = compile_pattern("near", context.language)
    for match in compile_pattern("paragraphs", context.language).finditer(text):
        after = near.match(text, match.end())
        numbers = _find_numbers(match)
        if after and all(n[0] in context.paragraphs for n in numbers):
            yield from _mark(match, numbers, after.end(), "")


def add_paragraphs(text: str, marks: list[Mark], context: Context) -> Iterator[Mark]:
    """Give marks with the paragraphs that stand before a cited document.

    One paragraph becomes part of its citation; several make a list with it.
    """
    if not marks or not _may_have(text, context):
        yield from marks
        return
    found = {m.end(): m for m in compile_pattern("paragraphs", "en").finditer(text)}
    end = 0
    for mark in marks:
        alone = mark.kind is MarkKind.CITATION and mark.start >= end
        of = _find_of(text, mark.start) if alone and found else None
        match = found.get(of) if of is not None else None
        apart = match is not None and match.start() >= end
        end = max(end, mark.end)
        if match is None or not apart:
            yield mark
            continue
        numbers = _find_numbers(match)
        yield from _mark(match, numbers, mark.end, mark.target)
        if len(numbers) > 1:
            yield mark


def _may_have(text: str, context: Context) -> bool:
    """Whether a text has the word at all, as few have: saves a slower search."""
    return context.language in LANGUAGES and "aragraph" in text


def _find_of(text: str, end: int) -> int | None:
    """Give where "of" or "of its" begins that ends at an offset."""
    for at in range(max(0, end - 8), end):
        if OF.fullmatch(text, at, end):
            return at
    return None


def _find_numbers(match: re.Match[str]) -> list[re.Match[str]]:
    """Give the numbers of the paragraphs that a match of the pattern lists."""
    return list(NUMBER.finditer(match.string, *match.span("numbers")))


def _mark(
    match: re.Match[str], numbers: list[re.Match[str]], end: int, iri: str
) -> Iterator[Mark]:
    """Mark one paragraph with all its words, or a list and each number in it."""
    start = match.start()
    if len(numbers) == 1:
        yield Mark(start, end, MarkKind.CITATION, f"{iri}{FRAGMENT}{numbers[0][0]}")
        return
    yield Mark(start, end, MarkKind.CITATIONS)
    for number in numbers:
        target = f"{iri}{FRAGMENT}{number[0]}"
        yield Mark(*number.span(), MarkKind.CITATION, target)
