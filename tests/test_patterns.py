"""The printed patterns: each matches its examples and none of its counterexamples."""

from __future__ import annotations

import re
import time

import pytest

from unres.errors import LexiconError
from unres.lexicon.patterns import PatternRecord, pattern, pattern_records

RECORDS = tuple(pattern_records().values())
HOSTILE = ("1", "a", " ", "A/", "(a) ", "Agenda item 1 (a) ", "2 January ", "- ", "I. ")


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)
def test_a_pattern_matches_its_examples(record: PatternRecord) -> None:
    assert record.examples
    for example in record.examples:
        assert pattern(record.name).match(example), example


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)
def test_a_pattern_matches_none_of_its_counterexamples(record: PatternRecord) -> None:
    assert record.counterexamples
    for example in record.counterexamples:
        assert not pattern(record.name).match(example), example


def test_records_are_sorted_and_say_why() -> None:
    names = [record.name for record in RECORDS]
    assert names == sorted(names)
    assert all(record.why.endswith(".") and record.source for record in RECORDS)


def test_a_pattern_that_is_not_there_is_told() -> None:
    with pytest.raises(LexiconError, match="no-such-pattern"):
        pattern("no-such-pattern")


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)
def test_a_pattern_takes_linear_time(record: PatternRecord) -> None:
    compiled = pattern(record.name)
    assert isinstance(compiled, re.Pattern)
    start = time.process_time()
    for unit in HOSTILE:
        compiled.match(unit * 20_000)
    # Linear is a few milliseconds; quadratic would be minutes.
    assert time.process_time() - start < 2
