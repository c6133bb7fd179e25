"""Rules for what points out of the file: IRIs by the Naming Convention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from unres.validate.facts import LINKS, Facts, fault
from unres.validate.finding import Finding

CLASSES: Final = frozenset({
    "concept",
    "event",
    "location",
    "object",
    "organization",
    "person",
    "process",
    "reference",
    "role",
    "term",
})
"""The classes of the Akoma Ntoso ontology, as they stand in an IRI."""

TYPES: Final = frozenset({
    "act",
    "amendment",
    "amendmentList",
    "bill",
    "debate",
    "debateReport",
    "doc",
    "documentCollection",
    "judgment",
    "officialGazette",
    "portion",
    "statement",
})
"""The document elements; an IRI names one of them as the type."""

LEVELS: Final = frozenset({"FRBRWork", "FRBRExpression", "FRBRManifestation"})
"""The levels whose IRIs the Naming Convention rules; it says nothing of items."""

COUNTRY = re.compile(r"[a-z]{2,}(-[a-z0-9]+)*", re.ASCII)
WORD = re.compile(r"[^\s/#!@~?]+")
DATE = re.compile(r"\d{4}(-\d\d-\d\d)?", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{3}(@[^\s/#~!]*)?", re.ASCII)
ONTOLOGY = re.compile(rf"/akn/ontology/(?:{'|'.join(sorted(CLASSES))})(/[^\s/#!@~?]+)+")
COMPONENT = re.compile(r"![^\s/#!@~]+")


@dataclass(frozen=True, slots=True)
class WorkIri:
    """The parts of a Work IRI, "" where one is not there."""

    country: str
    type: str
    middle: tuple[str, ...]
    """What stands between type and date: the subtype, the actor, or both."""
    date: str
    number: str = ""


def check_hrefs(facts: Facts) -> Iterator[Finding]:
    """Find an address outside the Naming Convention; only `a` may have one."""
    for link in facts.links:
        address = link.attribute in LINKS and link.name != "a"
        # A place in another document: <rref from="/akn/…#para_5" …>.
        if not address and not link.value.startswith("/"):
            continue
        wrong = find_iri_fault(link.value)
        if wrong:
            message = f'{link.attribute}="{link.value}" of <{link.name}>: {wrong}'
            yield fault("R002", link.element, message)


def check_values(facts: Facts) -> Iterator[Finding]:
    """Find an FRBR IRI that is not made by the Naming Convention."""
    for element, name in facts.elements:
        parent = element.getparent()
        if name not in {"FRBRthis", "FRBRuri"} or parent is None:
            continue
        if str(parent.tag).rpartition("}")[2] in LEVELS:
            value = element.get("value", "")
            wrong = find_iri_fault(value, absolute=True)
            if wrong:
                yield fault("R002", element, f'<{name}> "{value}": {wrong}')


@lru_cache(maxsize=4096)
def find_iri_fault(value: str, *, absolute: bool = False) -> str:
    """Say what is wrong with an IRI; "" for nothing.

    Allowed are a label ("#para_3"), a component ("!annex_1"), an ontology IRI and
    an IRI of a Work, Expression, Manifestation, component or portion.
    """
    if not absolute and (value.startswith("#") or ONTOLOGY.fullmatch(value)):
        return ""
    if re.search(r"\s", value) or not value:
        return "an IRI is neither empty nor has white space"
    path = value.partition("#")[0].partition("~")[0]
    if not absolute and path.startswith("!"):
        return "" if _is_component(path) else "a component is ! and a name"
    if not path.startswith("/akn/"):
        return "it begins with neither /akn/ nor #"
    # A portion may have a step of its own: "…/60-251/~para_8".
    path = path.removesuffix("/") if "~" in value else path
    steps = path.split("/")[2:]
    if not steps or "" in steps:
        return "it has an empty step or ends with a slash"
    return _find_ontology_fault(steps) if steps[0] == "ontology" else _try(steps)


def parse_work_iri(value: str) -> WorkIri | None:
    """Give the parts of a Work IRI, or nothing if it is none."""
    steps = value.split("/")[2:]
    if not value.startswith("/akn/") or "" in steps or _try(steps):
        return None
    work, rest = _split_steps(steps)
    return None if rest else work


def _try(steps: list[str]) -> str:
    """Say what is wrong with the steps of a document's IRI; "" for nothing."""
    if not COUNTRY.fullmatch(steps[0]):
        return f'"{steps[0]}" is no country or organization code'
    if not TYPES.intersection(steps[1:2]):
        return "the second step must be a document element (statement, act, …)"
    at = _find_date(steps)
    if at == 0:
        return "a date (YYYY-MM-DD or YYYY) must follow the type, subtype and actor"
    if not _is_date(steps[at]):
        return f'"{steps[at]}" is not a date of the calendar'
    if not all(WORD.fullmatch(step) for step in steps[:at]):
        return "a step has a character with a meaning of its own"
    rest = _split_steps(steps)[1]
    if rest and LANGUAGE.fullmatch(rest[0]):
        rest = rest[1:]
    return "" if not rest or _is_component("/".join(rest)) else f'"{rest[0]}" is odd'


def _split_steps(steps: list[str]) -> tuple[WorkIri, list[str]]:
    """Part the steps of the Work from those of what hangs below it."""
    at = _find_date(steps)
    work, rest = steps[: at + 1], steps[at + 1 :]
    is_number = bool(rest) and bool(WORD.fullmatch(rest[0]))
    # Three letters alone may be a language or, before another step, a number.
    if is_number and LANGUAGE.fullmatch(rest[0]) and len(rest) == 1:
        is_number = False
    number = rest.pop(0) if is_number else ""
    return WorkIri(work[0], work[1], tuple(work[2:at]), work[at], number), rest


def _find_date(steps: list[str]) -> int:
    """Give the place of the date, at most two steps after the type; 0 for none."""
    found = (i for i in range(2, min(len(steps), 5)) if DATE.fullmatch(steps[i]))
    return next(found, 0)


def _is_date(text: str) -> bool:
    """Whether a date is one of the calendar; a year alone is."""
    try:
        date.fromisoformat(text if "-" in text else f"{text}-01-01")
    except ValueError:
        return False
    return True


def _is_component(path: str) -> bool:
    """Whether a path is a component: "!main", "!annex_1/appendix_1", "!main.xml"."""
    first, *rest = path.split("/")
    return bool(COMPONENT.fullmatch(first)) and all(map(WORD.fullmatch, rest))


def _find_ontology_fault(steps: list[str]) -> str:
    """Say what is wrong with an ontology IRI: /akn/ontology/{class}/…/{id}."""
    if not CLASSES.intersection(steps[1:2]):
        return f'"{"".join(steps[1:2])}" is no class of the ontology'
    return "an ontology IRI is /akn/ontology/{class}/{id}, with steps between"
