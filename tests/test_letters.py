"""No word of a language stands in code: words are data, in `lexicons/<tag>/`.

Three kinds of strings are looked at in all modules that read or recognise text: the
letters of regular expressions, words that are compared with text, and words that text
is put together of. What may stand there is listed, each with its reason.
"""

from __future__ import annotations

import ast
from typing import Final

import pytest

from strings_of_code import (
    WORD,
    Stands,
    find_built,
    find_compared,
    find_in_patterns,
    list_names,
    parse_modules,
)
from unres.lexicon import languages

ROOMS: Final = (
    "annotate.py", "iri.py", "language.py", "learn.py", "lexicon", "marks",
    "numbers.py", "own.py", "paragraph.py", "readers", "recover", "segment", "text.py",
)  # fmt: skip
"""The modules that read or recognise text."""

ANYWHERE: Final = {
    "a symbol of a document": "A E S ES HRC RES DEC PRST L",
    "a job number": "GE V N EFSCRA",
    "a Roman number": "IVX IVXL IVXLC ivxl",
    "a Roman number in small letters": "c cd cm d i ii iv ix l m v x xc xl",
    "an address": "http https www docs undocs org un",
    "an IRI or an id of Akoma Ntoso": "akn statement deliberation documentCollection "
    "publication annex para sec unga unsc c",
    "Latin, in numbers of all languages": "bis ter quater",
}
"""What letters may stand in any pattern or word, and why."""

SCRIPTS: Final = {
    "iri.py": "A-Z a-z C CN",  # actors, symbols
    "language.py": "a-z ß-ö ø-ÿ а-я ё",  # capital letters and small ones
    "lexicon/display.py": "a-z A-Z",  # names that we give
    "lexicon/patterns.py": "a-z P",  # names of patterns, of groups
    "lexicon/state.py": "ʼ i ı",  # apostrophes; a letter that folds to none
    "lexicon/names.py": "ء-ي",  # letters that are stretched
    "marks/linked.py": "A-Z a-z",  # symbols in addresses
    "marks/series.py": "A-Z",  # parts of resolutions
    "marks/tokens.py": "A-Z",  # letters before which a symbol may stand
    "numbers.py": "a-z A-Z À-Þ Ѐ-Я а-я ё ء-ي ـ 一-鿿 ㈠-㈩ 一二三四五六七八九十 "
    "〇一二三四五六七八九 零 十 百 千 abcdefghijklmnopqrstuvwxyz "
    "абвгдежзиклмнопрстуфхцчшщэюя أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # list markers
    "own.py": "A-Z",  # numbers of annexes
    "readers/flow.py": "a-z",  # list markers
    "readers/html/lists.py": "a-z",  # names of styles
    "readers/html/notes.py": "a-z",  # markers of notes
    "readers/markup.py": "A-Z a-z",  # names of elements and fields
    "readers/pdf/place.py": "A-Z",  # symbols and job numbers
    "readers/pdf/untagged.py": "A-Z a-z 一二三四五六七八九十百",  # list markers
    "readers/plain.py": "a-z À-Ö Ø-Þ Ø-ö ß-ö ø-ÿ ÐÞ ŠŒŽŸ ŠšŒœŽžŸƒ",  # wrong encodings
    "recover/characters.py": "fffe ffff ÂÃ â",  # no characters; wrong encodings
    "recover/joins.py": "㐀-鿿",  # a script without blanks
    "recover/markers.py": "a-z 一-鿿",  # list markers; a script without blanks
    "recover/edges.py": "A Z",  # capital letters
    "segment/front.py": "A-Z",  # symbols
    "segment/meta.py": "A-Z",  # symbols
}
"""The letters of scripts that a module tells apart, and what for."""

MARKUP: Final = {
    "readers/html/body.py": "font weight style bold italic oblique vertical "
    "align super",
    "readers/html/lists.py": "list style type",
    "readers/html/notes.py": "note f n nt ref cite",
    "readers/html/page.py": "display visibility hidden none",
    "readers/markup.py": "a article b blockquote body bp br center dd dhr div dl dt em "
    "font footer form h head header hr html i img li link main meta nav ol p pre "
    "script section small span strong style su t table tbody thead title u ul "
    "doctype documentclass documentstyle begin document From MIME Version tf",
}
"""Names of elements, classes, styles and fields in the patterns of a module."""

OWN: Final = {
    "language.py": "und",
    "lexicon/patterns.py": "any patterns",  # folders and files
    "lexicon/portal.py": "co",
    "lexicon/records.py": "bool date float str tuple None",  # types
    "marks/instruments.py": "several",
    "marks/loose.py": "any",
    "marks/passage.py": "any cited digit",  # signs
    "marks/series.py": "number",  # a field of a symbol
    "readers/__init__.py": "WordDocument doc docx html odt pdf rtf wpd utf le",
    "readers/language.py": "big gb koi r windows",
    "readers/numerals.py": "Roman decimalZero upper",  # Word's forms
    "readers/plain.py": "utf be le",
    "recover/continued.py": "a i",  # the first of a list
    "recover/neighbours.py": "closed pause stop",
    "recover/seen.py": "F W",  # widths of characters
    "recover/unit.py": "some",
    "segment/meta.py": "number",  # a field of a symbol
    "segment/portal.py": "co",
    "segment/vote.py": "adoptedRecordedVote adoptedUnanimously "
    "adoptedWithoutVote separate",
    "text.py": "M",  # a class of characters
}
"""Words that are values of our own, of a library or of a format."""

FORMATS: Final = ("readers/akn", "readers/docx", "readers/flat", "readers/html",
                  "readers/markup.py", "readers/pdf")  # fmt: skip
"""Where the words that are compared are names of a format's own: its elements, styles,
fields, fonts. Their patterns are looked at as all others are."""

TOLD: Final = frozenset({" A", "agenda item"})
"""What messages are put together of."""


def allow(module: str, *tables: dict[str, str]) -> set[str]:
    """Give the letters that may stand in a module."""
    anywhere = (letters for words in ANYWHERE.values() for letters in words.split())
    own = (letters for table in tables for letters in table.get(module, "").split())
    return {*anywhere, *own}


def list_compared() -> list[Stands]:
    """List the words that are compared, but those of formats."""
    found = find_compared(parse_modules(ROOMS))
    return [it for it in found if not it.module.startswith(FORMATS)]


def test_no_letters_of_a_language_stand_in_patterns_of_code() -> None:
    assert [
        found
        for found in find_in_patterns(parse_modules(ROOMS))
        if found.letters not in allow(found.module, SCRIPTS, MARKUP)
    ] == []


def test_no_word_of_a_language_is_compared_with_text() -> None:
    names = list_names()
    assert [
        found
        for found in list_compared()
        if found.letters not in names
        and not set(WORD.findall(found.letters)) <= allow(found.module, SCRIPTS, OWN)
    ] == []


def test_no_text_is_put_together_of_common_words() -> None:
    common = {word for it in languages().values() for word in it.words}
    assert [
        found
        for found in find_built(parse_modules(ROOMS))
        if (words := set(map(str.casefold, WORD.findall(found.letters))))
        and words <= common
        and found.letters not in TOLD
    ] == []


def test_what_is_allowed_is_needed() -> None:
    seen: dict[str, set[str]] = {}
    for found in (*find_in_patterns(parse_modules(ROOMS)), *list_compared()):
        words = {found.letters, *WORD.findall(found.letters)}
        seen.setdefault(found.module, set()).update(words)
    for table in (SCRIPTS, MARKUP, OWN):
        for module, letters in table.items():
            assert set(letters.split()) <= seen[module], module
    anywhere = {letters for words in ANYWHERE.values() for letters in words.split()}
    assert anywhere <= set().union(*seen.values())


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        (r"""re.compile(r"\d+ and")""", ["and"]),
        (r"""re.compile(r"[A-Z]\w+ (?P<word>of)")""", ["A-Z", "of"]),
        ("MORE = rf'(?:{X}|the) [ ]'", ["the"]),
        (r"""re.compile(r"(?i:\w) \u0621 (?=\d)")""", []),
    ],
)
def test_letters_in_patterns_are_found(code: str, letters: list[str]) -> None:
    found = find_in_patterns({"wells.py": ast.parse(code)})
    assert [it.letters for it in found] == letters


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("words.startswith('the ')", ["the "]),
        ("LINKS = (', and', ', or')", [", and", ", or"]),
        ("found = words == 'by'", ["by"]),
        ("found['day'] == pattern('date')", []),
    ],
)
def test_words_that_are_compared_are_found(code: str, letters: list[str]) -> None:
    found = find_compared({"wells.py": ast.parse(code)})
    assert [it.letters for it in found] == letters


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("both = f'{first} and {second}'", [" and "]),
        ("start + len('The ')", ["The "]),
        ("sign = ';'", []),
    ],
)
def test_words_that_text_is_put_together_of_are_found(
    code: str, letters: list[str]
) -> None:
    found = find_built({"wells.py": ast.parse(code)})
    assert [it.letters for it in found] == letters
