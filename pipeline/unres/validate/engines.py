"""Who holds a file to the XSD: libxml2, xmlschema, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from types import SimpleNamespace
from typing import Any, Final

from lxml import etree

from unres.errors import OutOfMemoryError
from unres.validate.explain import Explainer, judge_again, shorten
from unres.validate.facts import Fault, cap, fault
from unres.validate.parse import LIMIT, NO_MEMORY, UTF8, make_parser
from unres.validate.places import shown_name
from unres.validate.schema import load_schema

MOST: Final = 500
"""How many faults against the XSD are told of one file; more would help nobody."""

_START: Final = UTF8 + b"\n<akomaNtoso "
_ID: Final = re.compile(rb' eId="([^"]*)"')

_NOTHING: Final = SimpleNamespace(close=lambda: None)
"""What is made of a file that is only to be judged."""


class Engine(StrEnum):
    """Who holds a file to the XSD."""

    LXML = "lxml"
    XMLSCHEMA = "xmlschema"
    BOTH = "both"


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
