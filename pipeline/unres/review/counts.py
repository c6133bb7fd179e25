"""The proof that every character of a source is accounted for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from unres.errors import LossError
from unres.review.case import Case, ReadRun
from unres.text import letters


@dataclass(slots=True)
class RunCount:
    """Characters of the source, and in how many runs they stand."""

    runs: int = 0
    stood: int = 0
    """How many are read as they stand."""
    changed: int = 0
    """How many are read as something else."""
    dropped: int = 0
    """How many are read as nothing."""
    letters: int = 0
    """How many of those that are read as nothing are letters or digits."""

    def add(self, run: ReadRun, stood: str) -> None:
        """Count a run, for which these characters stand in the source."""
        self.runs += 1
        if not run.rule:
            self.stood += len(stood)
        elif run.read:
            self.changed += len(stood)
        else:
            self.dropped += len(stood)
            self.letters += len(letters(stood))

    @property
    def total(self) -> int:
        """All of them."""
        return self.stood + self.changed + self.dropped


@dataclass(slots=True)
class Counts:
    """The characters of a source by the rule that read them, "" for none."""

    whole: RunCount = field(default_factory=RunCount)
    rules: dict[str, RunCount] = field(default_factory=lambda: defaultdict(RunCount))


def count_characters(case: Case) -> Counts:
    """Count each character of the source under the rule by which it was read.

    Raises:
        LossError: The runs do not follow each other from the first to the last.
    """
    counts, text, at = Counts(), case.document.source.text, 0
    for run in chain.from_iterable(case.stretches):
        if run.start != at:
            raise LossError(f"the characters from {at} on are not counted once")
        at = run.end
        stood = text[run.start : run.end]
        counts.whole.add(run, stood)
        counts.rules[run.rule].add(run, stood)
    if at != len(text):
        raise LossError(f"the characters from {at} on are not counted")
    return counts
