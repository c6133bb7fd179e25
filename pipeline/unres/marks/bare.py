"""Resolutions cited without their year, which stands elsewhere: "resolution 2720"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from unres.lexicon.patterns import pattern
from unres.marks.leads import UNSURE, find_lead
from unres.marks.passage import Passage
from unres.marks.tokens import RESOLUTION
from unres.model import Mark, MarkKind

ORGAN: Final = "unsc"
"""The organ whose numbers run through all years, so that one says which it is."""

YEARLY: Final = re.compile(
    r"(?:/akn/un/statement/deliberation/unsc/[\d-]{10}/|S/RES/)"
    r"(?P<number>\d{1,4})(?:-| \()(?P<year>\d{4})\)?"
)
"""The IRI or the symbol of a resolution that has its year."""

BARE: Final = re.compile(r"[0-9](?<![\w/(.-].)\d{2,3}(?![\w/])(?! ?\()")

NUMBER: Final = re.compile(r"\d{3,4}")


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
