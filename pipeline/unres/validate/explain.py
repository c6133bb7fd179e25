"""The second opinion: what xmlschema says of a file that failed the XSD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from unres.errors import LimitError
from unres.validate.facts import Fault, fault, local_name
from unres.validate.places import TreePlaces
from unres.validate.schema import AKN, XSD, schema_files

if TYPE_CHECKING:
    from xmlschema import XMLSchema10

MOST: Final = 10
"""How many faults of one file are explained."""

MOST_CHILDREN: Final = 10_000
"""How many children all the explained elements of one file have together: what it
takes grows with them, and so it is the same on any machine. Some seconds at most."""

TOO_DEEP: Final = "the elements nest too deep for xmlschema; use --engine lxml"

LONGEST: Final = 400
"""How many characters of a reason are shown."""


class Explainer:
    """What xmlschema says of the faulty elements of a tree, one by one.

    It is asked about each element by itself, without its descendants: the whole tree
    takes it some hundred times as long as libxml2.
    """

    def __init__(self, places: TreePlaces) -> None:
        """Explain the faults of the tree that some places belong to."""
        self._places = places
        self._told: dict[etree._Element, list[str]] = {}
        self._left = MOST
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
        raise LimitError(TOO_DEEP) from problem
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
