"""Files judged by several workers, and their verdicts in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from unres.batch.input import Input
from unres.batch.loss import Loss
from unres.batch.ordered import supervise_in_order
from unres.batch.outcome import Failure
from unres.batch.work import attempt
from unres.batch.worker import Limits
from unres.validate.check import Engine, prepare
from unres.validate.verdict import Verdict, judge, refuse


def judge_files(
    inputs: Sequence[Input], engine: Engine, limits: Limits
) -> Iterator[Verdict]:
    """Give the verdict on each file; a file that costs a worker costs only itself.

    Raises:
        MissingError: The schema is missing or has been altered.
    """
    prepare(engine)
    work = partial(_judge_one, engine)
    for source, answer in supervise_in_order(inputs, work, limits):
        if isinstance(answer, Loss):
            yield _refuse(source, Failure.of(answer.explain(limits)))
        else:
            yield answer


def shorten_path(source: Input) -> str:
    """Give the path of a file from the working folder on, if it lies below that."""
    if source.path is None:
        return source.label
    path, here = Path(os.path.normpath(source.path.absolute())), Path.cwd()
    below = path.is_relative_to(here)
    return (path.relative_to(here) if below else source.path).as_posix()


def _judge_one(engine: Engine, source: Input) -> Verdict:
    """Give the verdict on a file; what keeps it from being judged is told in it.

    Raises:
        MissingError: The schema is missing or has been altered.
        OutOfMemoryError: There is not enough memory.
    """
    path = shorten_path(source)
    verdict = attempt(lambda: judge(path, source.read(), engine))
    return _refuse(source, verdict) if isinstance(verdict, Failure) else verdict


def _refuse(source: Input, failure: Failure) -> Verdict:
    """Give the verdict on a file that could not be judged."""
    return refuse(shorten_path(source), failure.code, failure.message)
