"""Rules for ids: unique, present, and made by the Naming Convention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from unres.lexicon.elements import element_names, list_elements
from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.numbers import carries_number, plain, read_number
from unres.validate.schema import AKN

ABBREVIATIONS: Final = element_names("abbreviations")
"""What stands for an element in an eId; other elements stand under their name."""
SYNONYMS: Final = {"listWrapUp": "wrap", "wrapUp": "wrap"}
"""A second abbreviation, where the Naming Convention itself has two."""
LABELLED: Final = frozenset({"component", "componentData", "keyword"})
"""Elements beside those in `references` whose eId is a free label."""
MILESTONES: Final = frozenset({"eol", "eop"})
"""Marks of lines and pages: what is counted on a page comes after its mark."""
SINGLE: Final = frozenset(list_elements("single"))
"""Elements whose eId is only unique with that of the unit they belong to."""
CLOSED: Final = frozenset({"attachment", "component"})
QUOTED: Final = frozenset({"embeddedStructure", "quotedStructure"})

UNNUMBERED: Final = frozenset({"attachment"})
"""Elements counted in the file whatever number is printed ("Annex")."""
SEGMENT = re.compile(r"(?P<ref>[^\W_]+)(?:_(?P<number>(?:nn_)?[^\s_]+))?")
"""The last part of an eId: "content", "para_12", "point_a-2", "sec_nn_1"."""


def check_ids(facts: Facts) -> Iterator[Fault]:
    """Find ids that are repeated, missing, misnamed or misnumbered."""
    for element in facts.repeated:
        id_ = element.get("eId", "")
        line, _ = facts.places.locate(facts.ids[id_])
        yield fault("I001", element, f'the eId "{id_}" is taken since line {line}')
    yield from _check_missing(facts)
    misnamed = set()
    closed = any(name in CLOSED or name in QUOTED for _, name, _ in facts.identified)
    for element, name, id_ in facts.identified:
        if not name or name in LABELLED or _is_label(element):
            continue
        wrong = _find_misnaming(element, name, id_, facts)
        if closed and not wrong:
            wrong = _find_escape(element, name, id_)
        if wrong:
            misnamed.add(element)
            yield fault("I003", element, f'<{name}> with the eId "{id_}": {wrong}')
    for num in facts.find_named("num"):
        unit = num.getparent()
        if unit is not None and unit not in misnamed:
            yield from _check_number(num, unit, facts)


def check_wids(facts: Facts) -> Iterator[Fault]:
    """Find wIds that two elements share."""
    seen: dict[str, etree._Element] = {}
    for element, id_ in facts.wids:
        if (first := seen.setdefault(id_, element)) is not element:
            line, _ = facts.places.locate(first)
            yield fault("I005", element, f'the wId "{id_}" is taken since line {line}')


def _check_missing(facts: Facts) -> Iterator[Fault]:
    """Find the kinds of elements of which some lack an eId, in a file that uses eIds.

    They are required only where the convention is used (Naming Convention 1.0, 5.5.1);
    labels in the metadata alone do not use it.
    """
    if not facts.missing or all(
        any(local_name(each) == "meta" for each in element.iterancestors())
        for element, *_ in facts.identified
    ):
        return
    for name, elements in facts.missing.items():
        first, *others = elements
        many = f"{len(elements):,} <{name}> have no eId, this is the first"
        message = many if others else f"<{name}> has no eId"
        yield fault("I002", first, message, others)


def _is_label(element: etree._Element) -> bool:
    """Whether the eId of an element is a label, which may be any."""
    parent = element.getparent()
    return parent is not None and local_name(parent) == "references"


def _find_misnaming(element: etree._Element, name: str, id_: str, facts: Facts) -> str:
    """Say what is wrong with an eId by itself and by its context; "" for nothing."""
    prefix, _, segment = id_.rpartition("__")
    refs = find_refs(name, element.get("name", name))
    if read_ref(segment) not in refs:
        short = min(refs, key=len)
        return f'it should end in "{short}" with "_" and its number, if it has one'
    if id_.startswith("__"):
        return 'nothing stands before "__"'
    nearest = _find_context(element)
    if prefix == nearest or _would_bear(element, prefix):
        return ""
    if name in SINGLE:
        return f'it belongs to "{nearest}", whose eId must stand before it'
    if not prefix or _is_above(element, prefix) or _is_on_page(element, prefix, facts):
        return ""
    return f'"{prefix}" is not the eId of anything around it'


def find_refs(name: str, own: str) -> frozenset[str]:
    """Give what may stand for an element in an eId; `own` is the name it may bear."""
    refs = _refs_of(name)
    return refs | {own} if name == "hcontainer" else refs


@lru_cache(maxsize=1024)
def _refs_of(name: str) -> frozenset[str]:
    """Give the abbreviations of a kind of element, or its name if it has none."""
    refs = {ABBREVIATIONS.get(name, name)}
    if name in SYNONYMS:
        refs.add(SYNONYMS[name])
    return frozenset(refs)


@lru_cache(maxsize=4096)
def read_ref(segment: str) -> str:
    """Give the element that the last part of an eId names; "" where it is none."""
    match = SEGMENT.fullmatch(segment)
    return match["ref"] if match else ""


def _find_context(element: etree._Element) -> str:
    """Give the eId of the nearest ancestor that has one."""
    parent = element.getparent()
    while parent is not None:
        if id_ := parent.get("eId"):
            return id_
        parent = parent.getparent()
    return ""


def _is_above(element: etree._Element, id_: str) -> bool:
    return any(ancestor.get("eId") == id_ for ancestor in element.iterancestors())


def _would_bear(element: etree._Element, id_: str) -> bool:
    """Whether an ancestor without an eId would have this one if it had any.

    The elements that need no eId are contexts as the others are.
    """
    if not id_:
        return False
    above, _, segment = id_.rpartition("__")
    ref = read_ref(segment)
    for ancestor in element.iterancestors(f"{AKN}*"):
        if ancestor.get("eId"):
            continue
        name = local_name(ancestor)
        num = ancestor.find(f"{AKN}num")
        if ref in find_refs(name, ancestor.get("name", name)) and (
            num is None or carries_number(segment, read_number(num))
        ):
            return (
                not above or _is_above(ancestor, above) or _would_bear(ancestor, above)
            )
    return False


def _is_on_page(element: etree._Element, id_: str, facts: Facts) -> bool:
    """Whether an eId is that of a mark of a page or a line before an element.

    Such a mark holds nothing, so the context that it opens precedes what is in it. One
    that bears no eId may be the one that is meant.
    """
    if (mark := facts.ids.get(id_)) is None:
        kind = read_ref(id_.rpartition("__")[2])
        mark = next(facts.find_named(kind), None)
        if mark is None or mark.get("eId"):
            return False
    before = facts.places.order(mark) < facts.places.order(element)
    return before and local_name(mark) in MILESTONES


def _find_escape(element: etree._Element, name: str, id_: str) -> str:
    """Say if an eId leaves out the annex or quotation it stands in; "" if not.

    Footnotes are numbered through the quotations of a document.
    """
    noted = name == "authorialNote"
    for ancestor in element.iterancestors():
        kind, context = local_name(ancestor), ancestor.get("eId")
        noted = noted or kind == "authorialNote"
        if context and (kind in CLOSED or (kind in QUOTED and not noted)):
            inside = id_.startswith(f"{context}__")
            return "" if inside else f'inside "{context}" every eId begins with that'
    return ""


def _check_number(
    num: etree._Element, unit: etree._Element, facts: Facts
) -> Iterator[Fault]:
    """Find an eId that does not carry the number printed in `num`."""
    id_ = unit.get("eId")
    if (
        not id_
        or local_name(unit) in UNNUMBERED
        or not SEGMENT.fullmatch(id_.rpartition("__")[2])
    ):
        return
    printed = read_number(num)
    if not plain(printed) or carries_number(id_, printed):
        return
    first = find_first(id_, printed)
    if not first or first not in facts.ids:
        yield fault("I004", unit, f'"{printed}" is printed, the eId is "{id_}"')


def find_first(id_: str, printed: str) -> str:
    """Give the id that carries the number of a unit before it; "" if none can.

    A number printed twice is told apart by a count: "para_5", then "para_5-2".
    """
    first, _, count = id_.rpartition("-")
    return first if count.isdigit() and carries_number(first, printed) else ""
