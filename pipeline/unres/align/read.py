"""An edition of a text: what work it is of, its language, its units by their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import normalize

from unres.errors import SourceError
from unres.language import UNKNOWN, Language
from unres.lexicon import find_language
from unres.lexicon.counting import read_ordinal, spell_number
from unres.numbers import (
    ALPHABETS,
    count_letter,
    count_roman,
    read_number,
    write_letter,
    write_roman,
)
from unres.readers.flat import FlatUnit, read_claim, read_units
from unres.validate.parse import parse_sound

POINTS: Final = frozenset({"point", "item", "subparagraph", "indent"})
"""The elements of what English numbers with letters, and below them in roman."""
MOST: Final = 39
"""Points of higher numbers stay as they are printed."""
_STEP: Final = re.compile(r"(?<![A-Za-z])([A-Za-z]+)_([^_]+)")
_UNPRINTED: Final = re.compile(r"(?<=__)(?:al|list)_\d+__")
_HEADED: Final = re.compile(rf"(?<=_)({'|'.join(sorted(POINTS))})(_[^_]+)__heading$")


class Expression(NamedTuple):
    """A document in one language."""

    name: str
    work: str
    """The IRI of the work: one for all languages."""
    tag: str
    """Its language: by BCP 47 where that is known, else as the file has it."""
    units: Mapping[str, Sequence[FlatUnit]]
    """The units and notes by the key of their eId, in the order of the text."""


def make_key(id: str, language: Language) -> str:
    """Return an eId of a text in a language with the values of its numbers.

    An id bears the number as printed: "point_б" and "point_ب" are the second points, as
    "point_b" is; "point_1", "point_一" are the first of those below, as "point_i" is.
    Sections and annexes are counted alike whether by "I", "一" or "أولا".

    >>> from unres.lexicon import find_language
    >>> arabic, chinese = find_language("ar"), find_language("zh")
    >>> make_key("para_2__list_1__point_б__list_1__point_一", chinese)
    'para_2__list_1__point_b__list_1__point_i'
    >>> make_key("sec_أولا__title_باء", arabic), make_key("att_II", arabic)
    ('sec_1__title_B', 'att_2')
    """
    return _STEP.sub(partial(_translate, language), id)


def find_place(key: str) -> str:
    """Return a key without what is not printed: lists, and which part of a point it is.

    One edition may print the words of a point as its heading, another as its words.

    >>> find_place("para_2__al_1__list_1__point_b__heading")
    'para_2__point_b'
    """
    return _HEADED.sub(r"\1\2", _UNPRINTED.sub("", key))


def _translate(language: Language, m: re.Match[str]) -> str:
    """Return a step of an id with its number in English; another stays as it is."""
    name, printed = m.groups()
    number = normalize("NFKC", printed).strip("()")
    value = read_number(number)
    if not number.isascii() and not value:
        words = number.replace("-", " ")
        value = read_ordinal(words, language)
        spelled = spell_number(words, language)
        number = spelled if spelled.isascii() else number
    if name not in POINTS and number.isupper():
        value = value or count_roman(number.lower())
    if value:
        roman = write_roman(value) if value <= MOST else ""
        number = roman if name in POINTS else str(value)
    elif not number.isascii():
        letter = count_letter(number)
        number = write_letter(letter, ALPHABETS[0]) if letter else ""
    return f"{name}_{number or printed}"


def read_edition(data: bytes, name: str) -> Expression:
    """Read Akoma Ntoso from any source; keeps every unit and every note.

    Raises:
        SourceError: It cannot be read, or does not say its work or its language.
    """
    root = parse_sound(data)
    work = read_claim(root, "FRBRWork", "FRBRthis", "value")
    code = read_claim(root, "FRBRExpression", "FRBRlanguage", "language")
    language = find_language(code)
    units: dict[str, list[FlatUnit]] = {}
    for unit in read_units(root):
        for each in (unit, *unit.notes):
            units.setdefault(find_place(make_key(each.id, language)), []).append(each)
    return Expression(name, work, code if language == UNKNOWN else language.tag, units)


def refuse_others(editions: Sequence[Expression]) -> None:
    """Refuse editions that are not of one work, or two in one language.

    Raises:
        SourceError: They are not; the message names two files and what they say.
    """
    for a, b in pairwise(editions):
        if a.work != b.work:
            raise SourceError(
                f"{a.name} and {b.name} are not of one work (FRBRWork, FRBRthis):"
                f" {a.work} and {b.work}"
            )
    named: dict[str, str] = {}
    for edition in editions:
        if edition.tag in named:
            raise SourceError(
                f"{named[edition.tag]} and {edition.name} are in one language"
                f" (FRBRlanguage): {edition.tag}; give one file for each language"
            )
        named[edition.tag] = edition.name
