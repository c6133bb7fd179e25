"""Rules for numbers in a row: siblings and footnotes count on from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.validate.facts import Facts, Fault, fault, local_name
from unres.validate.ids import QUOTED
from unres.validate.numbers import count_of, read_number
from unres.validate.schema import AKN

AMENDING: Final = frozenset({"amendment", "repeal"})
"""The types of an `eventRef` by which a text was changed."""
VERSION = re.compile(r"[/@](\d{4}-\d\d-\d\d)(?=[/.]|$)", re.ASCII)
"""The dates of the Work and the version in an IRI."""
VERSIONS: Final = frozenset({"multipleVersions", "singleVersion"})
"""The values of `contains` that are not of an original text."""

Row = tuple[etree._Element, str]
"""A parent and the name of some of its children, which are numbered together."""


def check_sequences(facts: Facts) -> Iterator[Fault]:
    """Find numbers and footnotes that do not follow the one before.

    A text that was amended may have gaps, by what was repealed; its numbers are left.
    """
    if not _is_amended(facts):
        yield from _check_numbers(facts)
    yield from _check_markers(facts)


def _check_numbers(facts: Facts) -> Iterator[Fault]:
    """Find a number that neither follows its sibling's nor begins anew."""
    last: dict[Row, dict[str, tuple[int, str]]] = {}
    for num in facts.find_named("num"):
        unit = num.getparent()
        parent = None if unit is None else unit.getparent()
        # Quoted parts of another text need not follow each other.
        if unit is None or parent is None or local_name(parent) in QUOTED:
            continue
        printed = read_number(num)
        number, kind = count_of(printed)
        rows = last.setdefault((parent, local_name(unit)), {})
        if not number:
            # What it counts is not known, nor what may follow it.
            rows.clear()
            continue
        before, words = rows.get(kind, (number, ""))
        rows[kind] = (number, printed)
        if words and number not in {1, before + 1}:
            yield fault("T006", unit, f'"{printed}" is printed after "{words}"')


def _check_markers(facts: Facts) -> Iterator[Fault]:
    """Find the marker of a footnote that neither follows the last nor begins anew."""
    last = 0
    for note in facts.find_named("authorialNote"):
        marker = note.get("marker", "").strip("()[]. ")
        if not (marker.isascii() and marker.isdigit()):
            continue
        number = int(marker[:9])
        if number not in {1, last + 1}:
            before = f'after "{last}"' if last else "first"
            yield fault("T007", note, f'the footnote "{marker}" comes {before}')
        last = number


def _is_amended(facts: Facts) -> bool:
    """Whether a file says that its text is not the original one."""
    if next(facts.find_named("passiveModifications"), None) is not None:
        return True
    if any(e.get("type") in AMENDING for e in facts.find_named("eventRef")):
        return True
    document = next(facts.root.iterchildren(f"{AKN}*"), None)
    if document is not None and document.get("contains") in VERSIONS:
        return True
    dates = [date for _, iri in facts.own_iris for date in VERSION.findall(iri)]
    return any(date > min(dates) for date in dates)
