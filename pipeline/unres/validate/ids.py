"""Rules for ids: unique, present, and made by the Naming Convention."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from unres.validate.facts import Facts, fault, line_of, local_name
from unres.validate.finding import Finding
from unres.validate.schema import AKN

ABBREVIATIONS: Final = {
    "alinea": "al",
    "amendmentBody": "body",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "chapter": "chp",
    "citation": "cit",
    "citations": "cits",
    "clause": "cl",
    "collectionBody": "body",
    "component": "cmp",
    "components": "cmpnts",
    "componentRef": "cref",
    "debateBody": "body",
    "debateSection": "dbsect",
    "division": "dvs",
    "documentRef": "dref",
    "eventRef": "eref",
    "judgmentBody": "body",
    "listIntroduction": "intro",
    "listWrapUp": "wrapup",
    "mainBody": "body",
    "paragraph": "para",
    "quotedStructure": "qstr",
    "quotedText": "qtext",
    "recital": "rec",
    "recitals": "recs",
    "section": "sec",
    "subchapter": "subchp",
    "subclause": "subcl",
    "subdivision": "subdvs",
    "subparagraph": "subpara",
    "subsection": "subsec",
    "temporalGroup": "tmpg",
    "wrapUp": "wrapup",
}
"""What stands for an element in an eId; other elements stand under their name."""

LABELLED: Final = frozenset({"keyword", "componentData"})
"""Elements beside the TLC ones whose eId is a free label."""

SINGLE: Final = frozenset({
    "content",
    "heading",
    "intro",
    "listIntroduction",
    "listWrapUp",
    "subheading",
    "wrapUp",
})
"""Elements whose eId is only unique with that of the unit they belong to."""

CLOSED: Final = frozenset({"attachment", "component"})
QUOTED: Final = frozenset({"embeddedStructure", "quotedStructure"})

UNNUMBERED: Final = frozenset({"attachment"})
"""Elements counted in the file whatever number is printed ("Annex")."""

SEGMENT = re.compile(r"(?P<ref>[^\W_]+)(?:_(?P<number>[^\s_]+))?")
"""The last part of an eId: "content", "para_12", "point_a-2"."""

_find_words = etree.XPath(
    "descendant::text()[not(ancestor::akn:authorialNote[ancestor::akn:num])]",
    namespaces={"akn": AKN[1:-1]},
)


def check_ids(facts: Facts) -> Iterator[Finding]:
    """Find ids that are repeated, missing, misnamed or misnumbered."""
    for element in facts.repeated:
        id_ = element.get("eId", "")
        first = line_of(facts.ids[id_])
        yield fault("I001", element, f'the eId "{id_}" is taken since line {first}')
    for element, name in facts.missing:
        yield fault("I002", element, f"<{name}> has no eId")
    closed = any(name in CLOSED or name in QUOTED for _, name, _ in facts.identified)
    for element, name, id_ in facts.identified:
        if not name or name.startswith("TLC") or name in LABELLED:
            continue
        wrong = _find_misnaming(element, name, id_)
        if closed and not wrong:
            wrong = _find_escape(element, name, id_)
        if wrong:
            yield fault("I003", element, f'eId "{id_}": {wrong}')
    for element, name in facts.elements:
        if name == "num":
            yield from _check_number(element, facts)


def check_wids(facts: Facts) -> Iterator[Finding]:
    """Find wIds that two elements share."""
    seen: dict[str, int] = {}
    count = 0
    for element, id_ in facts.wids:
        line = line_of(element)
        first = seen.setdefault(id_, line)
        if len(seen) == count:
            yield fault("I005", element, f'the wId "{id_}" is taken since line {first}')
        count = len(seen)


def _find_misnaming(element: etree._Element, name: str, id_: str) -> str:
    """Say what is wrong with an eId by itself and by its context; "" for nothing."""
    prefix, _, segment = id_.rpartition("__")
    ref, short = _read_ref(segment), ABBREVIATIONS.get(name, name)
    own = element.get("name", name) if name == "hcontainer" else short
    if ref not in {short, own}:
        short = min(short, own)
        return f'a <{name}> is "{short}" with "_" and its number, if it has one'
    if id_.startswith("__"):
        return 'nothing stands before "__"'
    nearest = _find_context(element)
    if name in SINGLE and prefix != nearest:
        return f'it belongs to "{nearest}", whose eId must stand before it'
    if prefix and prefix != nearest and not _is_above(element, prefix):
        return f'"{prefix}" is not the eId of anything around it'
    return ""


@lru_cache(maxsize=4096)
def _read_ref(segment: str) -> str:
    """Give the element that the last part of an eId names; "" where it is none."""
    match = SEGMENT.fullmatch(segment)
    return match["ref"] if match else ""


def _find_context(element: etree._Element) -> str:
    """Give the eId of the nearest ancestor that has one."""
    parent = element.getparent()
    while parent is not None:
        id_ = parent.get("eId")
        if id_:
            return id_
        parent = parent.getparent()
    return ""


def _is_above(element: etree._Element, id_: str) -> bool:
    """Whether an eId is that of an ancestor."""
    return any(ancestor.get("eId") == id_ for ancestor in element.iterancestors())


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


def _check_number(num: etree._Element, facts: Facts) -> Iterator[Finding]:
    """Find an eId that does not carry the number printed in `num`."""
    unit = num.getparent()
    id_ = unit.get("eId") if unit is not None else None
    if unit is None or not id_ or local_name(unit) in UNNUMBERED:
        return
    segment = SEGMENT.fullmatch(id_.rpartition("__")[2])
    if segment is None:
        return
    printed, number = _printed_number(num), segment["number"] or ""
    # A number printed twice is told apart by a count: "para_5", then "para_5-2".
    first, _, count = number.rpartition("-")
    stem = id_[: len(id_) - len(count) - 1]
    numbers = {_plain(number)}
    if count.isdigit() and first and stem in facts.ids:
        numbers.add(_plain(first))
    words = printed.split()
    if _plain(printed) and numbers.isdisjoint({_plain(printed), _plain(words[-1])}):
        yield fault("I004", unit, f'"{printed}" is printed, the eId is "{id_}"')


def _printed_number(num: etree._Element) -> str:
    """Give the words of a `num` without the footnotes called in it."""
    words: Any = _find_words(num) if len(num) else num.text or ""
    return " ".join("".join(words).split())


@lru_cache(maxsize=4096)
def _plain(number: str) -> str:
    """Give the letters and digits of a number, every script's digits as ASCII."""
    return "".join(
        str(unicodedata.digit(char, char))
        for char in unicodedata.normalize("NFC", number)
        if char.isalnum()
    )
