"""Sessions by their ordinals: "at its twenty-eighth session"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from unres.lexicon import organs
from unres.lexicon.patterns import LANGUAGES, pattern
from unres.marks.finder import Context
from unres.marks.holders import find_holder, fits_year
from unres.marks.organs import find_at
from unres.model import Mark, MarkKind

ONES: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
TENS: Final = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50,
    "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip
LAST: Final = 199
"""The highest session that has a name here."""

TENTH: Final = 10
"""No subject has had as many special sessions: a lower number may count them."""

KINDS: Final = {"": "", "special": "S-", "emergency special": "ES-"}
"""Kind of session → what its number begins with in symbols."""

HYPHEN: Final = r"[ \n\u00a0]?(?:-[ \n\u00a0]?|(?<=[ \n\u00a0]))"
"""The hyphen in an ordinal, as print or a program that read it may break it."""

BROKEN: Final = re.compile(rf"y{HYPHEN}(?=[a-z])")
"""An ordinal at such a hyphen."""

WITHIN: Final = re.compile(r"[\w-]")
"""What makes an ordinal the end of a longer word: "forty-twenty-first"."""

REACH: Final = 60
"""How far before an ordinal "its" may stand."""


def find_sessions(text: str, context: Context) -> Iterator[Mark]:
    """Find numbered sessions of the organs of the lexicon.

    Keeps off those whose organ is not certain. In "its twenty-sixth and
    twenty-seventh sessions" each is marked.
    """
    if context.language not in LANGUAGES or not _names_session(text):
        return
    for match in _pattern().finditer(text):
        whole = not WITHIN.match(text[match.start() - 1 : match.start()])
        organ = _find_session(text, match, context) if whole else ""
        if organ:
            yield from _mark_each(match, organ)
    for match in pattern("session-year").finditer(text):
        organ = _find_session(text, match, context)
        if organ in organs() and organs()[organ].yearly:
            yield Mark(*match.span(), MarkKind.SESSION, f"{organ}.{match['year']}")


def _names_session(text: str) -> bool:
    """Whether a text has the word at all, as few have: saves a slower search."""
    return "session" in text or "Session" in text


def read_ordinal(words: str) -> int:
    """Give the number of an English ordinal in words, or 0.

    >>> read_ordinal("twenty-eighth"), read_ordinal("One hundred and first")
    (28, 101)
    >>> read_ordinal("eighty - fourth")
    84
    """
    whole = BROKEN.sub("y-", " ".join(words.casefold().split()))
    return _ordinals().get(whole, 0)


def _mark_each(match: re.Match[str], organ: str) -> Iterator[Mark]:
    """Mark the sessions that share the word: the last one with the word."""
    kind = KINDS[" ".join((match["kind"] or "").casefold().split())]
    found = list(_ordinal().finditer(match["ordinals"]))
    if organ in organs() and organs()[organ].yearly:
        return
    counted = kind and pattern("session-counted").match(match.string, match.end())
    for ordinal in found:
        if counted and read_ordinal(ordinal[0]) < TENTH:
            continue
        end = match.end() if ordinal is found[-1] else match.start() + ordinal.end()
        number = f"{kind}{read_ordinal(ordinal[0])}"
        if not fits_year(match.string, match.end(), organ, number):
            continue
        start = match.start() + ordinal.start()
        yield Mark(start, end, MarkKind.SESSION, f"{organ}.{number}")


def _find_session(text: str, match: re.Match[str], context: Context) -> str:
    """Say whose session is named: the Assembly's where a Main Committee meets in it."""
    organ = _find_organ(text, match, context)
    others = organs()[organ].sessions if organ in organs() else "own"
    return organ if others in {"own", "none"} else others


def _find_organ(text: str, match: re.Match[str], context: Context) -> str:
    """Give the body whose session it is: "of the" one after it, or what "its" means."""
    after = pattern("session-owner").match(text, match.end())
    if after:
        owner = find_at(text, after.end(), context)
        return owner.organ if owner else ""
    coming = pattern("session-coming").match(text, match.end())
    at = max(0, match.start() - REACH)
    pronoun = pattern("session-pronoun").search(text[at : match.start()])
    if pronoun is None:
        return ""
    its = at + pronoun.start()
    # A sentence or a clause that opens with the session names its subject behind it.
    head = text[max(text.rfind(". ", 0, its) + 1, its - REACH) : its]
    if coming and pattern("session-opening").search(head):
        owner = find_at(text, coming.end(), context)
        return owner.organ if owner else ""
    return find_holder(text, its, context)


@cache
def _ordinals() -> dict[str, int]:
    """Give the number of every ordinal that a session can have."""
    words = {word: n for n, word in enumerate(ONES, 1)}
    for stem, n in TENS.items():
        words[f"{stem}ieth"] = n
        words |= {f"{stem}y-{one}": n + i for i, one in enumerate(ONES[:9], 1)}
    hundreds = {"one hundredth": 100, "hundredth": 100}
    for head in ("one hundred and", "hundred and"):
        hundreds |= {f"{head} {word}": 100 + n for word, n in words.items()}
    return words | hundreds


@cache
def _ordinal() -> re.Pattern[str]:
    """Compile the ordinals; no word has a hyphen or a letter before it."""
    tail = rf"(?:ieth|y{HYPHEN}(?:{'|'.join(ONES[:9])}))"
    small = [*(stem + tail for stem in TENS), *reversed(ONES)]
    hundred = rf"hundred(?:th|\sand\s{_choose(small)})"
    return re.compile(_choose([*small, rf"one\s{hundred}", hundred]) + r"(?!\w)")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile one or more ordinals with the word they count."""
    one = _ordinal().pattern
    return re.compile(
        rf"(?P<ordinals>{one}(?:(?:,|,?\s(?:and|to))\s{one}){{0,5}})\s"
        r"(?:(?P<kind>(?:[Ee]mergency\s)?[Ss]pecial)\s)?"
        r"(?:(?:annual|regular|resumed|substantive)\s)?[Ss]essions?\b"
    )


def _choose(words: Iterable[str]) -> str:
    """Give the regex of one of some words, each perhaps with a capital.

    Sorted by first letters, for most places in a text can be told by these alone.
    """
    letters: dict[str, list[str]] = {}
    for word in words:
        letters.setdefault(word[0], []).append(word[1:])
    forms = (f"[{a}{a.upper()}](?:{'|'.join(rest)})" for a, rest in letters.items())
    return f"(?:{'|'.join(forms)})"
