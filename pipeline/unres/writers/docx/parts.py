"""The parts around the words: types, relationships, settings and properties."""

from __future__ import annotations

from functools import cache
from typing import Final

from lxml import etree

from unres.iri import valid_date
from unres.model import Document, Meta
from unres.writers.docx.notes import SEPARATORS
from unres.writers.docx.page import HEADS
from unres.writers.docx.styles import find_locale
from unres.writers.docx.wml import R_URI, make, mend, serialise

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_TYPES: Final = _PACKAGE + "content-types"
_RELATIONS: Final = _PACKAGE + "relationships"
_CORE: Final = _PACKAGE + "metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."

DOCUMENT: Final = "word/document.xml"
CORE: Final = "docProps/core.xml"

LINKED: Final[dict[str, str]] = {
    "word/footnotes.xml": "footnotes",
    **{part: tag.removesuffix("Reference") for part, (tag, _) in HEADS.items()},
    "word/settings.xml": "settings",
    "word/styles.xml": "styles",
}
"""Part that the document links to → what it is to the document."""


def number_relations() -> dict[str, str]:
    """Give the identifier of the relationship to each linked part."""
    return {part: f"rId{i}" for i, part in enumerate(LINKED, 1)}


@cache
def write_types() -> bytes:
    """Give the part that says of which type every part is."""
    root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    for suffix, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        root.append(_tag(_TYPES, "Default", Extension=suffix, ContentType=kind))
    kinds = {DOCUMENT: f"{_WORD}document.main+xml"}
    kinds |= {part: f"{_WORD}{kind}+xml" for part, kind in LINKED.items()}
    kinds[CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    for part, kind in sorted(kinds.items()):
        root.append(_tag(_TYPES, "Override", PartName=f"/{part}", ContentType=kind))
    return serialise(root)


def write_relations() -> dict[str, bytes]:
    """Give the two parts that say which part links to which."""
    core = f"{_RELATIONS}/metadata/core-properties"
    package = {"rId1": (f"{R_URI}/officeDocument", DOCUMENT), "rId2": (core, CORE)}
    linked = {
        number: (f"{R_URI}/{LINKED[part]}", part.removeprefix("word/"))
        for part, number in number_relations().items()
    }
    return {
        "_rels/.rels": _write_links(package),
        "word/_rels/document.xml.rels": _write_links(linked),
    }


def _write_links(links: dict[str, tuple[str, str]]) -> bytes:
    """Give a part of relationships: identifier → type and target."""
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
    for number, (kind, target) in links.items():
        link = _tag(_RELATIONS, "Relationship", Id=number, Type=kind, Target=target)
        root.append(link)
    return serialise(root)


def _tag(space: str, name: str, **attributes: str) -> etree._Element:
    """Give an empty element of a namespace."""
    return etree.Element(f"{{{space}}}{name}", attributes)


@cache
def write_settings(language: str) -> bytes:
    """Give the settings: even and odd heads differ; these footnotes are the lines."""
    word = "http://schemas.microsoft.com/office/word"
    lines = [make("footnote", id=number) for number in SEPARATORS]
    mode = make("compatSetting", name="compatibilityMode", uri=word, val=15)
    return serialise(
        make(
            "settings",
            make("zoom", percent=100),
            make("defaultTabStop", val=567),
            make("evenAndOddHeaders"),
            make("characterSpacingControl", val="doNotCompress"),
            make("footnotePr", *lines),
            make("compat", mode),
            make("themeFontLang", val=find_locale(language)),
        )
    )


def write_properties(document: Document, date: str) -> bytes:
    """Return the core properties: what the source gives, and the markup date if any."""
    meta = document.meta
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    for space, name, value in _list_properties(meta):
        if value:
            etree.SubElement(root, f"{{{space}}}{name}").text = mend(value)
    day = valid_date(date)
    for name in ("created", "modified") if day else ():
        moment = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        moment.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        moment.text = f"{day}T00:00:00Z"
    return serialise(root)


def _list_properties(meta: Meta) -> list[tuple[str, str, str]]:
    """List the properties as namespace, name and value."""
    return [
        (_DC, "title", meta.title),
        (_DC, "subject", meta.symbol),
        (_DC, "creator", "unres"),
        (_CORE, "keywords", "; ".join(meta.topics)),
        (_DC, "language", meta.language.tag),
    ]
