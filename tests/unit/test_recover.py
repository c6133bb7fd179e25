"""Parts of cleaning, each by itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoken import ENGLISH
from unres.ledger import audit
from unres.lexicon import rule, rule_records
from unres.model import Source
from unres.paragraph import ParagraphKind
from unres.recover import recover
from unres.recover.characters import READINGS, read_characters
from unres.recover.edges import has_ended
from unres.recover.front import find_front, is_formula
from unres.recover.lines import Line, cut_lines
from unres.recover.seen import Seen, room
from unres.recover.shape import find_layout
from unres.text import Text, join


def cut(text: str) -> tuple[Line, ...]:
    return cut_lines(read_characters(Text.of(text)))


def see(text: str) -> list[Seen]:
    return [Seen(line, ENGLISH) for line in cut(text)]


def test_every_reading_of_characters_is_a_rule_that_keeps_letters() -> None:
    for name, _, _, new in READINGS:
        # What was misread is read by a function, as the letters that were meant.
        assert callable(new) or not (rule(name).drops or new.isalnum())


@given(st.text(st.sampled_from("ab  \n\n\f\t\u200b"), max_size=20))
def test_lines_hold_all_of_a_text_and_no_blanks_around_words(source: str) -> None:
    lines = cut(source)
    texts = [text for line in lines for text in (line.text, line.end)]
    pieces = [piece for text in texts for piece in text.pieces]
    assert all(one.end == other.start for one, other in pairwise(pieces))
    assert (pieces[0].start, pieces[-1].end) == (0, len(source)) if source else True
    assert all(line.words == line.words.strip(" \n\f") for line in lines)
    assert all(line.words for line in lines) or len(lines) == 1


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert [line.words for line in cut(f"a{end}b")] == ["a", "b"]


@pytest.mark.parametrize("blank", ["\t", "\xa0", "\u2003", "\u202f", "\u3000"])
def test_every_kind_of_blank_is_a_space(blank: str) -> None:
    assert str(read_characters(Text.of(f"a{blank}b"))) == "a b"


@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x1b", chr(0xD800), chr(0xDFFF), "\ufdd0", "\uffff", "\U0010ffff"],
)
def test_what_xml_forbids_is_a_replacement(sign: str) -> None:
    assert str(read_characters(Text.of(f"a{sign}b"))) == "a\ufffdb"


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\xad"])
def test_what_has_no_width_is_nothing(sign: str) -> None:
    assert str(read_characters(Text.of(f"a{sign}b"))) == "ab"


@pytest.mark.parametrize("sign", list("“”‘’'\"«»–—‑-…•é中"))
def test_quotation_marks_dashes_and_letters_stay(sign: str) -> None:
    assert str(read_characters(Text.of(f"a{sign}b"))) == f"a{sign}b"


def test_lines_know_their_margin_gap_and_page() -> None:
    one, two, three = cut("a\n\n  b\n\fc")
    assert (one.gap, one.page, one.indent) == (False, False, 0)
    assert (two.gap, two.page, two.indent) == (True, False, 2)
    assert (three.gap, three.page) == (False, True)


def test_blank_lines_ride_with_the_line_before() -> None:
    lines = cut("\n a\n\n \nb\n\n")
    assert [line.words for line in lines] == ["a", "b"]
    assert audit(
        (t for line in lines for t in (line.text, line.end)), "\n a\n\n \nb\n\n"
    )


def test_lines_of_nothing_are_one_line_of_nothing() -> None:
    lines = cut(" \n \n")
    assert [line.words for line in lines] == [""]
    assert str(join([lines[0].text])) == ""


@pytest.mark.parametrize(
    "words",
    [
        "The Human Rights Council,",
        "The Human Rights Council",
        "THE GENERAL ASSEMBLY,",
        "“The Security Council,",
        "The Economic and Social Council,",
    ],
)
def test_enacting_formulas_are_known(words: str) -> None:
    assert is_formula(words, ENGLISH)


@pytest.mark.parametrize(
    "words", ["The Council welcomes", "Human Rights Council", "The Human Rights", ""]
)
def test_other_lines_are_no_formulas(words: str) -> None:
    assert not is_formula(words, ENGLISH)


def test_the_front_ends_at_the_formula() -> None:
    assert (
        find_front(
            cut("A/RES/1/1\n1. Title\nThe General Assembly,\n1. Decides"), ENGLISH
        )
        == 2
    )


def test_a_text_without_a_formula_opens_with_its_first_sentence() -> None:
    lines = cut(
        "Decision\nAt its 3rd plenary meeting, on 5 May 2020, the Assembly took"
    )
    assert find_front(lines, ENGLISH) == 1


def test_a_text_that_never_opens_has_no_front() -> None:
    assert find_front(cut("a\nb"), ENGLISH) == 0


@pytest.mark.parametrize(
    "words", ["a,", "a;", "a.", "a:", "a.”", "a,1", "a.*", "a; and"]
)
def test_a_paragraph_may_end_so(words: str) -> None:
    assert has_ended(words)


@pytest.mark.parametrize("words", ["a", "of the", "in 2014", "a and", "capacity-"])
def test_a_paragraph_does_not_end_so(words: str) -> None:
    assert not has_ended(words)


def test_the_room_of_a_line_counts_the_next_ones_first_word() -> None:
    (after,) = see("de fg")
    assert room(3, "abc", after) == 6


def test_a_text_with_small_letters_at_line_heads_is_wrapped() -> None:
    assert find_layout(see("Recalling the matter and\nall others,\nDecides")).wrapped
    assert not find_layout(see("Recalling all,\nMindful,\nDecides.")).wrapped


def test_blank_lines_between_wrapped_lines_mean_nothing() -> None:
    every = find_layout(see("Recalling the\n\nmatter and all\n\nothers,\n\nDecides"))
    some = find_layout(see("Recalling the\nmatter and all\nothers,\n\nDecides"))
    assert (every.gaps, some.gaps) == ("all", "some")


def test_every_rule_that_drops_is_one_of_furniture_calls_or_what_was_misread() -> None:
    dropping = {name for name, record in rule_records().items() if record.drops}
    furniture = {"bar-code", "job-number", "page-number", "recycle", "running-head"}
    misread = {"double-encoded", "ligature", "job-number-note", "turned"}
    furniture |= {"furniture", "symbol-head"}
    assert dropping == furniture | misread | {"note-call", "notes-heading"}


def test_a_clean_text_is_a_line_a_paragraph() -> None:
    text = "The Human Rights Council,\n1. Decides to\nact;\n2. Ends."
    read = recover(Source(text, language=ENGLISH)).paragraphs
    assert [(paragraph.kind, paragraph.words) for paragraph in read] == [
        (ParagraphKind.FORMULA, "The Human Rights Council,"),
        (ParagraphKind.NUMBERED, "1. Decides to act;"),
        (ParagraphKind.NUMBERED, "2. Ends."),
    ]


def test_marks_of_direction_count_in_the_length_of_a_line() -> None:
    (line,) = see("\u200fالمدن، \u200fلكفالة")
    assert (line.words, line.width) == ("المدن، لكفالة", len("المدن، لكفالة") + 2)


@pytest.mark.parametrize(
    ("words", "missed"),
    [
        ("WATER WELLS AND WINDMILLS WARRANT WIDER WORK OF WARDENS AND WATCHMEN", 0),
        ("of the wells and the mills near the town and of all roads that lead to the"
         " long term plans of the wardens of the wells and mills", 1),
    ],
)  # fmt: skip
def test_a_hyphen_is_missed_in_a_line_longer_than_a_page(
    words: str, missed: int
) -> None:
    line = "the wardens of the wells and of the mills that stand near the town"
    page = "\n".join(["The General Assembly,", "Recalling that", *[line] * 30])
    source = Source(f"{page}\n{words}\n{line};", language=ENGLISH)
    codes = [notice.code for notice in recover(source).notices]
    assert codes.count("hyphen-lost") == missed
