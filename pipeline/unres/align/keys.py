"""Ids without the letters of a language: what one unit is called in all of them."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from unres.numbers import ALPHABETS, count_letter, read_number, write_roman

POINTS: Final = frozenset({"point", "item", "subparagraph", "indent"})
"""The elements of what English numbers with letters, and below them in roman."""

MOST: Final = 39
"""Points of higher numbers stay as they are printed."""

_STEP: Final = re.compile(r"(?<![A-Za-z])([A-Za-z]+)_([^_]+)")

_UNPRINTED: Final = re.compile(r"(?<=__)(?:al|list)_\d+__")
_HEADED: Final = re.compile(rf"(?<=_)({'|'.join(sorted(POINTS))})(_[^_]+)__heading$")


def make_key(id: str) -> str:
    """Return an eId with numbers as English prints them.

    An id bears the number as printed: "point_б" and "point_ب" are the second points, as
    "point_b" is; "point_1", "point_一" are the first of those below, as "point_i" is.

    >>> make_key("para_2__list_1__point_б__list_1__point_一")
    'para_2__list_1__point_b__list_1__point_i'
    """
    return _STEP.sub(_translate, id)


def find_place(key: str) -> str:
    """Return a key without what is not printed: lists, and which part of a point it is.

    One edition may print the words of a point as its heading, another as its words.

    >>> find_place("para_2__al_1__list_1__point_b__heading")
    'para_2__point_b'
    """
    return _HEADED.sub(r"\1\2", _UNPRINTED.sub("", key))


def _translate(m: re.Match[str]) -> str:
    """Return a step of an id with its number in English; another stays as it is."""
    name, printed = m.groups()
    number = normalize("NFKC", printed).strip("()")
    value = read_number(number)
    if value:
        roman = write_roman(value) if value <= MOST else ""
        number = roman if name in POINTS else str(value)
    elif not number.isascii():
        letter = count_letter(number)
        number = _write_letter(letter) if letter else ""
    return f"{name}_{number or printed}"


def _write_letter(value: int) -> str:
    """Return the Latin letter of a place; beyond the alphabet it is doubled."""
    again, place = divmod(value - 1, len(ALPHABETS[0]))
    return ALPHABETS[0][place] * (again + 1)
