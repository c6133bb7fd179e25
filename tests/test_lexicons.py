"""Every record is checked here: its own examples are its tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Protocol

import pytest

from spoken import ENGLISH
from unres.errors import LexiconError
from unres.language import UNKNOWN
from unres.lexicon import (
    adoption_date,
    find_group,
    find_iso3,
    hrc_sessions,
    languages,
    match_action,
    notice_records,
    organs,
    rule_records,
    states,
)
from unres.lexicon.named import SORTS, Organ, events, groups, instruments, places, roles
from unres.lexicon.names import other_words
from unres.lexicon.patterns import has_words
from unres.lexicon.phrases import read_phrasebook
from unres.lexicon.records import make_record, read_records, read_words
from unres.lexicon.state import state_names
from unres.marks import Context, Passage
from unres.marks.instruments import find_events, find_instruments
from unres.marks.organs import find_organs
from unres.marks.passage import Finder
from unres.marks.roles import find_roles
from unres.marks.states import find_states
from unres.model import Severity
from unres.readers.language import tell_language

ADOPTING = [organ for organ in organs().values() if organ.symbol]

SYMBOL = r"(?:A/RES/(?:S-)?\d+(?:/\d+)?(?: [A-Z])?(?: \([IVXL]+\))?|A/HRC/RES/\d+/\d+)?"
"""A symbol of the resolution that adopted or proclaimed something, or none."""

CLOSINGS = {
    "unga": ["54th plenary meeting", "19 December 2024"],
    "unga-hrc": ["39th meeting", "25 September 2014"],
    "unecosoc": ["32nd plenary meeting", "29 July 2025", "2nd meeting"],
}

SYMBOLS = {
    "who-eb": ["EB148.R2", "EB148(3)"],
    "who-wha": ["WHA65.21"],
    "unga": ["A/RES/79/146", "A/RES/ES-11/1", "A/RES/S-32/1", "A/RES/217 (III)"],
    "unga-hrc": ["A/HRC/RES/27/20", "A/HRC/RES/S-9/1"],
    "unsc": ["S/RES/2768 (2025)", "S/RES/4 (1946)"],
    "unecosoc": ["E/RES/2025/18", "E/RES/1235 (XLII)"],
    "unecosoc-chr": ["E/CN.4/RES/2005/80"],
    "unecosoc-chr-sub": ["E/CN.4/Sub.2/RES/2000/22"],
}

DRAFTS = {
    "unga": ["A/79/L.2", "A/C.3/79/L.12/Rev.1", "A/ES-11/L.1"],
    "unga-hrc": ["A/HRC/59/L.7", "A/HRC/S-38/L.1", "A/HRC/27/L.13/Rev.1"],
    "unsc": ["S/2025/123", "S/2001/1234/Rev.1"],
    "unecosoc": ["E/2025/L.18"],
}


OTHERS = {
    "organs.toml": ["other"],
    "instruments.toml": ["other"],
    "places.toml": ["other"],
}
"""The keys of records of another kind in a file."""


@pytest.mark.parametrize(
    "names",
    [list(organs()), list(roles()), list(instruments()), list(events()),
     list(states()), list(places()), list(other_words("place", ENGLISH)),
     list(rule_records()),
     list(notice_records()), [verb.concept for verb in read_phrasebook(ENGLISH).verbs],
     [thing.concept for thing in read_phrasebook(ENGLISH).objects]],
    ids=["organs", "roles", "instruments", "events", "states", "places",
         "place words", "rules", "notices", "verbs", "objects"],
)  # fmt: skip
def test_records_are_sorted_by_name_and_none_comes_twice(names: list[str]) -> None:
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("file", "keys"),
    [("organs.toml", ["organ", "other"]), ("roles.toml", ["role"]),
     ("instruments.toml", ["instrument", "other"]), ("events.toml", ["event"]),
     ("states.toml", ["state"]),
     ("places.toml", ["place", "other"]), ("rules.toml", ["rule"]),
     ("notices.toml", ["notice"])],
)  # fmt: skip
def test_every_record_has_a_source_and_no_stray_blanks(
    file: str, keys: list[str]
) -> None:
    for table in (table for tables in read_records(file, *keys) for table in tables):
        assert table["source"].strip(), table
        words = [value for value in table.values() if isinstance(value, str)]
        assert all(word == word.strip() for word in words), table
    assert not re.search(r"[ \t]$|\t", read_words(file), re.MULTILINE)


def test_the_name_of_a_record_comes_once_in_its_file() -> None:
    for file, key, name in [
        ("organs.toml", "organ", "name"),
        ("roles.toml", "role", "name"),
        ("instruments.toml", "instrument", "name"),
        ("events.toml", "event", "name"),
        ("places.toml", "place", "name"),
        ("states.toml", "state", "iso3"),
        ("rules.toml", "rule", "name"),
        ("notices.toml", "notice", "code"),
    ]:
        tables, *_ = read_records(file, key, *OTHERS.get(file, ()))
        counts = Counter(table[name] for table in tables)
        assert max(counts.values()) == 1, counts.most_common(2)


def test_the_parent_of_an_organ_is_an_organ_and_none_is_above_itself() -> None:
    known = organs()
    for organ in known.values():
        above: list[str] = []
        parent = organ.parent
        while parent:
            assert parent in known, organ.name
            assert parent not in {organ.name, *above}, organ.name
            above.append(parent)
            parent = known[parent].parent


def test_the_organ_of_a_role_is_an_organ_and_the_one_that_its_title_names() -> None:
    for role in roles().values():
        assert role.organ in {"", *organs()}, role.name
        head, _, rest = role.title.partition(" of the ")
        named = [it.name for it in organs().values() if it.title == rest]
        assert named in ([], [role.organ]), (head, rest)


def test_short_words_of_a_role_end_its_aliases_and_are_usual_in_organs() -> None:
    for role in roles().values():
        assert not role.short or any(role.short in name for name in role.aliases)
        assert set(role.usual) <= set(organs()), role.name
        assert list(role.usual) == sorted(role.usual)


def test_no_name_means_two_of_the_same_sort() -> None:
    for records in (organs(), roles(), instruments(), events(), places()):
        names = [n for r in records.values() for n in (r.title, *r.aliases)]
        assert len(names) == len(set(names))


Found = list[tuple[str, str]]
"""The names that a text holds, and what they mean."""


def find_in(find: Finder, words: str) -> Found:
    marks = find(Passage(words, Context(language=ENGLISH)))
    return [(words[mark.start : mark.end], mark.target) for mark in marks]


def names_in(find: Finder, words: str) -> set[str]:
    return {name for _words, name in find_in(find, words)}


class Named(Protocol):
    """A record of something that texts name."""

    @property
    def examples(self) -> tuple[str, ...]: ...
    @property
    def counterexamples(self) -> tuple[str, ...]: ...


NAMED: list[tuple[Finder, Mapping[str, Named]]] = [
    (find_organs, organs()),
    (find_roles, roles()),
    (find_instruments, instruments()),
    (find_events, events()),
    (find_states, places()),
    (find_states, states()),
]
"""The finder of each lexicon of names."""

SPELLINGS: dict[Finder, dict[str, str]] = {
    find_organs: {n: o.name for o in organs().values() for n in (o.title, *o.aliases)},
    find_roles: {n: r.name for r in roles().values() for n in (r.title, *r.aliases)},
    find_instruments: {
        n: it.name for it in instruments().values() for n in (it.title, *it.aliases)
    },
    find_events: {
        n: it.name for it in events().values() for n in (it.title, *it.aliases)
    },
    find_states: dict(state_names(ENGLISH))
    | {n: it.name for it in places().values() for n in (it.title, *it.aliases)},
}
"""The names that each finder must find, and what they mean."""


@pytest.mark.parametrize("find", SPELLINGS, ids=lambda find: find.__name__)
def test_every_name_on_record_is_found_in_a_sentence(find: Finder) -> None:
    for spelling, name in SPELLINGS[find].items():
        assert find_in(find, f"with the {spelling},") == [(spelling, name)]


@pytest.mark.parametrize(("find", "records"), NAMED)
def test_examples_name_what_they_are_of_and_counterexamples_do_not(
    find: Finder, records: Mapping[str, Named]
) -> None:
    assert any(record.counterexamples for record in records.values())
    for name, record in records.items():
        for example in record.examples:
            assert name in names_in(find, example), example
        for example in record.counterexamples:
            assert name not in names_in(find, example), example


def test_what_is_on_record_of_an_event_has_its_form() -> None:
    for it in events().values():
        assert it.sort in SORTS
        assert re.fullmatch(SYMBOL, it.proclaimed_by), it.name
        assert (it.first is None) == (it.last is None), it.name
        assert it.first is None or it.last is None or it.first <= it.last, it.name
        known = adoption_date(it.proclaimed_by) if it.proclaimed_by else ""
        assert not (known and it.last) or known < str(it.last), it.name


@pytest.mark.parametrize(
    ("kind", "find"), [("place", find_states), ("instrument", find_instruments)]
)
def test_words_that_only_hold_a_name_name_nothing(kind: str, find: Finder) -> None:
    for word in other_words(kind, ENGLISH).values():
        assert word.examples
        for example in word.examples:
            assert word.name in example
            assert find_in(find, example) == []


def test_what_is_on_record_of_an_instrument_has_its_form() -> None:
    for it in instruments().values():
        assert re.fullmatch(SYMBOL, it.adopted_by), it.name
        known = adoption_date(it.adopted_by) if it.adopted_by else ""
        assert not known or str(it.dated) == known, it.name
        assert it.dated or not it.adopted_by, it.name


@pytest.mark.parametrize("organ", ADOPTING, ids=lambda organ: organ.name)
def test_symbols_fit_the_number_of_their_organ(organ: Organ) -> None:
    number = rf"(?P<number>{organ.number})"
    symbol = re.compile(re.escape(organ.symbol).replace(r"\{number\}", number))
    for example in SYMBOLS[organ.name]:
        match = symbol.fullmatch(example)
        assert match, example
        assert organ.symbol.format(number=match["number"]) == example
    others = [s for name, some in SYMBOLS.items() if name != organ.name for s in some]
    assert not any(symbol.fullmatch(other) for other in others)


@pytest.mark.parametrize("organ", ADOPTING, ids=lambda organ: organ.name)
def test_drafts_and_closing_lines_fit_their_organ(organ: Organ) -> None:
    assert all(re.fullmatch(organ.draft, s) for s in DRAFTS.get(organ.name, []))
    others = [s for name, some in DRAFTS.items() if name != organ.name for s in some]
    assert not any(re.fullmatch(organ.draft, other) for other in others)
    for line in CLOSINGS.get(organ.name, []):
        assert any(re.fullmatch(closing, line) for closing in organ.closing), line
    assert not any(re.fullmatch(c, "Agenda item 3") for c in organ.closing)


def test_a_formula_is_the_title_with_its_article() -> None:
    for organ in organs().values():
        names = {f"The {name}" for name in (organ.title, *organ.aliases)}
        board = organ.title.partition(" of the ")[0]
        assert organ.formula in {"", *names, f"The {board}"}


def test_groups_are_found_by_their_names_and_examples() -> None:
    assert list(groups()) == sorted(groups())
    for group in groups().values():
        for name in (group.title, *group.aliases, *group.examples):
            assert (
                find_group(name, ENGLISH)
                == find_group(name.upper(), ENGLISH)
                == group.name
            )
        others = [find_group(each, ENGLISH) for each in group.counterexamples]
        assert group.name not in others
        assert group.source


def test_there_are_193_members_2_observers_and_2_others() -> None:
    living = [record for record in states().values() if record.until is None]
    assert len(living) == 193 + 2 + 2
    assert {"VAT", "PSE", "COK", "NIU"} <= {record.iso3 for record in living}


def test_codes_are_three_capitals() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}", iso3) for iso3 in states())


def test_every_name_on_record_finds_its_own_state() -> None:
    for record in states().values():
        former = [each["name"] for each in record.former]
        for name in (record.name, *record.aliases, *record.listed, *former):
            assert find_iso3(name, ENGLISH) == record.iso3, name
            assert find_iso3(name.upper(), ENGLISH) == record.iso3, name
            assert find_iso3(name.replace("’", "'"), ENGLISH) == record.iso3, name


def test_a_name_stands_once_in_a_record_and_uses_expected_letters() -> None:
    for record in states().values():
        former = [each["name"] for each in record.former]
        names = [record.name, *record.aliases, *record.listed, *former]
        assert len(names) == len(set(names)), names
        for name in names:
            assert re.fullmatch(r"[A-Za-zôéüýÝİ’(), -]+", name), name


def test_former_names_ended_in_the_time_of_the_united_nations() -> None:
    days = [each["until"] for it in states().values() for each in it.former]
    days += [record.until for record in states().values() if record.until]
    assert min(days) > date(1945, 10, 24)
    assert all(isinstance(day, date) for day in days)


def test_listed_names_are_no_names_in_texts() -> None:
    listed = {name for record in states().values() for name in record.listed}
    assert listed.isdisjoint(state_names(ENGLISH))


def test_every_form_of_a_verb_is_found_as_its_concept() -> None:
    for verb in read_phrasebook(ENGLISH).verbs:
        for part, forms, before in [
            ("preambular", (*verb.preambular, *verb.state), ""),
            ("operative", verb.operative, ""),
            ("past", verb.past, ""),
            ("operative", verb.infinitive, "Continues to "),
            ("operative", verb.state, "Remains "),
        ]:
            for form in forms:
                phrase = (before + form)[0].upper() + (before + form)[1:]
                action = match_action(phrase + ", xyz", part, ENGLISH)
                assert action, phrase
                assert (action.end, action.concept) == (len(phrase), verb.concept)


def test_no_form_belongs_to_two_verbs_and_objects_taken_are_on_record() -> None:
    book = read_phrasebook(ENGLISH)
    for kind in ("preambular", "operative", "past", "infinitive", "state"):
        forms = Counter(form for verb in book.verbs for form in getattr(verb, kind))
        assert max(forms.values()) == 1, forms.most_common(3)
    inside = {name for part in book.grammar.inside.values() for name in part}
    assert inside <= {verb.concept for verb in book.verbs}
    known = {thing.concept for thing in book.objects}
    assert all(known.issuperset(verb.takes) for verb in book.verbs)
    assert all(verb.source for verb in book.verbs)


def test_concepts_are_camel_case() -> None:
    names = [verb.concept for verb in read_phrasebook(ENGLISH).verbs]
    names += [*roles(), *instruments(), *events(), *places()]
    assert all(re.fullmatch(r"[a-z]+(?:[A-Z][a-z]*)*", name) for name in names)


def test_words_of_the_grammar_are_sorted_where_order_does_not_matter() -> None:
    grammar = read_phrasebook(ENGLISH).grammar
    lists = [grammar.adverbs, grammar.degrees, grammar.feelings]
    lists += [tuple(words) for words in grammar.followers.values()]
    for words in lists:
        assert list(words) == sorted(set(words))


def test_rules_say_why() -> None:
    for record in rule_records().values():
        assert record.why.endswith("."), record.name


def test_rules_and_notices_have_kebab_case_names() -> None:
    names = [*rule_records(), *notice_records()]
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name) for name in names)


def test_notices_say_what_why_and_what_to_do() -> None:
    for record in notice_records().values():
        assert record.severity in set(Severity), record.code
        assert "\n" not in record.title
        assert len(record.title) < 80
        assert len(record.why) > len(record.title)
        assert record.action.endswith("."), record.code


def test_tables_of_dates_are_sorted_and_possible() -> None:
    rows = [r for r in read_words("adoptions.tsv").splitlines() if r[0] != "#"]
    symbols = [row.split("\t")[0] for row in rows]
    assert symbols == sorted(set(symbols))
    for symbol in symbols:
        adopted = date.fromisoformat(adoption_date(symbol))
        assert date(1946, 1, 10) <= adopted <= date(2026, 12, 31), symbol
        year = re.fullmatch(r"S/RES/\d+\((\d{4})\)", symbol)
        assert year is None or int(year[1]) == adopted.year, symbol
        council = re.match(r"E/RES/(\d{4})/(\d+)", symbol)
        if council and int(council[1]) >= 1978:  # Its decisions count from 201.
            assert int(council[2]) <= 200, symbol


def test_security_council_numbers_rise_with_their_dates() -> None:
    rows = read_words("adoptions.tsv").splitlines()
    numbers = sorted((int(m[1]), m[2]) for r in rows
                     if (m := re.match(r"S/RES/(\d+)\(\d+\)\t(.+)", r)))  # fmt: skip
    assert all(one[1] <= two[1] for one, two in pairwise(numbers))


def test_sessions_end_after_they_begin() -> None:
    sessions = hrc_sessions()
    assert len(sessions) > 90
    for session in sessions.values():
        first, last = map(date.fromisoformat, (session.first, session.last))
        assert first <= last


@pytest.mark.parametrize(
    "table",
    [
        {"name": "x", "title": "X"},
        {"name": "x", "title": "X", "source": "s", "colour": "red"},
        {"name": "x", "title": 3, "source": "s"},
        {"name": "x", "title": "X", "source": "s", "aliases": "Y"},
    ],
    ids=["missing key", "unknown key", "wrong type", "string for a list"],
)
def test_a_wrong_record_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match=r"organs\.toml"):
        make_record(Organ, table, "organs.toml")


def test_a_missing_file_or_key_is_refused() -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_words("nothing.toml")
    with pytest.raises(LexiconError, match="missing keys"):
        read_records("organs.toml", "planet")


@pytest.mark.parametrize("code", languages())
def test_a_language_is_told_by_its_examples(code: str) -> None:
    record = languages()[code]
    known = code if has_words(record) else UNKNOWN.code
    assert record.source
    assert record.examples
    assert [tell_language(words).code for words in record.examples] == [known] * len(
        record.examples
    )
    assert code not in {tell_language(words).code for words in record.counterexamples}
