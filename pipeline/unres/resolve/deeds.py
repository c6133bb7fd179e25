"""What a unit does; who is asked to act and by when, where that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.addressee import addressees
from unres.lexicon.patterns import NEVER, may_hold, pattern
from unres.model import Mark, MarkKind, Meta
from unres.text import Span

NAMED: Final = frozenset({MarkKind.ORGAN, MarkKind.ROLE, MarkKind.STATE})
"""The marks of those who can be asked."""
_REACH: Final = 28
"""How far before a time its preposition is looked for."""
TIMES: Final = (MarkKind.DATE, MarkKind.SESSION)
"""The marks of times."""
_IN_ORDER: Final = attrgetter("start", "end", "kind", "target")


class Deed(NamedTuple):
    """What a unit does by one of its action phrases."""

    phrase: str
    """The phrase as printed."""
    concept: str
    at: Span
    addressees: tuple[str, ...]
    """Who is asked: lexicon names and codes, as the targets of marks; groups."""
    due: tuple[str, ...]
    """By when it is to be done: later sessions of the organ, and later dates."""


def find_deeds(
    text: str, actions: list[Mark], marks: tuple[Mark, ...], meta: Meta
) -> tuple[Deed, ...]:
    """Give what a unit does by its action phrases and the marks around them."""
    language = meta.language
    asking = addressees(language).asking
    deeds: list[Deed] = []
    for place, action in enumerate(actions, 1):
        names: tuple[str, ...] = ()
        times: tuple[str, ...] = ()
        if action.target in asking:
            last = actions[place].start if place < len(actions) else len(text)
            known = {m.start: m for m in marks if m.kind in NAMED and m.target}
            found = _read_names(text, action.end, known, language)
            names = tuple(dict.fromkeys(found))
            times = tuple(dict.fromkeys(_read_times(text, marks, action, last, meta)))
        phrase, at = text[action.start : action.end], Span(action.start, action.end)
        deeds.append(Deed(phrase, action.target, at, names, times))
    return tuple(deeds)


def _read_names(
    text: str, start: int, known: Mapping[int, Mark], language: Language
) -> Iterator[str]:
    """Give who is asked: the objects right behind a phrase, as far as they are known.

    Two capitals with a bare "and" between may share a word that follows ("United
    Nations and African Union forces"): the first waits for the end of the second.
    """
    waiting: list[str] = []
    joined = pattern("asked-lead", language).match(text, start)
    while joined:
        at = joined.end()
        found = _match_name(text, at, known, language)
        if found is None:
            return
        name, end = found
        joined = pattern("asked-next", language).match(text, end)
        ended = pattern("asked-end", language).match(text, end)
        waiting.append(name)
        if ended or (
            joined and pattern("asked-joined", language).match(text, joined.end())
        ):
            yield from waiting
            waiting = []


def _match_name(
    text: str, at: int, known: Mapping[int, Mark], language: Language
) -> tuple[str, int] | None:
    """Read the group or mark at a place, be it behind an article, and where it ends."""
    if group := pattern("asked-group", language).match(text, at):
        return " ".join(group["group"].split()), group.end()
    article = pattern("asked-article", language).match(text, at)
    mark = known.get(at) or (known.get(article.end()) if article else None)
    return (mark.target, mark.end) if mark else None


def _read_times(
    text: str, marks: tuple[Mark, ...], action: Mark, end: int, meta: Meta
) -> Iterator[str]:
    """Give the times that the clause of an action, up to an offset, says.

    Later sessions of the organ and later dates; a time after the adoption ("P5M")
    and how often something is to be done ("R/P1Y"), as ISO 8601 writes them.
    """
    last, language = -1, meta.language
    within = [m for m in marks if m.kind in TIMES and action.end <= m.start < end]
    for mark in sorted(within, key=_IN_ORDER):
        if _is_later(mark, meta):
            more = last >= 0 and pattern("due-and", language).fullmatch(
                text, last, mark.start
            )
            if more or _leads_to(mark, text, language):
                yield mark.target
                last = mark.end
    if action.target in addressees(language).recurring:
        yield from _read_periods(text, action.end, end, language)


def _read_periods(text: str, start: int, end: int, language: Language) -> Iterator[str]:
    lexicon = addressees(language)
    if not may_hold(text[start:end].casefold(), _list_cues(language)):
        return
    for m in _compile_periods(language).finditer(text, start, end):
        if m["often"]:
            yield "R/" + lexicon.often[" ".join(m["often"].lower().split())]
            continue
        every = m["number"] is not None
        number, unit = (m["number"], m["unit"]) if every else (m["count"], m["since"])
        value = int(number) if number.isdecimal() else lexicon.numbers[number.lower()]
        yield f"{'R/' if every else ''}P{value}{lexicon.units[unit.lower()]}"


@cache
def _list_cues(language: Language) -> tuple[str, ...]:
    """List words of which each period has one: units of time, or how often it comes."""
    lexicon = addressees(language)
    ends = [words.split()[-1] for words in (*lexicon.often, *lexicon.units)]
    return tuple(dict.fromkeys(word.casefold() for word in ends))


@cache
def _compile_periods(language: Language) -> re.Pattern[str]:
    """Compile the periods: "annually", "every 90 days", "two months after"."""
    lexicon = addressees(language)
    number = rf"\d{{1,3}}|{_either(lexicon.numbers)}"
    unit = _either(lexicon.units)
    edge, blank = (r"\b", r"\s+") if language.bounded else ("", r"\s*")
    after = _either(lexicon.after) or NEVER
    return re.compile(
        rf"{edge}(?:(?P<often>{_either(lexicon.often)})"
        rf"|(?:{_either(lexicon.every)}){blank}(?P<number>{number}){blank}(?P<unit>{unit})"
        rf"|(?P<count>{number}){blank}(?P<since>{unit}){blank}(?:{after})){edge}",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    """Give the pattern of any of some words, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def _is_later(mark: Mark, meta: Meta) -> bool:
    """Tell whether a mark is a time after the document's own."""
    if mark.kind is MarkKind.DATE:
        return bool(meta.dated) and mark.target > meta.dated
    organ, _, number = mark.target.rpartition(".")
    if mark.kind is not MarkKind.SESSION or organ != meta.organ:
        return False
    numbers = (number, meta.session)
    return all(map(str.isdecimal, numbers)) and int(number) > int(meta.session)


def _leads_to(mark: Mark, text: str, language: Language) -> bool:
    """Tell whether the words before a time make it one by which to act."""
    sign = "due-by" if mark.kind is MarkKind.DATE else "due-session"
    return bool(
        pattern(sign, language).search(text[max(0, mark.start - _REACH) : mark.start])
    )
