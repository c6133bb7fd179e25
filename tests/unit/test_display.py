from __future__ import annotations

import re
from pathlib import Path

import pytest

import unres
from spoken import ARABIC, ENGLISH, FRENCH, OTHER
from unres.language import UNKNOWN, Language
from unres.lexicon import find_language, languages
from unres.lexicon.display import (
    display_in,
    show_action,
    show_counted,
    show_name,
    show_session,
    words_for,
)
from unres.lexicon.phrases import read_phrasebook

SPOKEN = [it for it in languages().values() if it != ENGLISH]
FIELDS = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", SPOKEN, ids=lambda it: it.tag)
def test_each_language_has_words_for_all_that_english_has(language: Language) -> None:
    own, english = display_in(language), display_in(ENGLISH)
    assert own.source
    concepts = {verb.concept for verb in read_phrasebook(language).verbs}
    assert set(own.words) - concepts == set(english.words) - concepts
    for name, words in own.words.items():
        assert words == words.strip() != ""
        fields = {"ordinal": "number"}
        named = {fields.get(it, it) for it in FIELDS.findall(words)}
        wanted = {
            fields.get(it, it) for it in FIELDS.findall(english.words.get(name, ""))
        }
        assert named == wanted, name


def test_all_words_are_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in Path(unres.__file__).parent.rglob("*.py")
    )
    made = {"limitedDistribution", "generalDistribution", "restrictedDistribution"}
    # As steps are called in files that are read.
    told = {
        "appointment",
        "composition",
        "recommendedForAdoption",
        "veto",
        "votingByMail",
    }
    names = {it.title.lower() for it in languages().values()} | made | told
    unused = [it for it in display_in(ENGLISH).words if f'"{it}"' not in code]
    assert set(unused) - names == set()


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("ar", "الجمعية العامة، الدورة 77"),
        ("en", "77th session of the General Assembly"),
        ("es", "Asamblea General, 77º período de sesiones"),
        ("fr", "Assemblée générale, 77e session"),
        ("ru", "Генеральная Ассамблея, 77-я сессия"),
        ("zh", "大会第77届会议"),
    ],
)
def test_a_session_is_shown_in_each_language(tag: str, shown: str) -> None:
    language = find_language(tag)
    organs = {
        "ar": "الجمعية العامة",
        "en": "General Assembly",
        "es": "Asamblea General",
        "fr": "Assemblée générale",
        "ru": "Генеральная Ассамблея",
        "zh": "大会",
    }
    assert show_session("77", organs[tag], language) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1", "1re session"),
        ("21", "21e session"),
        ("S-9", "9e session extraordinaire"),
        ("ES-11", "11e session extraordinaire d’urgence"),
        ("2025", "Session 2025"),
        ("XXVII", "Session XXVII"),
    ],
)
def test_sessions_are_shown_in_french(number: str, shown: str) -> None:
    assert show_session(number, "", FRENCH) == shown


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (62, "62nd"),
     (101, "101st"), (111, "111th"), (113, "113th")],
)  # fmt: skip
def test_ordinals_in_english(number: int, ordinal: str) -> None:
    assert show_counted("session", str(number), ENGLISH) == f"{ordinal} session"


def test_an_action_is_shown_as_paragraphs_print_it() -> None:
    assert show_action("recall", ENGLISH) == "Recall"
    assert show_action("recall", FRENCH) == "Rappelle"
    assert show_action("expressConcern", ENGLISH) == "Express concern"
    assert show_action("expressConcern", ARABIC).startswith("تعرب عن ")
    assert show_action("expressConcern", find_language("zh")) == "表示关切"


@pytest.mark.parametrize("language", SPOKEN, ids=lambda it: it.tag)
def test_every_action_has_words_and_none_is_a_name(language: Language) -> None:
    assert [
        verb.concept
        for verb in read_phrasebook(language).verbs
        if show_action(verb.concept, language) == verb.concept
    ] == []


@pytest.mark.parametrize("language", [UNKNOWN, OTHER])
def test_a_language_without_words_shows_names_and_numbers(language: Language) -> None:
    assert words_for("publisher", language) == ""
    assert show_name("publisher", language) == "publisher"
    assert show_counted("agendaItem", "3", language) == "3"
    assert show_session("S-9", "Wells", language) == "S-9"
    assert show_action("takeNote", language) == "takeNote"
