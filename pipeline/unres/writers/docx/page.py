"""The page: its size and margins, the running heads and the page numbers."""

from __future__ import annotations

from typing import Final

from lxml import etree

from unres.model import Meta
from unres.writers.docx.masthead import enlarge
from unres.writers.docx.wml import R_ID, Element, W, make, paragraph, run, serialise

HEADS: Final[dict[str, tuple[str, str]]] = {
    "word/footer-even.xml": ("footerReference", "even"),
    "word/footer-first.xml": ("footerReference", "first"),
    "word/footer-odd.xml": ("footerReference", "default"),
    "word/header-even.xml": ("headerReference", "even"),
    "word/header-first.xml": ("headerReference", "first"),
    "word/header-odd.xml": ("headerReference", "default"),
}
"""Part → what refers to it, and the pages it stands on: odd ones are the default."""

_SIDES: Final = {"even": "left", "odd": "right"}


def write_section(relations: dict[str, str]) -> Element:
    """Give the properties of the one section: A4, 20 mm at the sides.

    `relations` are the identifiers of the parts of `HEADS`.
    """
    section = make("sectPr")
    for part, (tag, pages) in HEADS.items():
        reference = make(tag, type=pages)
        reference.set(R_ID, relations[part])
        section.append(reference)
    section.append(make("pgSz", w=11906, h=16838))
    sides = {"top": 1417, "right": 1134, "bottom": 1134, "left": 1134}
    section.append(make("pgMar", **sides, header=850, footer=567, gutter=0))
    section.append(make("titlePg"))
    return section


def write_heads(meta: Meta, symbol_is_printed: bool) -> dict[str, bytes]:
    """Give the running heads and feet by their part.

    From page 2: the symbol, the number of the page. On page 1: the symbol, if the
    masthead does not print it, and the job number.
    """
    first = "" if symbol_is_printed else meta.symbol
    parts: dict[str, bytes] = {
        "word/header-first.xml": serialise(make("hdr", _write_first(first))),
        "word/footer-first.xml": serialise(make("ftr", _write_job(meta.job_number))),
    }
    for pages, side in _SIDES.items():
        aside = make("jc", val=side)
        words = [run(meta.symbol)] if meta.symbol else []
        head = paragraph("Header", words, aside)
        parts[f"word/header-{pages}.xml"] = serialise(make("hdr", head))
        field = make("fldSimple", run("2"), instr=" PAGE ")
        foot = paragraph("Footer", [field], make("jc", val=side))
        parts[f"word/footer-{pages}.xml"] = serialise(make("ftr", foot))
    return parts


def _write_first(symbol: str) -> Element:
    """Give the head of page 1: the symbol at the right above a rule, or nothing."""
    if not symbol:
        return paragraph("Normal", ())
    runs = [run(symbol)]
    enlarge(runs)
    rule = make("bottom", val="single", sz=12, space=2, color="auto")
    return paragraph("Symbol", runs, make("pBdr", rule), make("spacing", after=240))


def _write_job(number: str) -> Element:
    """Give the foot of page 1: the job number, where the source gives one."""
    return paragraph("Job", [run(number)] if number else [])


def turn(part: bytes) -> bytes:
    """Give a part with its runs, tables and section read from right to left."""
    root = etree.fromstring(part)
    for made in root.iter(W + "r"):
        looks = made.find(W + "rPr")
        if looks is None:
            looks = make("rPr")
            made.insert(0, looks)
        looks.append(make("rtl"))
    for made in root.iter(W + "tblPr"):
        made.insert(0, make("bidiVisual"))
    for made in root.iter(W + "sectPr"):
        made.append(make("bidi"))
    return serialise(root)
