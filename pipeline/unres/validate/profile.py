"""Rules of the United Nations' own profile, AKN4UN; other documents pass them by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.model import DocumentType
from unres.validate.facts import Facts, fault, local_name
from unres.validate.finding import Finding
from unres.validate.schema import AKN

PREFIX: Final = "akn4un:"

NAMES: Final = {
    "statement": frozenset(DocumentType),
    "documentCollection": frozenset({"publication"}),
}
"""The prescribed names of the two kinds of document (guidelines, part 1)."""

PARTS: Final = {
    "preamble": ("U003", frozenset({"formula", "container", "tblock"})),
    "conclusions": ("U004", frozenset({"container"})),
}
"""What the guidelines let stand directly in a part, and the code if it does not."""

AVOIDED: Final = {
    "ol": "list and point",
    "ul": "list and point",
    "sublist": "a list inside the point",
    "recitals": "container",
}
"""Elements that the guidelines keep out of resolutions, and what to use."""

UNKNOWN_DATE: Final = "0001-01-01"


def check_profile(facts: Facts) -> Iterator[Finding]:
    """Find what breaks the profile, if the document is one of the United Nations."""
    countries = [e.get("value") for e, name in facts.elements if name == "FRBRcountry"]
    if "un" not in countries[:1]:
        return
    for element, name in facts.elements:
        yield from _check_name(element, name)
        yield from _check_part(element, name)
        yield from _check_form(element, name)
        yield from _check_date(element, name)
        if name == "count":
            yield from _check_count(element)


def _check_name(element: etree._Element, name: str) -> Iterator[Finding]:
    """Find a name that is not a prescribed one, or lacks its prefix or has one."""
    given = element.get("name", "")
    if name in NAMES and given not in NAMES[name]:
        known = ", ".join(sorted(NAMES[name]))
        yield fault("U001", element, f'<{name} name="{given}">: known are {known}')
    elif name == "inline" and not given.startswith(PREFIX):
        yield fault("U002", element, f'<inline name="{given}"> lacks akn4un:')
    elif name in {"container", "formula"} and not _is_clean(given):
        message = f'<{name} name="{given}"> has a prefix or stray white space'
        yield fault("U010", element, message)


def _is_clean(given: str) -> bool:
    """Whether a name is there, with single spaces and without a prefix."""
    plain = " ".join(given.split())
    return bool(given) and given == plain and not given.startswith(PREFIX)


def _check_part(element: etree._Element, name: str) -> Iterator[Finding]:
    """Find what stands directly in a preamble or conclusions and should not."""
    if name not in PARTS:
        return
    code, allowed = PARTS[name]
    for child in element:
        kind = local_name(child)
        if kind and kind not in allowed:
            yield fault(code, child, f"<{kind}> stands in <{name}> without a container")


def _check_form(element: etree._Element, name: str) -> Iterator[Finding]:
    """Find a footnote without a marker, an avoided element, a number with a stop."""
    if name == "authorialNote" and not element.get("marker"):
        yield fault("U005", element, "the footnote has no marker")
    elif name in AVOIDED:
        yield fault("U008", element, f"<{name}>: use {AVOIDED[name]}")
    elif name == "docNumber" and (element.text or "").rstrip().endswith((".", ",")):
        yield fault("U009", element, f'"{element.text}": its stop belongs outside')


def _check_date(element: etree._Element, name: str) -> Iterator[Finding]:
    """Find the date that means "unknown" where it does not stand for that."""
    known = name != "FRBRdate" or element.get("name") != "unknown"
    if element.get("date") == UNKNOWN_DATE and known:
        yield fault("U006", element, f"<{name}> has the date {UNKNOWN_DATE}")


def _check_count(element: etree._Element) -> Iterator[Finding]:
    """Find a number of votes that the list of its voters does not bear out."""
    voters = element.findall(f"*/{AKN}organization")
    value = element.get("value", "")
    number = int(value) if value.isdecimal() else -1
    if voters and number != len(voters):
        kind = element.get("refersTo", "")
        message = f"{kind}: {value} votes are counted, {len(voters)} voters listed"
        yield fault("U007", element, message)
