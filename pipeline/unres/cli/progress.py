"""What is told of a run on its way and at its end: in words, or as JSON lines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import click

from unres.batch.outcome import Outcome, Status
from unres.batch.report import Summary, list_facts, tell_summary
from unres.batch.write import explain_fault
from unres.model import Severity

FEW = 5
"""Up to so many documents no progress is shown."""
PAUSE = 5.0
"""So many seconds pass between two lines of progress where there is no terminal."""


@dataclass(slots=True)
class RunTally:
    """How far a run is."""

    total: int
    began: float
    done: int = 0
    failed: int = 0
    review: int = 0
    """How many documents have a notice that a person should look at."""
    made: int = 0
    """How many were not up to date: they tell how long the others take."""

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        self.done += 1
        self.made += outcome.status is not Status.CURRENT
        self.failed += outcome.status is Status.FAILED
        doubts = outcome.notices if outcome.status is not Status.CURRENT else ()
        self.review += any(each.severity is Severity.REVIEW for _, each in doubts)

    @property
    def rate(self) -> float:
        """How many are made in a second."""
        return self.made / max(time.monotonic() - self.began, 0.001)

    @property
    def left(self) -> float:
        """How many seconds it will still take, by what it took so far."""
        return (self.total - self.done) / self.rate if self.made else 0.0

    def tell(self) -> str:
        """Say how many failed or are for review, and how many are done a second."""
        return f"{self.failed:,} failed, {self.review:,} to review, {self.rate:,.0f}/s"


def show_text(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes through, with a bar on a terminal or a line now and then.

    Which document failed is said at once.
    """
    terminal = sys.stderr.isatty()
    tally = RunTally(total, time.monotonic())
    with (
        click.progressbar(length=total, label="converting", file=sys.stderr)
        if total > FEW and terminal
        else nullcontext()
    ) as bar:
        last = tally.began
        for outcome in outcomes:
            tally.count(outcome)
            if outcome.failure is not None:
                # The bar may stand in the line.
                clear = "\r\033[K" if terminal else ""
                said = f"{outcome.input.label}: {outcome.failure.message}"
                click.echo(f"{clear}unres: {said}", err=True)
            if bar is not None:
                bar.label = f"converting ({tally.tell()})"
                bar.update(1)
            elif total > FEW and time.monotonic() - last >= PAUSE:
                last = time.monotonic()
                so_far = f"{tally.done:,} of {total:,} documents: {tally.tell()}"
                click.echo(f"{so_far}, {tally.left:,.0f} s left", err=True)
            yield outcome


def tell_text(summary: Summary, place: str) -> None:
    """Say what a run came to."""
    for line in tell_summary(summary, place):
        click.echo(line, err=True)


@dataclass(slots=True)
class Log:
    """A log in lines of JSON: one for each document, one for the end of the run."""

    stream: IO[str]

    def show(self, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        """Pass outcomes through, and write a line for each document that was made."""
        tally = RunTally(total, time.monotonic())
        for outcome in outcomes:
            tally.count(outcome)
            if outcome.status is not Status.CURRENT:
                facts = {**list_facts(outcome), "done": tally.done, "total": total}
                self._write("document", facts)
            yield outcome

    def tell(self, summary: Summary, place: str, skipped: Sequence[str]) -> None:
        """Write a line that says what a run came to."""
        facts = {**summary.facts(), "skipped": list(skipped), "place": place}
        self._write("end", facts)

    def _write(self, event: str, facts: Mapping[str, object]) -> None:
        """Write a line of JSON, so that whoever follows the log sees it at once."""
        line = json.dumps({"event": event, **facts}, ensure_ascii=False)
        click.echo(line, file=self.stream)
        self.stream.flush()


@contextmanager
def open_log(path: str | None, *, to_stderr: bool) -> Iterator[Log | None]:
    """Open the log in lines of JSON, in a file or on the standard error, if any.

    Raises:
        OutputError: The file cannot be written.
    """
    if not path:
        yield Log(sys.stderr) if to_stderr else None
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(
                Path(path).open("w", encoding="utf-8", errors="backslashreplace")
            )
        except OSError as error:
            raise explain_fault(error, Path(path)) from error
        yield Log(stream)
