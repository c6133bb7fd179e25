"""The one way to parse XML of others, hardened; and whether it is Akoma Ntoso 3.0."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from unres.errors import OutOfMemoryError, SourceError
from unres.validate.facts import Fault, fault
from unres.validate.finding import Finding, make_finding
from unres.validate.schema import AKN

LIMIT: Final = 50_000_000
"""How many bytes a file may have."""

UTF8: Final = b'<?xml version="1.0" encoding="UTF-8"?>'
"""How nearly every file begins."""
NO_MEMORY: Final = (
    "there is not enough memory to read the XML; give the process more, or run fewer"
)

EXPECTED: Final = f'expected is <akomaNtoso xmlns="{AKN[1:-1]}">'

PACKAGES: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP file begins, and an empty one."""

# http://www.akomantoso.org/2.0, …/legaldocml/ns/akn/3.0/CSD13: version and draft.
VERSION = re.compile(
    r"https?://(?:www\.akomantoso\.org|docs\.oasis-open\.org/legaldocml/ns/akn)"
    r"/(?P<version>\d[\w.]*)(?:/(?P<draft>\w+))?/?"
)


def parse_xml(data: bytes) -> etree._Element | Finding:
    """Give the root of an XML file, or the finding that says why there is none.

    No entity is expanded, no DTD read, nothing fetched; a DOCTYPE is refused. The
    limits of libxml2 hold: 256 levels, 10 million characters in one text or value.

    Raises:
        OutOfMemoryError: There is not enough memory, which says nothing about the file.
    """
    if len(data) > LIMIT:
        return make_finding("X005", f"the file has {len(data)} bytes, over {LIMIT}")
    parser = make_parser()
    try:
        if line := _find_doctype(data):
            return make_finding("X002", "a DOCTYPE stands before the root", line)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        return _explain_fault(fault)
    except MemoryError as fault:
        raise OutOfMemoryError(NO_MEMORY) from fault
    # lxml passes over an error that a warning follows.
    for error in parser.error_log.filter_from_errors():
        return make_finding("X001", error.message, error.line, error.column)
    # The two parsers may read an odd encoding differently; lxml's reading counts.
    if root.getroottree().docinfo.internalDTD is not None:
        return make_finding("X002", "a DOCTYPE stands before the root", 1)
    return root


def parse_sound(data: bytes) -> etree._Element:
    """Give the root of an XML file that is to be read and not judged.

    Raises:
        SourceError: There is none; the message says where and why.
        OutOfMemoryError: There is not enough memory.
    """
    root = parse_xml(data)
    if isinstance(root, Finding):
        raise SourceError(
            f"line {root.line}: {root.message}; see what is wrong: unres validate FILE"
        )
    return root


def make_parser(
    schema: etree.XMLSchema | None = None, target: Any = None
) -> etree.XMLParser:
    """Make the hardened parser, one for each file: it keeps what it found wrong.

    With a schema it holds the file to that; a target gets what is read, and no tree is
    made.
    """
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        collect_ids=False,
        schema=schema,
        target=target,
    )


class _PrologueError(Exception):
    """Ends the reading: the root or a DOCTYPE has begun, and the rest says no more."""


def _find_doctype(data: bytes) -> int:
    """Give the line of a DOCTYPE, or 0; reads no further than the first element.

    It must be seen before lxml parses, for libxml2 expands entities in attribute
    values whatever it is told, and its own complaint would be about the amount.
    """
    # What says that it is UTF-8 and has not these bytes has none.
    if data.startswith(UTF8) and b"<!DOCTYPE" not in data:
        return 0
    lines: list[int] = []
    parser = expat.ParserCreate()

    def start_doctype(*_: object) -> None:
        lines.append(parser.CurrentLineNumber)
        raise _PrologueError

    def start_element(*_: object) -> None:
        raise _PrologueError

    parser.StartDoctypeDeclHandler = start_doctype
    parser.StartElementHandler = start_element
    try:
        parser.Parse(data, True)
    except (_PrologueError, expat.ExpatError, LookupError, ValueError):
        # What is not well-formed, or in an unknown encoding, lxml will tell better.
        return lines[0] if lines else 0
    return 0


def _explain_fault(fault: etree.XMLSyntaxError) -> Finding:
    """Give the finding for what libxml2 says is wrong."""
    line = fault.lineno or 0
    code = getattr(fault, "code", None)
    if line == 0 or code == etree.ErrorTypes.ERR_NO_MEMORY:
        raise OutOfMemoryError(NO_MEMORY) from fault
    limits = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG)
    kind = "X005" if code in limits else "X001"
    said = fault.msg.partition(", line ")[0].partition("XML_PARSE_HUGE")[0]
    said = said.strip().removesuffix(", use").removesuffix(", try")
    return make_finding(kind, said, line, max(fault.offset or 0, 0))


def check_root(root: etree._Element) -> Fault | None:
    """Find that the root is not that of Akoma Ntoso 3.0, and say what it may be."""
    if root.tag == f"{AKN}akomaNtoso":
        return None
    name = etree.QName(root)
    space = name.namespace or ""
    if name.localname.lower() != "akomantoso":
        where = f'in the namespace "{space}"' if space else "in no namespace"
        message = f"the root is <{name.localname}> {where}; {EXPECTED}"
        return fault("X004", root, message)
    return fault("X004", root, f"{_tell_version(name.localname, space)}; {EXPECTED}")


def check_package(data: bytes) -> Finding | None:
    """Find that a file is a package, which holds XML but is none."""
    if not data.startswith(PACKAGES):
        return None
    message = (
        "it is a ZIP package (.akn), not XML; unpack it and check the .xml files in it"
    )
    return make_finding("X004", message)


def _tell_version(name: str, space: str) -> str:
    """Say which version of Akoma Ntoso a root belongs to, and what to do about it."""
    if not space:
        return f"<{name}> is in no namespace, so no schema knows it: add xmlns"
    if (match := VERSION.fullmatch(space)) is None:
        return f'<{name}> is in the namespace "{space}", which is no version known'
    version, draft = match["version"], match["draft"]
    if draft:
        return f"the file is a draft of Akoma Ntoso {version} ({draft}), {_advise('')}"
    return f"the file is Akoma Ntoso {version}, {_advise(version)}"


def _advise(version: str) -> str:
    if version == "3.0":
        return "but its root or namespace is written otherwise"
    if version.startswith(("1", "2")):
        return "whose names and metadata differ from 3.0: convert it"
    return "which is checked only as 3.0: change the namespace if it uses nothing newer"
