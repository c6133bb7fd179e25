"""Files judged by several workers, and their verdicts in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from unres.batch.input import Input
from unres.batch.outcome import Failure
from unres.batch.supervise import supervise_in_order
from unres.batch.worker import Limits
from unres.validate.check import Scope, judge, prepare
from unres.validate.verdict import Tell, Verdict, refuse, tell_shared

MANY: Final = 100
"""Among so many files some fail the schema; what explains it is loaded before the
workers part, for each of them would load it."""


def judge_files(
    inputs: Sequence[Input], scope: Scope, limits: Limits, tell: Tell | None = None
) -> Iterator[Verdict]:
    """Give the verdict on each file; a file that costs a worker costs only itself.

    Two files with one name are told at the later one. `tell` makes words of a verdict,
    for a report that is told file by file.

    Raises:
        MissingError: The schema is missing or has been altered.
    """
    prepare(scope.engine, explained=scope.explained and len(inputs) >= MANY)

    def work(source: Input) -> Verdict:
        verdict = judge(shorten_path(source), source.read(), scope)
        return verdict.put(tell) if tell else verdict

    return tell_shared(
        refuse(shorten_path(source), answer.code, answer.message)
        if isinstance(answer, Failure)
        else answer
        for source, answer in supervise_in_order(inputs, work, limits)
    )


def shorten_path(source: Input) -> str:
    """Give the path of a file from the working folder on, if it lies below that."""
    if source.path is None:
        return source.label
    path, here = Path(os.path.normpath(source.path.absolute())), Path.cwd()
    below = path.is_relative_to(here)
    return (path.relative_to(here) if below else source.path).as_posix()
