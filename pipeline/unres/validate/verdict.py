"""A verdict: all that is to be reported of one file, fit to be shown anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from unres.validate.check import Engine, validate
from unres.validate.finding import (
    Finding,
    Severity,
    conformance_level,
    finding_records,
)

UNREAD: Final = frozenset({"X001", "X002", "X004", "X005"})
"""Codes that say that a file, or a part of it, was not looked at further."""

WIDEST: Final = 160
"""How many characters of a line of the file are quoted."""

LONGEST: Final = 100_000
"""How many bytes of a line are looked at for that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one file; nothing, if it is clean."""

    path: str
    level: int
    """The level of AKN conformance, before any findings were left out."""
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """Give how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def judge(path: str, data: bytes, engine: Engine = Engine.LXML) -> Verdict:
    """Give the verdict on a file.

    Raises:
        LimitError: The file is too large, or there is not enough memory.
        MissingError: The XSD is missing or has been altered.
    """
    findings = validate(data, engine=engine)
    lines = data.split(b"\n") if findings else []
    shown = tuple(_show(finding, lines) for finding in findings)
    return Verdict(clean_words(path), conformance_level(findings), shown)


def refuse(path: str, code: str, message: str) -> Verdict:
    """Give the verdict on a file that could not be judged: the code of an error."""
    finding = Finding(code, Severity.ERROR, 0, 0, clean_words(message))
    return Verdict(clean_words(path), 0, (finding,))


def choose(verdict: Verdict, codes: Set[str]) -> Verdict:
    """Leave out what is not of some codes; why a file was not checked always stays."""
    hidden = finding_records().keys() - UNREAD - codes
    kept = (f for f in verdict.findings if f.code not in hidden)
    return replace(verdict, findings=tuple(kept))


def make_fingerprints(verdict: Verdict) -> list[str]:
    """Give each finding a name that stays the same when lines move around it.

    It is made of the file, the code, the elements down to the place and the words
    of the line; findings alike in all that are numbered.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in verdict.findings:
        parts = (verdict.path, finding.code, finding.path, finding.excerpt)
        digest = sha256("\0".join(parts).encode()).hexdigest()[:16]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return prints


def clean_words(words: str) -> str:
    """Give words on one line, with nothing that a terminal or XML may not have."""
    line = " ".join(words.split())
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


@dataclass(slots=True)
class Tally:
    """Counts what passes: files, and findings by their codes."""

    files: int = 0
    errors: int = 0
    """Files with errors."""
    warnings: int = 0
    """Files with warnings and no errors."""
    counts: Counter[str] = field(default_factory=Counter)
    """Findings by code."""
    spread: Counter[str] = field(default_factory=Counter)
    """Files by code."""

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Pass verdicts on and count them."""
        for verdict in verdicts:
            self.files += 1
            if verdict.count(Severity.ERROR):
                self.errors += 1
            elif verdict.findings:
                self.warnings += 1
            codes = [finding.code for finding in verdict.findings]
            self.counts.update(codes)
            self.spread.update(set(codes))
            yield verdict


def _show(finding: Finding, lines: list[bytes]) -> Finding:
    """Give a finding fit to be shown, with the line that it is about."""
    line = b"".join(lines[finding.line - 1 : finding.line]) if finding.line else b""
    words = clean_words(line[:LONGEST].decode("utf-8", "replace"))
    return replace(
        finding,
        message=clean_words(finding.message),
        path=clean_words(finding.path),
        excerpt=words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…",
    )
