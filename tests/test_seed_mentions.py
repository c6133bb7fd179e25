"""What the words of the two founding resolutions mean, mention by mention.

A line for each mention of a seed stands in `cases/mentions`: the unit, the sort of
thing that is named there, the words, and what they stand for. Citations are in
`test_seeds.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unres.convert import convert

STATED = sorted((Path(__file__).parent / "cases" / "mentions").glob("*.txt"))
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("stated", STATED, ids=lambda path: path.stem)
def test_a_seed_mentions_this_and_nothing_else(stated: Path) -> None:
    seed = SEEDS / stated.name
    files = convert(seed.read_bytes(), seed.name, ("json",)).files
    found = [
        f"{each['in']} | {each['kind']} | {each['text']} | {each['target']}"
        for each in json.loads(files["json"])["mentions"]
    ]
    assert found == stated.read_text("utf-8").splitlines()


def test_every_seed_has_its_mentions_stated() -> None:
    assert {path.name for path in STATED} == {seed.name for seed in SEEDS.iterdir()}
