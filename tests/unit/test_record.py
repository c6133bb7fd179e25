"""Documents that are brought to the disk some at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from unres.batch import record
from unres.batch.record import gather


def test_things_come_in_groups_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record, "PAUSE", math.inf)
    monkeypatch.setattr(record, "GROUP", 3)
    assert list(gather(range(7))) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(gather(range(2), 1)) == [[0], [1]]
    assert list(gather([])) == []


def test_the_first_thing_does_not_wait_for_others() -> None:
    def give() -> Iterator[int]:
        yield 1
        raise AssertionError("the first was not given yet")

    assert next(gather(give())) == [1]
