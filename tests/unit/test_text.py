"""Text that remembers its source: what each operation does, by example."""

from __future__ import annotations

import re

import pytest

from unres.errors import ExitCode, LossError
from unres.ledger import audit
from unres.text import Piece, Rule, Span, Text, join, letters

KEEP = Rule("keep")
DROP = Rule("drop", drops=True)
GAP = re.compile(r"\n+")


def read(texts: list[Text]) -> list[str]:
    return [str(text) for text in texts]


def test_a_source_is_one_piece_and_an_empty_one_is_none() -> None:
    assert Text.of("ab").pieces == (Piece("ab", 0, 2),)
    assert Text.of("").pieces == ()
    assert not Text.of("")


def test_a_text_is_true_only_if_it_reads_as_something() -> None:
    assert Text.of("a")
    assert not Text.of("a").drop(DROP)


def test_a_cut_gives_one_part_more_than_offsets() -> None:
    assert read(Text.of("Recalling also").cut(9, 10)) == ["Recalling", " ", "also"]
    assert read(Text.of("ab").cut()) == ["ab"]
    assert read(Text().cut(0, 1)) == ["", "", ""]


def test_a_cut_beyond_the_end_gives_empty_parts() -> None:
    assert read(Text.of("ab").cut(1, 2, 5)) == ["a", "b", "", ""]


def test_a_cut_at_one_place_twice_gives_an_empty_part() -> None:
    assert read(Text.of("ab").cut(1, 1)) == ["a", "", "b"]


def test_a_cut_keeps_dropped_pieces_on_the_left() -> None:
    text = Text.of("a\nb").rewrite(GAP, "", KEEP)
    left, right = text.cut(1)
    assert (left.span, right.span) == (Span(0, 2), Span(2, 3))


def test_a_cut_inside_what_was_rewritten_keeps_its_span_on_the_left() -> None:
    text = Text.of("a-b").rewrite(re.compile("-"), "–––", KEEP)
    left, right = text.cut(2)
    assert read([left, right]) == ["a–", "––b"]
    assert [piece.span for piece in right.pieces] == [Span(2, 2), Span(2, 3)]


def test_rewriting_reads_differently_and_keeps_the_spans() -> None:
    text = Text.of("a\n\nb").rewrite(GAP, " ", KEEP)
    assert str(text) == "a b"
    assert text.pieces[1] == Piece(" ", 1, 3, "keep")


def test_rewriting_takes_a_function_of_the_match() -> None:
    upper = Text.of("ab").rewrite(re.compile("a"), lambda m: m[0].upper(), DROP)
    assert str(upper) == "Ab"


def test_rewriting_across_pieces_keeps_each_span() -> None:
    once = Text.of("a\r\nb").rewrite(re.compile("\r\n"), "\n", Rule("newline"))
    twice = once.rewrite(re.compile("a\n"), "a ", KEEP)
    assert str(twice) == "a b"
    assert audit([twice], "a\r\nb") == {"keep": 3, "copied": 1}


def test_an_empty_match_is_left_alone() -> None:
    text = Text.of("ab")
    assert text.rewrite(re.compile("(?=b)"), "-", KEEP) is text


def test_nothing_to_rewrite_gives_the_same_text() -> None:
    text = Text.of("ab")
    assert text.rewrite(GAP, " ", KEEP) is text
    assert text.read_as("ab", KEEP) is text


def test_a_keeping_rule_may_change_signs_but_no_letter() -> None:
    assert str(Text.of("a - b").read_as("a–b", KEEP)) == "a–b"
    with pytest.raises(LossError, match=r"rule keep would read 'ab' as 'a' at 0-2"):
        Text.of("ab").read_as("a", KEEP)


def test_a_keeping_rule_may_not_invent_a_letter_either() -> None:
    with pytest.raises(LossError, match="rule keep"):
        Text.of(" ").read_as("x", KEEP)


def test_dropping_what_was_dropped_keeps_the_first_rules_name() -> None:
    once = Text.of("1\nab").rewrite(re.compile("1"), "", Rule("call", drops=True))
    assert audit([once.drop(DROP)], "1\nab") == {"call": 1, "drop": 3}


def test_joining_merges_what_continues_in_the_source() -> None:
    assert join(Text.of("abc").cut(1, 2)).pieces == Text.of("abc").pieces


def test_joining_keeps_apart_what_does_not() -> None:
    a, b = Text.of("ab").cut(1)
    assert str(join([b, a])) == "ba"
    assert len(join([b, a]).pieces) == 2


def test_the_span_of_a_text_is_that_of_all_its_pieces() -> None:
    a, _, c = Text.of("abc").cut(1, 2)
    assert join([c, a]).span == Span(0, 3)
    assert Text().span == Span(0, 0)


def test_spans_of_a_range_are_joined_where_they_meet() -> None:
    text = Text.of("ab\ncd").rewrite(GAP, " ", KEEP)
    assert text.spans(1, 4) == [Span(1, 4)]
    a, _, c = Text.of("abc").cut(1, 2)
    assert join([a, c]).spans(0, 2) == [Span(0, 1), Span(2, 3)]


def test_letters_are_letters_and_digits_of_any_script() -> None:
    assert letters("é-中 (1)²’") == "é中1²"


@pytest.mark.parametrize("text", ["e\u0301", "\u0643\u064e\u062a", "\u0915\u093f"])
def test_marks_that_belong_to_letters_count_as_letters(text: str) -> None:
    assert letters(text + " -") == text
    with pytest.raises(LossError):
        Text.of(text).read_as(text[0] + text[2:], KEEP)


def test_an_audit_gives_the_characters_of_each_rule() -> None:
    text = Text.of("a\nb").rewrite(GAP, " ", Rule("join-line"))
    assert audit([text], "a\nb") == {"copied": 2, "join-line": 1}
    assert audit([], "") == {}


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ([("a", 0, 1)], "characters 1-3 are lost: 'bc'"),
        ([("bc", 1, 3)], "characters 0-1 are lost: 'a'"),
        ([("ab", 0, 2), ("bc", 1, 3)], "characters 1-2 are used twice: 'b'"),
        ([("abx", 0, 3)], "text at 0-3 was changed without a rule"),
    ],
)
def test_an_audit_names_what_is_wrong(
    pieces: list[tuple[str, int, int]], words: str
) -> None:
    text = Text(tuple(Piece(each, a, b) for each, a, b in pieces))
    with pytest.raises(LossError) as caught:
        audit([text], "abc")
    assert caught.value.exit_code is ExitCode.BUG
    assert str(caught.value) == words


def test_a_piece_beyond_the_end_fails_the_audit() -> None:
    text = Text((Piece("ab", 0, 2), Piece("", 2, 4, "rule")))
    with pytest.raises(LossError):
        audit([text], "ab")


def test_half_of_what_was_rewritten_cannot_go_unseen() -> None:
    source = "a-b"
    whole = Text.of(source).rewrite(re.compile("a-b"), "ab", Rule("close"))
    left, right = whole.cut(1)
    assert audit([left, right], source, ()) == {"close": 3}
    with pytest.raises(LossError, match="keeps letters"):
        audit([left], source, ())
