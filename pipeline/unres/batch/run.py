"""A run: a task, the part of its inputs, where its results go, and its limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from unres.batch.input import Input
from unres.batch.plan import Planner, Policy
from unres.batch.store import Store
from unres.batch.work import Task
from unres.batch.worker import Limits


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

    def plan(self, folder: Store) -> Planner:
        """Return what tells what is to be done."""
        settings, suffixes = self.task.tell_settings(), self.task.suffixes.values()
        allowed = self.limits.tell()
        return Planner(settings, tuple(suffixes), folder, self.policy, allowed)
