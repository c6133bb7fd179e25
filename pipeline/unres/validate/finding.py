"""What a check finds, and the registry of what can be found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from unres.errors import LexiconError
from unres.lexicon.records import find_record, load_records


class FindingSeverity(StrEnum):
    """How much a finding matters.

    An error breaks a standard, and a warning is for a person to look at. A note says
    what a faithful file may have too, such as a gap in its numbers, or what was not
    checked: it fails nothing unless that is asked for.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """Where something stands in a file."""

    line: int
    """From 1; 0 where there is none (a tree built in memory)."""
    column: int
    """In characters, from 1; 0 where it is not known."""
    path: str = ""
    """The names from the root down, as an XPath: `/akomaNtoso/act/body/article[2]`."""


class Finding(NamedTuple):
    """Something wrong in an XML file, and where it stands."""

    code: str
    """A code of the registry: X the file and its schema, I ids, R references,
    U the profile of the United Nations, T the text; or the code of the error that
    kept the file from being judged."""
    severity: FindingSeverity
    line: int
    """The line in the file, from 1; 0 where there is none (a tree built in memory)."""
    column: int
    """The column in characters, from 1; 0 where it is not known."""
    message: str
    path: str = ""
    """The elements from the root down to the place, as an XPath without prefixes."""
    excerpt: str = ""
    """The line of the file, without its indenting; of a long one what follows the
    column."""
    places: tuple[Position, ...] = ()
    """All places, the first among them, where one finding stands for several."""


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A kind of finding: what it is, why it is wrong, and how it looks put right."""

    code: str
    name: str
    """What people call it; wherever a code is asked for, the name will do."""
    severity: str
    title: str
    why: str
    source: str
    bad: str
    good: str


@cache
def finding_records() -> Mapping[str, FindingRecord]:
    """Give the record of every kind of finding by its code."""
    return load_records(FindingRecord, "findings.toml", "finding")


def find_codes(word: str) -> frozenset[str]:
    """Give the codes that a code, the beginning of some, or a name stands for.

    >>> sorted(find_codes("X00")) == sorted(find_codes("X"))
    True
    """
    return frozenset(
        code
        for code, record in finding_records().items()
        if code.startswith(word.upper()) or record.name == word.lower()
    )


@cache
def name_of(code: str) -> str:
    """Give the name of a code; the code of an error is its own."""
    records = finding_records()
    return records[code].name if code in records else code


@cache
def severity_of(code: str) -> FindingSeverity:
    """Give the severity that the registry sets for a code.

    Raises:
        LexiconError: There is no such code, or its severity is none of ours.
    """
    record = find_record(finding_records(), code, "finding")
    try:
        return FindingSeverity(record.severity)
    except ValueError as fault:
        raise LexiconError(f"findings.toml: {code}: {fault}") from fault


def make_finding(code: str, message: str, line: int = 0, column: int = 0) -> Finding:
    """Make a finding of a known code, as severe as its record says.

    Raises:
        LexiconError: There is no such code.
    """
    return Finding(code, severity_of(code), line, column, message)


def clean_words(words: str) -> str:
    """Give words on one line, with nothing that a terminal or XML may not have."""
    if words.isprintable() and "  " not in words:
        return words.strip()
    line = " ".join(words.split())
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def conformance_level(findings: Iterable[Finding]) -> int:
    """Give the level of AKN conformance that a file's findings leave it.

    0: not valid against the XSD, or not to be judged; 1: valid; 2: its ids and
    references follow the Naming Convention, or an equivalent one, as well (Akoma
    Ntoso 1.0 part 1, conformance levels). What belongs to the profile or the text
    alone changes no level.
    """
    return level_of({f.code for f in findings if f.severity is FindingSeverity.ERROR})


def level_of(errors: AbstractSet[str]) -> int:
    """Give the level of conformance that the codes of a file's errors leave it."""
    families = {code[0] for code in errors}
    if "X" in families or errors - finding_records().keys():
        return 0
    return 1 if families & {"I", "R"} else 2
