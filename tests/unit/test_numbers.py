"""Numbers at the head of paragraphs."""

from __future__ import annotations

import pytest

from unres.numbers import (
    Marker,
    Style,
    count_letter,
    count_roman,
    read_marker,
    read_values,
)


@pytest.mark.parametrize(
    ("words", "num", "style", "value"),
    [
        ("1. Decides", "1.", Style.DECIMAL, 1),
        ("12.  Decides", "12.", Style.DECIMAL, 12),
        ("3.Decides", "3.", Style.DECIMAL, 3),
        ("3 . Decides", "3 .", Style.DECIMAL, 3),
        ("3 bis. Decides", "3 bis.", Style.DECIMAL, 3),
        ("7.", "7.", Style.DECIMAL, 7),
        ("1.“Quoted”", "1.", Style.DECIMAL, 1),
        ("1.2 Targets", "1.2", Style.NESTED, 2),
        ("1.2.3. Targets", "1.2.3.", Style.NESTED, 3),
        ("(a) To act", "(a)", Style.LETTER, 1),
        ("(aa) To act", "(aa)", Style.LETTER, 27),
        ("(i) To act", "(i)", Style.LETTER, 9),
        ("(ii) To act", "(ii)", Style.ROMAN, 2),
        ("(xiv) To act", "(xiv)", Style.ROMAN, 14),
        ("(xxviii) To act", "(xxviii)", Style.ROMAN, 28),
        ("(1) To act", "(1)", Style.PAREN, 1),
        ("(B) To act", "(B)", Style.CAPITAL, 2),
        ("a. To act", "a.", Style.DOT, 1),
        ("ii. To act", "ii.", Style.ROMAN_DOT, 2),
        ("b) To act", "b)", Style.LETTER, 2),
        ("2) To act", "2)", Style.PAREN, 2),
        ("• To act", "•", Style.BULLET, ord("•")),
        ("– To act", "–", Style.BULLET, ord("–")),
        ("4 Calls for", "4", Style.BARE, 4),
        ("(a)", "(a)", Style.LETTER, 1),
    ],
)
def test_a_number_is_read(words: str, num: str, style: Style, value: int) -> None:
    marker = read_marker(words)
    assert marker
    assert (marker.num, marker.style, marker.value) == (num, style, value)
    assert words[marker.end :] == words[len(num) :].lstrip(" ")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Decides",
        "2014. and",
        "1234. Decides",
        "1.5 per cent",
        "12 months",
        "(to act)",
        "(see annex) the",
        "(abc) the",
        "(a)nd",
        "U.S.",
        "etc. and",
        "–act",
        "-5 degrees",
        "3,000 people",
    ],
)
def test_other_words_have_no_number(words: str) -> None:
    assert read_marker(words) is None


@pytest.mark.parametrize(
    ("letters", "place"),
    [("a", 1), ("z", 26), ("aa", 27), ("zz", 52), ("ii", 0), ("ab", 0), ("", 0)],
)
def test_letters_count_on_after_z_by_doubling(letters: str, place: int) -> None:
    assert count_letter(letters) == place


def test_every_roman_number_up_to_39_is_read() -> None:
    tens = ["", "x", "xx", "xxx"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    romans = [ten + one for ten in tens for one in ones]
    assert [count_roman(roman) for roman in romans] == list(range(40))


@pytest.mark.parametrize("letters", ["a", "iiii", "vx", "ic", "xxxx", "l", "IV"])
def test_what_is_no_small_roman_number_counts_nothing(letters: str) -> None:
    assert count_roman(letters) == 0


def test_a_letter_that_is_roman_too_has_two_readings() -> None:
    marker = Marker("(v)", Style.LETTER, 22, 4)
    assert read_values(marker) == [(Style.LETTER, 22), (Style.ROMAN, 5)]


def test_other_numbers_have_one_reading() -> None:
    assert read_values(Marker("(b)", Style.LETTER, 2, 4)) == [(Style.LETTER, 2)]
    assert read_values(Marker("2.", Style.DECIMAL, 2, 3)) == [(Style.DECIMAL, 2)]
