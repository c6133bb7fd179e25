"""The chain of footnote calls: which digits are calls, and which are words."""

from __future__ import annotations

import pytest

from spoken import ENGLISH
from unres.recover.candidates import find_candidates
from unres.recover.chain import find_chain
from unres.recover.neighbours import Surroundings


def chain(*lines: str, notes: tuple[int, ...] = ()) -> list[tuple[int, str]]:
    """Give the calls in some lines: the line, and the words up to the call."""
    found = (
        c
        for i, words in enumerate(lines)
        for c in find_candidates(Surroundings(i, words, ENGLISH))
    )
    return [
        (call.value, lines[call.line][: call.start].split()[-1])
        for call in find_chain(found, notes)
    ]


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ("at its session,1 and", (1, "session,")),
        ("the Agreement1 of", (1, "Agreement")),
        ("“Agreement”1 of", (1, "“Agreement”")),
        ("(the Agreement)1 of", (1, "Agreement)")),
        ("the matter.1", (1, "matter.")),
        ("of 20141 and", (1, "2014")),
        ("States’1 rights", (1, "States’")),
    ],
)
def test_a_call_is_found_behind_words_marks_and_years(
    words: str, call: tuple[int, str]
) -> None:
    assert chain(words, notes=(1,)) == [call]


@pytest.mark.parametrize(
    "words",
    [
        "resolution 5/1 of 2007",
        "1,000 people and 10,000 more",
        "paragraph 3 and 15 per cent",
        "A/HRC/27/4 and A/69/53",
        "on 25 September 2014",
        "1 (a) and 2",
    ],
)
def test_digits_that_stand_by_themselves_are_words(words: str) -> None:
    assert chain(words) == []


def test_calls_count_up_through_the_lines() -> None:
    lines = ("one,1 two2 and", "three;3 COP28 and", "four.4")
    assert [value for value, _ in chain(*lines)] == [1, 2, 3, 4]


def test_digits_that_break_the_order_are_words() -> None:
    lines = ("one,1 the G20 and", "two,2 of SDG16 and", "three,3")
    assert [value for value, _ in chain(*lines)] == [1, 2, 3]


def test_one_call_may_be_lost() -> None:
    assert [value for value, _ in chain("one,1 two,2", "four,4")] == [1, 2, 4]


def test_a_number_that_no_note_has_is_no_call_where_notes_are() -> None:
    assert chain("the words1 and the G2 of", notes=(1,)) == [(1, "words")]


def test_candidates_stand_where_they_say() -> None:
    words = "one,1 two2 of 20143 and A/RES/71/2054"
    for candidate in find_candidates(Surroundings(7, words, ENGLISH)):
        assert candidate.line == 7
        assert words[candidate.start : candidate.end] == str(candidate.value)


def test_no_words_have_no_calls() -> None:
    assert chain() == chain("") == []
