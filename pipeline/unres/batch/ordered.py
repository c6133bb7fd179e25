"""Work done by several workers, told in the order of what it was done on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from unres.batch.loss import Loss
from unres.batch.supervise import count_cores, supervise
from unres.batch.worker import Limits

T = TypeVar("T")
R = TypeVar("R")

WORTH: Final = 16
"""A worker is started for every so many things, where nobody says how many."""


def supervise_in_order(
    things: Sequence[T], work: Callable[[T], R], limits: Limits
) -> Iterator[tuple[T, R | Loss]]:
    """Do some work on each of many things, and give each with its answer, or its loss.

    What is done before its turn waits for those before it.
    """
    worth = min(count_cores(), math.ceil(len(things) / WORTH))
    limits = replace(limits, jobs=limits.jobs or worth)
    ready: dict[int, R | Loss] = {}
    turn = 0
    numbered = range(len(things))
    for done in supervise(numbered, partial(_do_one, things, work), limits):
        ready[done.task] = done.answer
        while turn in ready:
            yield things[turn], ready.pop(turn)
            turn += 1


def _do_one(things: Sequence[T], work: Callable[[T], R], number: int) -> R:
    """Do the work on one of the things; workers know them all, so a number will do."""
    return work(things[number])
