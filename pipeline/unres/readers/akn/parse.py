"""Parsing Akoma Ntoso that somebody else wrote: hardened, and as far as it goes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

from unres.errors import LimitError, SourceError
from unres.readers.flat.elements import REGIONS, Element, find_name
from unres.readers.hardened import make_parser
from unres.readers.plain import LIMIT

ROOT: Final = "akomaNtoso"
"""The name of the root in every version of Akoma Ntoso."""
_DOCTYPE: Final = re.compile(
    rb"(?:[\s\xbb\xbf\xef]|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL
)
"""A DOCTYPE, with what may stand before it; one in a comment is none."""
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
"""A name without a prefix."""
_NAMELESS: Final = "nameless"
"""The name of an element that has but a prefix."""
_BEHIND: Final = (*REGIONS, "attachments", "components")
"""The parts of a document that hold its words; they stand behind the metadata."""


class Break(NamedTuple):
    """The first place at which a file is not well-formed, and how many there are."""

    line: int
    message: str
    places: int = 1


def parse_root(data: bytes) -> tuple[Element, Break | None]:
    """Return the root of a file, and where it is not well-formed, if it is not.

    No entity is expanded, no DTD read, nothing fetched. What breaks the rules of XML
    is read as far as the parser can tell what is meant. Names bear no namespace.

    Raises:
        SourceError: It is no Akoma Ntoso, or has a DOCTYPE.
        LimitError: It is too large, or its elements are nested too deep.
    """
    if len(data) > LIMIT:
        raise LimitError(f"the XML is larger than {LIMIT >> 20} MiB; part the file")
    # Entities in attributes are expanded whatever a parser is told.
    bare = data.replace(b"\0", b"")
    if _DOCTYPE.match(bare) or (bare != data and b"<!DOCTYPE" in bare):
        raise SourceError("the XML has a DOCTYPE, which is not read; remove it")
    try:
        return _check(etree.fromstring(data, make_parser())), None
    except (etree.XMLSyntaxError, ValueError):
        parser = make_parser(recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise SourceError(f"the XML cannot be read: {fault}") from fault
    errors = parser.error_log.filter_from_errors()
    codes = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG)
    if any(error.type in codes for error in errors):
        raise LimitError("the XML goes beyond what parsers read safely; part the file")
    found = [Break(each.line, " ".join(each.message.split())) for each in errors]
    broken = found[0]._replace(places=len(found)) if found else Break(0, "not XML")
    return _part_meta(_check(root)), broken


def _check(root: Element | None) -> Element:
    """Return the root of Akoma Ntoso, its elements without their namespaces."""
    if root is None or find_name(root) != ROOT:
        raise SourceError("the XML is no Akoma Ntoso; give the text in it instead")
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError("the XML has a DOCTYPE, which is not read; remove it")
    for own in root.iter(etree.Element):
        name = own.tag.rpartition("}")[2]
        # The prefix of no namespace is part of the name: "akn:p", "akn:".
        own.tag = [_NAMELESS, *_NAME.findall(name)][-1] if ":" in name else name
    return root


def _part_meta(root: Element) -> Element:
    """Return the root, with no part of the text inside the metadata.

    A broken tag may leave these open, so that they hold all that follows.
    """
    for meta in list(root.iter("meta")):
        last = meta
        for own in list(meta.iter(*_BEHIND)):
            # A part inside one that was moved went with it.
            if meta in own.iterancestors("meta"):
                last.addnext(own)
                last = own
    return root
