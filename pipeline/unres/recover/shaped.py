"""What programs make of print that runs from the right: forms, blanks, ligatures."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from unres.language import UNKNOWN, Language
from unres.lexicon import rule
from unres.lexicon.patterns import pattern
from unres.text import Text, join

_MARK: Final = re.compile(r"[\u202a-\u202e]+")
_MARKED: Final = re.compile(r"^[ ]*\u202b", re.MULTILINE)
"""A line that an extractor marks as one from the right."""
_EMBEDDED: Final = re.compile(
    r"(\u202a[^\w\u202a-\u202e\n]*)"
    r"((?:\w(?:[^\u202a-\u202e\n]*\(\d{4}\)|[^\u202a-\u202e\n]*\w)?)?)"
    r"([^\w\u202a-\u202e\n]*\u202c)"
)
"""A run inside a line: what stands at its ends is in the order of print."""
_MARKS: Final = 2
"""A run has one mark at each end."""
_DATED: Final = re.compile(
    r"\)(\d{4})\([ ](\d{1,4})(?=\u202c)|\)\u202a([^\u202a-\u202e\n]*\(\d{4})\u202c"
)
"""The number of a resolution and its year, which stand in the order of print."""
_APART: Final = re.compile(r"[ ]([\u064b-\u0652]+)(?=(\w?))")
"""A vowel sign that a blank parts from its letter."""
_ENDING: Final = "\u064b\u064c\u064d"
"""The vowel signs that end a word."""
_GLUED: Final = re.compile(r"[\u0621-\u064a]{2}(?=[^\W\d_\u0600-\u06ff]+/\w)")
"""What stands before a symbol: the blank between them is lost."""
_GLUED_STROKE: Final = re.compile(
    "/(?:"
    + "|".join(
        rf"(?<=[\u0621-\u064a]{{2}}[^\W\d_\u0600-\u06ff]{{{n}}}/)" for n in range(1, 9)
    )
    + ")"
)
"""The stroke of such a symbol: strokes are few, letters are not."""
_FORM: Final = re.compile(r"[\ufb50-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]+")
"""Letters in the forms in which they are printed."""


def read_shaped(text: Text, language: Language) -> Text:
    """Read what a program gives of print from the right as what is written.

    Forms of letters are their letters. What stands at the left end of a run that goes
    from the left stands behind it. A vowel sign stands behind its letter, a blank
    before a symbol. Ligatures whose letters the program turned are read in order, as
    far as no other word has them so. The marks of direction around lines go. Keeps all
    else, and texts in languages that are written from the left.
    """
    if language.direction == UNKNOWN.direction:
        return text
    read = str(text)
    # A text in normal form has none of them: that much is told far faster.
    formed = not unicodedata.is_normalized("NFKC", read)
    if formed and _FORM.search(read):
        text = text.rewrite(_FORM, _read_forms, rule("ligature"))
    if "\u202b" in read and _MARKED.search(read):
        text = _turn_ends(text.rewrite(_DATED, _turn_year, rule("turned")))
        text = text.rewrite(_MARK, "", rule("zero-width"))
    text = text.rewrite(_APART, _join_sign, rule("vowel-sign"))
    if _GLUED_STROKE.search(text.words):
        text = text.rewrite(_GLUED, lambda m: f"{m[0]} ", rule("lost-blank"))
    # In a text whose ligatures are turned more words than one show it.
    if len(pattern("turned-article", language).findall(str(text))) <= 1:
        return text
    return text.rewrite(pattern("turned", language), _turn_letters, rule("turned"))


def _read_forms(m: re.Match[str]) -> str:
    """Give the letters of forms; a vowel sign by itself has no blank before it."""
    return "".join([unicodedata.normalize("NFKC", form).strip() for form in m[0]])


def _turn_year(m: re.Match[str]) -> str:
    return f"{m[2]} ({m[1]})" if m[1] else f"{m[3]})"


def _turn_ends(text: Text) -> Text:
    """Read the blanks and marks at each end of a run at its other end."""
    found = [m for m in _EMBEDDED.finditer(str(text)) if len(m[1] + m[3]) > _MARKS]
    spans = [(*m.span(1), *m.span(3)) for m in found]
    parts = list(text.cut(*[at for span in spans for at in span]))
    by = rule("embedding")
    for i, m in enumerate(found):
        opened, closed = 4 * i + 1, 4 * i + 3
        parts[opened] = parts[opened].read_as(m[3][-2::-1], by)
        parts[closed] = parts[closed].read_as(m[1][:0:-1], by)
    return join(parts)


def _join_sign(m: re.Match[str]) -> str:
    """Give a vowel sign behind its letter, and a blank where it ends the word."""
    return m[1] + " " * bool(m[2] and m[1][-1] in _ENDING)


def _turn_letters(m: re.Match[str]) -> str:
    return m["before"] + m["second"] + m["first"]
