"""Digits that may be footnote calls: all of a text, each with the weight it has.

A call is glued to the words before it ("Agreement2"), or parted by a blank that an
extractor made of the raised figure ("Rights, 1 the"), or runs into a number ("20144").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.language import Language
from unres.lexicon import adoption_date
from unres.lexicon.patterns import cues, may_hold, pattern
from unres.numbers import has_digit, read_marker
from unres.recover.chain import Candidate, Form
from unres.recover.neighbours import (
    AFTER,
    LONGEST,
    MARKS,
    PAUSE,
    REACH,
    RECENT,
    Surroundings,
    ends_symbol,
    is_listed,
    runs_on,
    weigh_free,
    weigh_glued,
)

_DIGITS: Final = re.compile(r"\d\d*")
"""Digits; a pattern that opens with one character is looked for far faster."""
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(\d{1,3})")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[-‑](?:19|20)\d\d(\d{1,3})")
"""A range of years with a call behind it: "2015-20301"."""
_YEARLY: Final = 4
"""How many digits a year has."""
_HYPHENS: Final = frozenset("-‑")
_RANGED: Final = frozenset("-–%")
"""What stands behind no call between blanks."""
_BEHIND: Final = AFTER | {""}
_SIGNED: Final = frozenset("[^()")
"""What stands before digits that are a call by their form."""
_SESSION: Final = re.compile(r"(?<![\w/.])(\d{1,3}|[IVX]{1,4})/$")
_DAY: Final = 80
"""No day of adoption has more characters, with the words before it."""
_COUNTED: Final = re.compile(r"(?<![\d/])\d{1,3}$")
"""A number that is no year and no part of another."""
_POINTS: Final = frozenset({",", ".", ":"})
"""Marks inside a number."""
_OPEN: Final = frozenset(" –(")
"""What may stand before a year."""
_OPENING: Final = re.compile(r"([1-9]\d{0,2})[ ]?(?P<word>[^\W\d_]{2})")

BOUND: Final = 1.6
"""What digits that other digits run into cost: they are calls only in a gap."""
SIGNED: Final = 0.5
"""What the form of a call by itself is worth: "[1]", "1/"."""
APART: Final = -0.4
"""What digits on a line of their own are worth."""
OPENS: Final = 0.5
"""What digits at the head of a line cost."""
NEVER: Final = 2.0
"""What digits of a resolution that was adopted cost besides."""
LIKELY: Final = -0.7
"""What digits are worth at least that a note is looked for."""
_STARS: Final = re.compile(r"\*{1,4}")

_SERIES: Final = ("A/RES/", "A/HRC/RES/", "E/RES/")
"""Whose resolutions are cited by session and number alone."""


def find_candidates(printed: Surroundings, signs: str = "") -> list[Candidate]:
    """Give the digits in some words that may be calls, in order.

    "Agreement2", "session,1 and", "Rights, 1 the", "Weapons6and", "20212 as",
    "71/2051". `signs` holds "/" where the document prints calls as "1/", "(" where
    it prints them as "(1)".
    """
    words = printed.words
    found = _find_opening(printed) if printed.before[-1:] in PAUSE else []
    for m in _DIGITS.finditer(words):
        start, end = m.span()
        if not start and end <= _YEARLY:
            continue  # Nothing stands before it that it could be a call behind.
        before, behind = words[start - 1 : start], words[end : end + 1]
        told = before in _SIGNED or (signs and behind == "/")
        signed = _find_signed(printed, start, end, signs) if told else None
        if signed:
            value = int(m[0])
            found.append(Candidate(printed.line, *signed, value, SIGNED, Form.SIGNED))
        elif behind == "/" or (
            behind in _POINTS and words[end + 1 : end + 2].isdigit()
        ):
            continue  # The number goes on: "7,000", "2,4,6", "71/".
        elif before == "/":
            if not behind.isalpha() or runs_on(words, end, printed.language):
                found += _split_number(printed, start, end)
        else:
            found += _find_by_neighbour(printed, start, end, before, behind)
    return found


def _find_by_neighbour(
    printed: Surroundings, start: int, end: int, before: str, behind: str
) -> list[Candidate]:
    """Give what digits may be by what stands before them."""
    line, words = printed.line, printed.words
    year = _find_year(words, start, end) if end - start > _YEARLY else None
    if year:
        return [Candidate(line, year.start(1), end, int(year[1]), 0.0)]
    if before == " ":
        return [] if behind in _RANGED else _find_free(printed, start, end)
    if before in _HYPHENS or (before == "." and ends_symbol(words, start)):
        # "COVID-1910", "1/CMA.54": what a call is glued to ends in digits itself.
        recent = RECENT.fullmatch(words, start, end)
        return [] if recent else _split(printed, start, end, 2, BOUND)
    if before.isalpha() or before in MARKS or before == ".":
        cost = weigh_glued(words, start, end, printed.language)
        if cost is not None and words[start] != "0":
            return [Candidate(line, start, end, int(words[start:end]), -cost)]
    return []


def _find_year(words: str, start: int, end: int) -> re.Match[str] | None:
    """Find the call that runs into a year, or into the second of two years."""
    before = words[start - 1 : start]
    if not before or before in _OPEN:
        return _YEAR.fullmatch(words, start, end)
    return _YEARS.fullmatch(words, max(0, start - len("2015-")), end)


def find_apart(line: int, words: str) -> list[Candidate]:
    """Give the call that a line of nothing but digits may be."""
    bare = words.removesuffix("/")
    if bare.isascii() and bare.isdigit() and len(bare) <= LONGEST and bare[0] != "0":
        return [Candidate(line, 0, len(words), int(bare), APART, Form.FREE)]
    return []


def _find_signed(
    printed: Surroundings, start: int, end: int, signs: str
) -> tuple[int, int] | None:
    """Find a call that is one by its form: "[1]", "[^1]", "1/", "(1)".

    The bracket behind one may have gone to the next line.
    """
    words, brackets = printed.words, printed.language.brackets
    if end - start > LONGEST or words[start] == "0":
        return None
    if words[end : end + 1] == "]":
        caret = words.endswith("[^", 0, start)
        if caret or words.endswith("[", 0, start):
            return start - 1 - caret, end + 1
    if brackets and words.endswith(brackets, 0, start):
        return start, end
    behind = words[end : end + 1] or (printed.after[:1] if brackets else "")
    if words[start - 1 : start] + behind == "()":
        return _find_rounded(printed, start, end, signs)
    slash = "/" in signs and words[end : end + 1] == "/" and start > 0
    if slash and (end + 1 == len(words) or words[end + 1] in AFTER):
        return start, end + 1
    return None


def _find_rounded(
    printed: Surroundings, start: int, end: int, signs: str
) -> tuple[int, int] | None:
    """Find a call in round brackets: with them, or without where they stay."""
    kept = printed.language.brackets == "()" and printed.words[: start - 1][-1:] > " "
    if ")" in signs or kept:
        return None if _is_article(printed, start - 1) else (start, end)
    return (start - 1, end + 1) if "(" in signs else None


def _is_article(printed: Surroundings, end: int) -> bool:
    """Whether a number that ends at an offset has parts: "article 33(2)".

    The word may stand at the end of the line before.
    """
    m = _COUNTED.search(printed.words, max(0, end - LONGEST - 1), end)
    if not m:
        return False
    before = printed.words[: m.start()] or printed.before
    return bool(pattern("article-word", printed.language).search(before.rstrip()))


def _find_free(printed: Surroundings, start: int, end: int) -> list[Candidate]:
    """Give what digits between blanks may be: a call, or a number that holds one."""
    line, words, language = printed.line, printed.words, printed.language
    if words[end : end + 1] not in _BEHIND and not runs_on(words, end, language):
        return []
    before = words[max(0, start - REACH) : start - 1]
    short = end - start <= LONGEST and words[start] != "0"
    split = end - start > 1 and may_hold(before, cues("numbered-name", language))
    if not before or not (short or split):
        return []
    marker = read_marker(words) if start < REACH else None
    if marker and marker.end == start:
        return []
    found: list[Candidate] = []
    if short:
        behind = words[end : end + REACH]
        weight = weigh_free(before, behind, printed.after, language)
        if weight is not None:
            value = int(words[start:end])
            found.append(Candidate(line, start, end, value, weight, Form.FREE))
    if not split:
        return found
    named = pattern("numbered-name", language)
    held = _split(printed, start, end, LONGEST, BOUND)
    reach = max(0, start - REACH)
    return found + [call for call in held if named.search(words, reach, call.start)]


def _find_opening(printed: Surroundings) -> list[Candidate]:
    """Give the call that digits at the head of a line may be, behind a pause.

    "…, as set out in the Strategy," / "3 including the conditions": a small letter
    follows, or the number is one of a paragraph or a list.
    """
    words, language, before = printed.words, printed.language, printed.before
    m = _OPENING.match(words)
    if (
        not m
        or not m["word"].islower()
        or pattern("ordinal-ending", language).match(words, m.start("word"))
        or is_listed(before, language)
    ):
        return []
    weight = weigh_free(before, words[m.end(1) :], "", language)
    if weight is None:
        return []
    worth = weight - OPENS
    return [Candidate(printed.line, 0, m.end(1), int(m[1]), worth, Form.FREE)]


def _split(
    printed: Surroundings, start: int, end: int, most: int, cost: float
) -> list[Candidate]:
    """Give the calls of so many digits at most at the end of a number."""
    line, words = printed.line, printed.words
    return [
        Candidate(line, at, end, int(words[at:end]), -cost, Form.SPLIT)
        for at in range(max(start + 1, end - most), end)
        if words[at] != "0"
    ]


def _split_number(printed: Surroundings, start: int, end: int) -> list[Candidate]:
    """Give the calls that may hide in the number of a resolution.

    "40/258" is 40/25 with call 8, or has none; "71/2051" must have one, for no
    session adopts a thousand resolutions; "28/2023" is a law and its year. Before
    the day of its adoption a number is whole.
    """
    words = printed.words
    session = _SESSION.search(words, max(0, start - LONGEST - 3), start)
    if not session:
        return []
    number = words[start:end]
    whole = len(number) <= LONGEST or bool(RECENT.fullmatch(number))
    if whole:
        behind = f"{words[end : end + _DAY].rstrip()} {printed.after[:_DAY]}"
        if pattern("cited-day", printed.language).match(behind):
            return []
    known = whole and _was_adopted(f"{session[1]}/{number}")
    found = _split(printed, start, end, LONGEST, BOUND + NEVER * known)
    sure = end if whole else start + LONGEST
    return [
        call._replace(weight=0.0, form=Form.GLUED) if call.start >= sure else call
        for call in found
    ]


def _was_adopted(number: str) -> bool:
    return any(adoption_date(series + number) for series in _SERIES)


def read_calls(words: str, language: Language) -> Iterator[str]:
    """Give the markers that the words of a line likely call."""
    if "*" in words:
        yield from _STARS.findall(words)
    if not has_digit(words):
        return
    for candidate in find_candidates(Surroundings(0, words, language)):
        if candidate.weight >= LIKELY:
            yield str(candidate.value)
