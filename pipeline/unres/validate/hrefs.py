"""IRIs by the Naming Convention: their parts, what is wrong with one; and by others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from unres.lexicon.elements import list_elements
from unres.lexicon.records import load_records

CLASSES: Final = frozenset(list_elements("classes"))
"""The classes of the Akoma Ntoso ontology, as they stand in an IRI, and FRBR's own."""
TYPES: Final = frozenset(list_elements("documents"))
"""The document elements, in small letters; an IRI names one of them as the type."""

# "it", "za-cpt"; "un", "fao" for an organization.
COUNTRY = re.compile(r"[a-z]{2,}(-[a-z0-9]+)*", re.ASCII)
WORD = re.compile(r"[^\s/#!@~?]+")
DATE = re.compile(r"\d{4}(-\d\d-\d\d)?", re.ASCII)
# "eng", "eng@", "eng@2004-07-21"; "eng:2004-07-21" is the text as seen on a day.
LANGUAGE = re.compile(r"[a-z]{3}(?:[@:][^\s/#~!]*|\.\w+)?", re.ASCII)
# Who marked the text up and when: "/CIRSFID/2011-07-15.akn".
MARKUP = re.compile(r"[^\s/#!@~?]+/\d{4}-\d\d-\d\d(?:\.\w+)?", re.ASCII)
PORTION = re.compile(r"~[^\s/#!@~?]+")
PACKAGED = re.compile(r"(?:\./)?[^\s/:#!?~]+(?:/[^\s/:#!?~]+)*")
ONTOLOGY = re.compile(rf"/akn/ontology/(?:{'|'.join(sorted(CLASSES))})(/[^\s/#!@~?]+)+")
COMPONENT = re.compile(r"![^\s/#!@~]+")
AKN_IRI = re.compile(r"(?:https?://[^/\s]+)?(?=/akn(?:/|$))")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)")


@dataclass(frozen=True, slots=True)
class WorkIri:
    """The parts of a Work IRI, "" where one is not there."""

    country: str
    type: str
    middle: tuple[str, ...]
    """What stands between type and date: the subtype, the actor, or both."""
    date: str
    number: str = ""


@lru_cache(maxsize=4096)
def find_iri_fault(value: str, *, absolute: bool = False) -> str:
    """Say what is wrong with an IRI; "" for nothing.

    Allowed are a label ("#para_3"), a component ("!annex_1"), an ontology IRI and
    an IRI of a Work, Expression, Manifestation, component or portion, which may stand
    behind the address of a resolver.
    """
    value = strip_resolver(value)
    if not absolute and value.startswith("#"):
        return ""
    if re.search(r"\s", value) or not value:
        return "an IRI is neither empty nor has white space"
    local = value.partition("#")[0]
    if not absolute and PORTION.fullmatch(local):
        return ""
    path = local.partition("~")[0]
    if not absolute and path.startswith("!"):
        return "" if _is_component(path) else "a component is ! and a name"
    # A portion may have a step of its own: "…/60-251/~para_8".
    steps = (path.removesuffix("/") if "~" in value else path).split("/")[2:]
    if not path.startswith("/akn/"):
        return "it begins with neither /akn/ nor #"
    return _find_step_fault(steps, ontology=not absolute)


def _find_step_fault(steps: list[str], *, ontology: bool) -> str:
    if not steps or "" in steps:
        return "it has an empty step or ends with a slash"
    if steps[0] == "ontology":
        fits = ontology and ONTOLOGY.fullmatch("/akn/" + "/".join(steps))
        return "" if fits else _find_ontology_fault(steps)
    return _try(steps)


def is_in_package(value: str) -> bool:
    """Whether a value is the path of a file in the same package: "media/logo.png".

    So resources are called at the manifestation level (4.8.3).
    """
    return ".." not in value.split("/") and bool(PACKAGED.fullmatch(value))


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
    if not TYPES.intersection(step.lower() for step in steps[1:2]):
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
        while MARKUP.fullmatch("/".join(rest[:2])):
            rest = rest[2:]
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


@dataclass(frozen=True, slots=True)
class Convention:
    """A convention by which documents are named."""

    name: str
    pattern: str
    """What its names match from the first character to the last."""
    source: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def conventions() -> Mapping[str, Convention]:
    """Give the conventions that are known."""
    return load_records(Convention, "conventions.toml", "convention")


def is_akn(value: str) -> bool:
    """Whether an address claims to be made by the Akoma Ntoso convention.

    It may stand behind the address of a resolver: https://example.org/akn/….
    """
    return bool(AKN_IRI.match(value))


def strip_resolver(value: str) -> str:
    """Give an Akoma Ntoso IRI from /akn/ on; another address as it is."""
    match = AKN_IRI.match(value)
    return value[match.end() :] if match else value


def find_scheme(value: str) -> str:
    """Give the scheme of an absolute IRI; "" for what is none."""
    match = SCHEME.match(value)
    return match[1].lower() if match else ""


@lru_cache(maxsize=4096)
def names_convention(value: str) -> bool:
    """Whether an address is made by a convention that is known."""
    return any(re.fullmatch(each.pattern, value) for each in conventions().values())
