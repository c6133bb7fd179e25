"""An edition of a text: what work it is of, its language, its units by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from unres.align.keys import find_place, make_key
from unres.errors import SourceError
from unres.language import UNKNOWN
from unres.lexicon import find_language
from unres.readers.flat import FlatUnit, read_claim, read_units
from unres.validate.parse import parse_sound


class Expression(NamedTuple):
    """A document in one language."""

    name: str
    work: str
    """The IRI of the work: one for all languages."""
    tag: str
    """Its language: by BCP 47 where that is known, else as the file has it."""
    units: Mapping[str, Sequence[FlatUnit]]
    """The units and notes by the key of their eId, in the order of the text."""


def read_edition(data: bytes, name: str) -> Expression:
    """Read Akoma Ntoso from any source; keeps every unit and every note.

    Raises:
        SourceError: It cannot be read, or does not say its work or its language.
    """
    root = parse_sound(data)
    work = read_claim(root, "FRBRWork", "FRBRthis", "value")
    code = read_claim(root, "FRBRExpression", "FRBRlanguage", "language")
    language = find_language(code)
    units: dict[str, list[FlatUnit]] = {}
    for unit in read_units(root):
        for each in (unit, *unit.notes):
            units.setdefault(find_place(make_key(each.id, language)), []).append(each)
    return Expression(name, work, code if language == UNKNOWN else language.tag, units)


def refuse_others(editions: Sequence[Expression]) -> None:
    """Refuse editions that are not of one work, or two in one language.

    Raises:
        SourceError: They are not; the message names two files and what they say.
    """
    for a, b in pairwise(editions):
        if a.work != b.work:
            raise SourceError(
                f"{a.name} and {b.name} are not of one work (FRBRWork, FRBRthis):"
                f" {a.work} and {b.work}"
            )
    named: dict[str, str] = {}
    for edition in editions:
        if edition.tag in named:
            raise SourceError(
                f"{named[edition.tag]} and {edition.name} are in one language"
                f" (FRBRlanguage): {edition.tag}; give one file for each language"
            )
        named[edition.tag] = edition.name
