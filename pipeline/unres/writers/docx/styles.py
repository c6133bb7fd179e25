"""The styles: every look of the document, in one table.

The measures are those of the United Nations' own word-processing templates for
documents in A4: text 10 point, 20 mm in from a type area of 170 mm.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from unres.language import Language
from unres.writers.docx.wml import Element, make, serialise

TYPE_AREA: Final = 9638
"""The width of A4 between margins of 20 mm, in twips (170 mm)."""
INDENT: Final = 1134
"""The margin of the text within the type area, in twips (20 mm)."""
STEP: Final = 567
"""The indent of a first line, and of each level of points, in twips (10 mm)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs; measures in twips, sizes in half-points."""

    name: str
    left: int = 0
    right: int = 0
    first: int = 0
    """The indent of the first line; a negative one hangs."""
    before: int = 0
    after: int = 120
    size: int = 20
    align: str = ""
    bold: bool = False
    italic: bool = False
    tabs: tuple[tuple[str, int], ...] = ()
    keep: bool = False
    """Whether it stays on the page of what follows."""
    new_page: bool = False
    rule: str = ""
    """The side with a rule: "top" or "bottom"."""
    level: int = 0
    """The level in the outline, from 1; 0 for none."""


_TEXT: Final = Style("", left=INDENT, right=INDENT)
_BODY: Final = replace(_TEXT, align="both")
_BOLD: Final = replace(_TEXT, bold=True, keep=True)
_CENTRED: Final = replace(_BOLD, align="center", before=240)
_COVER: Final = Style("", after=0, keep=True)

STYLES: Final[dict[str, Style]] = {
    "Normal": Style("Normal", after=0),
    "Nation": Style("UN Nation", left=INDENT, after=0, size=28),
    "Symbol": Style("UN Symbol", after=0, align="right"),
    "Organ": Style("UN Organ", left=INDENT, before=80, size=34, bold=True),
    "Particulars": Style("UN Particulars", after=0),
    "Cover": replace(_COVER, name="UN Cover"),
    "CoverStrong": replace(_COVER, name="UN Cover Strong", bold=True),
    "CoverOrgan": replace(_COVER, name="UN Cover Organ", size=24, bold=True),
    "Adoption": replace(_BOLD, name="UN Adoption", before=360, after=240, size=28),
    "Proponent": replace(_TEXT, name="UN Proponent", italic=True, keep=True),
    "Title": replace(
        replace(_BOLD, name="Title", before=240, after=240, size=24, level=1),
        first=-INDENT,
        tabs=(("right", INDENT - STEP // 2), ("left", INDENT)),
    ),
    "Formula": replace(_TEXT, name="UN Formula", first=STEP, keep=True),
    "Preambular": replace(_BODY, name="UN Preambular", first=STEP),
    "Operative": replace(
        _BODY, name="UN Operative", first=STEP, tabs=(("left", INDENT + 2 * STEP),)
    ),
    "Point": replace(_BODY, name="UN Point", left=INDENT + 2 * STEP, first=-STEP),
    "Prose": replace(_BODY, name="UN Prose"),
    "Quoted": replace(_BODY, name="UN Quoted", left=INDENT + STEP, right=INDENT + STEP),
    "Heading1": replace(_CENTRED, name="heading 1", size=24, level=1),
    "Heading2": replace(_CENTRED, name="heading 2", level=2),
    "Heading3": replace(_CENTRED, name="heading 3", italic=True, level=3),
    "Closing": replace(
        _TEXT, name="UN Closing", after=0, align="right", italic=True, keep=True
    ),
    "Vote": replace(_TEXT, name="UN Vote", before=120, after=120, keep=True),
    "Voters": replace(_BODY, name="UN Voters", left=INDENT + STEP),
    "Annex": replace(
        replace(_CENTRED, name="UN Annex", after=240, size=28, level=1), new_page=True
    ),
    "Caption": replace(_BOLD, name="caption", before=120),
    "TableText": Style("UN Table Text", before=40, after=40),
    "FootnoteText": replace(
        _TEXT, name="footnote text", first=-STEP // 2, after=40, size=18
    ),
    "Header": Style("header", after=240, size=18, bold=True, rule="bottom"),
    "Footer": Style("footer", after=0, size=18, bold=True),
    "Job": Style("UN Job Number", after=0),
}
"""Identifier → style; the text styles share one margin, so that a shift moves all."""

LOCALES: Final[dict[str, str]] = {
    "ar": "ar-SA",
    "en": "en-GB",
    "es": "es-ES",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "zh": "zh-CN",
}
"""Language → locale: the United Nations write English as the British do."""


def find_locale(language: str) -> str:
    """Give the locale of a language; a language that is not official stays itself."""
    plain = language.isascii() and language.isalpha()
    return LOCALES.get(language, language if plain else "und")


@cache
def write_styles(language: Language) -> bytes:
    """Give the part with the styles, for a document in a language."""
    root = make("styles", _set_defaults(language))
    root.extend([_print_style(name, style) for name, style in STYLES.items()])
    root.extend(_list_others())
    if language.direction == "rtl":
        looks = root[1].find("{*}pPr")
        if looks is not None:
            looks.insert(0, make("bidi"))
    return serialise(root)


def _set_defaults(language: Language) -> Element:
    """Give the looks that hold where no style says otherwise."""
    locale = find_locale(language.tag)
    latin, east = "Times New Roman", "SimSun"
    fonts = make("rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin)
    east_asian = locale if language.tag == "zh" else "zh-CN"
    complex_script = locale if language.direction == "rtl" else "ar-SA"
    lang = make("lang", val=locale, eastAsia=east_asian, bidi=complex_script)
    sizes = (make("sz", val=20), make("szCs", val=20))
    runs = make("rPrDefault", make("rPr", fonts, *sizes, lang))
    spacing = make("spacing", after=0, line=240, lineRule="atLeast")
    looks = make("pPr", make("widowControl"), spacing)
    return make("docDefaults", runs, make("pPrDefault", looks))


def _print_style(name: str, style: Style) -> Element:
    """Give one style of paragraphs."""
    first = name == "Normal"
    made = make("style", type="paragraph", styleId=name, default=int(first))
    made.append(make("name", val=style.name))
    if not first:
        made.append(make("basedOn", val="Normal"))
    made.append(make("qFormat"))
    made.append(make("pPr", *_list_paragraph_looks(style)))
    made.append(make("rPr", *_list_run_looks(style)))
    return made


def _list_paragraph_looks(style: Style) -> Iterable[Element]:
    """Give the properties of its paragraphs, in the order of the schema."""
    if style.keep:
        yield make("keepNext")
    if style.new_page:
        yield make("pageBreakBefore")
    if style.rule:
        rule = make(style.rule, val="single", sz=4, space=4, color="auto")
        yield make("pBdr", rule)
    if style.tabs:
        yield make("tabs", *(make("tab", val=kind, pos=at) for kind, at in style.tabs))
    yield make("spacing", before=style.before, after=style.after)
    yield make_indent(style.left, style.right, style.first)
    if style.align:
        yield make("jc", val=style.align)
    if style.level:
        yield make("outlineLvl", val=style.level - 1)


def make_indent(left: int, right: int, first: int) -> Element:
    """Give an indent in twips; a negative first line hangs."""
    kind = "hanging" if first < 0 else "firstLine"
    return make("ind", left=left, right=right, **{kind: abs(first)})


def _list_run_looks(style: Style) -> Iterable[Element]:
    """Give the properties of its runs, in the order of the schema."""
    if style.bold:
        yield from (make("b"), make("bCs"))
    if style.italic:
        yield from (make("i"), make("iCs"))
    yield from (make("sz", val=style.size), make("szCs", val=style.size))


def _list_others() -> Iterable[Element]:
    """Give the styles of characters and tables that Word itself needs."""
    font = make("style", type="character", styleId="DefaultParagraphFont", default=1)
    font.append(make("name", val="Default Paragraph Font"))
    call = make("style", type="character", styleId="FootnoteReference")
    call.append(make("name", val="footnote reference"))
    call.append(make("basedOn", val="DefaultParagraphFont"))
    call.append(make("rPr", make("vertAlign", val="superscript")))
    table = make("style", type="table", styleId="TableNormal", default=1)
    table.append(make("name", val="Normal Table"))
    gaps = [make(side, w=gap, type="dxa") for side, gap in _GAPS.items()]
    table.append(make("tblPr", make("tblCellMar", *gaps)))
    return font, call, table


_GAPS: Final = {"top": 0, "left": 57, "bottom": 0, "right": 57}
