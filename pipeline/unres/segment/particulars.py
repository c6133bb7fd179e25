"""What a masthead prints at a place: symbols, dates, sessions, names of bodies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from unres.language import PAUSES, Language
from unres.lexicon.counting import read_ordinal
from unres.lexicon.folding import bare, fold
from unres.lexicon.names import match_title, titles_in
from unres.lexicon.patterns import pattern
from unres.marks.dates import find_date, read_date
from unres.model import Mark, MarkKind
from unres.numbers import spell_digits
from unres.recover.front import find_speaker


@lru_cache(maxsize=256)
def scan(words: str, language: Language) -> tuple[Mark, ...] | None:
    """Give the marks of a line that is nothing but masthead; None for others.

    >>> [mark.kind.value for mark in scan("Human Rights Council Thirtieth session")]
    ['authority', 'session']
    """
    marks, end = scan_head(words, language)
    return tuple(marks) if end == len(words) else None


def scan_head(words: str, language: Language) -> tuple[list[Mark], int]:
    """Give the marks of the masthead at the head of a line, and where it ends."""
    marks: list[Mark] = []
    at = 0
    while at < len(words):
        if words[at] == " ":
            at += 1
            continue
        found = next((m for m in _read_at(words, at, language) if m), None)
        if not found:
            break
        marks += found
        at = max(mark.end for mark in found)
    return marks, at


def _read_at(words: str, at: int, language: Language) -> Iterator[list[Mark]]:
    """Try what a masthead may print at a place; the first mark begins there."""
    yield _read_authority(words, at, language)
    for name, read in _READERS.items():
        m = pattern(name, language).match(words, at)
        yield read(m, language) if m else []


def _read_authority(words: str, at: int, language: Language) -> list[Mark]:
    """Read the title of an organ, in capitals or not.

    In Arabic a masthead prints all of the formula, without its mark.
    """
    if m := match_title(words, at, language):
        name = titles_in(language).names[bare(m[0])]
        return [Mark(*m.span(), MarkKind.AUTHORITY, name)]
    whole = not at and words[-1] not in PAUSES
    speaker = find_speaker(words, language) if whole else ""
    return [Mark(0, len(words), MarkKind.AUTHORITY, speaker)] if speaker else []


def _read_period(m: re.Match[str], language: Language) -> list[Mark]:
    """Read the dates of a session; one may share its month or year with the other."""
    first, last = m["start"], m["end"]
    words = last.split(" ")
    tails = [" ".join(words[at:]) for at in range(min(1, len(words) - 1), len(words))]
    heads = (first[: i.end()] for i in _UNIT.finditer(first))
    starts = (find_date(f"{first} {tail}", language) for tail in tails)
    ends = (_read_whole(head + last, language) for head in ("", *heads))
    start, end = next(filter(None, starts), ""), next(filter(None, ends), "")
    return [
        Mark(*m.span(), MarkKind.PERIOD),
        *([Mark(*m.span("start"), MarkKind.DATE, start)] if start else []),
        *([Mark(*m.span("end"), MarkKind.DATE, end)] if end else []),
    ]


def _read_whole(words: str, language: Language) -> str:
    """Give the date that some words are as a whole; "" for others."""
    whole = pattern("date", language).fullmatch(words)
    return find_date(words, language) if whole else ""


def _read_session(m: re.Match[str], language: Language) -> list[Mark]:
    """Read the number of a session: an ordinal in words, or a year."""
    ordinal = m["ordinal"]
    number = read_ordinal(ordinal, language)
    # "Eight y-eighth": blanks that an extractor put inside the word.
    number = number or read_ordinal("".join(ordinal.split()), language)
    kind = "ES-" if m["emergency"] else "S-" if m["special"] else ""
    return [Mark(*m.span(), MarkKind.SESSION, f"{kind}{number}")] if number else []


def _read_numbered(m: re.Match[str], language: Language) -> list[Mark]:
    """Read an organ and the number of its session before its name."""
    number = read_ordinal(m["ordinal"], language)
    names = titles_in(language).names
    organ = Mark(*m.span("organ"), MarkKind.AUTHORITY, names[fold(m["organ"])])
    session = Mark(*m.span("ordinal"), MarkKind.SESSION, str(number))
    return [session, organ] if number else []


def _read_date(m: re.Match[str], language: Language) -> list[Mark]:
    iso = read_date(m["day"], m["month"], m["year"], language)
    return [Mark(*m.span(), MarkKind.ISSUED, iso)] if iso else []


_UNIT: Final = re.compile(r"\d[^\d\s]")
"""The end of a year or a month that the next date may share: “2025年9月8日”."""
_NARROW: Final = str.maketrans("（）", "()")
"""Brackets of full width as numbers are written."""
_READERS: Final[dict[str, Callable[[re.Match[str], Language], list[Mark]]]] = {
    "symbol": lambda m, _: [Mark(*m.span(), MarkKind.SYMBOL)],
    "distribution": lambda m, _: [Mark(*m.span(), MarkKind.STATUS, m.lastgroup or "")],
    "original": lambda m, _: [Mark(*m.span(), MarkKind.ORIGINAL, m.lastgroup or "")],
    "period": _read_period,
    "date": _read_date,
    "session": _read_session,
    "regular-session": lambda m, _: [Mark(*m.span(), MarkKind.SESSION, m["year"])],
    "numbered-organ": _read_numbered,
    "title-who": lambda m, _: [] if m["title"] else [Mark(*m.span(), MarkKind.SYMBOL)],
    "agenda": lambda m, _: [
        Mark(*m.span(), MarkKind.AGENDA, spell_digits(m["item"].translate(_NARROW)))
    ],
}
"""Pattern → the marks of what it matched, in the order of trying."""
