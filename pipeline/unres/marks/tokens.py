"""The words that citations are made of, by the patterns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final, final

from unres.language import UNKNOWN, Language
from unres.lexicon.counting import spell_number
from unres.lexicon.patterns import pattern
from unres.marks.dates import read_date
from unres.numbers import spell_digits

TIGHT: Final = re.compile(r"(?<=\w)\(")
"""A bracket without the blank before it."""
OPENING: Final = re.compile(r"[A-Z][A-Z]{0,5}[/\d]")
"""What every symbol opens with: it is found much faster than the whole."""
RESOLUTION: Final = "resolution"
DECISION: Final = "decision"
"""What a head opens a list of: some organs count their decisions apart."""
_NARROW: Final = str.maketrans("（）‑", "()-")
"""Brackets of full width, and a hyphen that breaks no line, as numbers are written."""
BEFORE: Final = 30
"""How far before a head the words that bear on it are looked for."""


class TokenKind(StrEnum):
    """What a list of citations is made of or ended by, in the order of trying.

    The values are the names of the patterns in the lexicon.
    """

    SYMBOL = "cited-symbol"
    NUMBER = "cited-number"
    DATE = "cited-date"
    JOIN = "cited-join"
    CLAUSE = "cited-clause"
    HEAD = "cited-head"


_KINDS: Final = {kind.name: kind for kind in TokenKind}


@final
class Token:
    """A token where it stands; `value` is the number, symbol or ISO date."""

    __slots__ = ("end", "its", "kind", "lead", "start", "value")

    def __init__(
        self, kind: TokenKind, start: int, end: int, value: str = "", lead: str = ""
    ) -> None:
        """Take what it is, where it stands, and what it says."""
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.lead = lead
        """What ties a date to the numbers before it: "of", "on", "" or ", of"."""
        self.its = False
        """Whether a head has "its" before it."""


def find_symbols(text: str) -> list[Token]:
    """Give the document symbols of a text, in any language."""
    symbols: list[Token] = []
    known, end = pattern("cited-symbol", UNKNOWN), 0
    for opening in OPENING.finditer(text):
        at = opening.start()
        match = known.match(text, at) if at >= end else None
        if match:
            end = match.end()
            value = _read_value(match[0])
            symbols.append(Token(TokenKind.SYMBOL, at, end, value))
    return symbols


def find_addenda(text: str, symbol: Token, language: Language) -> Iterator[Token]:
    """Find what is added to a document, each with its whole symbol.

    "A/HRC/58/53 y Add.1 y 2" names A/HRC/58/53/Add.1 and A/HRC/58/53/Add.2.
    """
    listed = pattern("addenda", language).match(text, symbol.end)
    if listed is None:
        return
    addendum = pattern("addendum", language)
    before, _, last = symbol.value.rpartition("/")
    # "A/88/1/Add.1 et Add.2" names two addenda of one document.
    whole = before if addendum.fullmatch(last) and not last.isdigit() else symbol.value
    kind = ""
    for item in addendum.finditer(text, *listed.span()):
        kind = item["kind"] or kind
        value = f"{whole}/{kind}.{item['number']}"
        yield Token(symbol.kind, *item.span(), value)


def find_heads(text: str, language: Language) -> list[Token]:
    """Give the words that open citations; a draft's do not, for it has no number."""
    heads: list[Token] = []
    before = pattern("before", language)
    for match in pattern("cited-head", language).finditer(text):
        at = match.start()
        around = before.search(text, max(0, at - BEFORE), at)
        if around is None or around["other"] is None:
            told = "its" in match.re.groupindex and match["its"]  # A suffix in Arabic.
            word = DECISION if match["decision"] else RESOLUTION
            end = at if language.leading else match.end()
            head = Token(TokenKind.HEAD, at, end, word)
            head.its = bool(told or (around is not None and around["its"]))
            heads.append(head)
    return heads


def skip_topic(text: str, head: Token, language: Language) -> int:
    """Give where the list after a head begins: "resolutions on Iraq, in particular"."""
    about = pattern("about", language).match(text, head.end)
    return about.end() if about else head.end


def find_token(
    text: str, start: int, language: Language, *, apart: bool
) -> Token | None:
    """Find the first token from an offset on.

    Nothing but blanks may stand before it, unless it may stand `apart`.
    """
    if apart:
        match = compile_list(language).search(text, start)
    else:
        match = compile_next(language).match(text, start)
    if match is None:
        return None
    name = match.lastgroup or ""
    kind = _KINDS[name]
    if kind is TokenKind.DATE:
        return _read_date(match, language)
    value = _read_number(match[name], language) if kind is TokenKind.NUMBER else ""
    return Token(kind, *match.span(name), value)


@cache
def compile_list(language: Language) -> re.Pattern[str]:
    """Compile all tokens into one pattern: the group that ends last names the token."""
    forms = (f"(?P<{it.name}>{pattern(it, language).pattern})" for it in TokenKind)
    # No token begins inside a word: that much is told faster than by all of them. “And”
    # may be written as one word with what follows it.
    joined = language.conjunction
    own = "" if joined.endswith(" ") else re.escape(joined.strip())
    start = rf"(?<![^\W\d_A-Z{own}](?![,;.،؛\s]))" if language.bounded else ""
    return re.compile(rf"{start}(?:{'|'.join(forms)})", re.VERBOSE)


@cache
def compile_next(language: Language) -> re.Pattern[str]:
    """Compile all tokens, the first at a place behind no more than blanks."""
    return re.compile(rf"\s*?{compile_list(language).pattern}", re.VERBOSE)


def _read_value(printed: str) -> str:
    """Read the value of a token that is its own; blanks of any sort become spaces.

    A hyphen that breaks no line is one.
    """
    plain = printed if printed.isascii() else printed.translate(_NARROW)
    return " ".join(plain.split())


def _read_number(printed: str, language: Language) -> str:
    """Read a number; it has a blank before its bracket: "2461(2019)" is 2461 (2019)."""
    value = _read_value(printed)
    if "(" in value:
        value = TIGHT.sub(" (", value)
    elif value.isascii():
        return value  # As most are.
    return spell_number(spell_digits(value), language)


def _read_date(match: re.Match[str], language: Language) -> Token:
    """Read a date: its place is that of the day, month and year alone."""
    iso = read_date(match["day"], match["month"], match["year"], language)
    lead = match["lead"]
    lead = " ".join(lead.split()) if lead else ""
    return Token(TokenKind.DATE, match.start("day"), match.end(), iso, lead)
