"""Who holds a file to the XSD: libxml2, xmlschema, or both.

xmlschema also says why a file failed, in words that libxml2 has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from unres.errors import LimitError, OutOfMemoryError
from unres.validate.facts import Fault, cap, fault, local_name
from unres.validate.parse import LIMIT, NO_MEMORY, UTF8, make_parser
from unres.validate.places import TreePlaces, shown_name
from unres.validate.schema import AKN, XSD, load_schema, schema_files

if TYPE_CHECKING:
    from xmlschema import XMLSchema10

MOST: Final = 500
"""How many faults against the XSD are told of one file; more would help nobody."""
MOST_EXPLAINED: Final = 10
"""How many faults of one file are explained."""
MOST_CHILDREN: Final = 10_000
"""How many children all the explained elements of one file have together: what it
takes grows with them, and so it is the same on any machine. Some seconds at most."""
LONGEST: Final = 400
"""How many characters of a reason are shown."""
_START: Final = UTF8 + b"\n<akomaNtoso "
_ID: Final = re.compile(rb' eId="([^"]*)"')

_NOTHING: Final = SimpleNamespace(close=lambda: None)
"""What is made of a file that is only to be judged."""


class Engine(StrEnum):
    """Who holds a file to the XSD."""

    LXML = "lxml"
    XMLSCHEMA = "xmlschema"
    BOTH = "both"


class Explainer:
    """What xmlschema says of the faulty elements of a tree, one by one.

    It is asked about each element by itself, without its descendants: the whole tree
    takes it some hundred times as long as libxml2.
    """

    def __init__(self, places: TreePlaces) -> None:
        """Explain the faults of the tree that some places belong to."""
        self._places = places
        self._told: dict[etree._Element, list[str]] = {}
        self._left = MOST_EXPLAINED
        self._children = MOST_CHILDREN

    def explain(self, element: etree._Element) -> str:
        """Give the path and the reason of an element's next fault; "" for none.

        The reason may be its parent's, for a child that stands where none may.
        """
        if not self._left:
            return ""
        self._left -= 1
        parent = element.getparent()
        for each in (element, *(() if parent is None else (parent,))):
            if each not in self._told:
                self._told[each] = self._ask(each)
            if told := self._told[each]:
                # Both find the faults of an element in the same order.
                reason = told.pop(0) if len(told) > 1 else told[0]
                return f"{self._places.path(each)}: {reason}"
        return ""

    def _ask(self, element: etree._Element) -> list[str]:
        """Give the reasons why an element by itself is not valid."""
        self._children -= len(element)
        if self._children < 0:
            return []
        declared: Any = load_declarations().get(local_name(element))
        if declared is None:
            return []
        try:
            errors = declared.iter_errors(element, max_depth=0)
            return [shorten(error.reason or "") for error in errors]
        except Exception:  # The finding of libxml2 stands, whatever becomes of this.
            return []


def check_by(
    engine: Engine, root: etree._Element, explainer: Explainer | None
) -> Iterator[Fault]:
    """Find where a tree breaks the XSD in the eyes of an engine, or of either."""
    if engine is Engine.LXML:
        yield from check_schema(root, explainer)
        return
    second = list(islice(judge_again(root), MOST))
    if engine is Engine.XMLSCHEMA:
        yield from second
        return
    first = list(check_schema(root, explainer))
    yield from first or second
    if bool(first) != bool(second):
        names = ("libxml2", "xmlschema") if first else ("xmlschema", "libxml2")
        message = "{} finds the file invalid, {} finds it valid".format(*names)
        yield fault("X006", root, message)


def is_valid(written: bytes) -> bool:
    """Whether a file of ours surely follows the XSD; False leaves it open.

    It is held to the schema while it is read, and no tree is made of it. That its ids
    are unique shows in its bytes, for every attribute of ours is written one way.
    """
    if len(written) > LIMIT or not written.startswith(_START):
        return False
    ids = _ID.findall(written)
    if len(set(ids)) < len(ids) or b" GUID=" in written:
        return False
    parser = make_parser(load_schema(whole=False), _NOTHING)
    try:
        etree.fromstring(written, parser)
    except (etree.XMLSyntaxError, MemoryError):
        return False
    # Where no tree is made, lxml does not raise what the schema refuses: it lists it.
    return not parser.error_log


def check_schema(
    root: etree._Element, explainer: Explainer | None = None
) -> Iterator[Fault]:
    """Find where a tree breaks the XSD, in libxml2's words and then xmlschema's."""
    schema = load_schema()
    try:
        if schema.validate(root):
            return
    except etree.XMLSchemaValidateError as problem:
        raise OutOfMemoryError(NO_MEMORY) from problem
    log: Any = schema.error_log
    for error in islice(log, MOST):
        element = _find_element(root, error.path or "")
        reason = explainer.explain(element) if explainer else ""
        said = f"{shorten(error.message)}{reason and f' [{reason}]'}"
        yield Fault("X003", element, said)
    if len(log) > MOST:
        yield cap(root, MOST, "faults against the schema")


def _find_element(root: etree._Element, path: str) -> etree._Element:
    """Find the element that libxml2 means by a path like "/*/*[2]/akn4un:x".

    Not by XPath: a prefix may stand for one namespace here and another there.
    """
    element = root
    for step in path.split("/")[2:]:
        name, _, position = step.rstrip("]").partition("[")
        same = [c for c in element.iterchildren("*") if name in {"*", shown_name(c)}]
        at = int(position or 1)
        if len(same) < at:
            return element
        element = same[at - 1]
    return element


def judge_again(root: etree._Element) -> Iterator[Fault]:
    """Find where a tree breaks the XSD, by xmlschema alone.

    What keeps it from going on, such as an unknown `xsi:type`, is a fault too.

    Raises:
        LimitError: The tree is too deep for it.
    """
    try:
        for error in load_engine().iter_errors(root):
            place = error.elem if isinstance(error.elem, etree._Element) else root
            yield fault("X003", place, shorten(f"{error.path}: {error.reason or ''}"))
    except RecursionError as problem:
        raise LimitError(
            "the elements nest too deep for xmlschema; use --engine lxml"
        ) from problem
    except MemoryError:
        raise
    except Exception as problem:  # It raises many kinds, some of no family of its own.
        yield fault("X003", root, shorten(f"xmlschema gives up: {problem}"))


def shorten(message: str) -> str:
    """Give a message without namespaces, cut where it grows too long to read."""
    said = " ".join(message.replace(AKN, "").split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


@cache
def load_declarations() -> Mapping[str, Any]:
    """Build xmlschema's declarations of elements, without what holds of whole trees.

    Most of the time to build a schema goes into its `xsd:unique`, of which an element
    by itself knows nothing.
    """
    root = etree.fromstring(schema_files()["akomantoso30.xsd"])
    for node in [*root.iter(f"{XSD}unique", f"{XSD}annotation")]:
        if (parent := node.getparent()) is not None:
            parent.remove(node)
    engine = import_module("xmlschema").XMLSchema10
    # What the schema is, its digest tells, so it is not held to the schema of schemas.
    built: Any = engine(etree.tostring(root), validation="skip", allow="none")
    elements: Mapping[str, Any] = built.elements
    return elements


@cache
def load_engine() -> XMLSchema10:
    """Build xmlschema's schema from memory; that takes about a second."""
    # Loaded here, for it takes a third of a second and is seldom wanted.
    engine: type[XMLSchema10] = import_module("xmlschema").XMLSchema10
    return engine(schema_files()["akomantoso30.xsd"].decode(), allow="none")
