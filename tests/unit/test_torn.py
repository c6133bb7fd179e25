"""Printed lines that stand in parts: what is put together, and what is doubted."""

from __future__ import annotations

import pytest

from conftest import ENGLISH
from unres.lexicon.language import find_language
from unres.lexicon.printing import weigh_sequence, widths
from unres.model import Source
from unres.recover import recover
from unres.recover.characters import read_characters
from unres.recover.lines import cut_lines
from unres.recover.setting import LinePart, LineWidths, read_part
from unres.text import Text

SETTING = LineWidths(36720)
"""The width of a resolution of the General Assembly, at 10 points."""

PARTS = ("many  of", "through  storms  by")
FULL = (
    "shores of the lakes of the world, and the wish of these towns to be heard at once"
)


def parts_of(*lines: str) -> list[LinePart]:
    text = "\n".join(lines)
    return [read_part(line) for line in cut_lines(read_characters(Text.of(text)))]


def text_of(*torn: str) -> str:
    head = "United Nations A/RES/1/9\n1/9. Lamps\nThe General Assembly,\n\n"
    whole = "\n".join([f"Recalling the {FULL}", *([FULL] * 20)])
    return head + whole + ",\n\n" + "\n\n".join(torn) + "\n\n1. Welcomes the report."


def test_a_line_is_whole_where_it_is_long_or_hardly_stretched() -> None:
    long, stretched, short = parts_of(
        FULL,
        "that  many  of  the  boats  are  kept  alight  in  the  storms  by  keepers",
        "in the last winter,",
    )
    assert SETTING.is_whole(long)
    assert SETTING.is_whole(stretched)
    assert not SETTING.is_whole(short)


def test_parts_make_a_line_that_falls_into_them() -> None:
    row = parts_of(
        "many  of",
        "the  boats  are  kept  alight",
        "through  storms  by  volunteers  of",
        "the",
    )
    assert SETTING.makes_line(row, 0)
    assert not SETTING.makes_line([row[0], row[3]], 0)
    assert not SETTING.makes_line([row[1], row[0], *row[2:]], 0)


@pytest.mark.parametrize("parts", [PARTS, PARTS[::-1]])
def test_parts_that_make_no_line_are_a_notice(parts: tuple[str, ...]) -> None:
    read = recover(Source(text_of(*parts), language=ENGLISH))
    assert "lines-out-of-order" in [notice.code for notice in read.notices]


def test_short_lines_that_are_not_stretched_are_no_parts() -> None:
    read = recover(
        Source(text_of("in the last,", "winter of,", "the year,"), language=ENGLISH)
    )
    assert not read.notices


def test_letters_with_accents_are_as_wide_as_without() -> None:
    assert widths()["é"] == widths()["e"] < widths()["m"]


def test_words_that_stand_side_by_side_speak_for_each_other() -> None:
    english, french = ENGLISH, find_language("fr")
    forth, back = (("of", "the"), ("the", "of"))
    assert weigh_sequence(*forth, english) > 0 > weigh_sequence(*back, english)
    assert weigh_sequence(*forth, french) == 0
