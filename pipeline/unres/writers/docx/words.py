"""WordprocessingML: its elements, and the words of a block as runs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from unres.escaping import replace_forbidden
from unres.model import CITING, Block, Kind, Mark, MarkKind
from unres.text import Span

Element = etree._Element

_W_URI: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R_URI: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{_W_URI}}}"
_R_ID: Final = f"{{{_R_URI}}}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# What ends a line in any system; those of them that XML forbids are breaks here too.
_BREAKS: Final = re.compile("(\t|\r\n|[\n-\r\x1c-\x1f\x85\u2028\u2029])")
RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that runs from right to left."""
LEFT: Final = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\w/.-]*\b")
"""A word that runs from left to right, with what stands inside it: "A/RES/60/251"."""
ACTING: Final = {Kind.PREAMBULAR, Kind.OPERATIVE, Kind.POINT, Kind.PROSE}
"""What acts: its action words are printed in italics."""
BOUND: Final = CITING | {MarkKind.DATE, MarkKind.ISSUED, MarkKind.ADOPTED}
"""Marks with figures that stay on the line of a word beside them."""
_SET_APART: Final = re.compile(
    r"(?<=[^ ]) (?=[;:!?»])|(?<=«) (?=[^ ])|(?<=\d) (?=\d{3}(?!\d))"
)
# The day before a month, which a year may leave; or what stands before a number.
_FIGURE: Final = re.compile(
    r"(?P<day>(?<![\w/])\d{1,2} )(?=[^\W\d_]{3})(?:[^\W\d_]+ (?=\d{4}))?"
    r"| (?=\d+/|\d{3})"
)


def make(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element of the main namespace with its attributes and children."""
    named = {W + name: str(value) for name, value in attributes.items()}
    made = etree.Element(W + tag, named, {"w": _W_URI, "r": _R_URI})
    made.extend(children)
    return made


def run(text: str, style: str = "") -> Element:
    """Return a run of words in a style of characters."""
    looks = [make("rPr", make("rStyle", val=style))] if style else []
    made = make("r", *looks)
    for part in _BREAKS.split(text):
        if _BREAKS.fullmatch(part):
            made.append(make("tab" if part == "\t" else "br"))
        elif part:
            made.append(make("t"))
            made[-1].text = replace_forbidden(part)
            made[-1].set(_SPACE, "preserve")
    return made


def link(words: Element, target: str) -> Element:
    """Return a run that links to the target of a relationship."""
    made = make("hyperlink", words)
    made.set(_R_ID, target)
    return made


def paragraph(style: str, runs: Iterable[Element]) -> Element:
    """Return a paragraph in a style."""
    return make("p", make("pPr", make("pStyle", val=style)), *runs)


def bind_blanks(text: str, marks: Iterable[Mark]) -> str:
    """Put no-break blanks before the numbers of citations and around months.

    And where French sets signs apart from the words that they stand at, and in figures
    of four digits and more: "14 476". The day of the adoption has a line to itself.
    """
    read = list(_SET_APART.sub("\xa0", text))
    for mark in (mark for mark in marks if mark.kind in BOUND):
        # The word that a number goes with may stand before the mark.
        for m in _FIGURE.finditer(text, max(mark.start - 1, 0), mark.end):
            read[m.end(m.lastgroup or 0) - 1] = "\xa0"
        if mark.kind is MarkKind.ADOPTED:
            whole = slice(max(mark.start - 1, 0), mark.end)
            read[whole] = "".join(read[whole]).replace(" ", "\xa0")
    return "".join(read)


def find_italics(block: Block, text: str) -> list[Span]:
    """Find the words in italics, not those by which a sentence acts again."""
    if block.kind is Kind.FORMULA:
        return [Span(0, len(text.rstrip(" ,:;.")))]
    kind = MarkKind.ACTION if block.kind in ACTING else MarkKind.CHOICE
    marks = [m for m in block.marks if m.kind is kind]
    return [Span(m.start, m.end) for m in marks if not text[m.start : m.end].islower()]
