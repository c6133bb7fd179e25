"""Time grows with the length of a text and no faster, whatever the text is like.

What is linear takes four times as long for four times as much; what is quadratic,
sixteen times. What takes too long is measured again, for a machine may be busy.
"""

from __future__ import annotations

import ast
import gc
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

import unres
from spoken import ENGLISH
from unres.convert import convert
from unres.lexicon import languages, organs
from unres.lexicon.patterns import (
    ANY,
    FULL,
    PatternRecord,
    has_words,
    pattern,
    pattern_records,
)
from unres.marks.tokens import compile_list

ROOT = Path(unres.__file__).parent

UNITS = [
    "a", "A", "É", "x", "X", "1", "ii", " ", "\n", " \n", "\f", "\xad", "“", "(", "[",
    "*", "_", "-", ";", "/", ".", "a ", "A ", "Aa ", "A a ", "1 ", "1/1 ", "1.1", "1,",
    "a-", "a-\n", "A/", "A/B ", "A.1", "(a) ", "(a", "[a ", "“a ", "of ", "and ",
    "to ", "no ", "of the ", "In ", "resolution ", "resolutions 1/1, ",
    "18 June 2007 ", "General Assembly ", "twenty-sixth session ", "No. ",
]  # fmt: skip
"""What hostile texts are made of."""

TAILS = ["", "!", "\n"]
"""What hostile texts end with."""

BOUNDED = {
    "_LAST": "it searches the last 40 characters of a line",
    "MARKER": "it is matched as a whole, and no marker is long",
    "WITHIN": "it searches what stands between two neighbours, each once",
    "SESSION": "it is matched, not searched for",
    "_BRACKETS": "it reads the number of a title",
}
"""Patterns that no long text is searched for, and why."""

LISTED = {f"pattern cited-{name}" for name in ("clause", "head", "symbol")}
LISTED.add("citation-list")
LISTED |= {"_compile_periods", "compile_leads", "compile_subject"}
"""Patterns of citations, actions and periods that texts are searched for."""

SMALL, LARGE = 2_000, 8_000
"""Lengths of the texts that patterns are tried on."""

TRIES = 12
"""How often a size is measured before its time is believed."""

SEARCHING = {"search", "finditer", "findall", "sub", "split", "rewrite"}
"""Methods that try a pattern at every place of a text."""


def measure(work: Callable[[], object]) -> float:
    """Give the processor time that some work takes.

    The collector is off: when it runs, it walks all that the whole test run holds.
    """
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def grows(work: Callable[[int], Callable[[], object]], small: int, most: float) -> bool:
    """Whether four times the size takes more than `most` times as long.

    Each size counts by its best try, for other programs use the machine too.
    """
    one = four = float("inf")
    for _ in range(TRIES):
        four = min(four, measure(work(4 * small)))
        if four < 0.01:
            return False
        one = min(one, measure(work(small)))
        if four <= most * one:
            return False
    return True


def repeat(unit: str, tail: str, size: int) -> str:
    """Give a hostile text of a size."""
    return (unit * (size // len(unit) + 1))[:size] + tail


def list_patterns() -> dict[str, re.Pattern[str]]:
    """Give every pattern that the package holds, by the name of its place."""
    found: dict[str, re.Pattern[str]] = {}
    for each in filter(has_words, languages().values()):
        tag = each.tag
        found |= {f"pattern {tag}/{n}": pattern(n, each) for n in pattern_records(tag)}
        found[f"citation-list {tag}"] = compile_list(each)
    found |= {f"number of {o.name}": re.compile(o.number) for o in organs().values()}
    found |= {f"{verb} {each!r}": re.compile(each) for verb, each in find_inline()}
    for info in pkgutil.walk_packages(unres.__path__, "unres."):
        if info.name == "unres.__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            for inner in find_patterns(open_cache(module.__name__, value)):
                found[f"{info.name}.{name} {inner.pattern!r:.60}"] = inner
    return {name: each for name, each in found.items() if isinstance(each.pattern, str)}


def find_inline() -> Iterator[tuple[str, str]]:
    """Give the patterns that the code hands to a function of `re`, and its name."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    ast.Attribute(ast.Name("re"), verb), [ast.Constant(str(each)), *_]
                ) if verb != "compile":
                    yield verb, each


def list_units(name: str) -> list[str]:
    """Give what texts hostile to a pattern are made of: its own examples too."""
    kind, _, place = name.partition(" ")
    tag, _, own = place.partition("/")
    records: Mapping[str, PatternRecord] = {}
    if kind == "pattern":
        records = pattern_records(tag)
    examples = records[own].examples if own in records else ()
    halves = [example[: len(example) // 2 + 1] for example in examples]
    parts = filter(None, (*examples, *halves))
    own_units = [each for part in parts for each in (part, f"{part} ")]
    # What is hostile to all patterns is tried on those of one language: others are
    # made like them.
    return own_units[:4] if records and tag not in {ANY, FULL} else [*UNITS, *own_units]


def open_cache(module: str, value: object) -> object:
    """Give what a cached function gives, if it needs no more than a language."""
    if not hasattr(value, "cache_info") or value.__module__ != module:
        return value
    parameters = inspect.signature(value).parameters
    needs = [each for each, its in parameters.items() if its.default is its.empty]
    if [parameters[each].annotation for each in needs] == ["Language"]:
        return value(ENGLISH)
    return None if needs else value()


def find_patterns(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """Give the patterns inside a value."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from find_patterns(list(value.values()), depth)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from find_patterns(item, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        yield from find_patterns([getattr(value, f.name) for f in fields(value)], depth)


@cache
def searched() -> frozenset[str]:
    """Give the names of the patterns that texts are searched for, by the code.

    A private one goes by its module, too: others may have the same name.
    """
    found = {"READINGS"}  # they are rewritten by their table
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        module = ".".join(parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Attribute(ast.Name(name), verb)) if verb in SEARCHING:
                    private = name.startswith("_") and name not in BOUNDED
                    found.add(f"{module}.{name}" if private else name)
                case ast.Call(
                    ast.Attribute(ast.Call(ast.Name("pattern"), [name, *_]), verb)
                ) if verb in SEARCHING and isinstance(name, ast.Constant):
                    found.add(f"pattern {name.value}")
    return frozenset(found - set(BOUNDED))


def name_in_code(name: str) -> str:
    """Give the name by which the code speaks of a pattern."""
    place, _, own = name.partition(" ")
    if place == "pattern":
        return f"{place} {own.partition('/')[2]}"
    short = place.rpartition(".")[2]
    private = short.startswith("_") and short not in {*BOUNDED, *LISTED}
    return place if place == "citation-list" or private else short


PATTERNS = list_patterns()
SEARCHED = [
    name
    for name in PATTERNS
    if name_in_code(name) in searched() | LISTED or name.partition(" ")[0] in SEARCHING
]


WAYS: dict[str, Callable[[re.Pattern[str], str], object]] = {
    "matches": lambda each, text: each.match(text),
    "is searched for": lambda each, text: sum(1 for _ in each.finditer(text)),
}
"""What is done with a pattern."""

TRIED = [
    *((name, "matches") for name in PATTERNS),
    *((name, "is searched for") for name in SEARCHED),
]


@pytest.mark.parametrize(("name", "way"), TRIED)
def test_a_pattern_takes_linear_time(name: str, way: str) -> None:
    each, use = PATTERNS[name], WAYS[way]
    for unit in list_units(name):
        for tail in TAILS:

            def work(size: int, text: tuple[str, str] = (unit, tail)) -> Callable:
                long = repeat(*text, size)
                return lambda: use(each, long)

            assert measure(work(100)) < 0.2, (unit, tail)
            assert not grows(work, SMALL, 8), (unit, tail)


def test_the_patterns_of_the_package_are_found() -> None:
    assert len(PATTERNS) > 100
    assert len(SEARCHED) > 30
    told = {name_in_code(name) for name in SEARCHED}
    assert {"pattern date", *LISTED} <= told
    names = " ".join(PATTERNS)
    assert all(name in names for name in BOUNDED), "a name that is gone"


FORMULA = "The Human Rights Council,\n"
ADOPTION = "Resolution adopted by the Human Rights Council "

TEXTS = {
    "numbers without a period": "1 A\n",
    "numbers that count up": "".join(f"{i}. Decides;\n" for i in range(1, 2000)),
    "points": "(a) To ensure that;\n",
    "points two deep": "(a) To ensure:\n(i) That;\n",
    "one long line": "word ",
    "one long number": "1",
    "one long word": "a",
    "nothing but blanks": " ",
    "blanks at line ends": "a    \n    ",
    "line ends and margins": "\n x",
    "form feeds": "a\f",
    "digits glued to words": "word1 ",
    "digits glued to commas": "a,1 ",
    "years and notes": "20145 of ",
    "numbers with slashes": "/1234 ",
    "citations": "resolution 5/1 of 18 June 2007 and ",
    "lists of citations": "resolutions 5/1, 5/2 and ",
    "formulas": FORMULA,
    "symbols on lines": "A/HRC/RES/27/20\n",
    "mastheads": "United Nations A/RES/1/1\n",
    "job numbers": "GE.14-17882\n",
    "page numbers": "2\n\f",
    "numbers of titles": "27/20\n",
    "titles": "27/20. Title\n",
    "hyphens at line ends": "a-\n",
    "words broken at line ends": "coop-\neration and co-\noperation\n",
    "brackets": "(",
    "quotation marks": "“",
    "asterisks": "*",
    "annexes": "Annex\nTitle\n",
    "votes": "[Adopted without a vote.]\n",
    "voters": "In favour: Albania, Belgium,\n",
    "voters without commas": "Albania Belgium ",
    "headings": "General provisions\n",
    "footnotes": "1 See it.\n\f",
    "sponsors": "- Austria\n",
    "keys of a portal": "Date: 2014\n",
    "names of a portal": "- In Favour\nChad\n",
    "pages on one line": "The General Assembly, Recalling it, 1. Decides so; ",
    "star notes": "* Note\n",
    "numbers below lines": "Decides to act\n1.\n",
    "adoption lines": "Resolution adopted by the Council\n",
    "bullets": "• One\n",
    "prose": "and so on\n",
    "headings and prose": "II. Follow-up\nand so on\n",
    "agenda items": "Agenda item 10\n",
    "closing lines": "39th meeting\n",
    "states": "Guinea Bissau, ",
    "organs": "General Assembly and the ",
    "sessions": "twenty-sixth session ",
    "sessions of its own": "in its first session, ",
    "changes of a text": "insert the words “a b” after “c”; ",
}
"""What a hostile text repeats."""

WRITTEN = ["numbers without a period", "points two deep", "annexes", "citations"]
"""The texts that writers are tried on."""


AROUND = {
    "in the text": (FORMULA, ""),
    "before the text": ("", "\n" + FORMULA),
    "in the adoption line": (ADOPTION, "\n" + FORMULA),
    "": ("", ""),
}
"""Where a hostile text stands, and what stands around it."""


def make_text(name: str, where: str, size: int) -> bytes:
    """Give a hostile text of a size with what is around it."""
    before, after = AROUND[where]
    return (before + repeat(TEXTS[name], " x", size) + after).encode()


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_converted_in_linear_time(name: str) -> None:
    for where in AROUND:

        def work(size: int, where: str = where) -> Callable[[], object]:
            data = make_text(name, where, size)
            return lambda: convert(data, "x.txt", ())

        assert measure(work(400)) < 1, where
        assert not grows(work, 3_000, 8), where


@pytest.mark.parametrize("name", WRITTEN)
def test_a_large_text_is_written_in_linear_time(name: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = make_text(name, "in the text", size)
        return lambda: convert(data, "x.txt", ("akn", "docx", "json"))

    assert not grows(work, 5_000, 8)


@pytest.mark.parametrize("name", ["citations", "one long line", "sessions of its own"])
def test_a_line_of_400_kilobytes_takes_no_more_than_four_of_100(name: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = make_text(name, "in the text", size)
        return lambda: convert(data, "x.txt", ("akn", "json"))

    assert not grows(work, 100_000, 8)
