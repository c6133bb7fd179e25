"""The markers of notes: where a line heads a note, and where its words begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from unres.language import OPENER, Language
from unres.lexicon import rule
from unres.lexicon.patterns import pattern
from unres.paragraph import ParagraphKind as Kind
from unres.recover.lines import IN_TEXT, MARK, Line
from unres.text import Text, join

_MARK: Final = r"(\[\^?\d{1,3}\]:?|\d{1,3}/?|\*{1,4})"
_MARKED: Final = re.compile(_MARK + r"[ ]+(?=\S)")
"""A marker and the words of its note on one line."""
ALONE: Final = re.compile(_MARK + "$")
"""A marker alone on its line; the words follow on the next."""
WORDS: Final = re.compile(
    rf"[“\"\[(‘«《（]|{OPENER}|[a-z]+[./]|http|www|\d{{4}}[ ]?{OPENER}"
)
"""How the words of a note begin: a capital, a quotation, an address, a year."""
_ROUND: Final = re.compile(r"(\(\d{1,3}\))[ ]+(?=\S)")
"""A marker in brackets, as collections print it below "Footnotes"."""
NUMBERED: Final = re.compile(
    rf"\d{{1,3}}[.．](?:[ ]+{OPENER}|[ ]*[一-鿿《])"
    r"|(?:[(（][a-z]{1,4}|[a-z])[)）](?:[ ]+\S|[一-鿿《])"
)
"""A paragraph or a point: its number is no marker."""
_SIGNS: Final = "[]()^:/"
"""What may stand around the number of a marker."""
_OPENERS: Final = frozenset("[*")
"""What a marker may open with, beside a digit."""
STACK: Final = 40
"""How many markers stand above each other at most."""


class Head(NamedTuple):
    """The head of a note: its line, its marker, and where words begin."""

    at: int
    marker: str
    words: int


def list_marked(page: Sequence[Line]) -> list[int]:
    """List the lines that may open with a marker, by their first character."""
    firsts = [line.words[:1] for line in page]
    return [i for i, x in enumerate(firsts) if x.isdecimal() or x in _OPENERS]


def find_head(
    page: Sequence[Line], at: int, language: Language, *, ruled: bool = False
) -> Head | None:
    """Tell whether a line heads a note; its marker may stand on a line alone.

    `ruled` says that the rule above the notes was seen: "(1)" is a marker there.
    """
    line = page[at]
    if line.kind is not IN_TEXT:
        return None
    alone = ALONE.match(line.words)
    if alone and _stands_above(page, at, language):
        return Head(at, read_sign(alone[1]), len(line.words))
    rounded = _ROUND.match(line.words) if ruled else None
    marked = rounded or _MARKED.match(line.words)
    if not marked or not WORDS.match(line.words, marked.end()):
        return None
    if _goes_on(line.words, marked.end(), language):
        return None
    return Head(at, read_sign(marked[1]), marked.end())


def _goes_on(words: str, at: int, language: Language) -> bool:
    """Whether words go on with a number: "1 November 2024" is a date broken before."""
    names = ("month", "dated-on")
    return any(pattern(name, language).match(words, at) for name in names)


def _stands_above(page: Sequence[Line], at: int, language: Language) -> bool:
    """Whether a marker stands above words, others between them or not."""
    for line in page[at + 1 : at + 1 + STACK]:
        if not ALONE.match(line.words):
            opens = WORDS.match(line.words) is not None
            return opens and not _goes_on(line.words, 0, language)
    return False


def read_sign(printed: str) -> str:
    """Give the marker as its calls have it: "[1]", "[^1]:" and "1/" are 1."""
    return printed.strip(_SIGNS)


def cut_marker(line: Line, head: Head) -> tuple[Line, Line]:
    """Part a note's marker from its words; what parts them reads as nothing.

    "[1]" is a marker as it stands; of "1/", "(1)" and "[^1]:" only the number is one.
    """
    printed = line.words[: head.words].rstrip(" ")
    bracketed = printed == f"[{head.marker}]"
    start = 0 if bracketed else printed.index(head.marker)
    end = len(printed) if bracketed else start + len(head.marker)
    sign, number, tail, gap, text = line.text.cut(start, end, len(printed), head.words)
    marker = line.reading(gap.drop(rule("margin")), Text() if text else line.end)
    marker.kind = Kind.NOTE
    marker.marker = join((sign.drop(rule(MARK)), number, tail.drop(rule(MARK))))
    rest = line.reading(text)
    rest.marker = Text()
    return marker, rest
