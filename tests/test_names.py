"""The names of every language: found as they stand on record, each for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from unres.errors import LexiconError
from unres.language import Language
from unres.lexicon import find_language, instruments_in, languages, organs_in, roles_in
from unres.lexicon.named import Instrument
from unres.lexicon.names import events_in, list_forms, other_words, places_in
from unres.lexicon.records import read_table
from unres.lexicon.state import state_names
from unres.marks import Context, Passage
from unres.marks.instruments import find_events, find_instruments
from unres.marks.organs import find_organs
from unres.marks.passage import Finder
from unres.marks.roles import find_roles
from unres.marks.states import find_states

TAGS = sorted(language.tag for language in languages().values())

Named = Callable[[Language], Mapping[str, Instrument]]

KINDS: list[tuple[str, Named, Finder]] = [
    ("event", events_in, find_events),
    ("instrument", instruments_in, find_instruments),
    ("organ", organs_in, find_organs),
    ("place", places_in, find_states),
    ("role", roles_in, find_roles),
]  # type: ignore[list-item]
"""What is named, the records of it in a language, and its finder."""

SENTENCE = {"ar": "إلى {}، س", "ru": "на {}, икс", "zh": "回顾{}，"}
"""Words around a name, by language; in others a comma does."""


def find_in(find: Finder, name: str, language: Language) -> set[tuple[str, str]]:
    """Give what a finder finds in a sentence with a name, and what it means."""
    words = SENTENCE.get(language.tag, "x {}, x").format(name)
    marks = find(Passage(words, Context(language=language)))
    return {(words[mark.start : mark.end], mark.target) for mark in marks}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("kind", "named", "find"), KINDS, ids=[k for k, *_ in KINDS])
def test_every_name_is_found_and_means_what_it_stands_for(
    kind: str, named: Named, find: Finder, tag: str
) -> None:
    language = find_language(tag)
    for record in named(language).values():
        for name in (record.title, *record.aliases):
            assert (name, record.name) in find_in(find, name, language), (kind, name)


@pytest.mark.parametrize("tag", TAGS)
def test_every_name_of_a_state_is_found(tag: str) -> None:
    language = find_language(tag)
    for name, iso3 in state_names(language).items():
        assert (name, iso3) in find_in(find_states, name, language), name


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("kind", "named", "find"), KINDS, ids=[k for k, *_ in KINDS])
def test_no_name_means_two_and_records_are_sorted(
    kind: str, named: Named, find: Finder, tag: str
) -> None:
    records = named(find_language(tag))
    names = Counter(n for r in records.values() for n in (r.title, *r.aliases))
    assert not [name for name, count in names.items() if count > 1], (kind, find)
    assert list(records) == sorted(records)


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
@pytest.mark.parametrize("kind", [kind for kind, *_ in KINDS])
def test_a_record_has_its_words_once_and_no_stray_blanks(kind: str, tag: str) -> None:
    records = read_table(f"{tag}/{kind}s.toml")[kind]
    assert len(records) == len({record["name"] for record in records})
    for record in records:
        for words in (record["title"], *record.get("aliases", ())):
            assert words == " ".join(words.split()), words


@pytest.mark.parametrize("tag", TAGS)
def test_words_that_only_hold_a_place_name_none(tag: str) -> None:
    language = find_language(tag)
    for word in other_words("place", language).values():
        for example in word.examples:
            assert not list(find_states(Passage(example, Context(language=language))))


def test_braces_have_as_many_choices_each() -> None:
    assert list_forms("{|la }Cour{s|}") == ["Cours", "la Cour"]
    with pytest.raises(LexiconError, match="more choices"):
        list_forms("Венск{ой|ую} деклараци{и|ю|ей}")
