"""Whether a file is Akoma Ntoso 3.0 at all, and if not, what it is instead."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from unres.validate.facts import Fault, fault
from unres.validate.finding import Finding, make_finding
from unres.validate.schema import AKN

NAMESPACE: Final = AKN[1:-1]

EXPECTED: Final = f'expected is <akomaNtoso xmlns="{NAMESPACE}">'

PACKAGES: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP file begins, and an empty one."""

# http://www.akomantoso.org/2.0, …/legaldocml/ns/akn/3.0/CSD13: version and draft.
VERSION = re.compile(
    r"https?://(?:www\.akomantoso\.org|docs\.oasis-open\.org/legaldocml/ns/akn)"
    r"/(?P<version>\d[\w.]*)(?:/(?P<draft>\w+))?/?"
)


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
