"""Several documents in one file: where each begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from unres.language import Language
from unres.lexicon import notice
from unres.lexicon.patterns import one_of, pattern
from unres.model import Source
from unres.recover.front import QUOTES, is_formula
from unres.text import Span

REACH: Final = 60
"""The most lines that a head has: portal, masthead, title."""
SENTENCE: Final = 30
"""A line as long as this that ends with a full stop belongs to a text above."""
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_ACT: Final = re.compile(r"/(?:RES|DEC|PRST)/(?P<number>[^*]+)")
_NUMBER: Final = re.compile(r"(?:(?:S|ES)-)?\d+(?:/\d+|\((?:\d{4}|[IVXL]+)\))")


def part_source(source: Source) -> tuple[Source, ...]:
    """Give the documents of a file, each as a source of its own; mostly it is one.

    A document begins with its head: a new one begins where the number in a head, by
    its symbol, its title or "Resolution 2768 (2025)", is not that of the document
    before. Annexed and recommended texts have no such number, and running heads have
    the document's own. Every character is in one of the sources.
    """
    starts = _find_starts(source.text, source.language)
    if len(starts) == 1:
        return (source,)
    ends = [*starts[1:], len(source.text)]
    return tuple(
        _cut(source, Span(start, end), f"document {i} of {len(starts)} in the file")
        for i, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _cut(source: Source, span: Span, message: str) -> Source:
    """Give a part of a source, with what was said of it and what is known of it."""
    start, end = span
    told = [
        replace(n, span=Span(n.span.start - start, n.span.end - start))
        for n in source.notices
        if start <= n.span.start < end
    ]
    return replace(
        source,
        text=source.text[start:end],
        line=source.line + len(_NEWLINE.findall(source.text, 0, start)),
        evidence=source.evidence.within(span),
        notices=(notice("several-documents", Span(0, 0), message), *told),
    )


def _find_starts(text: str, language: Language) -> list[int]:
    """Give the offsets at which documents begin, the first at 0."""
    lines = [words for line in text.splitlines() if (words := line.strip())]
    opening = pattern("opening", language)
    speaking = [
        i
        for i, words in enumerate(lines)
        if words[0] not in QUOTES
        and not words[0].islower()
        and (opening.match(words) or is_formula(words, language))
    ]
    heads: list[int] = []
    number = ""
    for i in speaking if len(speaking) > 1 else ():
        head = _find_head(lines, i, language)
        # What was said before below the same head cites numbers of others.
        said = speaking[bisect_left(speaking, head)]
        found = next(_read_numbers(lines[head:said], language), "")
        if number and found and found != number:
            heads.append(head)
        number = found or number
    if not heads:
        return [0]
    whole = text.splitlines(keepends=True)
    ends = accumulate(map(len, whole))
    starts = [
        end - len(line) for line, end in zip(whole, ends, strict=True) if line.strip()
    ]
    return [0, *(starts[head] for head in heads)]


def _find_head(lines: Sequence[str], at: int, language: Language) -> int:
    """Give the first line of the head above a line: a text above it has ended."""
    first = max(0, at - REACH)
    below = one_of(("closing", "vote"), language)
    for i in range(at - 1, first - 1, -1):
        words = lines[i]
        ended = len(words) >= SENTENCE and words.endswith((".", ";"))
        if ended or below.match(words):
            return i + 1
    return first


def _read_numbers(lines: Iterable[str], language: Language) -> Iterator[str]:
    """Give the numbers of acts that the lines of a head print, without blanks.

    A number alone may be that of a page, "2/13": it counts below "Resolution adopted
    by …".
    """
    adopted = False
    for words in lines:
        named = pattern("united-nations", language).fullmatch(words)
        symbol = pattern("symbol", language).fullmatch(words)
        printed = (named["symbol"] or "") if named else words if symbol else ""
        act = _ACT.search(printed)
        adopted = adopted or bool(pattern("adoption", language).match(words))
        said = (
            act["number"]
            if act
            else _read_number(words, alone=adopted, language=language)
        )
        bare = _NUMBER.match(said.replace(" ", ""))
        if bare:
            yield bare[0]


def _read_number(words: str, language: Language, *, alone: bool) -> str:
    """Give the number of "Resolution 2768 (2025)", "78/153. Title", "78/153"; or ""."""
    named = pattern("resolution-sc", language).match(words)
    titled = pattern("title", language).match(words)
    full = titled and titled["title"] and titled["num"].endswith(".")
    if titled and (full or (alone and not titled["title"])):
        return titled["num"]
    return named["number"] if named else ""
