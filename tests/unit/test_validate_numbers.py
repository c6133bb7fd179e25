"""Printed numbers and eIds, and the lexicons that validation reads."""

from __future__ import annotations

import re

import pytest

from unres.validate.hrefs import conventions, names_convention
from unres.validate.numbers import affixes, carries_number, count_of
from unres.validate.scripts import scripts, scripts_of
from unres.validate.wording import find_mojibake

CARRIED = [
    ("para_12", "12."),
    ("point_a", "(a)"),
    ("point_iv", "(iv)"),
    ("art_L121-1", "Article L. 121-1"),
    ("art_121-1", "Article L. 121-1"),
    ("art_R123-4", "Article R*. 123-4"),
    ("art_11-2bis", "Art. 11.2 bis"),
    ("art_2", "Art. 2 -"),
    ("art_1er", "Article 1er"),
    ("art_1", "Article 1er"),
    ("art_1", "Art. 1º"),
    ("art_1", "Art. 1o"),
    ("sec_3", "SEC. 3 ."),
    ("sec_5", "§5"),
    ("sec_5a", "§ 5a"),
    ("part_I", "PART I.—"),
    ("chp_3", "CHAPTER 3 THE EXECUTIVE"),
    ("art_8", "Art.8"),
    ("art_12-14", "Articles 12 to 14"),
    ("art_12-14", "12–14"),
    ("sec_14__subsec_1", "14.1"),
    ("sec_14__subsec_1__para_2", "14.1.2"),
    ("art_1", "Article premier"),
    ("att_1", "Annex"),
    ("art_3", "第三条"),
    ("art_3", "\u0627\u0644\u0645\u0627\u062f\u0629 \u0663"),
    ("rule_5A", "Rule 5 A"),
    ("art_12", "第12条"),
    ("art_3-2", "제3조의2"),
    ("chp_II-A", "CAPÍTULO II-A"),
    ("chp_IVbis", "Titre IV bis"),
    ("art_10", "Article dix"),
    ("art_1-2", "Artículos primero y segundo"),
    ("chp_I", "CHAPTER I GENERAL"),
]
"""eIds, and what is printed where they are right."""

NOT_CARRIED = [
    ("para_71", "12."),
    ("para_1", "12."),
    ("para_2", "12."),
    ("para_2", "1.2"),
    ("point_b", "(a)"),
    ("point_i", "(iv)"),
    ("art_11-2", "Art. 11.2 bis"),
    ("art_11", "Art. 11.2 bis"),
    ("art_bis", "Art. 11.2 bis"),
    ("art_121", "Article L. 121-1"),
    ("art_5", "Article 5a"),
    ("rule_5", "Rule 5 A"),
    ("art_1", "第12条"),
    ("chp_II", "CAPÍTULO II-A"),
    ("chp_A", "CAPÍTULO II-A"),
    ("chp_IV", "Titre IV bis"),
    ("chp_1", "CHAPTER I GENERAL"),
    ("part_1", "PART I"),
    ("sec_1__para_2", "12"),
    ("sec_13__subsec_1", "14.1"),
    ("art", "Art. 1"),
]


@pytest.mark.parametrize(("id_", "printed"), CARRIED)
def test_an_eid_carries_the_number_wherever_it_is_printed(
    id_: str, printed: str
) -> None:
    assert carries_number(id_, printed)


@pytest.mark.parametrize(("id_", "printed"), NOT_CARRIED)
def test_an_eid_with_another_number_does_not(id_: str, printed: str) -> None:
    assert not carries_number(id_, printed)


@pytest.mark.parametrize("printed", ["1 a " * 50_000, "1." * 99_999, "a1" * 99_999])
def test_a_number_without_end_is_read_in_no_time(printed: str) -> None:
    assert not carries_number("art_2", printed)


@pytest.mark.parametrize(
    ("printed", "count"),
    [("1.", (1, "1")), ("Art. 12", (12, "1")), ("2º", (2, "1")), ("iii)", (3, "i")),
     ("XIV", (14, "I")), ("(c)", (0, "")), ("11 bis", (0, "")), ("1.1", (0, "")),
     ("", (0, "")), ("Annex", (0, "")), ("9" * 40, (999999999, "1"))],
)  # fmt: skip
def test_a_count_is_one_number_and_its_kind(
    printed: str, count: tuple[int, str]
) -> None:
    assert count_of(printed) == count


def test_words_beside_numbers_belong_to_them_or_not() -> None:
    for example in affixes()["continuation"].examples:
        stem = re.findall(r"\d+", example)[0]
        assert not carries_number(f"art_{stem}", example)
    for example in affixes()["ordinal"].examples:
        assert carries_number(f"art_{re.findall(r'[0-9]+', example)[0]}", example)
    for example in affixes()["ordinal"].counterexamples:
        assert not carries_number(f"art_{re.findall(r'[0-9]+', example)[0]}", example)


def test_a_convention_is_told_by_its_names() -> None:
    for record in conventions().values():
        assert record.source
        for example in record.examples:
            assert names_convention(example), example
        for example in record.counterexamples:
            assert not names_convention(example), example
    assert list(conventions()) == sorted(conventions())


def test_a_script_has_the_languages_written_in_it() -> None:
    for name, script in scripts().items():
        assert list(script.languages) == sorted(set(script.languages))
        assert all(re.fullmatch("[a-z]{3}", code) for code in script.languages)
        assert all(name in scripts_of(code) for code in script.examples)
        assert not any(name in scripts_of(code) for code in script.counterexamples)
    assert list(scripts()) == sorted(scripts())


@pytest.mark.parametrize(
    "words",
    ["décide, “où”, naïve", "CAFÉ” «voilà»", "MANHÃ” e NÃO", "ÚŽASNÝ ÍŠ", "5°C §§ 3",
     "Ελληνικά, русский, РССР РСФСР, العربية, √2", "«Ha detto “perché”»",
     "TRÂNSITO, MÃE", "É…"],
)  # fmt: skip
def test_words_that_are_right_are_not_taken_for_mojibake(words: str) -> None:
    assert find_mojibake(words) is None


@pytest.mark.parametrize(
    "right",
    ["décide", "the Council’s", "“quoted”", "§ 3", "5 °C", "русский", "العربية", "中文",
     "São Tomé", "naïve…", "Ελλάδα"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_was_misread_is_found(right: str, encoding: str) -> None:
    wrong = right.encode().decode(encoding, "replace")
    assert "\ufffd" in wrong or find_mojibake(f"a {wrong} b")


@pytest.mark.parametrize(
    ("right", "encoding"),
    [("décide", "mac_roman"), ("Council’s", "mac_roman"), ("Принимает", "cp1251"),
     ("\ufffd", "cp1252"), ("\ufeffwords", "cp1252")],
)  # fmt: skip
def test_so_is_what_other_encodings_make_of_it(right: str, encoding: str) -> None:
    assert find_mojibake(right.encode().decode(encoding, "ignore"))
