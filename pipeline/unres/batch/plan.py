"""What a run is, and what it has to do: only what is new, has changed, or went away."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from unres.batch.bucket import Store
from unres.batch.input import Input
from unres.batch.manifest import Entry, Manifest
from unres.batch.outcome import Failure
from unres.batch.stamp import digest, version_code
from unres.batch.work import Job, Task
from unres.batch.worker import Limits
from unres.errors import CrashError, OutOfMemoryError, SlowError, SourceError
from unres.marks import Learned

QUARANTINE: Final = {CrashError.code, SlowError.code, OutOfMemoryError.code}
"""The failures that cost workers: they are not tried again unless that is asked for."""
NEW: Final = "new input"
CLASH: Final = "its output name clashes with another"
FAILING: Final = "it would fail: "
FORCED: Final = "--force"
CHANGED: Final = "the input has changed"
OPTIONS: Final = "the options have changed"
CODE: Final = "another version of unres made it"

TAUGHT: Final = "the dates that other documents print have changed"
"""The reason of the second pass."""


class Retry(StrEnum):
    """What is tried again that failed before and has not changed."""

    FAILED = "failed"
    """What failed in itself, but not what cost workers."""
    NONE = "none"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a run does again, and when it ends before its time."""

    force: bool = False
    retry: Retry = Retry.FAILED
    limit: int | None = None
    """How many documents are done at most."""
    fail_fast: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of several, counted from 1."""

    number: int = 1
    count: int = 1

    @property
    def tag(self) -> str:
        """What tells what is its own from what other parts keep beside it."""
        return f"{self.number}-of-{self.count}" if self.count > 1 else ""

    def holds(self, key: str) -> bool:
        """Return whether an input belongs to this part, by a digest of its key."""
        found = hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(found[:8], "big") % self.count == self.number - 1

    def pick(self, inputs: Iterable[Input]) -> list[Input]:
        """Return the inputs that belong to this part."""
        return [each for each in inputs if self.holds(each.key)]


@dataclass(frozen=True, slots=True)
class Run:
    """A task, where its results go, and how it is gone about."""

    task: Task
    out: Path | str
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    shard: Shard = field(default_factory=Shard)
    scheduler: str = ""
    """The address of the Dask scheduler whose cluster does it; "" for this machine."""


@dataclass(frozen=True, slots=True)
class Planner:
    """What a run goes by when it tells what is to be done."""

    settings: str
    suffixes: tuple[str, ...]
    folder: Store
    policy: Policy
    limits: str
    """What a worker may take; more of it is a reason to try again."""

    def decide(self, source: Input, entry: Entry | None) -> tuple[str, Entry | None]:
        """Return the reason to do an input, "" for none, and its entry as it is now."""
        if entry is None:
            return NEW, None
        if self.policy.force:
            return FORCED, entry
        if (now := look_again(source, entry)) is None:
            return CHANGED, entry
        if (now.settings, now.code) != (self.settings, version_code()):
            return OPTIONS if now.settings != self.settings else CODE, now
        if now.failure is not None:
            return self._find_retry(now, now.failure), now
        return find_missing(now, self.suffixes, self.folder)

    def _find_retry(self, entry: Entry, failure: Failure) -> str:
        """Return the reason to try again what failed, or ""."""
        again = f"it failed before ({failure.code})"
        match self.policy.retry:
            case Retry.ALL:
                return again
            case Retry.FAILED if failure.code not in QUARANTINE:
                return again
            case Retry.FAILED if entry.limits != self.limits:
                return f"{again}, with other limits"
            case _:
                return ""


def look_again(source: Input, entry: Entry) -> Entry | None:
    """Return the entry of an input as the input stands now, or None if it has changed.

    Its size and its mark are looked at first; where they differ, its bytes decide.
    """
    try:
        size, mark = source.facts()
        same = mark and (size, mark) == (entry.size, entry.mark)
        if same or digest(source.read()) == entry.sha256:
            return replace(entry, size=size, mark=mark)
    except SourceError:
        pass
    return None


def find_missing(
    entry: Entry, suffixes: Iterable[str], folder: Store
) -> tuple[str, Entry]:
    """Return what is wrong with an entry's files, or "", and the updated entry."""
    files = dict(entry.files)
    for suffix in suffixes:
        if not any(own.endswith(suffix) for own in files):
            return f"{entry.stem}{suffix} has not been written yet", entry
    for suffix in entry.files:
        if not suffix.endswith(tuple(suffixes)):
            continue
        name = entry.stem + suffix
        if (found := folder.look(name, files[suffix])) is None:
            return f"{name} is missing or altered", entry
        files[suffix] = found
    return "", replace(entry, files=files)


def find_taught(
    jobs: Iterable[Job], manifest: Manifest, keys: Collection[str]
) -> list[Job]:
    """Return the jobs to do again, with the dates they learn from the run.

    A first pass notes which days each document prints and which it lacks; a second one
    does again those whose lack another fills. What comes of it depends on the documents
    alone, not on their order, nor on how often a run was begun.
    """
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
