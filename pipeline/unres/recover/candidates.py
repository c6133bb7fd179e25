"""Digits that may be footnote calls, and what their neighbours say for and against.

A call is glued to the words before it ("Agreement2"), or parted by a blank that an
extractor made of the raised figure ("Rights, 1 the"), or runs into a number ("20144").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from unres.lexicon import adoption_date
from unres.lexicon.patterns import pattern
from unres.numbers import read_marker
from unres.recover.chain import Candidate, Form

_DIGITS: Final = re.compile(r"\d\d*")
"""Digits; a pattern that opens with one character is looked for far faster."""
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(\d{1,3})")
_RECENT: Final = re.compile(r"19[4-9]\d|20[0-3]\d")
_DATED: Final = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-3]\d)$")
_SESSION: Final = re.compile(r"(?<![\w/.])(\d{1,3}|[IVX]{1,4})/$")
_ACRONYM: Final = re.compile(r"(?<![^\W\d_])(?:[A-Z]+|[^\W\d_])$")
_SYMBOL: Final = re.compile(r"(?:/[A-Z]+|\b[IVXL]+)\.$")
"""What stands before the last number of a decision or paragraph: "1/CMA.", "VIII."."""
_MARKS: Final = frozenset("’”)],;:")
"""Marks that a call may follow: "session,1 and"; a full stop, too."""
_AFTER: Final = frozenset(' .,;:)”’"]—–')
"""What may follow a call; the end of the words, too."""
_POINTS: Final = frozenset({",", ".", ":"})
"""Marks inside a number."""
_OPEN: Final = frozenset(" –(")
"""What may stand before a year."""
_PAUSE: Final = frozenset(",;:")
_LIST: Final = re.compile(r"\d[,;:]$")
"""What stands inside a list of numbers or a time: "2,4,6", "12:30"."""

BOUND: Final = 1.6
"""What digits that other digits run into cost: they are calls only in a gap."""

ACRONYM: Final = 1.1
"""What digits behind capitals or a lone letter cost: "CO2", "COP28" are words."""

TIGHT: Final = 0.3
"""What digits cost that a word runs on behind."""

ORDINAL: Final = 3
"""How many letters tell an ordinal: "51st " is one, "51standing" is none."""

_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})

LONGEST: Final = 3
"""How many digits a resolution's number or a call has at most."""

REACH: Final = 40
"""How far back and ahead the neighbours of digits are looked at."""

SIGNED: Final = 0.5
"""What the form of a call by itself is worth: "[1]", "1/"."""

APART: Final = -0.4
"""What digits on a line of their own are worth."""

FREE: Final = {
    "pause": -0.1,
    "closed": -0.2,
    "name": -0.3,
    "word": -0.6,
    "stop": -0.6,
    "year": -0.5,
    "number": -1.0,
    "list": -1.4,
}
"""What digits between blanks are worth, by what stands before them."""

_OPENING: Final = re.compile(r"([1-9]\d{0,2})[ ]?(?=[a-z]{2})(?!st\b|nd\b|rd\b|th\b)")

OPENS: Final = 0.5
"""What digits at the head of a line cost."""

NUMBERS: Final = 0.7
"""What digits between blanks cost behind a word that often has a number."""

COUNTS: Final = 1.2
"""What they cost where a number stands behind them."""


def find_candidates(
    line: int,
    words: str,
    after: str = "",
    before: str = "",
    *,
    slashed: bool = False,
) -> Iterator[Candidate]:
    """Give the digits in some words that may be calls, in order.

    "Agreement2", "session,1 and", "Rights, 1 the", "Weapons6and", "20212 as",
    "71/2051". `after` is how the next line begins, `before` how the last one ends;
    `slashed`, whether the document prints calls as "1/".
    """
    yield from _find_opening(line, words, before)
    for m in _DIGITS.finditer(words):
        start, end = m.span()
        signed = _find_signed(words, start, end, slashed=slashed)
        if signed:
            yield Candidate(line, *signed, int(m[0]), SIGNED, Form.SIGNED)
        elif not _has_more(words, end):
            yield from _find_by_neighbour(line, words, start, end, after)


def _has_more(words: str, end: int) -> bool:
    """Whether a number goes on behind its digits: "7,000", "2,4,6", "71/"."""
    behind = words[end : end + 1]
    return behind == "/" or (behind in _POINTS and words[end + 1 : end + 2].isdigit())


def _find_by_neighbour(
    line: int, words: str, start: int, end: int, after: str
) -> Iterator[Candidate]:
    """Give what digits may be by what stands before them."""
    before, behind = words[start - 1 : start], words[end : end + 1]
    if before == "/":
        if not behind.isalpha() or _runs_on(words, end):
            yield from _split_number(line, words, start, end, after)
    elif before == "-" or (before == "." and _is_symbol(words, start)):
        # "COVID-1910", "1/CMA.54": what a call is glued to ends in digits itself.
        if not _RECENT.fullmatch(words, start, end):
            yield from _split(line, words, start, end, BOUND)
    elif before.isalpha() or before in _MARKS or before == ".":
        cost = _weigh(words, start, end)
        if cost is not None and words[start] != "0":
            yield Candidate(line, start, end, int(words[start:end]), -cost)
    elif not before or before in _OPEN:
        year = _YEAR.fullmatch(words, start, end)
        if year:
            yield Candidate(line, year.start(1), end, int(year[1]), 0.0)
        elif before == " " and behind not in {"-", "–", "%"}:
            yield from _find_free(line, words, start, end, after)


def _is_symbol(words: str, start: int) -> bool:
    """Whether digits end a symbol or the number of a paragraph: "1/CMA.5"."""
    return bool(_SYMBOL.search(words, max(0, start - REACH), start))


def find_apart(line: int, words: str) -> Iterator[Candidate]:
    """Give the call that a line of nothing but digits may be."""
    bare = words.removesuffix("/")
    if bare.isascii() and bare.isdigit() and len(bare) <= LONGEST and bare[0] != "0":
        yield Candidate(line, 0, len(words), int(bare), APART, Form.FREE)


def _find_signed(
    words: str, start: int, end: int, *, slashed: bool
) -> tuple[int, int] | None:
    """Find a call that is one by its form: "[1]", "[^1]", "1/"."""
    if end - start > LONGEST or words[start] == "0":
        return None
    opened = next((s for s in ("[^", "[") if words.endswith(s, 0, start)), "")
    if opened and words[end : end + 1] == "]":
        return start - len(opened), end + 1
    slash = slashed and words[end : end + 1] == "/" and start > 0
    if slash and (end + 1 == len(words) or words[end + 1] in _AFTER):
        return start, end + 1
    return None


def _weigh(words: str, start: int, end: int) -> float | None:
    """Give what digits behind a word or a mark cost as a call; None: no call."""
    behind = words[end : end + 1]
    if end - start > LONGEST or _is_thousand(words, start, end):
        return None
    if not behind or behind in _AFTER:
        before = words[max(0, start - REACH) : start]
        if before[-1] == ".":
            return _weigh_stop(before[:-1])
        if _LIST.search(before):
            # "2,4,6-Trinitrotoluene"; "of 16 April 2004,4 and".
            return 0.0 if _ends_whole(before[:-1]) else None
        return ACRONYM if _ACRONYM.search(before) else 0.0
    return TIGHT if _runs_on(words, end) and end - start < LONGEST else None


def _runs_on(words: str, end: int) -> bool:
    """Whether a word is glued behind digits: "Weapons6and", not "51st" or "29E"."""
    letters = words[end : end + ORDINAL]
    if not (letters[:2].isalpha() and letters[:2].islower()):
        return False
    return letters[:2] not in _ORDINALS or letters[2:].isalpha()


def _weigh_stop(before: str) -> float | None:
    """Give what digits glued to a full stop cost: "2014.1"; "72.5", "Add.1": None."""
    token = before.rpartition(" ")[2]
    if token[-1:].isdigit():
        return 0.0 if _RECENT.fullmatch(token) else None
    part = "/" in token or bool(pattern("counting").match(token))
    return None if part or _ACRONYM.search(token) else 0.0


def _ends_whole(before: str) -> bool:
    """Whether words end in a year, the number of a resolution, or a numbered name."""
    token = before.rpartition(" ")[2]
    return "/" in token or bool(
        _DATED.search(token) or pattern("numbered-name").search(before)
    )


def _is_thousand(words: str, start: int, end: int) -> bool:
    """Whether digits are the last three of a number such as 1,000."""
    comma = words[start - 1] == "," and words[start - 2 : start - 1].isdigit()
    return comma and end - start == LONGEST


def _find_free(
    line: int, words: str, start: int, end: int, after: str
) -> Iterator[Candidate]:
    """Give what digits between blanks may be: a call, or a number that holds one."""
    before = words[max(0, start - REACH) : start - 1]
    behind = words[end : end + REACH]
    marker = read_marker(words)
    if not before or (marker and marker.end == start):
        return
    tight = _runs_on(words, end)
    if behind and behind[0] not in _AFTER and not tight:
        return
    weight = _weigh_free(before, behind, after) if end - start <= LONGEST else None
    if weight is not None and words[start] != "0":
        value = int(words[start:end])
        yield Candidate(line, start, end, value, weight, Form.FREE)
    for at in range(start + 1, end):
        if words[at] != "0" and pattern("numbered-name").search(
            words, max(0, start - REACH), at
        ):
            value = int(words[at:end])
            yield Candidate(line, at, end, value, -BOUND, Form.SPLIT)


def _find_opening(line: int, words: str, before: str) -> Iterator[Candidate]:
    """Give the call that digits at the head of a line may be, behind a pause.

    "…, as set out in the Strategy," / "3 including the conditions": a small letter
    follows, or the number is one of a paragraph or a list.
    """
    m = _OPENING.match(words) if before[-1:] in _PAUSE else None
    if m and (not _LIST.search(before) or _ends_whole(before[:-1])):
        weight = _weigh_free(before, words[m.end(1) :], "")
        if weight is not None:
            worth = weight - OPENS
            yield Candidate(line, 0, m.end(1), int(m[1]), worth, Form.FREE)


def _weigh_free(before: str, behind: str, after: str) -> float | None:
    """Give what digits between blanks are worth as a call; None: no call."""
    token = before.rpartition(" ")[2]
    if token[-1:] not in _PAUSE and pattern("counting").match(token):
        return None
    worth = FREE[_tell_before(token)]
    if pattern("numbering").match(token):
        worth -= NUMBERS
    rest = behind.lstrip(" ") or after
    if pattern("counted").match(rest):
        return None if pattern("month").match(rest) else worth - COUNTS
    counts = behind and rest[:1].isdigit() and not _opens_date(rest)
    return worth - COUNTS if counts else worth


def _opens_date(words: str) -> bool:
    """Whether words open with the number of a resolution or with a day."""
    return "/" in words[:6] or bool(pattern("day").match(words))


def _tell_before(token: str) -> str:
    """Tell what stands before digits between blanks: a key of `FREE`."""
    last, bare = token[-1:], token.rstrip(',;:.)”’"]')
    if bare[-1:].isdigit():
        if "/" in bare or "(" in bare or _DATED.search(bare):
            return "pause" if last in _PAUSE else "year"
        return "list" if last in _PAUSE else "number"
    if last in _PAUSE:
        return "pause"
    if last in _MARKS:
        return "closed"
    if last == ".":
        return "stop"
    return "name" if token[:1].isupper() else "word"


def _split(
    line: int, words: str, start: int, end: int, cost: float
) -> Iterator[Candidate]:
    """Give the calls of one and of two digits at the end of a number."""
    for at in range(max(start + 1, end - 2), end):
        if words[at] != "0":
            value = int(words[at:end])
            yield Candidate(line, at, end, value, -cost, Form.SPLIT)


def _split_number(
    line: int, words: str, start: int, end: int, after: str
) -> Iterator[Candidate]:
    """Give the calls that may hide in the number of a resolution.

    "40/258" is 40/25 with call 8, or has none; "71/2051" must have one, for no
    session adopts a thousand resolutions; "28/2023" is a law and its year. Before
    the day of its adoption a number is whole.
    """
    session = _SESSION.search(words, max(0, start - LONGEST - 3), start)
    if not session:
        return
    number = words[start:end]
    whole = len(number) <= LONGEST or bool(_RECENT.fullmatch(number))
    if whole and pattern("cited-day").match(f"{words[end:].rstrip()} {after}"):
        return
    known = whole and _was_adopted(f"{session[1]}/{number}")
    for at in range(max(start + 1, end - LONGEST), end):
        if words[at] != "0":
            sure = not whole and at - start >= LONGEST
            cost = 0.0 if sure else BOUND + NEVER * known
            form = Form.GLUED if sure else Form.SPLIT
            yield Candidate(line, at, end, int(words[at:end]), -cost, form)


NEVER: Final = 2.0
"""What digits of a resolution that was adopted cost besides."""

_SERIES: Final = ("A/RES/", "A/HRC/RES/", "E/RES/")
"""Whose resolutions are cited by session and number alone."""


def _was_adopted(number: str) -> bool:
    """Whether a resolution of a number is on record."""
    return any(adoption_date(series + number) for series in _SERIES)
