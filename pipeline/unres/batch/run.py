"""A run: a task, where its results go, and the limits it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from unres.batch.plan import Planner, Policy
from unres.batch.shard import WHOLE, Shard
from unres.batch.store import Store
from unres.batch.work import Task
from unres.batch.worker import Limits


@dataclass(frozen=True, slots=True)
class Run:
    """A task, where its results go, and how it is gone about."""

    task: Task
    out: Path | str
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    shard: Shard = WHOLE
    scheduler: str = ""
    """The address of the Dask scheduler whose cluster does it; "" for this machine."""

    def plan(self, folder: Store) -> Planner:
        """Return what tells what is to be done."""
        suffixes = tuple(self.task.suffixes.values())
        allowed = self.limits.tell()
        return Planner(
            self.task.tell_settings(), suffixes, folder, self.policy, allowed
        )
