"""Rules of the United Nations' own profile, AKN4UN, for their documents only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.model import DocumentType
from unres.validate.facts import Facts, Fault, fault, local_name
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

UNITED_NATIONS: Final = "un"
"""Their code in FRBRcountry."""


def is_of_un(facts: Facts) -> bool:
    """Whether a file says of its first document that it is of the United Nations."""
    first = next(facts.find_named("FRBRcountry"), None)
    return first is not None and first.get("value", "").lower() == UNITED_NATIONS


def check_profile(facts: Facts) -> Iterator[Fault]:
    """Find what breaks the profile."""
    for element in facts.find_named(*NAMES, "inline", "container", "formula"):
        yield from _check_name(element, local_name(element))
    for element in facts.find_named(*PARTS):
        yield from _check_part(element, local_name(element))
    for element in facts.find_named("authorialNote", "docNumber", *AVOIDED):
        yield from _check_form(element, local_name(element))
    for element in facts.find_named("count"):
        yield from _check_count(element)
    for element, value in facts.dates:
        name = local_name(element)
        # A date that is not known may only be told as that.
        unknown = name == "FRBRdate" and element.get("name") == "unknown"
        if value == UNKNOWN_DATE and not unknown:
            yield fault("U006", element, f"<{name}> has the date {UNKNOWN_DATE}")


def _check_name(element: etree._Element, name: str) -> Iterator[Fault]:
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


def _check_part(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find what stands directly in a preamble or conclusions and should not."""
    code, allowed = PARTS[name]
    for child in element:
        kind = local_name(child)
        if kind and kind not in allowed:
            yield fault(code, child, f"<{kind}> stands in <{name}> without a container")


def _check_form(element: etree._Element, name: str) -> Iterator[Fault]:
    """Find a footnote without a marker, an avoided element, a number with a stop."""
    if name == "authorialNote" and not element.get("marker"):
        yield fault("U005", element, "the footnote has no marker")
    elif name in AVOIDED:
        yield fault("U008", element, f"<{name}>: use {AVOIDED[name]}")
    elif name == "docNumber" and (element.text or "").rstrip().endswith((".", ",")):
        yield fault("U009", element, f'"{element.text}": its stop belongs outside')


def _check_count(element: etree._Element) -> Iterator[Fault]:
    """Find a number of votes that the list of its voters does not bear out."""
    voters = element.findall(f"*/{AKN}organization")
    value = element.get("value", "")
    number = int(value) if value.isdecimal() else -1
    if voters and number != len(voters):
        kind = element.get("refersTo", "")
        message = f"{kind}: {value} votes are counted, {len(voters)} voters listed"
        yield fault("U007", element, message)
