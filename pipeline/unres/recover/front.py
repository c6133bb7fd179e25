"""The front matter: all that stands before the text proper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from unres.lexicon import match_action, organs
from unres.lexicon.patterns import pattern
from unres.recover.lines import Line, follow
from unres.text import join

QUOTES = frozenset('“"')

TOP = 20
"""The masthead stands among so many lines."""

WIDE = 50
"""A line that opens with an action phrase and is longer than this is no title."""


@cache
def formulas() -> Mapping[str, str]:
    """Give the enacting formulas of all organs, folded, without the comma."""
    return {o.formula.casefold(): o.name for o in organs().values() if o.formula}


@cache
def _longest() -> int:
    """Give the length of the longest formula: most lines are longer."""
    return max(map(len, formulas()))


def is_formula(words: str) -> bool:
    """Whether a line is an enacting formula ("The Human Rights Council,")."""
    return bool(find_speaker(words))


def find_speaker(words: str) -> str:
    """Give the organ whose enacting formula a line is; "" for other lines.

    A formula opens with a capital: "the General Assembly" ends a title.
    """
    bare = words.strip('“" ,:*')
    if len(bare) > _longest() or bare[:1].islower():
        return ""
    return formulas().get(bare.casefold(), "")


def find_front(lines: Sequence[Line]) -> int:
    """Give the number of lines before the text proper: 0 where none can be told.

    The text opens with the enacting formula, or with the sentence above it that says
    at which meeting a decision or a statement was made. A statement, a decision or an
    old text without a formula opens with its first sentence, and so does one that
    quotes it: "… made the following statement: “The Human Rights Council,".
    """
    speaking = (i for i, line in enumerate(lines) if is_formula(line.words))
    formula = next(speaking, -1)
    if formula >= 0 and lines[formula].words[:1] not in QUOTES:
        above = (i for i in range(formula) if pattern("lead-in").match(lines[i].words))
        return next(above, formula)
    for i, line in enumerate(lines):
        if i == formula or pattern("opening").match(line.words):
            return i
        if len(line.words) > WIDE and match_action(line.words, "preambular"):
            return i
    return 0


def mend_symbol(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines with a symbol whole whose large first letter stands above it.

    "A" / "United Nations /RES/78/105": the letter of the masthead is set larger, and
    an extractor that goes by the height of a line reads it first.
    """
    for i, (above, line) in enumerate(pairwise(lines[:TOP])):
        at = line.words.find(" /") + 1
        whole = above.words + line.words[at:]
        named = at and pattern("united-nations").fullmatch(line.words[: at - 1])
        if not named or not pattern("symbol").fullmatch(whole):
            continue
        left, right = line.text.cut(at)
        text = join((left, above.text, right))
        mended = follow(line._replace(text=text, words=str(text)), [above.end])
        return (*lines[:i], mended, *lines[i + 2 :])
    return lines
