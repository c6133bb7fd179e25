"""Levels of headings: which heading stands over which, told by their numbers."""

from __future__ import annotations

import re
from typing import Final

RANKS: Final = {
    "part": 0,
    "chapter": 1,
    "section": 1,
    "title": 2,
    "article": 2,
    "hcontainer": 2,
    "division": 3,
}
"""The elements of headings; a smaller rank holds the greater ones."""
_ROMAN: Final = re.compile(r"[IVX]+")


def find_level(number: str, before: str, named: str) -> str:
    """Find the element of a heading by its number and the one printed before it.

    `named` is what a word beside the number says that it is ("part", "principle");
    where no element is called so, it is an `hcontainer`.

    >>> find_level("IV.", "III.", ""), find_level("I.", "H.", "")
    ('section', 'title')
    >>> find_level("Principle 3", "", "principle"), find_level("", "", "")
    ('hcontainer', 'division')
    """
    if named:
        return named if named in RANKS else "hcontainer"
    bare, last = number.strip(" .()"), before.strip(" .()")
    follows = len(bare) == len(last) == 1 and ord(bare) == ord(last) + 1
    # After "H", an "I" is a letter; after "I" comes no letter "J".
    if _ROMAN.fullmatch(bare) and not follows:
        return "section"
    if len(bare) == 1 and bare.isalpha():
        return "title"
    return "division"
