"""The patterns by which printed lines are known: each record is its own test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unres
from unres.errors import LexiconError
from unres.lexicon.patterns import FILES, PatternRecord, pattern, pattern_records
from unres.lexicon.records import read_records, read_words

RECORDS = pattern_records()


def read_file(file: str) -> list[str]:
    """Give the names of the patterns of a file, in its order."""
    (tables,) = read_records(f"{file}-en.toml", "pattern")
    return [table["name"] for table in tables]


LINES = [RECORDS[name] for name in read_file("patterns")]
EACH = pytest.mark.parametrize("record", RECORDS.values(), ids=lambda r: r.name)
EACH_LINE = pytest.mark.parametrize("record", LINES, ids=lambda r: r.name)
NAMED = re.compile(r"\{([a-z-]+)\}")


def test_records_are_sorted_by_name_and_none_comes_twice() -> None:
    for file in FILES:
        assert read_file(file) == sorted(set(read_file(file)))
    assert sum(len(read_file(file)) for file in FILES) == len(RECORDS)


@EACH
def test_a_pattern_compiles_and_has_examples(record: PatternRecord) -> None:
    assert isinstance(pattern(record.name), re.Pattern)
    assert record.examples


@EACH_LINE
def test_a_pattern_of_lines_matches_something(record: PatternRecord) -> None:
    assert not pattern(record.name).match("")


@EACH
def test_a_pattern_matches_its_examples(record: PatternRecord) -> None:
    for example in record.examples:
        assert pattern(record.name).match(example), example


@EACH
def test_a_pattern_matches_none_of_its_counterexamples(record: PatternRecord) -> None:
    assert record.counterexamples
    for example in record.counterexamples:
        assert not pattern(record.name).match(example), example


@EACH
def test_a_record_says_why_and_whence(record: PatternRecord) -> None:
    assert re.fullmatch(r"[A-Z][^\n]*\.", record.why)
    assert record.source.strip()
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", record.name)


@EACH
def test_what_a_pattern_names_is_a_pattern_and_no_circle(record: PatternRecord) -> None:
    seen: set[str] = set()
    waiting = NAMED.findall(record.pattern)
    while waiting:
        name = waiting.pop()
        assert name in RECORDS
        assert name != record.name
        if name not in seen:
            seen.add(name)
            waiting += NAMED.findall(RECORDS[name].pattern)


@EACH_LINE
def test_a_pattern_matches_within_the_line(record: PatternRecord) -> None:
    each = pattern(record.name)
    for example in record.examples:
        found = each.match(example + "\nThe next line")
        assert found is None or "\n" not in found[0]


def test_a_pattern_that_is_not_there_is_told() -> None:
    with pytest.raises(LexiconError, match="no-such-pattern"):
        pattern("no-such-pattern")


def test_every_pattern_is_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in Path(unres.__file__).parent.rglob("*.py")
    )
    inside = {name for each in RECORDS.values() for name in NAMED.findall(each.pattern)}
    assert [n for n in RECORDS if f'"{n}"' not in code and n not in inside] == []


def test_the_files_have_no_stray_blanks() -> None:
    for file in FILES:
        words = read_words(f"{file}-en.toml")
        assert not re.search(r"[ \t]$|\t", words, re.MULTILINE)
