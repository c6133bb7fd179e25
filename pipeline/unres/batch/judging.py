"""Files judged by several workers, and their verdicts in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unres.batch.input import Input
from unres.batch.ordered import supervise_in_order
from unres.batch.outcome import Failure
from unres.batch.worker import Limits
from unres.validate.check import EVERYTHING, Scope, prepare
from unres.validate.engines import Engine
from unres.validate.verdict import Tell, Verdict, judge, refuse, tell_shared

MANY: Final = 100
"""Among so many files some fail the schema; what explains it is loaded before the
workers part, for each of them would load it."""


@dataclass(frozen=True, slots=True)
class Judging:
    """How the files of a run are judged."""

    engine: Engine = Engine.LXML
    explained: bool = True
    """Whether xmlschema is asked about the files that fail the XSD."""
    scope: Scope = EVERYTHING
    tell: Tell | None = None
    """What makes words of a verdict, for a report that is told file by file."""

    def judge(self, source: Input) -> Verdict:
        """Return the verdict on a file.

        Raises:
            UnresError: It cannot be read, or something is missing to judge by.
        """
        path, data = shorten_path(source), source.read()
        verdict = judge(
            path, data, self.engine, explained=self.explained, scope=self.scope
        )
        return verdict.put(self.tell) if self.tell else verdict


def judge_files(
    inputs: Sequence[Input], judging: Judging, limits: Limits
) -> Iterator[Verdict]:
    """Give the verdict on each file; a file that costs a worker costs only itself.

    Two files with one name are told at the later one.

    Raises:
        MissingError: The schema is missing or has been altered.
    """
    prepare(judging.engine, explained=judging.explained and len(inputs) >= MANY)
    return tell_shared(_judge_all(inputs, judging, limits))


def shorten_path(source: Input) -> str:
    """Give the path of a file from the working folder on, if it lies below that."""
    if source.path is None:
        return source.label
    path, here = Path(os.path.normpath(source.path.absolute())), Path.cwd()
    below = path.is_relative_to(here)
    return (path.relative_to(here) if below else source.path).as_posix()


def _judge_all(
    inputs: Sequence[Input], judging: Judging, limits: Limits
) -> Iterator[Verdict]:
    """Give the verdict on each file, in the order of the files."""
    for source, answer in supervise_in_order(inputs, judging.judge, limits):
        if isinstance(answer, Failure):
            yield refuse(shorten_path(source), answer.code, answer.message)
        else:
            yield answer
