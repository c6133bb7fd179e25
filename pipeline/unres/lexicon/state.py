"""The states and the spellings by which documents and portals name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from typing import Final

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.patterns import FULL, pattern
from unres.lexicon.records import Table, has_file, load_records

LONGEST = 100
"""No name of a state has more characters."""


@dataclass(frozen=True, slots=True)
class StateRecord:
    """A state under the short name that the United Nations now uses."""

    iso3: str
    """Its code in ISO 3166: alpha-3, or the withdrawn one of a former state."""
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    """Names that mean this state in any text."""
    listed: tuple[str, ...] = ()
    """Names that mean it only in a list of states, such as votes and sponsors."""
    former: tuple[Table, ...] = ()
    """Names (`name`) that it bore until a day (`until`)."""
    until: date | None = None
    """The day on which a former state ended."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not, though they hold one of its names or look like it."""


states: Final = cache(partial(load_records, StateRecord, "states.toml", "state"))
"""Return every state by its ISO code, former states among them."""


@cache
def states_in(language: Language) -> Mapping[str, StateRecord]:
    """Give the states that a language has names for, by ISO code, with those names.

    Raises:
        LexiconError: The records are wrong.
    """
    if language.tag == FULL:
        return states()
    name = f"{language.tag}/states.toml"
    return load_records(StateRecord, name, "state") if has_file(name) else {}


def state_title(iso3: str, language: Language) -> str:
    """Give the short name that the United Nations uses for a code, or ""."""
    record = states_in(language).get(iso3) or states().get(iso3)
    return record.name if record else ""


def name_registered(printed: str, iso3: str, language: Language) -> str:
    """Give the name of a state for metadata, where the UN's files have it in English.

    A name that is printed in English stays as it is.
    """
    record = None if language.tag == FULL else states().get(iso3)
    return record.name if record else printed


@cache
def state_names(language: Language) -> Mapping[str, str]:
    """Give the ISO code of every name found in texts, with either apostrophe.

    Leaves out the names that only lists of states use; `find_iso3` knows them too.

    Raises:
        LexiconError: Two states bear the same name.
    """
    names: dict[str, str] = {}
    for name, iso3 in _spellings(language):
        if names.setdefault(name, iso3) != iso3:
            raise LexiconError(f"{language.tag}: two states are named {name!r}")
    return names


@lru_cache(maxsize=4096)
def find_iso3(name: str, language: Language) -> str:
    """Find the ISO code of a state by any spelling of its name, or give "".

    Case, accents, apostrophes, hyphens and an article do not matter, and a name may
    be turned round: "Congo, the Democratic Republic of the".
    """
    if len(name) > LONGEST:
        return ""
    known = _folded_names(language)
    folded = _fold(name, language)
    turned = pattern("state-turned", language).fullmatch(folded)
    other = f"{turned['form']} {turned['name']}" if turned else ""
    return known.get(folded) or known.get(other, "")


@cache
def _folded_names(language: Language) -> Mapping[str, str]:
    """Give the ISO code of every spelling, folded."""
    listed = {n: r.iso3 for r in states_in(language).values() for n in r.listed}
    names = listed | dict(state_names(language))
    return {_fold(name, language): iso3 for name, iso3 in names.items()}


def _spellings(language: Language) -> Iterator[tuple[str, str]]:
    """Give every name with its ISO code, present names first, in both apostrophes."""
    for record in states_in(language).values():
        former = (each["name"] for each in record.former)
        for name in (record.name, *record.aliases, *former):
            yield name.replace("'", "’"), record.iso3
            yield name.replace("’", "'"), record.iso3


def _fold(name: str, language: Language) -> str:
    """Spell a name without what spellings differ in."""
    plain = re.sub(r"['’‘`´ʼ]", "'", name.replace("ı", "i")).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    for short, long in language.spelled:
        plain = re.sub(short, long, plain)
    plain = re.sub(r"[\s\-‐‑–]+", " ", plain).strip(" .")
    return pattern("state-article", language).sub("", plain).strip()
