"""The names of what the lexicons know, in the words of a language.

A record is the same thing in all languages. Its own words are English; those of
another stand in a file of the same name in the folder of the language, which names
the record and gives what it is called there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon.folding import STROKE, fold
from unres.lexicon.named import (
    Instrument,
    events,
    groups,
    instruments,
    organs,
    places,
    roles,
)
from unres.lexicon.patterns import FULL, pattern
from unres.lexicon.records import Table, has_file, make_record, read_table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)

WORDED: Final = frozenset({
    "title", "aliases", "formula", "closing", "short", "cases", "word", "examples",
    "counterexamples", "source",
})  # fmt: skip
"""The fields that hold words: each language has its own, or none."""
UN: Final = "un"
"""The Organization, by its name in the lexicon."""


@dataclass(frozen=True, slots=True)
class CommonWord:
    """Words that name nothing: "United States dollar" is no state."""

    name: str
    source: str
    examples: tuple[str, ...] = ()


@cache
def other_words(kind: str, language: Language) -> Mapping[str, CommonWord]:
    """Give the words in a language's lexicon of a kind ("place") that are no names.

    Raises:
        LexiconError: The records are wrong.
    """
    file, words = _read_words(kind, "other", language)
    return {it["name"]: make_record(CommonWord, it, file) for it in words}


def _reword(
    read: Callable[[], Mapping[str, Record]], kind: str, language: Language
) -> Mapping[str, Record]:
    """Give the records that a language has words for, with its words.

    Raises:
        LexiconError: The records are wrong.
    """
    records = read()
    if language.tag == FULL:
        return records
    file, words = _read_words(kind, kind, language)
    return {it.get("name", ""): _put_words(records, it, file) for it in words}


organs_in: Final = cache(partial(_reword, organs, "organ"))
"""Return the organs that a language has words for, by name."""

roles_in: Final = cache(partial(_reword, roles, "role"))
"""Return the roles that a language has words for, by name."""

events_in: Final = cache(partial(_reword, events, "event"))
"""Return the events that a language has words for, by name."""

places_in: Final = cache(partial(_reword, places, "place"))
"""Return the places that a language has words for, by name."""

groups_in: Final = cache(partial(_reword, groups, "group"))
"""Return the groups of states that a language has words for, by name."""


@cache
def instruments_in(language: Language) -> Mapping[str, Instrument]:
    """Give the instruments that a language has words for, by name.

    Raises:
        LexiconError: The records are wrong.
    """
    records = _reword(instruments, "instrument", language)
    find = pattern("short-instrument", language).search
    return {
        name: replace(it, short=language.article + m[0])
        if (m := find(it.title))
        else it
        for name, it in records.items()
    }


def _read_words(kind: str, key: str, language: Language) -> tuple[str, list[Table]]:
    """Give the file of a language's words for a kind, and what stands under a key.

    A language without the file, or the key, has none. The `source` at the head of the
    file is that of all words that name no other.
    """
    file = f"{kind}s.toml" if language.tag == FULL else f"{language.tag}/{kind}s.toml"
    table = read_table(file) if has_file(file) else {}
    default = {"source": table["source"]} if "source" in table else {}
    return file, [{**default, **words} for words in table.get(key, ())]


def _put_words(records: Mapping[str, Record], words: Table, where: str) -> Record:
    """Give the record that some words name, with them for its own."""
    key = str(words.get("name"))
    if key not in records:
        raise LexiconError(f"lexicon {where}: no record is named {key!r}")
    record = records[key]
    own = set(words) - {"name"}
    if not own <= WORDED:
        raise LexiconError(f"lexicon {where}: {key}: no words: {sorted(own - WORDED)}")
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in words.items()}
    if "aliases" in given:
        given["aliases"] = tuple(n for it in given["aliases"] for n in list_forms(it))
    return replace(record, **(_list_bare(type(record)) | given))


@cache
def _list_bare(kind: type[Record]) -> dict[str, Any]:
    """Give the fields of a record that hold words, as they are without any."""
    return {f.name: f.default for f in fields(kind) if f.name in WORDED}


def list_forms(name: str) -> list[str]:
    """Give the forms of a name: one with the first choice of each brace, and so on.

    Raises:
        LexiconError: One brace has more choices than another.

    >>> list_forms("Венск{ой|ую} деклараци{и|ю}"), list_forms("Action 21")
    (['Венской декларации', 'Венскую декларацию'], ['Action 21'])
    """
    if "{" not in name:
        return [name]
    kept, *rest = name.split("{")
    forms: list[str] = []
    for part in rest:
        ends, _, after = part.partition("}")
        choices = [end + after for end in ends.split("|")]
        forms = forms or [kept] * len(choices)
        if len(choices) != len(forms):
            raise LexiconError(f"more choices in one brace than in another: {name!r}")
        forms = [form + end for form, end in zip(forms, choices, strict=True)]
    return forms


def find_group(printed: str, language: Language) -> str:
    """Find a group by its printed name, with or without "the members of"; else "".

    >>> from unres.lexicon import find_language
    >>> english = find_language("en")
    >>> find_group("the Group of African States", english), find_group("x", english)
    ('africanStates', '')
    """
    folded = " ".join(printed.casefold().split())
    before = pattern("group-members", language).match(folded)
    plain = folded[before.end() :] if before else folded
    known = _fold_groups(language)
    return known.get(plain) or known.get(folded, "")


@cache
def _fold_groups(language: Language) -> Mapping[str, str]:
    return {
        name.casefold(): group.name
        for group in groups_in(language).values()
        for name in (group.title, *group.aliases)
    }


class Titles(NamedTuple):
    """A pattern of the titles of organs, folded, and the organ that each names."""

    pattern: re.Pattern[str]
    stretched: re.Pattern[str]
    """The same for words with letters that are stretched: "المتحـدة"."""
    names: Mapping[str, str]


@cache
def titles_in(language: Language) -> Titles:
    """Give the titles of organs in a language, for words that are folded.

    The English title of an organ that adopts, and that of the Organization, head
    pages of other languages too.

    Raises:
        LexiconError: The records are wrong.
    """
    heads = (it for it in organs().values() if it.formula or it.name == UN)
    known = (*heads, *organs_in(language).values())
    names = {fold(organ.title): organ.name for organ in known}
    titles = sorted(names, key=lambda title: (-len(title), title))
    joined = "|".join(map(re.escape, titles))
    ways = (joined, re.sub(r"([ء-ي])", rf"\1{STROKE}*", joined))
    plain, stretched = (re.compile(rf"(?:{way})(?=[ ]|$)") for way in ways)
    return Titles(plain, stretched, names)


def match_title(words: str, at: int, language: Language) -> re.Match[str] | None:
    """Match the title of an organ at a place, in capitals or not."""
    titles = titles_in(language)
    known = titles.stretched if STROKE in words else titles.pattern
    return known.match(fold(words), at)
