"""What the documents of a run teach each other: days of adoption that one prints.

A first pass converts each document for itself and notes which days it prints and which
it lacks. A second one does again those whose lack another fills. What comes of it
depends on the documents alone, not on their order, nor on how often a run was begun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from unres.batch.manifest import Manifest
from unres.batch.work import Job
from unres.marks import Learned

TAUGHT: Final = "the dates that other documents print have changed"
"""The reason of the second pass."""


def find_taught(
    jobs: Iterable[Job], manifest: Manifest, keys: Collection[str]
) -> list[Job]:
    """Return the jobs to do again, with the dates they learn from the run."""
    known = learn_days(manifest.list_printed(keys))
    again = []
    for job in jobs:
        if entry := manifest.find(job.input.key):
            dates = tuple(known[each] for each in entry.missing if each in known)
            if dates != entry.learned:
                again.append(replace(job, dates=dates, reason=job.reason or TAUGHT))
    return again


def learn_days(printed: Iterable[tuple[str, dict[str, str]]]) -> dict[str, Learned]:
    """Return the day of each symbol that documents print, given with their keys.

    Of a symbol with several days none is known. The document that counts as the
    teacher is the one whose key comes first.
    """
    teachers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, days in printed:
        for symbol, day in days.items():
            teachers[symbol][day] = min(key, teachers[symbol].get(day, key))
    return {
        symbol: Learned(symbol, *next(iter(days.items())))
        for symbol, days in teachers.items()
        if len(days) == 1
    }
