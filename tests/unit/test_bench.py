"""The measurements: they time what conversions do."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from unres import convert as story

ROOT = Path(__file__).resolve().parents[2]


def test_every_step_that_is_timed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    bench = import_module("bench")
    seed = next(ROOT.joinpath("seeds").glob("*.txt"))
    with bench.watch() as spent:
        story.convert(seed.read_bytes(), seed.name, ("akn", "json"))
    assert set(spent) == set(bench.STEPS)
