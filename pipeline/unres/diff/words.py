"""The words of a unit, and what counts as the same.

White space and the shapes of characters differ from file to file of one page: curly
and straight quotation marks, dashes, compatibility characters, what is not seen at
all. They are no difference of the words, unless an exact comparison is asked for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from unres.readers.flat import FlatUnit, UnitKind

SHAPES: Final = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("’‘‚‛′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
)
"""Character → the one that it is taken for."""

# An ideograph is a word; so are letters, digits and combining marks in a row, whatever
# invisible characters stand between them; so is any other sign.
_WORD = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff]"
    "|(?:(?![\u3400-\u4dbf\u4e00-\u9fff])[\\w\u0300-\u036f\u064b-\u065f\u00ad\u200b-"
    "\u200f\u2060\ufeff])+"
    "|[^\\w\\s]"
)


class ComparedWord(NamedTuple):
    """A word: what it is compared by, and where it stands in its text."""

    folded: str
    start: int
    end: int


class Measure(NamedTuple):
    """What counts as a difference."""

    exact: bool = False
    """Whether white space and the shapes of characters do, and how notes count."""

    def fold(self, text: str) -> str:
        """Return what a text is compared by."""
        return text if self.exact else "".join(fold_shapes(text).split())

    def fold_number(self, unit: FlatUnit) -> str:
        """Return what the number of a unit is compared by: its letters and digits."""
        if self.exact or unit.kind is UnitKind.NOTE:
            return unit.num
        return keep_letters(unit.num)

    def fold_unit(self, unit: FlatUnit) -> tuple[str, str, str]:
        """Return what a unit is compared by: kind, number and words.

        A heading may stand on one line or two, in capitals or not, its number apart.
        """
        if unit.kind is UnitKind.HEADING and not self.exact:
            return (unit.kind, "", keep_letters(unit.num + unit.text))
        return (unit.kind, self.fold_number(unit), self.fold(unit.text))

    def list_words(self, text: str) -> list[ComparedWord]:
        """Return the words of a text, without those that are not seen."""
        words = (
            ComparedWord(m[0] if self.exact else fold_shapes(m[0]), m.start(), m.end())
            for m in _WORD.finditer(text)
        )
        return [word for word in words if word.folded]


def fold_shapes(text: str) -> str:
    """Return a text with one shape for each of its characters.

    >>> fold_shapes("“co‑operation” № ﬁve")
    '"co-operation" No five'
    """
    if text.isascii():
        return text
    return normalize("NFKC", text).translate(SHAPES)


def keep_letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case.

    >>> keep_letters("(a)"), keep_letters("3 bis.")
    ('a', '3bis')
    """
    return "".join(c for c in fold_shapes(text).casefold() if c.isalnum())
