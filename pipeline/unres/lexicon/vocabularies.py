"""Vocabularies of subjects: their names, and addresses of their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from unres.lexicon.records import load_records


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """A vocabulary whose words documents bear as subjects."""

    name: str
    title: str
    source: str
    aliases: tuple[str, ...] = ()
    """What files call it, too."""
    address: str = ""
    """What the address of each of its words begins with; "" where they have none."""
    marc: str = ""
    """Its code among those that library records use, if it has one."""


vocabularies: Final = cache(
    partial(load_records, Thesaurus, "vocabularies.toml", "vocabulary")
)
"""Return the vocabularies by name."""


def find_vocabulary(called: str) -> Thesaurus | None:
    """Find a vocabulary by what a file calls it.

    >>> found = find_vocabulary("unbis")
    >>> found.title if found else ""
    'UNBIS Thesaurus'
    """
    name = called.casefold()
    for own in vocabularies().values():
        if name in map(str.casefold, (own.title, *own.aliases)):
            return own
    return None


def name_address(address: str) -> str:
    """Return the name of a word in an ontology of ours; "" for an address not known.

    >>> name_address("http://metadata.un.org/thesaurus/1002975"), name_address("#x")
    ('unbis.1002975', '')
    """
    for own in vocabularies().values():
        if own.address and address.startswith(own.address):
            code = address.removeprefix(own.address)
            return f"{own.name}.{code}" if code.replace("_", "").isalnum() else ""
    return ""


def expand_address(name: str) -> str:
    """Return the address of a word by its name in an ontology of ours; "" for none.

    >>> expand_address("eurovoc.c_4523e1dd"), expand_address("water")
    ('http://eurovoc.europa.eu/c_4523e1dd', '')
    """
    own, _, code = name.partition(".")
    known = vocabularies().get(own)
    return f"{known.address}{code}" if known and known.address and code else ""
