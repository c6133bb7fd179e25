"""Templates, by python-docx: ours, and a file of the user's with what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import PartFactory, XmlPart
from lxml import etree

from unres.errors import SourceError
from unres.writers.docx.words import Element, W

# python-docx has no class for footnotes.
PartFactory.part_type_for[CT.WML_FOOTNOTES] = XmlPart

EDGES: Final = {RT.HEADER, RT.FOOTER}
LOOKS: Final = EDGES | {
    RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME, RT.FONT_TABLE, RT.WEB_SETTINGS,
    RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES,
}  # fmt: skip
"""The parts that are kept of a file; others belong to its words, or count them."""
_DAMAGE: Final = (
    PackageNotFoundError, BadZipFile, etree.XMLSyntaxError, AttributeError, KeyError,
    TypeError, ValueError,
)  # fmt: skip
_FLAT: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LISTED: Final = "[Content_Types].xml"
"""The part that lists what the others are."""
_DOCUMENT: Final = CT.WML_DOCUMENT_MAIN.encode()
_TEMPLATE: Final = _DOCUMENT.replace(b"document.main", b"template.main")
_NAMING: Final = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


@cache
def read_template(reference: bytes = b"") -> tuple[bytes, dict[str, str]]:
    """Return a template, and its ids of our styles where they are not ours.

    Of a file of the user's the styles, margins, heads and feet stay; what it has not
    is filled in, and all its words go.

    Raises:
        SourceError: It is no Word file that can be used, or holds macros.
    """
    if not reference:
        return _pack(), {}
    ours, kept = docx.Document(BytesIO(_pack())), BytesIO()
    try:
        word = docx.Document(BytesIO(_make_document(reference)))
        names = _fill_styles(word.styles.element, ours.styles.element)
        word.element.body.get_or_add_sectPr()
        word.element.body.clear_content()
        for rels in (word.part.rels, word.part.package.rels):
            for key in [key for key, it in rels.items() if it.reltype not in LOOKS]:
                del rels[key]
        _fill_edges(word, ours, names)
    except _DAMAGE as error:
        raise SourceError(
            f"the reference is no Word file that can be used ({error}); open it in a"
            " word processor, save it as .docx and name that file"
        ) from error
    for own in word.settings.element.findall(f"{W}footnotePr"):
        word.settings.element.remove(own)
    word.part.relate_to(ours.part.part_related_by(RT.FOOTNOTES), RT.FOOTNOTES)
    word.save(kept)
    return kept.getvalue(), names


def _make_document(data: bytes) -> bytes:
    """Return a Word file as a document: a template (.dotx) says only that it is one.

    Raises:
        ValueError: It holds macros.
        BadZipFile, KeyError: It is no Word file.
    """
    with ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    types = parts[_LISTED]
    if b"macroEnabled" in types:
        raise ValueError("it holds macros, which are not taken over")
    if _TEMPLATE not in types:
        return data
    parts[_LISTED] = types.replace(_TEMPLATE, _DOCUMENT)
    made = BytesIO()
    with ZipFile(made, "w") as document:
        for name, part in parts.items():
            document.writestr(name, part)
    return made.getvalue()


def _pack() -> bytes:
    """Return our template as a package: it is kept in Word's flat form, as XML."""
    flat = (files("unres.writers.template") / "template.xml").read_bytes()
    kept, types = BytesIO(), etree.Element(f"{{{_TYPES}}}Types")
    with ZipFile(kept, "w") as packed:
        for part in etree.fromstring(flat).iter(f"{_FLAT}part"):
            name, kind = (part.get(_FLAT + key, "") for key in ("name", "contentType"))
            told = {"PartName": name, "ContentType": kind}
            etree.SubElement(types, f"{{{_TYPES}}}Override", told)
            packed.writestr(name[1:], etree.tostring(part[0][0]))
        packed.writestr(_LISTED, etree.tostring(types))
    return kept.getvalue()


def _fill_styles(theirs: Element, ours: Element) -> dict[str, str]:
    """Add our styles that they have not; return their ids of ours that differ.

    A style is known by its name: its id may be in another language.
    """
    known = {
        style[0].get(f"{W}val", "").casefold(): style.get(f"{W}styleId", "")
        for style in theirs.iter(f"{W}style")
        if len(style)
    }
    taken, names = set(known.values()), dict[str, str]()
    for style in ours.iter(f"{W}style"):
        own, name = style.get(f"{W}styleId", ""), style[0].get(f"{W}val", "").casefold()
        names[own] = known.get(name, f"UN{own}" if own in taken else own)
        if name not in known:
            theirs.append(deepcopy(style))
            theirs[-1].set(f"{W}styleId", names[own])
            for base in theirs[-1].iter(f"{W}basedOn"):
                base.set(f"{W}val", names[base.get(f"{W}val", "")])
    # The language is told once, for the whole file.
    etree.strip_elements(theirs, f"{W}lang")
    if theirs.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") is None:
        theirs.insert(0, deepcopy(ours[0]))
    return {own: other for own, other in names.items() if own != other}


def _fill_edges(word: Document, ours: Document, names: Mapping[str, str]) -> None:
    """Fill in the heads and feet that they have not; all of ours if they have none."""
    section, settings = word.sections[0], word.settings
    if {it.reltype for it in word.part.rels.values()}.isdisjoint(EDGES):
        section.different_first_page_header_footer = True
        settings.odd_and_even_pages_header_footer = True
    first = section.different_first_page_header_footer
    even = settings.odd_and_even_pages_header_footer
    pages = [""] + ["first_page_"] * first + ["even_page_"] * even
    for edge in [page + edge for page in pages for edge in ("header", "footer")]:
        theirs = getattr(section, edge)
        if theirs.is_linked_to_previous:
            theirs.is_linked_to_previous = False
            theirs._element[:] = deepcopy(getattr(ours.sections[0], edge)._element)
            translate(theirs._element, names)


def translate(root: Element, names: Mapping[str, str]) -> None:
    """Name our styles in a part by their ids in the user's file."""
    for own in root.iter(*_NAMING) if names else ():
        own.set(f"{W}val", names.get(own.get(f"{W}val", ""), own.get(f"{W}val", "")))
