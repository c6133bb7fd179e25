"""A verdict: all that is to be reported of one file, fit to be shown anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

from unres.validate.finding import Finding, FindingSeverity, clean_words

NUMBERS = re.compile(r"\[\d+\]")
"""What tells siblings apart in a path."""
BY_PLACE: Final = attrgetter("line", "column", "code")
"""The order of the findings of a file."""


Tell = Callable[["Verdict"], str]
"""What makes the words of a report for a file."""

Kind = tuple[str, FindingSeverity]
"""A code, and how much it matters where it was found."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one file; nothing, if it is clean."""

    path: str
    level: int
    """The level of AKN conformance that all findings leave, wanted or not."""
    findings: tuple[Finding, ...]
    """What was found, is wanted and is still to be told, in the order of the lines."""
    claim: tuple[Finding, bytes] | None = None
    """If it is valid, what to tell if another file of a run claims its name, which is
    the message; and a digest, which tells a copy of the file from another one."""
    told: str = ""
    """The words of a report for what is told already."""
    counts: Counter[Kind] = field(default_factory=Counter)
    """How much of each kind is told already."""

    def count(self) -> Counter[Kind]:
        """Count what was found, told or not."""
        return self.counts + Counter([(f.code, f.severity) for f in self.findings])

    def put(self, tell: Tell) -> Verdict:
        """Give the same in words, which are sent in less time than findings."""
        return replace(self, findings=(), told=tell(self), counts=self.count())

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the findings as plain rows: that takes about half the time."""
        rows = tuple(map(tuple, self.findings))
        fields = (self.path, self.level, rows, self.claim, self.told, self.counts)
        return _rebuild, fields


def _rebuild(
    path: str, level: int, rows: tuple[tuple[Any, ...], ...], *rest: Any
) -> Verdict:
    return Verdict(path, level, tuple(map(Finding._make, rows)), *rest)


def refuse(path: str, code: str, message: str) -> Verdict:
    """Give the verdict on a file that could not be judged: the code of an error."""
    finding = Finding(code, FindingSeverity.ERROR, 0, 0, clean_words(message))
    return Verdict(clean_words(path), 0, (finding,))


def tell_shared(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Pass verdicts on, with a finding where a file has the name of another one before.

    A copy is no other file: the same bytes may stand in several places.
    """
    first: dict[str, tuple[bytes, str]] = {}
    for verdict in verdicts:
        if (claim := verdict.claim) is None:
            yield verdict
            continue
        finding, digest = claim
        name = finding.message
        known, path = first.setdefault(name, (digest, verdict.path))
        findings = [*verdict.findings]
        if digest != known:
            message = f'"{name}" is the FRBRthis of {path} too'
            findings.append(finding._replace(message=message))
            findings.sort(key=BY_PLACE)
        yield replace(verdict, findings=tuple(findings), claim=None)


def make_fingerprints(verdict: Verdict) -> list[str]:
    """Give each finding a name that stays the same when lines move around it.

    It is made of the file, the code, the elements down to the place and the words
    of the line; findings alike in all that are numbered.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in verdict.findings:
        # Without numbers, which change when something is put in before it.
        path = NUMBERS.sub("", finding.path)
        parts = (verdict.path, finding.code, path, finding.excerpt)
        digest = sha256("\0".join(parts).encode()).hexdigest()[:16]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return prints


@dataclass(slots=True)
class VerdictTally:
    """Counts what passes: files, and findings by their codes."""

    files: int = 0
    worst: Counter[FindingSeverity] = field(default_factory=Counter)
    """Files by the worst that was found in them; those without any are not counted."""
    counts: Counter[str] = field(default_factory=Counter)
    """Findings by code."""
    spread: Counter[str] = field(default_factory=Counter)
    """Files by code."""
    severities: dict[str, set[FindingSeverity]] = field(default_factory=dict)
    """How severe the findings of a code were."""

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Pass verdicts on and count them."""
        for verdict in verdicts:
            self.files += 1
            kinds = verdict.count()
            severities = {severity for _, severity in kinds}
            if severities:
                worst = next(each for each in FindingSeverity if each in severities)
                self.worst[worst] += 1
            self.spread.update({code for code, _ in kinds})
            for (code, severity), count in kinds.items():
                self.counts[code] += count
                self.severities.setdefault(code, set()).add(severity)
            yield verdict

    def count_from(self, severity: FindingSeverity) -> int:
        """Give how many files have something of a severity, or worse."""
        order = [*FindingSeverity]
        return sum(self.worst[each] for each in order[: order.index(severity) + 1])
