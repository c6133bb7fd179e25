"""The checks in order: first whether it can be read, then the XSD, then our rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Any, Final

from lxml import etree

from unres.errors import LimitError, OutOfMemoryError
from unres.validate.explain import explain_faults, judge_again, load_engine, shorten
from unres.validate.facts import Facts, gather_facts, line_of, path_of, shown_name
from unres.validate.finding import Finding, make_finding
from unres.validate.frbr import check_identification
from unres.validate.hrefs import check_hrefs, check_values
from unres.validate.ids import check_ids, check_wids
from unres.validate.parse import LIMIT, NO_MEMORY, parse_xml
from unres.validate.profile import check_profile
from unres.validate.references import check_labels, check_references
from unres.validate.schema import AKN, load_schema, load_vocabulary
from unres.validate.wording import check_wording

Check = Callable[[Facts], Iterator[Finding]]

FAST: Final[tuple[Check, ...]] = (check_ids, check_references, check_hrefs)
"""The checks of every file that is written."""

ALL: Final[tuple[Check, ...]] = (
    *FAST,
    check_wids,
    check_labels,
    check_values,
    check_identification,
    check_profile,
    check_wording,
)

TOO_LARGE: Final = (
    f"the XML has more than {LIMIT:,} bytes, which is no resolution; check it in"
    " parts, or with xmllint --huge"
)

EXPLAINED: Final = 2_000_000
"""The size in bytes from which a file's faults are not explained a second time."""

MOST: Final = 500
"""How many faults against the XSD are told of one file; more would help nobody."""

MOST_TOLD: Final = 10_000
"""How many findings of one file are told."""

MOST_ELEMENTS: Final = 1_000_000
"""How many elements a file may have; each takes some hundred bytes of memory."""


class Engine(StrEnum):
    """Who holds a file to the XSD."""

    LXML = "lxml"
    XMLSCHEMA = "xmlschema"
    BOTH = "both"


def validate(
    data: bytes, *, engine: Engine = Engine.LXML, explained: bool = True
) -> list[Finding]:
    """Give all that is wrong with a file, in the order of its lines.

    `explained` asks xmlschema about a file that fails the XSD, for the path and
    the reason; that takes a second the first time, then a tenth for a file.

    Raises:
        LimitError: The file is too large.
        OutOfMemoryError: There is not enough memory.
        MissingError: The XSD is missing or has been altered.
    """
    if len(data) > LIMIT:
        raise LimitError(TOO_LARGE)
    root = parse_xml(data)
    if isinstance(root, Finding):
        return [root]
    if len(data) > MOST_ELEMENTS and _count_elements(root) > MOST_ELEMENTS:
        message = f"the file has more than {MOST_ELEMENTS:,} elements"
        return [make_finding("X005", message, line_of(root))]
    explained = explained and len(data) <= EXPLAINED
    return _check_tree(root, ALL, engine=engine, explained=explained)


def prepare(engine: Engine = Engine.LXML) -> None:
    """Load what every check needs, which takes longer than one of them.

    Raises:
        MissingError: The XSD is missing or has been altered.
    """
    load_schema()
    load_vocabulary()
    if engine is not Engine.LXML:
        load_engine()


def check_written(written: bytes | etree._Element) -> list[Finding]:
    """Give what is wrong with a file just made: the XSD, ids, references and IRIs.

    Fast enough for every document; `validate` tells more.

    Raises:
        OutOfMemoryError: There is not enough memory.
        MissingError: The XSD is missing or has been altered.
    """
    root = parse_xml(written) if isinstance(written, bytes) else written
    if isinstance(root, Finding):
        return [root]
    return _check_tree(root, FAST)


def _count_elements(root: etree._Element) -> int:
    """Count the elements of a tree without making anything of them."""
    count: Any = root.xpath("count(//*)")
    return int(count)


def _check_tree(
    root: etree._Element,
    checks: Iterable[Check],
    *,
    engine: Engine = Engine.LXML,
    explained: bool = False,
) -> list[Finding]:
    """Run the XSD and some checks over a tree."""
    if root.tag != f"{AKN}akomaNtoso":
        message = f"the root is {root.tag}, not akomaNtoso of Akoma Ntoso 3.0"
        return [make_finding("X004", message, line_of(root))]
    facts = gather_facts(root)
    findings = list(_check_by(engine, root, explained=explained))
    for check in checks:
        findings += islice(check(facts), MOST_TOLD - len(findings))
    if len(findings) >= MOST_TOLD:
        message = f"more than {MOST_TOLD:,} findings; the others are not told"
        findings.append(make_finding("X005", message, line_of(root)))
    return sorted(findings, key=lambda f: (f.line, f.column, f.code))


def _check_by(
    engine: Engine, root: etree._Element, *, explained: bool
) -> Iterator[Finding]:
    """Find where a tree breaks the XSD in the eyes of an engine, or of either."""
    if engine is Engine.LXML:
        yield from _check_schema(root, explained=explained)
        return
    second = list(islice(judge_again(root), MOST))
    if engine is Engine.XMLSCHEMA:
        yield from second
        return
    first = list(_check_schema(root, explained=explained))
    yield from first or second
    if bool(first) != bool(second):
        names = ("libxml2", "xmlschema") if first else ("xmlschema", "libxml2")
        message = "{} finds the file invalid, {} finds it valid".format(*names)
        yield make_finding("X006", message, line_of(root))


def _check_schema(root: etree._Element, *, explained: bool) -> Iterator[Finding]:
    """Find where a tree breaks the XSD, in libxml2's words and then xmlschema's."""
    schema = load_schema()
    try:
        if schema.validate(root):
            return
    except etree.XMLSchemaValidateError as problem:
        raise OutOfMemoryError(NO_MEMORY) from problem
    log: Any = schema.error_log
    errors = list(islice(log, MOST))
    reasons = explain_faults(root) if explained else {}
    for error in errors:
        element = _find_element(root, error.path or "")
        parent = element.getparent()
        told = reasons.get(element) or ([] if parent is None else reasons.get(parent))
        # Both find the faults of an element in the same order.
        reason = (told.pop(0) if len(told) > 1 else told[0]) if told else ""
        said = f"{shorten(error.message)}{reason and f' [{reason}]'}"
        yield make_finding("X003", said, error.line or 0, path=path_of(element))


def _find_element(root: etree._Element, path: str) -> etree._Element:
    """Find the element that libxml2 means by a path like "/*/*[2]/akn4un:x".

    Not by XPath: a prefix may stand for one namespace here and another there.
    """
    element = root
    for step in path.split("/")[2:]:
        name, _, position = step.rstrip("]").partition("[")
        children = [
            child
            for child in element.iterchildren("*")
            if name in {"*", shown_name(child)}
        ]
        at = int(position or 1)
        if len(children) < at:
            return element
        element = children[at - 1]
    return element
