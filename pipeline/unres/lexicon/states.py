"""The states and the spellings by which documents and portals name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from unres.errors import LexiconError
from unres.lexicon.records import Table, make_record, read_records

LONGEST = 100
"""No name of a state has more characters."""

INVERTED = re.compile(r"([^(,]+?) ?, ?(?:the )?(.+?\b(?:of|of the))")
"""A name turned round for sorting: "korea, republic of"."""

ARTICLE = re.compile(r"^the |(?: \(the\)|, the)$")
"""An article before or after a folded name: "bahamas (the)"."""

BRACKETED = re.compile(r"([^(]+?) ?\((.+? of(?: the)?)\)")
"""A name with its form of state in brackets: "iran (islamic republic of)"."""


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a state bore until a day."""

    name: str
    until: date


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
    former: tuple[Former, ...] = ()
    until: date | None = None
    """The day on which a former state ended."""
    examples: tuple[str, ...] = ()
    """Words that name it."""
    counterexamples: tuple[str, ...] = ()
    """Words that do not, though they hold one of its names or look like it."""


@cache
def states() -> Mapping[str, StateRecord]:
    """Give every state by its ISO code, former states among them.

    Raises:
        LexiconError: The records are wrong.
    """
    (tables,) = read_records("states.toml", "state")
    records = [_make_state(table) for table in tables]
    return {record.iso3: record for record in records}


def state_title(iso3: str) -> str:
    """Give the short name that the United Nations uses for a code, or ""."""
    record = states().get(iso3)
    return record.name if record else ""


@cache
def state_names() -> Mapping[str, str]:
    """Give the ISO code of every name found in texts, with either apostrophe.

    Leaves out the names that only lists of states use; `find_iso3` knows them too.

    Raises:
        LexiconError: Two states bear the same name.
    """
    names: dict[str, str] = {}
    for name, iso3 in _spellings():
        if names.setdefault(name, iso3) != iso3:
            raise LexiconError(f"states.toml: two states are named {name!r}")
    return names


@lru_cache(maxsize=4096)
def find_iso3(name: str) -> str:
    """Find the ISO code of a state by any spelling of its name, or give "".

    Case, accents, apostrophes, hyphens and a leading "the" do not matter, and a
    name may be turned round: "Congo, the Democratic Republic of the".
    """
    if len(name) > LONGEST:
        return ""
    known = _folded_names()
    folded = _fold(name)
    for spelling in (folded, *_turn(folded)):
        if spelling in known:
            return known[spelling]
    return ""


@cache
def _folded_names() -> Mapping[str, str]:
    """Give the ISO code of every spelling, folded."""
    names = {_fold(name): iso3 for name, iso3 in state_names().items()}
    listed = {_fold(n): r.iso3 for r in states().values() for n in r.listed}
    return listed | names


def _make_state(table: Table) -> StateRecord:
    """Make the record of a state with its former names."""
    where = f"states.toml: {table.get('iso3')}"
    former = tuple(make_record(Former, name, where) for name in table.get("former", ()))
    return make_record(StateRecord, {**table, "former": former}, where)


def _spellings() -> Iterator[tuple[str, str]]:
    """Give every name with its ISO code, present names first, in both apostrophes."""
    for record in states().values():
        former = (name.name for name in record.former)
        for name in (record.name, *record.aliases, *former):
            yield name.replace("'", "’"), record.iso3
            yield name.replace("’", "'"), record.iso3


def _fold(name: str) -> str:
    """Spell a name without what spellings differ in."""
    plain = re.sub(r"['’‘`´ʼ]", "'", name.replace("ı", "i")).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[\s\-‐‑–]+", " ", plain.replace("&", " and ")).strip(" .")
    plain = re.sub(r"\bst\.? ", "saint ", plain)
    return ARTICLE.sub("", plain)


def _turn(folded: str) -> Iterator[str]:
    """Give the other orders of a folded name that was turned round."""
    match = INVERTED.fullmatch(folded) or BRACKETED.fullmatch(folded)
    if match:
        name, form = match.groups()
        form = form.removeprefix("the ")
        yield f"{form} {name}"
        yield f"{form} the {name}"
