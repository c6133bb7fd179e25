"""What stands beside digits, and what it says for and against a footnote call."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from unres.language import CAPITAL, CLOSERS, ENDS, PAUSES, Language
from unres.lexicon.patterns import pattern

RECENT: Final = re.compile(r"19[4-9]\d|20[0-3]\d")
"""A year since the founding of the United Nations."""
_DATED: Final = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-3]\d)$")
_ACRONYM: Final = re.compile(rf"(?<![^\W\d_])(?:{CAPITAL}+|[^\W\d_])$")
_SYMBOL: Final = re.compile(rf"(?:/{CAPITAL}+|\b[IVXL]+)\.$")
"""What stands before the last number of a decision or paragraph: "1/CMA.", "VIII."."""
_MORE: Final = re.compile(r"(?:、\d{1,2}|\d{3})(?!\d)")
"""What goes on with a list of numbers, or with one whose thousands are parted."""
_LIST: Final = re.compile(r"\d[,;:、]$")
"""What stands before digits inside a list of numbers or a time: "2,4,6", "12:30"."""
MARKS: Final = frozenset("’”»)],;:，；：、）》」。%")
"""Marks that a call may follow: "session,1 and"; a full stop, too."""
AFTER: Final = frozenset(' .,;:)”’»"]—–，；：、。）》」')
"""What may follow a call; the end of the words, too."""
PAUSE: Final = frozenset(PAUSES)
"""Marks inside a sentence."""
LONGEST: Final = 3
"""How many digits a resolution's number or a call has at most."""
REACH: Final = 40
"""How far back and ahead the neighbours of digits are looked at."""
ACRONYM: Final = 1.1
"""What digits behind capitals or a lone letter cost: "CO2", "COP28" are words."""
TIGHT: Final = 0.3
"""What digits cost that a word runs on behind."""
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
NUMBERS: Final = 0.7
"""What digits between blanks cost behind a word that often has a number."""
COUNTS: Final = 1.2
"""What they cost where a number stands behind them."""


class Surroundings(NamedTuple):
    """The words of a line, and what is printed around them."""

    line: int
    """The number of the line, which its candidates bear."""
    words: str
    language: Language
    after: str = ""
    """How the next line begins."""
    before: str = ""
    """How the last one ends."""


def weigh_glued(words: str, start: int, end: int, language: Language) -> float | None:
    """Give what digits behind a word or a mark cost as a call; None: no call."""
    behind = words[end : end + 1]
    # "1,000" is one number.
    thousand = words[start - 1] == "," and words[start - 2 : start - 1].isdigit()
    if end - start > LONGEST - thousand:
        return None
    if not language.bounded:
        return _weigh_tight(words, start, end, language)
    if not behind or behind in AFTER:
        before = words[max(0, start - REACH) : start]
        if before[-1] == ".":
            return _weigh_stop(before[:-1], language)
        if is_listed(before, language):
            return None
        return ACRONYM if _ACRONYM.search(before) else 0.0
    return TIGHT if runs_on(words, end, language) and end - start < LONGEST else None


def _weigh_tight(words: str, start: int, end: int, language: Language) -> float | None:
    """Give what digits cost where no blanks part words: what is counted is no call."""
    before, behind = words[max(0, start - REACH) : start], words[end : end + REACH]
    if is_listed(before, language) or pattern("counting", language).match(before):
        return None
    rest = behind.lstrip(" ")
    if _MORE.match(rest) or pattern("counted", language).match(rest):
        return None
    cost = ACRONYM if before[-1].isascii() and _ACRONYM.search(before) else 0.0
    cost += NUMBERS if pattern("numbering", language).match(before) else 0.0
    if not behind or behind[0] in AFTER or behind[0] == "《":
        return cost
    return cost + TIGHT if behind[0].isalpha() else None


def _weigh_stop(before: str, language: Language) -> float | None:
    """Give what digits glued to a full stop cost: "2014.1"; "72.5", "Add.1": None."""
    token = before.rpartition(" ")[2]
    if token[-1:].isdigit():
        return 0.0 if RECENT.fullmatch(token) else None
    part = "/" in token or bool(pattern("counting", language).match(token))
    return None if part or _ACRONYM.search(token) else 0.0


def weigh_free(
    before: str, behind: str, after: str, language: Language
) -> float | None:
    """Give what digits between blanks are worth as a call; None: no call."""
    token = before.rpartition(" ")[2]
    if token[-1:] not in PAUSE and pattern("counting", language).match(token):
        return None
    worth = FREE[_tell_before(token)]
    if pattern("numbering", language).match(token):
        worth -= NUMBERS
    rest = behind.lstrip(" ") or after
    if pattern("counted", language).match(rest):
        return None if pattern("month", language).match(rest) else worth - COUNTS
    counts = behind and rest[:1].isdigit() and not _opens_date(rest, language)
    return worth - COUNTS if counts else worth


def _tell_before(token: str) -> str:
    """Tell what stands before digits between blanks: a key of `FREE`."""
    last, bare = token[-1:], token.rstrip(CLOSERS + ENDS + PAUSES)
    if bare[-1:].isdigit():
        if "/" in bare or "(" in bare or _DATED.search(bare):
            return "pause" if last in PAUSE else "year"
        return "list" if last in PAUSE else "number"
    if last in PAUSE:
        return "pause"
    if last in MARKS:
        return "closed"
    if last == ".":
        return "stop"
    return "name" if token[:1].isupper() else "word"


def _opens_date(words: str, language: Language) -> bool:
    """Whether words open with the number of a resolution or with a day."""
    return "/" in words[:6] or bool(pattern("day", language).match(words))


def runs_on(words: str, end: int, language: Language) -> bool:
    """Whether a word is glued behind digits: "Weapons6and", not "51st" or "29E"."""
    letters = words[end : end + 2]
    if not (letters[1:].isalpha() and letters.isalpha() and letters.islower()):
        return False
    return not pattern("ordinal-ending", language).match(words, end)


def ends_symbol(words: str, start: int) -> bool:
    """Whether digits end a symbol or the number of a paragraph: "1/CMA.5"."""
    return bool(_SYMBOL.search(words, max(0, start - REACH), start))


def is_listed(before: str, language: Language) -> bool:
    """Whether the digits behind some words go on with a list of numbers, or a time.

    "2,4,6-Trinitrotoluene" does; "of 16 April 2004,4 and" does not.
    """
    return bool(_LIST.search(before)) and not _ends_whole(before[:-1], language)


def _ends_whole(before: str, language: Language) -> bool:
    """Whether words end in a year, the number of a resolution, or a numbered name."""
    token = before.rpartition(" ")[2]
    return "/" in token or bool(
        _DATED.search(token) or pattern("numbered-name", language).search(before)
    )
