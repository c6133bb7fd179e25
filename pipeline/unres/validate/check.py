"""The checks in order: first whether it can be read, then the XSD, then our rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import chain
from typing import Any, Final

from lxml import etree

from unres.errors import LimitError
from unres.validate.engines import (
    Engine,
    Explainer,
    check_by,
    check_schema,
    is_valid,
    load_declarations,
    load_engine,
)
from unres.validate.facts import Facts, Fault, cap, fault, gather_facts
from unres.validate.finding import (
    Finding,
    FindingSeverity,
    Position,
    clean_words,
    level_of,
    severity_of,
)
from unres.validate.frbr import check_codes, check_identification, find_name
from unres.validate.ids import check_ids, check_wids
from unres.validate.parse import LIMIT, check_package, check_root, parse_xml
from unres.validate.places import TreePlaces, quote_line
from unres.validate.profile import check_layout, check_profile, is_of_un
from unres.validate.references import (
    check_conventions,
    check_hrefs,
    check_labels,
    check_references,
    check_values,
)
from unres.validate.schema import load_schema, load_vocabulary
from unres.validate.scripts import check_scripts
from unres.validate.sequence import check_sequences
from unres.validate.verdict import BY_PLACE, Verdict
from unres.validate.wording import check_wording

Check = Callable[[Facts], Iterator[Fault]]

FAST: Final[tuple[Check, ...]] = (check_ids, check_references, check_hrefs)
"""The checks of every file that is written."""
NAMING: Final[tuple[Check, ...]] = (
    *(*FAST, check_wids, check_labels, check_values),
    *(check_conventions, check_identification, check_codes),
)
"""What the Naming Convention and the references ask of any file."""
TEXT: Final[tuple[Check, ...]] = (check_wording, check_sequences, check_scripts)
"""What the words of any file tell of errors."""
HOUSE: Final[tuple[Check, ...]] = (check_profile, check_layout)
"""What documents of the United Nations are held to."""
TOO_LARGE: Final = (
    f"the XML has more than {LIMIT:,} bytes, which is no resolution; check it in"
    " parts, or with xmllint --huge"
)

MOST_TOLD: Final = 10_000
"""How many findings of one file are told."""
UNREAD: Final = frozenset({"X001", "X002", "X004", "X005"})
"""Codes that say that a file, or a part of it, was not looked at further; they are
told whatever is wanted."""
MOST_ELEMENTS: Final = 1_000_000
"""How many elements a file may have; each takes some hundred bytes of memory."""
SHARED: Final = "R009"
"""The code for two files of a run with one name."""


class Profile(StrEnum):
    """Whose profile a file is held to beside the standard."""

    AUTO = "auto"
    """That of the United Nations if its first FRBRcountry is `un`, else none."""
    UN = "un"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a file is checked, and how."""

    level: int = 0
    """1: the schema alone; 2: the Naming Convention too; 0: all that is known."""
    profile: Profile = Profile.AUTO
    codes: frozenset[str] | None = None
    """The findings that are wanted, by code; None for all."""
    quoted: bool = True
    """Whether findings tell the path and the words of their places."""
    engine: Engine = Engine.LXML
    explained: bool = True
    """Whether xmlschema is asked about the first faults of a file that fails the XSD,
    for the path and the reason; that takes a second the first time."""


EVERYTHING: Final = Scope()


def validate(data: bytes, scope: Scope = EVERYTHING) -> list[Finding]:
    """Give all that is wrong with a file, in the order of its lines.

    Raises:
        LimitError: The file is too large.
        OutOfMemoryError: There is not enough memory.
        MissingError: The XSD is missing or has been altered.
    """
    return list(judge("", data, scope).findings)


def judge(path: str, data: bytes, scope: Scope = EVERYTHING) -> Verdict:
    """Give the verdict on a file; raises as `validate` does."""
    if len(data) > LIMIT:
        raise LimitError(TOO_LARGE)
    path = clean_words(path)
    root = check_package(data) or parse_xml(data)
    if isinstance(root, Finding):
        return Verdict(path, 0, (quote_line(root, data),))
    places = TreePlaces(root, data)
    stranger = check_root(root)
    if len(data) > MOST_ELEMENTS and _count_elements(root) > MOST_ELEMENTS:
        message = f"the file has more than {MOST_ELEMENTS:,} elements"
        stranger = fault("X005", root, message)
    if stranger:
        return Verdict(path, 0, (_make_finding(stranger, places),))
    explainer = Explainer(places) if scope.explained else None
    faults = check_by(scope.engine, root, explainer)
    if scope.level == 1:
        return Verdict(path, *_report(faults, places, scope))
    facts = gather_facts(root, places)
    facts.un = scope.profile is Profile.UN or (
        scope.profile is Profile.AUTO and is_of_un(facts)
    )
    checks = NAMING if scope.level else (*NAMING, *TEXT, *(HOUSE if facts.un else ()))
    faults = chain(faults, *(check(facts) for check in checks))
    verdict = Verdict(path, *_report(faults, places, scope))
    told = _find_claim(facts, scope) if verdict.level else None
    return replace(verdict, claim=told and (told, sha256(data).digest()))


def prepare(engine: Engine = Engine.LXML, *, explained: bool = False) -> None:
    """Load what every check needs, which takes longer than one of them.

    `explained` loads what only the files need that fail the XSD.

    Raises:
        MissingError: The XSD is missing or has been altered.
    """
    load_schema()
    load_vocabulary()
    if engine is not Engine.LXML:
        load_engine()
    if explained:
        load_declarations()


def check_written(
    written: bytes | etree._Element, *, sound: bool = False
) -> list[Finding]:
    """Give what is wrong with a file just made: the XSD, ids, references and IRIs.

    Fast enough for every document; `validate` tells more. Where it is `sound` already,
    the XSD alone is left to ask, and where it is given as bytes no tree is made of it.

    Raises:
        OutOfMemoryError: There is not enough memory.
        MissingError: The XSD is missing or has been altered.
    """
    if isinstance(written, etree._Element):
        root: etree._Element | Finding = written
    elif sound and is_valid(written):
        return []
    else:
        root = parse_xml(written)
    if isinstance(root, Finding):
        return [root]
    places = TreePlaces(root)
    if stranger := check_root(root):
        return [_make_finding(stranger, places)]
    if sound:
        return list(_report(check_schema(root), places)[1])
    facts = gather_facts(root, places)
    facts.un = is_of_un(facts)
    faults = chain(check_schema(root), *(check(facts) for check in FAST))
    return list(_report(faults, places)[1])


def _count_elements(root: etree._Element) -> int:
    """Count the elements of a tree without making anything of them."""
    count: Any = root.xpath("count(//*)")
    return int(count)


def _find_claim(facts: Facts, scope: Scope) -> Finding | None:
    """Give the name that a file claims for itself, as a finding; None if unwanted."""
    name = find_name(facts)
    if name is None or (scope.codes is not None and SHARED not in scope.codes):
        return None
    told = fault(SHARED, name, name.get("value", ""))
    return _make_finding(told, facts.places, scope)


def _report(
    faults: Iterable[Fault], places: TreePlaces, scope: Scope = EVERYTHING
) -> tuple[int, tuple[Finding, ...]]:
    """Give the level that all findings leave, and those that are wanted, up to a cap.

    They stand in the order of the lines.
    """
    codes = scope.codes
    kept: list[Fault] = []
    found: set[str] = set()
    for each in faults:
        if each.severity is not FindingSeverity.NOTE:
            found.add(each.code)
        if codes is None or each.code in codes or each.code in UNREAD:
            kept.append(each)
            if len(kept) > MOST_TOLD:
                break
    findings = [_make_finding(each, places, scope) for each in kept[:MOST_TOLD]]
    findings.sort(key=BY_PLACE)
    if len(kept) > MOST_TOLD:
        capped = cap(places.root, MOST_TOLD, "findings")
        findings.append(_make_finding(capped, places, scope))
    errors = {code for code in found if severity_of(code) is FindingSeverity.ERROR}
    return level_of(errors), tuple(findings)


def _make_finding(
    told: Fault, places: TreePlaces, scope: Scope = EVERYTHING
) -> Finding:
    severity = told.severity or severity_of(told.code)
    message = clean_words(told.message)
    line, column = places.locate(told.element)
    if not scope.quoted:
        return Finding(told.code, severity, line, column, message)
    path, words = places.path(told.element), places.excerpt(line, column)
    every: tuple[Position, ...] = ()
    if told.others:
        others = map(places.find, told.others[: MOST_TOLD - 1])
        every = (Position(line, column, path), *others)
    return Finding(told.code, severity, line, column, message, path, words, every)
