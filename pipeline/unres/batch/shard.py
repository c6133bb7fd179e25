"""A run in parts, for as many machines: an input always belongs to the same part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from unres.batch.input import Input


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


WHOLE = Shard()
"""All of a run."""
