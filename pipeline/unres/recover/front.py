"""The front matter: all that stands before the text proper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from unres.language import PAUSES, Language
from unres.lexicon import match_action, organs_in
from unres.lexicon.actions import is_acting
from unres.lexicon.counting import read_ordinal
from unres.lexicon.folding import STROKE, bare, fold
from unres.lexicon.patterns import pattern
from unres.numbers import read_marker
from unres.recover.lines import Line, follow
from unres.text import join

ORDINAL: Final = 30
"""No number of a session is longer in words."""
QUOTES = frozenset('“«"')

TOP = 20
"""The masthead stands among so many lines."""
WIDE: Final = {True: 50, False: 22}
"""A line that opens with an action phrase and is longer than this is no title: where
words have blanks around them, and where a character is one."""


MASTHEAD: Final = ("symbol", "distribution", "original", "period", "date", "session",
                   "agenda")  # fmt: skip
"""Patterns of the units of a masthead."""
_ENDING: Final = 3
"""By how many characters the end of a formula is told."""
_MARKS: Final = tuple(PAUSES)
_AROUND: Final = f'“"« *{PAUSES}'
"""What may stand around the words of a formula."""


@dataclass(frozen=True, slots=True)
class _Formulas:
    """The enacting formulas of all organs in a language."""

    organs: Mapping[str, str]
    """Each, folded, without the comma → the organ; "" for that of several.

    "The Executive Board" names none by itself.
    """
    titles: frozenset[str]
    """The names of organs, folded: what a masthead prints without a mark."""
    endings: frozenset[str]
    """How formulas end: no other words are worth a look."""
    longest: int
    """How long one is at most, with a session before it: most lines are longer."""


@cache
def _read_formulas(language: Language) -> _Formulas:
    spoken: dict[str, str] = {}
    known = organs_in(language).values()
    for organ in known:
        formula = fold(organ.formula)
        if formula:
            spoken[formula] = "" if formula in spoken else organ.name
    return _Formulas(
        spoken,
        frozenset(fold(organ.title) for organ in known),
        frozenset(formula[-_ENDING:] for formula in spoken),
        max(map(len, spoken), default=0) + ORDINAL,
    )


def is_formula(words: str, language: Language, after: str = "") -> bool:
    """Whether a line is an enacting formula ("The Human Rights Council,").

    One that is nothing but the name of the organ has a mark behind it, or the words
    `after` it act: a masthead prints that name too, and in Arabic all of the formula.
    """
    known = _read_formulas(language)
    formula = _find_formula(words, language, known)
    if formula not in known.organs:
        return False
    # In print from the right an extractor may give the mark first.
    if words.rstrip("*").endswith(_MARKS) or words.startswith(_MARKS):
        return True
    if formula in known.titles:
        return _acts(after, language)
    return not any(pattern(name, language).match(after) for name in MASTHEAD)


def _acts(words: str, language: Language) -> bool:
    """Whether words open with an action phrase, and are no kind of document.

    A text without a preamble opens with the number of its first paragraph.
    """
    if pattern("doctype", language).match(words):
        return False
    marker = read_marker(words)
    return is_acting(words[marker.end :] if marker else words, language)


def find_speaker(words: str, language: Language) -> str:
    """Give the organ whose enacting formula a line is; "" for other lines."""
    known = _read_formulas(language)
    return known.organs.get(_find_formula(words, language, known), "")


def _find_formula(words: str, language: Language, known: _Formulas) -> str:
    """Give a line as formulas are kept; "" where it can be none.

    A formula opens with no small letter: "the General Assembly" ends a title. It may
    tell the session: "The Ninety-sixth World Health Assembly,".
    """
    spoken = words.strip(_AROUND)
    # Signs are in few lines: one that is twice as long is too long without them.
    if words[:1].islower() or len(spoken) > 2 * known.longest:
        return ""
    end = spoken[-_ENDING:].lower()
    if not end.isascii():
        if not end.isalpha() or STROKE in end:
            # A letter has two signs at most.
            end = bare(spoken[-3 * _ENDING :])[-_ENDING:]
        end = fold(end)
    if end not in known.endings:
        return ""
    spoken = bare(spoken)
    if len(spoken) > known.longest or spoken[:1].islower():
        return ""
    folded = fold(spoken)
    if folded in known.organs:
        return folded
    told = pattern("numbered-organ", language).search(spoken)
    if told and read_ordinal(told["ordinal"], language):
        return fold(spoken[: told.start()] + spoken[told.start("organ") :])
    return folded


def find_front(lines: Sequence[Line], language: Language) -> int:
    """Give the number of lines before the text proper: 0 where none can be told.

    The text opens with the enacting formula, or with the sentence above it that says
    at which meeting a decision or a statement was made. A statement, a decision or an
    old text without a formula opens with its first sentence, and so does one that
    quotes it: "… made the following statement: “The Human Rights Council,". An
    amendment opens with what it changes.
    """
    last = len(lines) - 1
    speaking = (
        i
        for i, line in enumerate(lines)
        if is_formula(line.words, language, lines[min(i + 1, last)].words)
    )
    formula = next(speaking, -1)
    if formula >= 0 and lines[formula].words[:1] not in QUOTES:
        above = (
            i
            for i in range(formula)
            if pattern("lead-in", language).match(lines[i].words)
        )
        return next(above, formula)
    amending = (
        i for i, x in enumerate(lines) if pattern("amendment", language).search(x.words)
    )
    amended = next(amending, len(lines))
    for i, line in enumerate(lines):
        if i > amended and pattern("instruction", language).match(line.words):
            return i
        if i == formula or pattern("opening", language).match(line.words):
            return i
        if is_wide(line.words, language) and match_action(
            line.words, "preambular", language
        ):
            return i
    return 0


def is_wide(words: str, language: Language) -> bool:
    """Whether words that open with an action phrase are too long for a title."""
    return len(words) > WIDE[language.bounded]


def mend_symbol(lines: Sequence[Line], language: Language) -> Sequence[Line]:
    """Give the lines with a symbol whole whose large first letter stands above it.

    "A" / "United Nations /RES/78/105": the letter of the masthead is set larger, and
    an extractor that goes by the height of a line reads it first.
    """
    for i, (above, line) in enumerate(pairwise(lines[:TOP])):
        at = line.words.find(" /") + 1
        if not at:
            continue
        whole = above.words + line.words[at:]
        named = pattern("united-nations", language).fullmatch(line.words[: at - 1])
        if not named or not pattern("symbol", language).fullmatch(whole):
            continue
        left, right = line.text.cut(at)
        whole_line = line.reading(join((left, above.text, right)))
        mended = follow(whole_line, [above.end])
        return (*lines[:i], mended, *lines[i + 2 :])
    return lines
