"""Naming conventions beside that of Akoma Ntoso: which an address is made by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from unres.lexicon.records import load_records

AKN_IRI = re.compile(r"(?:https?://[^/\s]+)?(?=/akn(?:/|$))")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)")


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
