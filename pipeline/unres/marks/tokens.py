"""The words that citations are made of, by the patterns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from unres.lexicon.patterns import LANGUAGES, PatternRecord
from unres.lexicon.records import make_record, read_records
from unres.marks.dates import read_date

DIGIT: Final = re.compile(r"\d")
"""What every citation has, and most paragraphs have not: saves a slower search."""

TIGHT: Final = re.compile(r"(?<=\w)\(")
"""A bracket without the blank before it."""

BEFORE: Final = 30
"""How far before a head the words that bear on it are looked for."""


class Part(StrEnum):
    """What a token is in a citation: the names of the patterns in the lexicon."""

    SYMBOL = "symbol"
    HEAD = "head"
    NUMBER = "number"
    DATE = "date"
    JOIN = "join"
    CLAUSE = "clause"


LISTED: Final = (Part.SYMBOL, Part.NUMBER, Part.DATE, Part.JOIN, Part.CLAUSE, Part.HEAD)
"""The tokens that a list is made of or ended by, in the order of trying."""


class Token(NamedTuple):
    """A token where it stands; `value` is the number, symbol or ISO date."""

    part: Part
    start: int
    end: int
    value: str = ""
    lead: str = ""
    """What ties a date to the numbers before it: "of", "on", "" or ", of"."""
    its: bool = False
    """Whether a head has "its" before it."""


def find_symbols(text: str) -> Iterator[Token]:
    """Give the document symbols of a text, in any language."""
    if "/" in text:
        for match in compile_pattern("symbol", "").finditer(text):
            yield _read_plain(match, Part.SYMBOL)


def find_heads(text: str, language: str) -> Iterator[Token]:
    """Give the words that open citations; a draft's do not, for it has no number."""
    if language not in LANGUAGES or not DIGIT.search(text):
        return
    before = compile_pattern("before", language)
    for match in compile_pattern("head", language).finditer(text):
        around = before.search(text, max(0, match.start() - BEFORE), match.start())
        if around is None or around["other"] is None:
            its = around is not None and around["its"] is not None
            word = match["word"].lower()
            yield Token(Part.HEAD, match.start(), match.end(), word, "", its)


def skip_topic(text: str, head: Token, language: str) -> int:
    """Give where the list after a head begins: "resolutions on Iraq, in particular"."""
    about = compile_pattern("about", language).match(text, head.end)
    return about.end() if about else head.end


def find_token(text: str, start: int, language: str, *, apart: bool) -> Token | None:
    """Find the first token from an offset on.

    Nothing but blanks may stand before it, unless it may stand `apart`.
    """
    pattern = compile_list(language)
    match = pattern.search(text, start) if apart else pattern.match(text, start)
    while match is None and not apart and text[start : start + 1].isspace():
        start += 1
        match = pattern.match(text, start)
    if match is None:
        return None
    part = Part(match.lastgroup or "")
    return _read_date(match) if part is Part.DATE else _read_plain(match, part)


@cache
def compile_pattern(name: str, language: str) -> re.Pattern[str]:
    """Compile one pattern of the lexicon by its name."""
    return re.compile(citation_records(language)[name].pattern, re.VERBOSE)


@cache
def citation_records(language: str) -> Mapping[str, PatternRecord]:
    """Give the patterns that hold in a language, by name.

    Raises:
        LexiconError: The records are wrong.
    """
    shared, *known = read_records("citations.toml", "any", *LANGUAGES)
    own = dict(zip(LANGUAGES, known, strict=True)).get(language, [])
    records = [make_record(PatternRecord, t, "citations.toml") for t in [*shared, *own]]
    return {record.name: record for record in records}


@cache
def compile_list(language: str) -> re.Pattern[str]:
    """Compile all tokens into one pattern: the group that ends last names the token."""
    records = citation_records(language)
    forms = (f"(?P<{part.value}>{records[part].pattern})" for part in LISTED)
    # No token begins inside a word: that much is told faster than by all of them.
    return re.compile(rf"(?:(?<![a-z])|(?=[,;.\s]))(?:{'|'.join(forms)})", re.VERBOSE)


def _read_plain(match: re.Match[str], part: Part) -> Token:
    """Read a token that is its own value; blanks of any sort become spaces.

    A number has one before its bracket: "2461(2019)" is 2461 (2019).
    """
    value = " ".join(match[0].split())
    if part is Part.NUMBER:
        value = TIGHT.sub(" (", value)
    return Token(part, *match.span(), value)


def _read_date(match: re.Match[str]) -> Token:
    """Read a date: its place is that of the day, month and year alone."""
    iso = read_date(match["day"], match["month"], match["year"])
    lead = " ".join((match["lead"] or "").split())
    return Token(Part.DATE, match.start("day"), match.end(), iso, lead)
