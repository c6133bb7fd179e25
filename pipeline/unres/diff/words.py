"""The words of a unit, what counts as the same, and two texts word by word.

White space and the shapes of characters differ from file to file of one page: curly
and straight quotation marks, dashes, compatibility characters, what is not seen at
all. They are no difference of the words, unless an exact comparison is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from unicodedata import normalize

from unres.diff.align import align
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


class Segment(NamedTuple):
    """A run of words of the first text, and the one of the second for it."""

    same: bool
    old: str
    new: str


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


def compare_words(a: str, b: str, measure: Measure) -> tuple[Segment, ...]:
    """Return the segments of two texts, in order; together they are both texts.

    >>> [tuple(each) for each in compare_words("We go.", "We do go.", Measure())]
    [(True, 'We ', 'We '), (False, '', 'do '), (True, 'go.', 'go.')]
    """
    words_a, words_b = measure.list_words(a), measure.list_words(b)
    pairs = align([each.folded for each in words_a], [each.folded for each in words_b])
    bounds_a, bounds_b = _find_bounds(words_a, a), _find_bounds(words_b, b)
    runs: list[Segment] = []
    at_a, at_b = 0, 0
    for next_a, next_b in [*pairs, (len(words_a), len(words_b))]:
        stop_a, stop_b = bounds_a[next_a], bounds_b[next_b]
        if stop_a > at_a or stop_b > at_b:
            old, new = a[at_a:stop_a], b[at_b:stop_b]
            same = measure.fold(old) == measure.fold(new)
            runs.append(Segment(same, old, new))
            at_a, at_b = stop_a, stop_b
        if next_a < len(words_a):
            stop_a, stop_b = bounds_a[next_a + 1], bounds_b[next_b + 1]
            runs.append(Segment(True, a[at_a:stop_a], b[at_b:stop_b]))
            at_a, at_b = stop_a, stop_b
    return tuple(_merge(runs))


def _find_bounds(words: list[ComparedWord], text: str) -> list[int]:
    """Return where each word begins, the first with the text, and where all end."""
    return [0, *(word.start for word in words[1:]), len(text)][-len(words) - 1 :]


def _merge(runs: list[Segment]) -> Iterator[Segment]:
    """Yield the runs, with those of one sort that meet made one."""
    for same, group in groupby(runs, key=attrgetter("same")):
        olds, news = zip(*((run.old, run.new) for run in group), strict=True)
        yield Segment(same, "".join(olds), "".join(news))
