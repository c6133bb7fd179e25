"""Work done by several workers, and its results in the order of the tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from unres.batch.outcome import Failure
from unres.batch.supervise import supervise
from unres.batch.work import attempt
from unres.batch.worker import Limits
from unres.errors import UnresError

T = TypeVar("T")
R = TypeVar("R")


def supervise_in_order(
    things: Sequence[T], work: Callable[[T], R], limits: Limits
) -> Iterator[tuple[T, R | Failure]]:
    """Do some work on each of many things; yield each with its answer.

    What is done before its turn waits for those before it. A thing that costs its
    worker, or whose work raises what is its own fault, has failed.
    """
    ready: dict[int, R | Failure] = {}
    turn = 0

    def do_one(number: int) -> R | Failure:
        return attempt(work, things[number])

    # Workers know all things, so their numbers will do.
    for done in supervise(range(len(things)), do_one, limits):
        answer = done.answer
        if isinstance(answer, UnresError):
            answer = Failure.of(answer)
        ready[done.task] = answer
        while turn in ready:
            yield things[turn], ready.pop(turn)
            turn += 1
