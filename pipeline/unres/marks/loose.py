"""Numbers that no list gives whole: far from its head, or without their year.

The first are believed where the table of adoption dates has them with their day ("…, on
privacy, and 75/176 of 16 December"), the others where the year stands elsewhere in the
text ("resolution 2720").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from unres.language import Language
from unres.lexicon.patterns import pattern
from unres.marks.leads import UNSURE, find_lead
from unres.marks.members import Member
from unres.marks.passage import Passage
from unres.marks.series import find_title, has_form, list_numbered
from unres.marks.tokens import (
    DECISION,
    RESOLUTION,
    Token,
    TokenKind,
    find_token,
)
from unres.model import Mark, MarkKind

DATED: Final = re.compile(r"[0-9](?:/[1-9]| \((?=[12]\d{3}\)))")
"""What every loose number has, and few texts: saves a slower search."""
WIDTH: Final = 6
"""How far before the hit of `DATED` a number may begin: "ES-1234/1"."""
LENGTH: Final = 60
"""How far behind the hit a number may end: " A to C (S-XVIII)"."""
LEAD: Final = 12
"""How far before a number the word is looked at that bears on it."""
WORDS: Final = (RESOLUTION, DECISION)
"""What a number may be of."""
ORGAN: Final = "unsc"
"""The organ whose numbers run through all years, so that one says which it is."""
YEARLY: Final = re.compile(
    r"(?:/akn/un/statement/deliberation/unsc/[\d-]{10}/|S/RES/)"
    r"(?P<number>\d{1,4})(?:-| \()(?P<year>\d{4})\)?"
)
"""The IRI or the symbol of a resolution that has its year."""
BARE: Final = re.compile(r"[0-9](?<![\w/(.-].)\d{2,3}(?![\w/])(?! ?\()")

NUMBER: Final = re.compile(r"\d{3,4}")


class Loose(NamedTuple):
    """A number without a head, with its organ and what it is a number of."""

    member: Member
    organ: str
    word: str


def list_hits(passage: Passage) -> Sequence[tuple[int, int]]:
    """Give where a text may have a number without a head."""
    text = passage.text
    known = passage.numbered and ("/" in text or " (" in text)
    return [hit.span() for hit in DATED.finditer(text)] if known else ()


def find_loose(
    passage: Passage, hits: Sequence[tuple[int, int]], gap: tuple[int, int]
) -> Iterator[Loose]:
    """Find the numbers between two offsets whose organ is certain by the table.

    Takes the hits of `list_hits`.
    """
    text, language = passage.text, passage.language
    for match in _find_numbers(text, hits, gap, language):
        # The number of a draft is none, whatever else it may be the number of.
        if _is_headed(text, match.start(), language):
            continue
        value = " ".join(match[0].split())
        number = Token(TokenKind.NUMBER, match.start(), match.end(), value)
        date = find_token(text, match.end(), language, apart=False)
        date = date if date and date.kind is TokenKind.DATE and date.value else None
        member = Member(number, plain=True, date=date, days=(date,) if date else ())
        found = find_recorded(member)
        if len(found) == 1:
            yield found[0]


def _find_numbers(
    text: str,
    hits: Sequence[tuple[int, int]],
    gap: tuple[int, int],
    language: Language,
) -> Iterator[re.Match[str]]:
    """Find the numbers between two offsets, looking only where one can be."""
    number = pattern("cited-number", language)
    low = gap[0]
    for at in range(bisect_left(hits, (low, 0)), len(hits)):
        start, end = hits[at]
        if end > gap[1]:
            break
        match = number.search(text, max(low, start - WIDTH), end + LENGTH)
        if match and match.start() < end:
            yield match
            low = match.end()


def find_recorded(member: Member) -> list[Loose]:
    """Give what a number can be by the record of its day.

    Where the number has its year, as those of the Security Council, the record of
    the number is enough.
    """
    number, date = member.number.value, member.date.value if member.date else ""
    found: list[Loose] = []
    certain = date if date or not number.endswith(")") else "any"
    for organ in list_numbered() if certain else ():
        for word in WORDS:
            if not has_form(organ, number, decision=word == DECISION):
                continue
            recorded = find_title(organ, number, decision=word == DECISION)[1]
            if recorded and certain in {recorded, "any"}:
                found.append(Loose(member, organ, word))
    return found


def _is_headed(text: str, at: int, language: Language) -> bool:
    """Whether the word that opens a citation stands right before an offset."""
    before = text[max(0, at - LEAD) : at]
    heads = pattern("cited-head", language).finditer(before)
    return any(not before[head.end() :].strip() for head in heads)


def list_years(marks: Iterable[Mark]) -> Mapping[str, str]:
    """Give the target of each number cited with its year, if only with one.

    Takes the marks of citations.
    """
    found: dict[str, set[str]] = {}
    targets: dict[str, str] = {}
    for mark in marks:
        whole = YEARLY.fullmatch(mark.target.partition("#")[0])
        if whole:
            found.setdefault(whole["number"], set()).add(whole["year"])
            targets.setdefault(whole["number"], whole[0])
    return {
        number: targets[number] for number, years in found.items() if len(years) == 1
    }


def list_bare(passage: Passage) -> list[str]:
    """Give the numbers of a text that may stand for a resolution without its year."""
    return BARE.findall(passage.text) if passage.heads else []


def find_bare(passage: Passage) -> Iterator[Mark]:
    """Find the numbers behind "resolution" that the text gives a year elsewhere."""
    text, known = passage.text, passage.context.years
    bare = pattern("bare", passage.language)
    for head in passage.heads:
        listed = bare.match(text, head.end)
        if listed is None or head.value != RESOLUTION:
            continue
        lead = find_lead(passage, head, listed.end())
        if (lead.stated and lead.organ != ORGAN) or lead.organ == UNSURE:
            continue
        numbers = list(NUMBER.finditer(text, listed.start(), listed.end()))
        for number in numbers:
            target = known.get(number[0], "")
            whole = number is numbers[0] and not numbers[1:]
            start = lead.start if whole else number.start()
            kind = MarkKind.CITATION if target.startswith("/") else MarkKind.LINK
            if target:
                yield Mark(start, number.end(), kind, target)
