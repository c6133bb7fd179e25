"""The patterns by which printed lines are known: each record is its own test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import unres
from spoken import ENGLISH
from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon import find_language, languages
from unres.lexicon.patterns import (
    ANY,
    FILES,
    PatternRecord,
    has_words,
    may_hold,
    one_of,
    pattern,
    pattern_records,
)
from unres.lexicon.records import has_file, read_records, read_words

SORTED = ("patterns", "signs")
"""The files whose patterns are sorted by name, and match from the start of words."""

FOLDERS = (ANY, *(it.tag for it in languages().values() if has_words(it)))
"""The folders that hold patterns: of all languages, and of each that has words."""


def read_file(folder: str, file: str) -> list[str]:
    """Give the names of the patterns of a file, in its order; none without a file."""
    name = f"{folder}/{file}.toml"
    if not has_file(name):
        return []
    (tables,) = read_records(name, "pattern")
    return [table["name"] for table in tables]


class Tried(NamedTuple):
    """A pattern of a language."""

    language: Language
    record: PatternRecord

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as code has it."""
        return pattern(self.record.name, self.language)


def list_cases(*files: str) -> list[Tried]:
    """Give the patterns of some files in all languages."""
    return [
        Tried(language, pattern_records(folder)[name])
        for folder in FOLDERS
        for language in [find_language(folder)]
        for file in files
        for name in read_file(folder, file)
    ]


def name_of(tried: Tried) -> str:
    """Give the name of a tried."""
    return f"{tried.language.tag}-{tried.record.name}"


EACH = pytest.mark.parametrize("tried", list_cases(*SORTED), ids=name_of)
EACH_LINE = pytest.mark.parametrize("tried", list_cases("patterns"), ids=name_of)
NAMED = re.compile(r"\{([a-z-]+)\}")


def test_records_are_sorted_by_name_and_none_comes_twice() -> None:
    for folder in FOLDERS:
        for file in SORTED:
            names = read_file(folder, file)
            assert names == sorted(set(names))
        both = [name for file in FILES for name in read_file(folder, file)]
        assert len(both) == len(set(both))


@EACH
def test_a_pattern_compiles_and_has_examples(tried: Tried) -> None:
    assert isinstance(tried.compiled, re.Pattern)
    assert tried.record.examples


@EACH_LINE
def test_a_pattern_of_lines_matches_something(tried: Tried) -> None:
    assert not tried.compiled.match("")


@EACH
def test_a_pattern_matches_its_examples(tried: Tried) -> None:
    for example in tried.record.examples:
        assert tried.compiled.match(example), example


@pytest.mark.parametrize("folder", FOLDERS[1:])
def test_one_of_several_patterns_matches_what_any_of_them_does(folder: str) -> None:
    names, language = (
        ("annex", "closing", "heading-number", "vote"),
        find_language(folder),
    )
    known = pattern_records(folder)
    own = [known[name] for name in names if name in known]
    for record in own:
        for words in (*record.examples, *record.counterexamples):
            alone = any(pattern(name, language).match(words) for name in names)
            assert (one_of(names, language).match(words) is not None) == alone, words
    assert own


@EACH
def test_each_example_of_a_pattern_with_cues_has_one(tried: Tried) -> None:
    for example in tried.record.examples:
        assert may_hold(example, tried.record.cues), example


@EACH
def test_a_pattern_matches_none_of_its_counterexamples(tried: Tried) -> None:
    assert tried.record.counterexamples
    for example in tried.record.counterexamples:
        assert not tried.compiled.match(example), example


@EACH
def test_a_record_says_why_and_whence(tried: Tried) -> None:
    assert re.fullmatch(r"[A-Z][^\n]*\.", tried.record.why)
    assert tried.record.source.strip()
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", tried.record.name)


@EACH
def test_what_a_pattern_names_is_a_pattern_and_no_circle(tried: Tried) -> None:
    seen: set[str] = set()
    waiting = NAMED.findall(tried.record.pattern)
    known = pattern_records(tried.language.tag)
    while waiting:
        name = waiting.pop()
        assert name in known
        assert name != tried.record.name
        if name not in seen:
            seen.add(name)
            waiting += NAMED.findall(known[name].pattern)


@EACH_LINE
def test_a_pattern_matches_within_the_line(tried: Tried) -> None:
    each = tried.compiled
    for example in tried.record.examples:
        found = each.match(example + "\nThe next line")
        assert found is None or "\n" not in found[0]


def test_a_pattern_that_is_not_there_is_told() -> None:
    with pytest.raises(LexiconError, match="no-such-pattern"):
        pattern("no-such-pattern", ENGLISH)


def test_every_pattern_is_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in Path(unres.__file__).parent.rglob("*.py")
    )
    for folder in FOLDERS:
        known = pattern_records(folder)
        inside = {n for each in known.values() for n in NAMED.findall(each.pattern)}
        assert [n for n in known if f'"{n}"' not in code and n not in inside] == []


def test_the_files_have_no_stray_blanks() -> None:
    names = [f"{folder}/{file}.toml" for folder in FOLDERS for file in FILES]
    for words in map(read_words, filter(has_file, names)):
        assert not re.search(r"[ \t]$|\t", words, re.MULTILINE)
